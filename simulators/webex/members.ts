/** The value without some of its members. */
export function without<T extends object, Name extends string>(
  value: T,
  names: readonly Name[],
): Omit<T, Name> {
  const left: ReadonlySet<string> = new Set(names);
  const kept = Object.entries(value).filter(([name]) => !left.has(name));
  // What is left has the types it had.
  return Object.fromEntries(kept) as Omit<T, Name>;
}
