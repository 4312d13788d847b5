/** Diagrams as scripts of data: few files, each with neighbours, so that one load brings several. */
import type { PageKey, TypeDiagram } from '../diagram/model.js';
import type { OutputFile } from '../output/files.js';
import { diagramScript, INDEX_SCRIPT } from '../page/data.js';
import { dataScript } from './data-script.js';

/** Characters of one script: a page should not load much more than it shows. */
const MOST = 48_000;

/** Sorted by key, types of a namespace are neighbours; the index tells where each script begins. */
export function diagramFiles(diagrams: ReadonlyMap<PageKey, TypeDiagram>): readonly OutputFile[] {
  const parts = cut([...diagrams.values()].toSorted((a, b) => (a.key < b.key ? -1 : 1)));
  const starts = parts.flatMap(([first]) => (first === undefined ? [] : [first.key]));
  return [
    dataScript(INDEX_SCRIPT, { kind: 'index', starts }),
    ...parts.map((part, number) =>
      dataScript(diagramScript(number), { kind: 'diagrams', diagrams: part }),
    ),
  ];
}

function cut(diagrams: readonly TypeDiagram[]): readonly (readonly TypeDiagram[])[] {
  const parts: TypeDiagram[][] = [];
  let room = 0;
  for (const diagram of diagrams) {
    const { length } = JSON.stringify(diagram);
    const last = parts.at(-1);
    if (last === undefined || length > room) {
      parts.push([diagram]);
      room = MOST - length;
    } else {
      last.push(diagram);
      room -= length;
    }
  }
  return parts;
}
