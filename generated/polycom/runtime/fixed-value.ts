import { contentValue } from './ordered.js';
import type { Reader } from './reader.js';
import { report } from './report.js';
import { isFixed, type Scalar } from './scalar.js';
import { FIXED } from './valued.js';

/** The value of a root of a simple type that the schema fixes (cvc-elt.5.2.2). */
export function fixedValue<T>(
  r: Reader,
  s: Scalar<T>,
  source: string,
  fixed: string,
): T | undefined {
  const offset = r.p;
  const value = contentValue(r, s, source, fixed);
  if (value !== undefined && !isFixed(s, value, fixed)) {
    const message = `expected ${JSON.stringify(fixed)}`;
    report(r, 'fixed', ['$value'], message, source, offset, s.print(value), FIXED);
  }
  return value;
}
