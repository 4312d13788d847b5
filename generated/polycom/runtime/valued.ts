/** Elements of complex types whose declaration states a value: simple content or mixed (cvc-elt.5). */
import { isObject } from './gather.js';
import type { Reader } from './reader.js';
import { report } from './report.js';
import { isFixed, type AnyScalar, type Scalar } from './scalar.js';

/** Reads simple content, for which `text` stands where there is none. */
export function valued<T>(r: Reader, text: string, read: (r: Reader) => T): T {
  r.byDefault = text;
  const value = read(r);
  r.byDefault = '';
  return value;
}

/** Judges content whose text is fixed; mixed content has no scalar, and then no elements. */
export function fixedContent<T>(
  r: Reader,
  value: T,
  scalar: AnyScalar | null,
  text: string,
  source: string,
): T {
  if (!holdsFixed(value, scalar, text)) {
    const path = scalar === null ? '$content' : '$value';
    report(r, 'fixed', [path], `expected ${JSON.stringify(text)}`, source, r.p, undefined, FIXED);
  }
  return value;
}

export const FIXED = 'cvc-elt.5.2.2';

/** What has no value is another rule's matter. */
export function holdsFixed(value: unknown, scalar: AnyScalar | null, text: string): boolean {
  if (!isObject(value)) return true;
  if (scalar === null) {
    const content: unknown = Reflect.get(value, '$content');
    return !Array.isArray(content) || content.length === 0 || content.join('') === text;
  }
  const simple: unknown = Reflect.get(value, '$value');
  // A value of the scalar's type, as was or will be judged elsewhere.
  return simple === undefined || isFixed(scalar as Scalar<unknown>, simple, text);
}
