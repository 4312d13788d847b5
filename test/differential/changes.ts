/** One to three changes of a document, with the words of its schema: well-formed whatever they do. */
import fc from 'fast-check';
import type { Arbitrary, GeneratorValue } from 'fast-check';
import { pick } from '../support/arbitrary-scalar.js';
import { CHANGES, merge } from '../support/mutate.js';
import type { Change } from '../support/mutate.js';
import { copy, elementsOf, XSI_NIL, XSI_TYPE } from '../support/tree.js';
import type { Tree } from '../support/tree.js';
import type { Vocabulary } from './vocabulary.js';

/** Values at the edges of the built-in types (Part 2, section 3). */
const EDGES = [
  '-0', '+0', '-128', '-129', '127', '128', '255', '256', '32767', '32768', '2147483647',
  '-2147483649', '4294967295', '4294967296', '9223372036854775807', '9223372036854775808',
  '18446744073709551615', '18446744073709551616', '0.0', '00', '.5', '5.', '1.10', '-.0', '1e400',
  '-INF', '+INF', 'nan', '1E-400', '0000-01-01', '-0001-12-31', '2000-02-29', '1900-02-29',
  '2001-01-01T24:00:00', '2001-01-01T24:00:01', '2001-01-01T00:00:00+14:00',
  '2001-01-01T00:00:00+14:01', '2001-01-01T00:00:00.', '20010-01-01', 'P', 'PT', 'P1Y', '-P1M',
  'P1.5D', 'PT1.5S', 'A', 'AA=', 'A A = =', 'AAAA', '0G', 'en', 'en-', 'a:b', ':', 'a:', '-a', '1a',
  'a\u00a0b', '\u2028', 'http://a b', '%', 'a'.repeat(1000), '\u{10ffff}', ']]>', ' 1', '1\n', '1 2',
]; // prettier-ignore

type Knowing = (vocabulary: Vocabulary) => readonly Change[];

const KNOWING: Knowing = ({ elements, attributes, types, texts }) => [
  (g, at) => void (at.children = [pick(g, EDGES)]),
  (g, at) => void (at.children = [pick(g, texts.length > 0 ? texts : EDGES)]),
  (g, at) => void (at.children = at.children.map((child) => spoilt(g, child))),
  (g, at) => void (at.name = pick(g, elements)),
  (g, at) => {
    const made: Tree = { name: pick(g, elements), attributes: [], children: [] };
    at.children.splice(g(fc.integer, { min: 0, max: at.children.length }), 0, made);
  },
  (g, at) => set(at, pick(g, attributes), pick(g, [...EDGES.slice(0, 20), ...texts, 'a', '1'])),
  (g, at) => {
    const own = at.attributes.filter(([key]) => key !== XSI_TYPE);
    if (own.length === 0) return;
    const chosen = pick(g, own);
    chosen[1] = pick(g, [spoiltText(g, chosen[1]), pick(g, EDGES), pick(g, [...texts, ''])]);
  },
  (_, at) => void at.attributes.reverse(),
  (g, at) => set(at, XSI_TYPE, pick(g, types)),
  (g, at) => {
    set(at, XSI_NIL, 'true');
    if (g(fc.boolean)) at.children = [];
  },
  (g, at, tree) => {
    // One subtree in another's place.
    const other = copy(pick(g, elementsOf(tree)));
    at.children = other.children;
    if (g(fc.boolean)) at.attributes = other.attributes;
  },
  (_, at) =>
    void at.children.push(
      ...at.children.map((each) => (typeof each === 'string' ? each : copy(each))),
    ),
  (g, at) => void (at.children = at.children.filter(() => g(fc.boolean))),
];

export function changed(original: Tree, vocabulary: Vocabulary): Arbitrary<Tree> {
  const changes = [...CHANGES, ...KNOWING(vocabulary), ...KNOWING(vocabulary)];
  return fc.gen().map((g) => {
    const tree = copy(original);
    const { name } = tree;
    const count = pick(g, [1, 1, 1, 2, 3]);
    for (let i = 0; i < count; i++) pick(g, changes)(g, pick(g, elementsOf(tree)), tree);
    // Another root would be an error that has its own tests.
    tree.name = name;
    merge(tree);
    return tree;
  });
}

function set(at: Tree, name: string, value: string): void {
  at.attributes = [...at.attributes.filter(([key]) => key !== name), [name, value]];
}

function spoilt(g: GeneratorValue, child: Tree | string): Tree | string {
  return typeof child === 'string' ? spoiltText(g, child) : child;
}

/** A character more, less, doubled or another. */
function spoiltText(g: GeneratorValue, text: string): string {
  const characters = Array.from(text);
  const at = g(fc.integer, { min: 0, max: Math.max(0, characters.length - 1) });
  const other = pick(g, Array.from('0159-+.:aZ é'));
  const removed = pick(g, [0, 1, 1]);
  characters.splice(at, removed, ...pick(g, [[], [other], [other, other]]));
  return characters.join('');
}
