/** Which operations get to a type, and the shortest way of each. */
import type { SearchPage } from './search-data.js';

export interface Way {
  /** In the list of pages. */
  readonly operation: number;
  /** `request` or `response`, then names of members. */
  readonly path: readonly string[];
}

/** From types back to the operations, in the order of the site. */
export function wayFinder(pages: readonly SearchPage[]): (page: number) => readonly Way[] {
  const derived = backwards(pages.map(({ base }) => (base === undefined ? [] : [['', base]])));
  const holders = backwards(
    pages.map(({ kind, opens = [] }) => (kind === 'operation' ? [] : opens)),
  );
  return (page) => {
    const paths = pathsTo(page, derived, holders);
    return pages.flatMap(({ kind, opens = [] }, operation) => {
      if (kind !== 'operation') return [];
      return opens.flatMap(([anchor, type]): readonly Way[] => {
        const path = paths.get(type);
        return path === undefined ? [] : [{ operation, path: [anchor, ...path] }];
      });
    });
  };
}

type Step = readonly [name: string, page: number];
type Steps = ReadonlyMap<number, readonly Step[]>;

/** Breadth first, so that the first path is the shortest; a deriving type has what its base has. */
function pathsTo(
  page: number,
  derived: Steps,
  holders: Steps,
): ReadonlyMap<number, readonly string[]> {
  const paths = new Map<number, readonly string[]>([[page, []]]);
  let round = [page];
  while (round.length > 0) {
    for (const type of round) {
      for (const [, from] of derived.get(type) ?? []) {
        if (paths.has(from)) continue;
        paths.set(from, paths.get(type) ?? []);
        round.push(from);
      }
    }
    const next: number[] = [];
    for (const type of round) {
      for (const [name, from] of holders.get(type) ?? []) {
        if (paths.has(from)) continue;
        paths.set(from, [name, ...(paths.get(type) ?? [])]);
        next.push(from);
      }
    }
    round = next;
  }
  return paths;
}

function backwards(steps: readonly (readonly Step[])[]): Steps {
  const back = new Map<number, Step[]>();
  steps.forEach((each, from) => {
    for (const [name, to] of each) {
      const known = back.get(to);
      if (known === undefined) back.set(to, [[name, from]]);
      else known.push([name, from]);
    }
  });
  return back;
}
