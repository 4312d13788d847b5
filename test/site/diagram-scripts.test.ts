/** Diagrams in few scripts, so that a page finds each, and loads not much more. */
import { expect, test } from 'vitest';
import type { TypeDiagram } from '../../generator/diagram/model.js';
import type { PageData } from '../../generator/page/data.js';
import { diagramFiles } from '../../generator/site/diagram-scripts.js';

function diagram(name: string, characters = 0): readonly [string, TypeDiagram] {
  const key = `types/${name}`;
  return [key, { key, name: name.padEnd(characters, 'x'), attributes: [] }];
}

function dataOf(text: string): PageData {
  const [, json = ''] = /^\(self\.schemaDocs\?\?=\[\]\)\.push\((.*)\);\n$/.exec(text) ?? [];
  return JSON.parse(json) as PageData;
}

/** Path and keys of each script. */
function scriptsOf(
  ...diagrams: readonly (readonly [string, TypeDiagram])[]
): readonly (readonly [string, readonly string[]])[] {
  return diagramFiles(new Map(diagrams)).map(({ path, text }) => {
    const data = dataOf(text);
    switch (data.kind) {
      case 'index':
        return [path, data.starts];
      case 'diagrams':
        return [path, data.diagrams.map(({ key }) => key)];
      case 'search':
        throw new Error('no search');
    }
  });
}

test('neighbours by key share a script, whatever order they come in', () => {
  expect(scriptsOf(diagram('b.two'), diagram('a.one'), diagram('B'))).toEqual([
    ['data/index.js', ['types/B']],
    ['data/0.js', ['types/B', 'types/a.one', 'types/b.two']],
  ]);
});

test('a script ends before it is too long, and what is longer has one of its own', () => {
  expect(
    scriptsOf(
      diagram('a', 30_000),
      diagram('b', 10_000),
      diagram('c', 10_000),
      diagram('d', 90_000),
      diagram('e'),
    ),
  ).toEqual([
    ['data/index.js', ['types/a', 'types/c', 'types/d', 'types/e']],
    ['data/0.js', ['types/a', 'types/b']],
    ['data/1.js', ['types/c']],
    ['data/2.js', ['types/d']],
    ['data/3.js', ['types/e']],
  ]);
});

test('without diagrams there is an empty index', () => {
  expect(scriptsOf()).toEqual([['data/index.js', []]]);
});
