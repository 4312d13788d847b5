/** The order of values of built-in types, for facets that bound them (Part 2, section 3.2). */
import { LEXICALS } from './lexical.js';

/** Negative, zero or positive; undefined where the two have no order. Both must be valid. */
export function compareValues(primitive: string, a: string, b: string): number | undefined {
  if (primitive === 'float' || primitive === 'double') return compareFloats(primitive, a, b);
  const order = LEXICALS.get(primitive)?.compare?.(a, b);
  return Number.isNaN(order) ? undefined : order;
}

function compareFloats(primitive: 'float' | 'double', a: string, b: string): number | undefined {
  const x = floatOf(primitive, a);
  const y = floatOf(primitive, b);
  if (Number.isNaN(x) || Number.isNaN(y)) return Number.isNaN(x) && Number.isNaN(y) ? 0 : undefined;
  return x === y ? 0 : x < y ? -1 : 1;
}

export function floatOf(primitive: 'float' | 'double', text: string): number {
  const number = Number(text.replace('INF', 'Infinity'));
  return primitive === 'float' ? Math.fround(number) : number;
}
