import type { AnyElement } from './any.js';
import type { Reader } from './reader.js';
import { report } from './report.js';
import { isFixed, type Scalar } from './scalar.js';
import { typedOf } from './wild-declared.js';

/** What is wrong with an element of type xs:anyType whose value the schema fixes (cvc-elt.5.2.2). */
export function fixedFault(element: AnyElement, fixed: string): string | undefined {
  const { content } = element;
  if (content.length === 0) return undefined;
  if (content.some((item) => typeof item !== 'string')) return 'cvc-elt.5.2.2.1';
  const { codec, value } = typedOf(element) ?? {};
  const scalar = codec?.part().scalar;
  const isSame =
    scalar === undefined
      ? content.join('') === fixed
      : // The value was read by this scalar.
        isFixed(scalar as Scalar<unknown>, value, fixed);
  return isSame ? undefined : 'cvc-elt.5.2.2.2';
}

/** Reports it while a document is read. */
export function fixedAnything(
  r: Reader,
  element: AnyElement,
  fixed: string,
  source: string,
): AnyElement {
  const constraint = fixedFault(element, fixed);
  if (constraint !== undefined)
    report(r, 'fixed', [], `expected ${JSON.stringify(fixed)}`, source, r.p, undefined, constraint);
  return element;
}
