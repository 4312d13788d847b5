/** Where the page of a component stands: the same in every release, and on every file system. */
import { createHash } from 'node:crypto';
import type { CompiledSet } from '../compile.js';
import type { PageKey } from '../diagram/model.js';
import { nameShower, showType } from '../diff/subject.js';
import type { TypeId } from '../ir/model.js';
import { parseClark } from '../support/qname.js';
import type { Clark } from '../support/qname.js';

/** Of one schema set. */
export interface Addresses {
  readonly types: ReadonlyMap<TypeId, PageKey>;
  readonly elements: ReadonlyMap<Clark, PageKey>;
  /** By id. */
  readonly operations: ReadonlyMap<string, PageKey>;
}

/** In the order of the sets; where there are several, their names come before the component's. */
export function addressesOf(sets: readonly CompiledSet[]): readonly Addresses[] {
  const taken = new Set<string>();
  return sets.map(({ name, model }) => {
    const show = nameShower([model.prefixes]);
    const key = (folder: string, shown: string): PageKey => {
      const own = [name, shown].filter((part) => part !== '').join('.');
      return unique(`${folder}/${fileName(own.replace(':', '.'))}`, own, taken);
    };
    return {
      types: new Map(
        [...model.types.keys()].map((id) => [id, key('types', showType(show, id))] as const),
      ),
      elements: new Map(
        [...model.elements.keys()].map(
          (id) => [id, key('elements', show(parseClark(id)))] as const,
        ),
      ),
      operations: new Map(model.operations.map(({ id }) => [id, key('operations', id)] as const)),
    };
  });
}

const MOST_BYTES = 120;
/** Devices of Windows, whatever the ending. */
const RESERVED = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])(?=\.|$)/i;

function fileName(name: string): string {
  const plain = name.replace(RESERVED, '$1_').replaceAll('/', '.').replaceAll('#', '-');
  if (Buffer.byteLength(plain) <= MOST_BYTES) return plain;
  let cut = '';
  for (const character of plain) {
    if (Buffer.byteLength(cut) > MOST_BYTES - 20) break;
    cut += character;
  }
  return `${cut}~${digestOf(name)}`;
}

/** Some file systems take names that differ in case or in normal form alone for one. */
function unique(key: PageKey, name: string, taken: Set<string>): PageKey {
  const fold = (text: string): string => text.normalize('NFC').toLowerCase();
  let free = key;
  for (let round = 0; taken.has(fold(free)); round++) free = `${key}~${digestOf(name + round)}`;
  taken.add(fold(free));
  return free;
}

function digestOf(name: string): string {
  return createHash('sha256').update(name).digest('hex').slice(0, 8);
}
