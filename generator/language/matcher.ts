/** A content model as a deterministic automaton over letters, whose states come into being as asked for. */
import { positions } from '../lower/glushkov.js';
import type { Kind } from '../lower/glushkov.js';
import { leaves } from '../lower/particles.js';
import type { Node } from '../lower/particles.js';
import { allMatcher } from './all-matcher.js';
import { lettersOf } from './alphabet.js';
import type { Alphabet, Leaf } from './alphabet.js';
import type { Matcher } from './condition.js';
import type { SchemaSide } from './side.js';

/** Positions of one model; beyond this nothing is decided. */
const LIMIT = 4096;

/** Undefined for a model that is too large. */
export function matcherOf(
  side: SchemaSide,
  node: Node | undefined,
  alphabet: Alphabet,
): Matcher | undefined {
  if (node === undefined) return { isAccepting: (state) => state === 0, next: () => NOWHERE };
  if (node.kind === 'all') return allMatcher(side, node, alphabet, matcherOf);
  const own = leaves(node);
  const indexes = new Map<Leaf, number>(own.map((leaf, index) => [leaf, index]));
  const model = positions(node, (leaf) => indexes.get(leaf) ?? 0, LIMIT);
  if (model === undefined) return undefined;
  const letters = own.map((leaf) => lettersOf(side, leaf, alphabet));
  const { first, kindOf, kinds, nullable, symbols } = model;
  const start: Kind = { follow: first, isLast: nullable };
  const numbers = new Map(kinds.map((kind, index) => [kind, index]));
  return lazily({
    start,
    key: (kind) => numbers.get(kind) ?? 0,
    isAccepting: ({ isLast }) => isLast,
    reached: function* ({ follow }) {
      for (const position of follow) {
        const kind = kinds[kindOf[position] ?? 0];
        if (kind === undefined) continue;
        for (const letter of letters[symbols[position] ?? 0] ?? []) yield [letter, kind];
      }
    },
  });
}

const NOWHERE: ReadonlyMap<number, number> = new Map();

interface Nondeterministic<T> {
  readonly start: T;
  readonly key: (member: T) => number;
  readonly isAccepting: (member: T) => boolean;
  readonly reached: (member: T) => Iterable<readonly [letter: number, member: T]>;
}

/** Subset construction, one state after the other. */
function lazily<T>({ start, key, isAccepting, reached }: Nondeterministic<T>): Matcher {
  const sets: (readonly T[])[] = [[start]];
  const numbers = new Map<string, number>();
  const accepting: boolean[] = [];
  const nexts: ReadonlyMap<number, number>[] = [];

  function explore(state: number): ReadonlyMap<number, number> {
    const byLetter = new Map<number, Set<T>>();
    for (const each of sets[state] ?? []) {
      for (const [letter, member] of reached(each)) {
        const members = byLetter.get(letter);
        if (members === undefined) byLetter.set(letter, new Set([member]));
        else members.add(member);
      }
    }
    const next = new Map<number, number>();
    for (const [letter, members] of byLetter) next.set(letter, numberOf([...members]));
    return next;
  }

  function numberOf(members: readonly T[]): number {
    const name = members
      .map(key)
      .sort((a, b) => a - b)
      .join();
    let number = numbers.get(name);
    if (number === undefined) {
      number = sets.push(members) - 1;
      numbers.set(name, number);
    }
    return number;
  }

  return {
    isAccepting: (state) => (accepting[state] ??= (sets[state] ?? []).some(isAccepting)),
    next: (state) => (nexts[state] ??= explore(state)),
  };
}
