import type { Members } from './members.js';
import type { Model, Place, WildcardRule } from './ordered.js';

/** An element of an xs:all: whether it is required, then the symbols of those that may be it. */
export type ModelChild = readonly [required: 0 | 1, ...symbols: number[]];

/** A content model of elements in any order, each at most once, too many to write out as states. */
export function unorderedModel(
  members: Members,
  children: readonly ModelChild[],
  isOptional: boolean,
  mixed: boolean,
  source: string,
): Model {
  const childOf = new Map(
    children.flatMap(([, ...symbols], child) => symbols.map((symbol) => [symbol, child])),
  );
  // What has been seen takes a byte for each child.
  const place = (seen: Uint8Array, count: number): Place => ({
    isEnd: (isOptional && count === 0) || children.every(([required], i) => required <= seen[i]!),
    after: (symbol) => {
      const child = childOf.get(symbol);
      if (child === undefined || seen[child] === 1) return undefined;
      const next = seen.slice();
      next[child] = 1;
      return place(next, count + 1);
    },
  });
  const start = (): Place => place(new Uint8Array(children.length), 0);
  return { members, start, wildcards: NO_WILDCARDS, mixed, source, twins: NO_TWINS };
}

const NO_WILDCARDS: readonly WildcardRule[] = [];
const NO_TWINS: Model['twins'] = [];
