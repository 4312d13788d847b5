/** Object literals as prettier would print them. */
import { objectKey } from './escape.js';
import { ARRAY, listed, textLine } from './operations-layout.js';

/** Code of a value, of the items of a list, or the members of an object. */
export type Literal = string | readonly string[] | { readonly [key: string]: Literal | undefined };

/** A line for each member, with the commas; what is undefined is left out. */
export function memberLines(
  members: Readonly<Record<string, Literal | undefined>>,
  indent: string,
): readonly string[] {
  return Object.entries(members).flatMap(([name, value]) => {
    const key = objectKey(name);
    if (value === undefined) return [];
    if (typeof value === 'string') return textLine(key, value, indent).map((line) => indent + line);
    if (isList(value)) return [indent + listed(`${key}: `, value, ',', indent, ARRAY)];
    return [`${indent}${key}: {`, ...memberLines(value, `${indent}  `), `${indent}},`];
  });
}

/** `Array.isArray` does not know lists that are readonly. */
function isList(value: object): value is readonly string[] {
  return Array.isArray(value);
}
