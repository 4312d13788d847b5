/** What differs between two content models when all that has a name of its own is left out. */
import type { Leaf } from '../language/alphabet.js';
import { counting } from '../language/condition.js';
import type { Condition, Matcher } from '../language/condition.js';
import { matcherOf } from '../language/matcher.js';
import type { Occurrence } from '../language/occurs.js';
import { isAlike, isPlainSequence, strip } from '../language/strip.js';
import { clarkOf, parseClark } from '../support/qname.js';
import type { Clark } from '../support/qname.js';
import type { Instead } from './content-words.js';
import { draftOf } from './differing.js';
import type { Differing } from './differing.js';
import type { Draft } from './draft.js';

/** Order and grouping: words that show none of the changes that can be told by name. */
export function remainder(differing: Differing, withoutWildcards: boolean): readonly Draft[] {
  const { comparing, old, now, was, is } = differing;
  const isGone = (leaf: Leaf): boolean => isMissing(leaf, is, withoutWildcards);
  const isNew = (leaf: Leaf): boolean => isMissing(leaf, was, withoutWildcards);
  const [before, after] = [strip(old, isGone), strip(now, isNew)];
  if (isAlike(before, after)) return [];
  const { alphabet } = differing.words;
  const oldRest = matcherOf(comparing.old.side, before, alphabet);
  const newRest = matcherOf(comparing.now.side, after, alphabet);
  if (oldRest === undefined || newRest === undefined) return [];
  const request = differing.words.request(
    ...unnamed(differing, was, is, newRest, withoutWildcards),
  );
  const response = differing.words.response(
    ...unnamed(differing, is, was, oldRest, withoutWildcards),
  );
  if (request === 'none' && response === 'none') return [];
  const isOrder = isPlainSequence(before) && isPlainSequence(after);
  const rule = isOrder ? 'order-changed' : 'content-changed';
  const common = [...was.keys()].filter((name) => is.has(name));
  const message = isOrder
    ? `the order of ${listed(common)} changed`
    : 'other combinations of elements are valid';
  return [draftOf(differing, rule, undefined, { message, request, response })];
}

function isMissing(
  leaf: Leaf,
  others: ReadonlyMap<Clark, Occurrence>,
  withoutWildcards: boolean,
): boolean {
  return leaf.kind === 'any' ? withoutWildcards : !others.has(clarkOf(leaf.element.name));
}

/**
 * Conditions for words of one model: they have nothing optional that only this model has, as many of
 * the rest as the other one admits, and are not in the `rest` of the other one all the same.
 */
function unnamed(
  { words }: Differing,
  own: ReadonlyMap<Clark, Occurrence>,
  others: ReadonlyMap<Clark, Occurrence>,
  rest: Matcher,
  withoutWildcards: boolean,
): [readonly Condition[], Instead] {
  const conditions: Condition[] = [];
  const ignored = new Set<number>();
  for (const [letter, name] of words.alphabet.names.entries()) {
    const [here, there] = [own.get(name), others.get(name)];
    if (here === undefined) {
      if (withoutWildcards) conditions.push(counting(letter, 0, 0));
    } else if (there === undefined) {
      if (here.min === 0) conditions.push(counting(letter, 0, 0));
      else ignored.add(letter);
    } else if (here.min < there.min || here.max > there.max) {
      conditions.push(counting(letter, there.min, there.max));
    }
  }
  return [conditions, { matcher: rest, isLeftOut: (letter) => ignored.has(letter) }];
}

function listed(names: readonly Clark[]): string {
  const shown = names.slice(0, 4).map((name) => parseClark(name).local);
  return names.length > 4 ? `${shown.join(', ')} and others` : shown.join(', ');
}
