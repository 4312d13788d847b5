/** One change to a document, such as people and servers make: most of them break it, some do not. */
import fc from 'fast-check';
import type { Arbitrary, GeneratorValue } from 'fast-check';
import { pick } from './arbitrary-scalar.js';
import { copy, elementsOf, XSI_NIL, XSI_TYPE } from './tree.js';
import type { Tree } from './tree.js';

const TEXTS = [
  '',
  ' ',
  'x',
  '0',
  '1',
  '-1',
  '+1',
  '01',
  ' 1 ',
  '1.0',
  '1e3',
  '256',
  '65536',
  '2147483648',
  '99999999999999999999',
  'true',
  'TRUE',
  'false ',
  'NaN',
  'INF',
  '-',
  '.',
  '2001-02-29',
  '24:00:00',
  'a b',
  'a\nb',
  '\ta',
  'é',
  'x'.repeat(70),
  'y'.repeat(300),
  'toString',
  '__proto__',
  'AA==',
  '0g',
];

export type Change = (g: GeneratorValue, at: Tree, tree: Tree) => void;

export const CHANGES: readonly Change[] = [
  // Deletes a child, doubles it, moves it, or swaps it with another.
  (g, at) => void at.children.splice(index(g, at), 1),
  (g, at) => {
    const i = index(g, at);
    at.children.splice(i, 0, ...at.children.slice(i, i + 1).map(again));
  },
  (g, at) => {
    const [moved] = at.children.splice(index(g, at), 1);
    if (moved !== undefined) at.children.splice(index(g, at), 0, moved);
  },
  (_, at) => void at.children.reverse(),
  (g, at, tree) => {
    const other = pick(g, elementsOf(tree));
    // Not into itself: that would have no end.
    if (!elementsOf(other).includes(at)) at.children.splice(index(g, at), 0, copy(other));
  },
  // Renames it.
  (_, at) => void (at.name += 'x'),
  (_, at) => void (at.name = at.name.replace(/^\{[^}]*\}/, '')),
  (_, at) => void (at.name = at.name.replace(/^\{[^}]*\}/, '{urn:other}')),
  (g, at, tree) => void (at.name = pick(g, elementsOf(tree)).name),
  // Other text, text where none belongs, an element where none belongs.
  (g, at) => void (at.children = [pick(g, TEXTS)].filter((text) => text !== '')),
  (g, at) => void at.children.splice(index(g, at), 0, pick(g, TEXTS)),
  (g, at) =>
    void at.children.splice(index(g, at), 0, { name: 'stray', attributes: [], children: ['x'] }),
  (_, at) => void (at.children = []),
  // Attributes.
  (g, at) => void at.attributes.splice(0, g(fc.integer, { min: 1, max: 2 })),
  (g, at) => set(at, pick(g, ['extra', '{urn:other}extra', 'toString', '__proto__']), 'x'),
  (g, at) => set(at, XSI_NIL, pick(g, ['true', '1', 'false', ' true '])),
  (g, at) =>
    set(
      at,
      XSI_TYPE,
      pick(g, [
        '{urn:other}nothing',
        '{urn:other}type',
        '{http://www.w3.org/2001/XMLSchema}string',
      ]),
    ),
  (g, at, tree) => {
    const named = elementsOf(tree).flatMap(({ attributes }) =>
      attributes.filter(([key]) => key === XSI_TYPE),
    );
    if (named.length > 0) set(at, XSI_TYPE, pick(g, named)[1]);
  },
  (g, at) => {
    const [first] = at.attributes;
    if (first !== undefined && first[0] !== XSI_TYPE) first[1] = pick(g, TEXTS);
  },
];

export function mutation(original: Tree): Arbitrary<Tree> {
  return fc.gen().map((g) => {
    const tree = copy(original);
    const at = pick(g, elementsOf(tree));
    const change = pick(g, CHANGES);
    const { name } = tree;
    change(g, at, tree);
    // Another root would be an error that has its own tests.
    tree.name = name;
    merge(tree);
    return tree;
  });
}

function index(g: GeneratorValue, { children }: Tree): number {
  return g(fc.integer, { min: 0, max: Math.max(0, children.length - 1) });
}

function again(child: Tree | string): Tree | string {
  return typeof child === 'string' ? child : copy(child);
}

function set(at: Tree, name: string, value: string): void {
  at.attributes = [...at.attributes.filter(([key]) => key !== name), [name, value]];
}

/** Texts side by side are one, and none is empty. */
export function merge(tree: Tree): void {
  const merged: (Tree | string)[] = [];
  for (const child of tree.children) {
    if (typeof child !== 'string') {
      merge(child);
      merged.push(child);
    } else if (child !== '') {
      const before = merged.at(-1);
      if (typeof before === 'string') merged[merged.length - 1] = before + child;
      else merged.push(child);
    }
  }
  tree.children = merged;
}
