/** Two content models side by side, and the words of the one that the other does not have. */
import { alphabetOf } from '../language/alphabet.js';
import type { Alphabet } from '../language/alphabet.js';
import { matcherOf } from '../language/matcher.js';
import { isExtended } from '../language/strip.js';
import { shortestOutside } from '../language/words.js';
import type { Condition, Matcher } from '../language/condition.js';
import type { Node } from '../lower/particles.js';
import { leaves } from '../lower/particles.js';
import { clarkOf } from '../support/qname.js';
import type { Clark } from '../support/qname.js';
import { element } from './draft.js';
import type { Comparing, Version } from './draft.js';
import type { Sought } from './content-rules.js';

export interface ContentWords {
  readonly alphabet: Alphabet;
  readonly old: Matcher;
  readonly now: Matcher;
  /** A request that only the old release accepts and that meets the conditions. */
  readonly request: Seek;
  /** A response that only the new release can send. */
  readonly response: Seek;
}

/** The conditions count letters; `other` stands for the other release's model, letters left out of account. */
export type Seek = (conditions?: readonly Condition[], other?: Instead) => Sought;

export interface Instead {
  readonly matcher: Matcher;
  readonly isLeftOut: (letter: number) => boolean;
}

/** Undefined when a model is too large. */
export function contentWords(
  comparing: Comparing,
  old: Node | undefined,
  now: Node | undefined,
): ContentWords | undefined {
  const { side: oldSide } = comparing.old;
  const { side: newSide } = comparing.now;
  const alphabet = alphabetOf([oldSide, newSide], [old, now]);
  const oldMatcher = matcherOf(oldSide, old, alphabet);
  const newMatcher = matcherOf(newSide, now, alphabet);
  if (oldMatcher === undefined || newMatcher === undefined) return undefined;
  const oldCosts = costsOf(comparing.old, old, alphabet);
  const newCosts = costsOf(comparing.now, now, alphabet);
  const seeker = (
    own: Matcher,
    other: Matcher,
    costOf: (letter: number) => number,
    isIncluded: boolean,
  ): Seek => {
    if (isIncluded) return () => 'none';
    const whole = shortestOutside(own, other, [], costOf);
    if (whole.kind === 'none') return () => 'none';
    return (conditions = [], instead = { matcher: other, isLeftOut: () => false }) => {
      const { matcher, isLeftOut } = instead;
      const found = shortestOutside(own, matcher, conditions, costOf, isLeftOut);
      switch (found.kind) {
        case 'none':
          return 'none';
        case 'unknown':
          return 'unknown';
        case 'found': {
          const word = found.word.map((letter) => alphabet.names[letter] ?? '');
          return element((builder, spot) => builder.withWord(spot, word));
        }
      }
    };
  };
  return {
    alphabet,
    old: oldMatcher,
    now: newMatcher,
    request: seeker(oldMatcher, newMatcher, oldCosts, isExtended(old, now)),
    response: seeker(newMatcher, oldMatcher, newCosts, isExtended(now, old)),
  };
}

/** Elements and attributes that a letter brings along; Infinity for what cannot be written. */
function costsOf(
  { side, builder }: Version,
  node: Node | undefined,
  alphabet: Alphabet,
): (letter: number) => number {
  const types = new Map<Clark, string>();
  for (const leaf of leaves(node)) {
    if (leaf.kind === 'element') types.set(clarkOf(leaf.element.name), leaf.element.type);
  }
  const costs = alphabet.names.map((name) => {
    const type = types.get(name) ?? side.schema.elements.get(name)?.type;
    return type === undefined ? 1 : builder.sizes.element(type);
  });
  return (letter) => costs[letter] ?? Infinity;
}
