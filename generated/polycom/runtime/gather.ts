import type { Settled } from './shape.js';

/** Whether a value can have members. */
export function isObject(value: unknown): value is object {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Uint8Array)
  );
}

/**
 * Puts the members of a value into `values` from `top` on, in schema order, and tells whether they
 * are all known. A usual value has them in that order, which costs one comparison for each.
 */
export function gather(
  values: unknown[],
  top: number,
  value: object,
  { names, index }: Settled,
  type: string,
): boolean {
  const end = top + names.length;
  for (let i = top; i < end; i++) values[i] = undefined;
  let at = 0;
  let isKnown = true;
  for (const name in value) {
    // Only looked at, never trusted.
    const member: unknown = value[name as never];
    if (names[at] === name) {
      values[top + at++] = member;
      continue;
    }
    if (member === undefined) continue;
    const found = index.get(name);
    if (found !== undefined) {
      values[top + found] = member;
      at = found + 1;
    } else if (name !== '$type' || member !== type) isKnown = false;
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null)
    inherit(values, top, value as Readonly<Record<string, unknown>>, names);
  return isKnown;
}

/** Members that an instance of a class has from accessors, which a loop does not meet. */
function inherit(
  values: unknown[],
  top: number,
  value: Readonly<Record<string, unknown>>,
  names: readonly string[],
): void {
  names.forEach((name, i) => {
    // Every object has members such as `constructor`; only one of its own is meant.
    if (values[top + i] === undefined && !(name in Object.prototype)) values[top + i] = value[name];
  });
}
