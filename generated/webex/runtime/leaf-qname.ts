import type { EndTag } from './field.js';
import { text } from './leaf.js';
import { reportField } from './report.js';
import type { Reader } from './reader.js';
import type { Scalar } from './scalar.js';

/** Reads a simple type whose values are names, or have names in them: prefixes mean what they do here. */
export function qualified<T>(r: Reader, tag: EndTag, s: Scalar<T>): T | undefined {
  const start = r.p;
  const scope = r.leafStart === start ? r.leafContext : r.context;
  const isBlank = r.empty === start || r.bytes[start] === 60;
  const found = text(r, tag);
  // The default of the schema has no prefix any more.
  const isDefault = isBlank && found === tag.field.default;
  return s.parse(
    found,
    (code, expected, constraint) =>
      reportField(r, code, tag.field, `expected ${expected}`, start, found, constraint),
    isDefault ? undefined : scope,
  );
}
