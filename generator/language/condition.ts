/** What a search for words goes by: the model that has them, and automata that run along. */

export interface Matcher {
  /** State 0 is the start. */
  readonly isAccepting: (state: number) => boolean;
  /** Next state by letter; a letter that is absent leads nowhere. */
  readonly next: (state: number) => ReadonlyMap<number, number>;
  /** A word is outside of the model when it meets one of these; where they are smaller than the model. */
  readonly violations?: readonly Condition[];
  /** The same letters in one order: enough where order does not matter. */
  readonly inOrder?: () => Matcher | undefined;
}

/** An automaton that runs along, whose states are whole numbers from 0 on. */
export interface Condition {
  readonly step: (state: number, letter: number) => number;
  /** Whether a word that ends here meets it. */
  readonly isMet: (state: number) => boolean;
  /** No way to go on meets it. */
  readonly isLost?: (state: number) => boolean;
}

/** States that say: met whatever follows; never to be met. */
export const MET = 1;
export const FAILED = 2;

const DEAD = -1;

/** Words that the model does not have: they meet one of the conditions. Letters may be left out of account. */
export function outside(
  matcher: Matcher,
  isLeftOut: (letter: number) => boolean = () => false,
): readonly Condition[] {
  const conditions = matcher.violations ?? [beyond(matcher)];
  return conditions.map((condition) => ({
    ...condition,
    step: (state, letter) => (isLeftOut(letter) ? state : condition.step(state, letter)),
  }));
}

function beyond(matcher: Matcher): Condition {
  return {
    step: (state, letter) => (state === DEAD ? DEAD : (matcher.next(state).get(letter) ?? DEAD)),
    isMet: (state) => state === DEAD || !matcher.isAccepting(state),
  };
}

/** Words with so many of a letter, or so few. */
export function counting(letter: number, min: number, max: number): Condition {
  const top = max === Infinity ? min : max + 1;
  return {
    step: (count, next) => (next === letter ? Math.min(count + 1, top) : count),
    isMet: (count) => count >= min && count <= max,
    isLost: (count) => count > max,
  };
}
