/** Quantifiers `?`, `*`, `+` and `{…}`: appendix F, productions 4 to 8. */
import { fail, skip } from './scanner.js';
import type { Scanner } from './scanner.js';

export interface Quantity {
  readonly min: number;
  readonly max: number;
}

/** No text of JavaScript is longer, so that more repetitions mean the same as this many. */
export const MOST: number = 2 ** 30;

/** Once where no quantifier stands; undefined after an error. */
export function readQuantifier(scanner: Scanner): Quantity | undefined {
  if (skip(scanner, '?')) return { min: 0, max: 1 };
  if (skip(scanner, '*')) return { min: 0, max: Infinity };
  if (skip(scanner, '+')) return { min: 1, max: Infinity };
  const at = scanner.at;
  if (!skip(scanner, '{')) return { min: 1, max: 1 };
  const braces = /([0-9]+)(?:(,)([0-9]*))?\}/y;
  braces.lastIndex = scanner.at;
  const match = braces.exec(scanner.pattern);
  if (match === null) return fail(scanner, at, 'expected a quantity such as {2}, {2,} or {2,5}');
  const [whole, first, comma, second] = match;
  scanner.at += whole.length;
  const least = Number(first);
  const most = comma === undefined ? least : second === '' ? Infinity : Number(second);
  if (least > most) return fail(scanner, at, `the quantity ${least} to ${most} is empty`);
  return { min: Math.min(least, MOST), max: most > MOST ? Infinity : most };
}
