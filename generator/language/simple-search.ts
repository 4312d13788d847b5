/** Shortest texts that one automaton accepts and another one does not. */
import { alphabetOf } from './simple-alphabet.js';
import { DEAD, TooLargeError } from './simple-machine.js';
import type { Machine } from './simple-machine.js';

export type Search =
  | { readonly kind: 'found'; readonly text: string }
  /** There is no such text. */
  | { readonly kind: 'none' }
  /** There may be one: what was found did not fit, or the search became too large. */
  | { readonly kind: 'unfit' }
  | { readonly kind: 'too large' };

/** Pairs of states that are gone through, and characters that are tried in all of them. */
const PLACE_LIMIT = 4000;
const STEP_LIMIT = 300_000;
/** Texts that automata which are not exact propose in vain. */
const REFUSAL_LIMIT = 100;

interface Place {
  readonly inner: number;
  readonly outer: number;
  readonly character: number;
  readonly before: Place | undefined;
}

/**
 * A text that `inner` accepts, `outer` does not, and `isFit` agrees with: a shortest one, unless
 * there are too many short texts; then one that is found by going straight on.
 */
export function searchBetween(
  inner: Machine,
  outer: Machine,
  isFit: (text: string) => boolean,
): Search {
  const shortest = search(inner, outer, isFit, 'breadth first');
  return shortest.kind === 'too large' ? search(inner, outer, isFit, 'depth first') : shortest;
}

type Order = 'breadth first' | 'depth first';

function search(
  inner: Machine,
  outer: Machine,
  isFit: (text: string) => boolean,
  order: Order,
): Search {
  try {
    return goThrough(inner, outer, isFit, order);
  } catch (error) {
    if (error instanceof TooLargeError) return { kind: 'too large' };
    throw error;
  }
}

function goThrough(
  inner: Machine,
  outer: Machine,
  isFit: (text: string) => boolean,
  order: Order,
): Search {
  if (inner.start === DEAD) return { kind: 'none' };
  const pleasantFirst = alphabetOf([...inner.sets, ...outer.sets]);
  // What is put in last comes first where the way goes straight on.
  const alphabet = order === 'breadth first' ? pleasantFirst : pleasantFirst.toReversed();
  const first = { inner: inner.start, outer: outer.start, character: -1, before: undefined };
  const places: Place[] = [first];
  const seen = new Set([keyOf(first)]);
  let refusals = 0;
  for (let count = 0; ; count++) {
    const place = order === 'breadth first' ? places[count] : places.pop();
    if (place === undefined) return { kind: refusals === 0 ? 'none' : 'unfit' };
    if (inner.accepts(place.inner) && (place.outer === DEAD || !outer.accepts(place.outer))) {
      const text = textTo(place);
      if (isFit(text)) return { kind: 'found', text };
      if (++refusals > REFUSAL_LIMIT) return { kind: 'unfit' };
    }
    if (count > PLACE_LIMIT || count * alphabet.length > STEP_LIMIT) return { kind: 'too large' };
    for (const character of alphabet) {
      const state = inner.step(place.inner, character);
      if (state === DEAD) continue;
      const other = place.outer === DEAD ? DEAD : outer.step(place.outer, character);
      const target = { inner: state, outer: other, character, before: place };
      const key = keyOf(target);
      if (seen.has(key)) continue;
      seen.add(key);
      places.push(target);
    }
  }
}

/** Fewer states than this can be reached within the limit of steps. */
const STATES = 2 ** 26;

function keyOf({ inner, outer }: Place): number {
  return (outer + 1) * STATES + inner;
}

function textTo(last: Place): string {
  const characters: number[] = [];
  for (let place: Place | undefined = last; place !== undefined; place = place.before) {
    if (place.character >= 0) characters.push(place.character);
  }
  return characters
    .reverse()
    .map((each) => String.fromCodePoint(each))
    .join('');
}
