/** For what cannot happen: a fault of ours, never of the input. */
export function unreachable(what: string): never {
  throw new Error(`this cannot happen: ${what}`);
}
