/**
 * An xs:all (Part 1, section 3.8.4): each child at most once, in any order. It has a state for each
 * set of children, far too many to be gone through; so it also says in small automata what can be
 * wrong with a word.
 */
import { isNullable, leaves } from '../lower/particles.js';
import type { GroupNode, Node } from '../lower/particles.js';
import { lettersOf } from './alphabet.js';
import type { Alphabet } from './alphabet.js';
import { FAILED, MET } from './condition.js';
import type { Condition, Matcher } from './condition.js';
import type { SchemaSide } from './side.js';

interface Child {
  readonly letters: ReadonlySet<number>;
  readonly isRequired: boolean;
}

type MatcherOf = (side: SchemaSide, node: Node, alphabet: Alphabet) => Matcher | undefined;

export function allMatcher(
  side: SchemaSide,
  node: GroupNode,
  alphabet: Alphabet,
  matcherOf: MatcherOf,
): Matcher {
  const children = node.children.map((child): Child => ({
    letters: new Set(leaves(child).flatMap((leaf) => lettersOf(side, leaf, alphabet))),
    isRequired: !isNullable(child),
  }));
  const isOptional = node.min === 0;
  return {
    ...statesOf(children, isOptional),
    violations: violationsOf(children, isOptional),
    inOrder: () => matcherOf(side, { ...node, kind: 'sequence' }, alphabet),
  };
}

/** A state is the set of children that have been seen. */
function statesOf(
  children: readonly Child[],
  isOptional: boolean,
): Pick<Matcher, 'isAccepting' | 'next'> {
  const sets: ReadonlySet<number>[] = [new Set()];
  const numbers = new Map<string, number>([['', 0]]);
  const nexts: ReadonlyMap<number, number>[] = [];

  function numberOf(seen: readonly number[]): number {
    const key = seen.join();
    let number = numbers.get(key);
    if (number === undefined) {
      number = sets.push(new Set(seen)) - 1;
      numbers.set(key, number);
    }
    return number;
  }

  function explore(state: number): ReadonlyMap<number, number> {
    const seen = sets[state] ?? new Set();
    const next = new Map<number, number>();
    for (const [index, { letters }] of children.entries()) {
      if (seen.has(index)) continue;
      const target = numberOf([...seen, index].sort((a, b) => a - b));
      for (const letter of letters) next.set(letter, target);
    }
    return next;
  }

  return {
    isAccepting(state) {
      const seen = sets[state] ?? new Set();
      if (seen.size === 0 && isOptional) return true;
      return children.every(({ isRequired }, index) => !isRequired || seen.has(index));
    },
    next: (state) => (nexts[state] ??= explore(state)),
  };
}

function violationsOf(children: readonly Child[], isOptional: boolean): readonly Condition[] {
  const isKnown = (letter: number): boolean => children.some(({ letters }) => letters.has(letter));
  const foreign: Condition = {
    step: (state, letter) => (state === MET || !isKnown(letter) ? MET : 0),
    isMet: (state) => state === MET,
  };
  const twice = children.map(({ letters }): Condition => ({
    step: (count, letter) => (letters.has(letter) ? Math.min(count + 1, 2) : count),
    isMet: (count) => count === 2,
  }));
  const missing = children.filter(({ isRequired }) => isRequired);
  return [foreign, ...twice, ...missing.map(({ letters }) => without(letters, isOptional))];
}

/** Words without a letter; where nothing at all is valid as well, other words than the empty one. */
function without(letters: ReadonlySet<number>, isEmptyValid: boolean): Condition {
  return {
    step: (state, letter) => (state === FAILED || letters.has(letter) ? FAILED : MET),
    isMet: (state) => state === MET || (state === 0 && !isEmptyValid),
    isLost: (state) => state === FAILED,
  };
}
