import type { Reader } from './reader.js';
import { nilContent } from './record.js';
import { derives } from './registry.js';
import { report } from './report.js';

/** The value of a nil element whose attributes were read: null where there are none. */
export function nilRecord<T extends object>(
  r: Reader,
  source: string,
  attributes: T,
): (T & { readonly $nil: true }) | null {
  nilContent(r, source);
  const isEmpty = Object.values(attributes).every((value) => value === undefined);
  return isEmpty ? null : { $nil: true, ...attributes };
}

/** The content of a nil element of type xs:anyType, which may have any attributes: null has no room for them. */
export function nilAnything(r: Reader, source: string): null {
  r.attributes = null;
  return nilContent(r, source);
}

/** The same by the type that xsi:type names. */
export function substituteNil<T>(
  r: Reader,
  nil: (r: Reader) => T | null,
  source: string,
): T | null {
  const name = r.actualType;
  r.actualType = null;
  if (name === null) return nil(r);
  const declared = r.declaredType;
  const type = r.typeNamed(name);
  const fits = type !== undefined && (type.name === declared || derives(type, declared, r.blocks));
  if (!fits) {
    const message = `expected a type derived from ${declared}`;
    report(r, 'unknown-type', [], message, source, r.p, name, 'cvc-elt.4.3');
    return nil(r);
  }
  const value = (type.nil ?? nil)(r);
  // The registry says that it derives from the declared type, so that its attributes fit.
  return { $nil: true, ...value, $type: type.name } as unknown as T;
}

/** Reads an element whose value is fixed, so that it is never nil (cvc-elt.3.2.2). */
export function neverNil<T>(r: Reader, source: string, read: (r: Reader) => T): T {
  if (r.nil === r.p) {
    const message = 'a fixed value cannot be nil';
    report(r, 'nil', [], message, source, r.p, undefined, 'cvc-elt.3.2.2');
    r.nil = -1;
  }
  return read(r);
}
