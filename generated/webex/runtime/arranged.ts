import type { Members } from './members.js';

/**
 * The members of an xs:all, which were read in `order`, in the order of the document: they are written
 * in the same.
 */
export function arranged<T extends object>(value: T, m: Members, order: readonly number[]): T {
  if (order.every((index, i) => i === 0 || index > order[i - 1]!)) return value;
  const names = m.fields.map(({ name }) => name);
  const elements = new Set(names);
  const others = Object.keys(value).filter((name) => !elements.has(name));
  const found = order.map((index) => names[index]!);
  const keys = new Set([...others, ...found, ...names]);
  // The same members with the same values.
  return Object.fromEntries([...keys].map((key) => [key, Reflect.get(value, key)])) as T;
}
