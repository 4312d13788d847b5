/** The order of values of built-in types, for facets that bound them (Part 2, section 3.2). */
import { LEXICALS } from './lexical.js';

/** Negative, zero or positive; undefined where the two have no order. Both must be valid. */
export function compareValues(primitive: string, a: string, b: string): number | undefined {
  const order = LEXICALS.get(primitive)?.compare?.(a, b);
  return Number.isNaN(order) ? undefined : order;
}
