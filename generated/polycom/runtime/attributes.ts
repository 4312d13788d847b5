import type { Process } from './any.js';
import { report } from './report.js';
import type { Reader } from './reader.js';
import { isFixed, type Scalar } from './scalar.js';
import { keepPrefixesOf } from './wild.js';

/** Attributes of an element by Clark name, or null where it has none. */
export type Attributes = Map<string, string> | null;

/** Takes the attributes of the element that was opened last. */
export function takeAttributes(r: Reader): Attributes {
  const { attributes } = r;
  r.attributes = null;
  return attributes;
}

/** Reads one attribute and removes it from those that are left; `path` leads to its member. */
export function attribute<T>(
  r: Reader,
  left: Attributes,
  name: string,
  s: Scalar<T>,
  source: string,
  path: readonly string[] = [name],
): T | undefined {
  const text = left?.get(name);
  if (left === null || text === undefined) return undefined;
  left.delete(name);
  return s.parse(
    text,
    (code, expected, constraint) =>
      report(r, code, path, `expected ${expected}`, source, r.p, text, constraint),
    r.context,
  );
}

/** Reports a required attribute that is not there. */
export function requireAttribute(
  r: Reader,
  value: unknown,
  name: string,
  source: string,
  since: number,
  path: readonly string[] = [name],
): void {
  if (value === undefined && r.found === since)
    report(
      r,
      'required',
      path,
      `expected the attribute ${name}`,
      source,
      r.p,
      undefined,
      'cvc-complex-type.4',
    );
}

/** An attribute with a fixed value must have it (cvc-au). */
export function fixedAttribute<T>(
  r: Reader,
  value: T | undefined,
  s: Scalar<T>,
  fixed: string,
  name: string,
  source: string,
  path: readonly string[] = [name],
): void {
  if (value !== undefined && !isFixed(s, value, fixed))
    report(
      r,
      'fixed',
      path,
      `expected ${JSON.stringify(fixed)}`,
      source,
      r.p,
      s.print(value),
      'cvc-au',
    );
}

/** Reports what is left: the type declares no such attributes. */
export function endAttributes(r: Reader, left: Attributes, source: string): void {
  for (const name of left?.keys() ?? [])
    report(
      r,
      'unknown-attribute',
      [`@${name}`],
      `unexpected attribute ${name}`,
      source,
      r.p,
      undefined,
      'cvc-complex-type.3.2.2',
    );
}

/** Keeps what is left where a wildcard allows it, and reports the rest. */
export function wildAttributes(
  r: Reader,
  left: Attributes,
  allows: (namespace: string) => boolean,
  source: string,
  strictness: Process = 'skip',
): Readonly<Record<string, string>> | undefined {
  if (left === null || left.size === 0) return undefined;
  // Without a prototype, so that an attribute named __proto__ is one like any other.
  const kept: Record<string, string> = Object.create(null);
  for (const [name, text] of left) {
    if (!allows(namespaceOf(name))) continue;
    kept[name] = text;
    left.delete(name);
    r.types.reading?.attribute(r, name, text, strictness, ['$attributes', name], source);
    keepPrefixesOf(text, r.context, kept);
  }
  endAttributes(r, left, source);
  return kept;
}

/** The namespace of a Clark name. */
export function namespaceOf(name: string): string {
  return name.startsWith('{') ? name.slice(1, name.lastIndexOf('}')) : '';
}
