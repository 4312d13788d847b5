/**
 * The letters that two content models speak: every element name of either, and for their wildcards
 * names that stand for all others of a namespace.
 */
import { leaves } from '../lower/particles.js';
import type { ElementNode, Node, WildcardNode } from '../lower/particles.js';
import { admits, wildcardOf } from '../lower/wildcard.js';
import { clark, clarkOf, parseClark } from '../support/qname.js';
import type { Clark } from '../support/qname.js';
import type { NamespaceConstraint } from '../xsd/components.js';
import type { SchemaSide } from './side.js';

export type Leaf = ElementNode | WildcardNode;

export interface Alphabet {
  /** By letter: its expanded name. */
  readonly names: readonly Clark[];
  readonly letterOf: (name: Clark) => number | undefined;
  /** True of names that neither model nor schema declares. */
  readonly isForeign: (letter: number) => boolean;
}

/** A namespace that no schema names. */
const ELSEWHERE = 'urn:elsewhere';
const FOREIGN = 'any';

export function alphabetOf(
  sides: readonly SchemaSide[],
  nodes: readonly (Node | undefined)[],
): Alphabet {
  const names = new Map<Clark, number>();
  const add = (name: Clark): number => {
    const letter = names.get(name) ?? names.size;
    names.set(name, letter);
    return letter;
  };
  const wildcards: WildcardNode[] = [];
  for (const leaf of nodes.flatMap(leaves)) {
    if (leaf.kind === 'any') wildcards.push(leaf);
    else add(clarkOf(leaf.element.name));
  }
  const foreign = new Set<number>();
  if (wildcards.length > 0) {
    // Global elements are judged by their declarations where a wildcard admits them.
    for (const { schema } of sides) for (const name of schema.elements.keys()) add(name);
    const named = wildcards.flatMap(({ wildcard }) => namespacesIn(wildcard.namespaces));
    const declared = [...names.keys()].map((name) => parseClark(name).namespace);
    const targets = sides.flatMap(({ schema }) => schema.files.map((file) => file.targetNamespace));
    for (const namespace of new Set([...named, ...declared, ...targets, '', ELSEWHERE])) {
      let local = FOREIGN;
      while (names.has(clark(namespace, local))) local += '-';
      foreign.add(add(clark(namespace, local)));
    }
  }
  return {
    names: [...names.keys()],
    letterOf: (name) => names.get(name),
    isForeign: (letter) => foreign.has(letter),
  };
}

export function namespacesIn(constraint: NamespaceConstraint): readonly string[] {
  switch (constraint.kind) {
    case 'any':
      return [];
    case 'not':
      return [constraint.namespace];
    case 'enumeration':
      return constraint.namespaces;
  }
}

/** The letters that a leaf lets stand in its place. */
export function lettersOf(side: SchemaSide, leaf: Leaf, alphabet: Alphabet): readonly number[] {
  if (leaf.kind === 'element') {
    const letter = alphabet.letterOf(clarkOf(leaf.element.name));
    return letter === undefined ? [] : [letter];
  }
  const wildcard = wildcardOf(leaf.wildcard);
  const letters: number[] = [];
  for (const [letter, name] of alphabet.names.entries()) {
    if (!admits(wildcard, parseClark(name).namespace)) continue;
    // Part 1, section 3.10.4: what is processed strictly must be declared.
    const declared = side.schema.elements.get(name);
    if (wildcard.process === 'strict' && declared === undefined) continue;
    // What is declared abstract is never valid (section 3.3.4, clause 2).
    if (wildcard.process !== 'skip' && declared?.abstract === true) continue;
    letters.push(letter);
  }
  return letters;
}
