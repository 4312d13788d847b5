/** Sets of code points as sorted, separate ranges: first, last, first, last and so on. */
export type Ranges = readonly number[];

export const LAST_CODE_POINT = 0x10ffff;

export function union(sets: readonly Ranges[]): Ranges {
  const pairs = sets.flatMap(pairsOf).toSorted(([a], [b]) => a - b);
  const merged: number[] = [];
  for (const [first, last] of pairs) {
    const end = merged.at(-1);
    if (end === undefined || first > end + 1) merged.push(first, last);
    else if (last > end) merged[merged.length - 1] = last;
  }
  return merged;
}

export function complement(set: Ranges): Ranges {
  const rest: number[] = [];
  let next = 0;
  for (const [first, last] of pairsOf(set)) {
    if (first > next) rest.push(next, first - 1);
    next = last + 1;
  }
  if (next <= LAST_CODE_POINT) rest.push(next, LAST_CODE_POINT);
  return rest;
}

export function subtract(set: Ranges, removed: Ranges): Ranges {
  return complement(union([complement(set), removed]));
}

export function overlaps(a: Ranges, b: Ranges): boolean {
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    if ((a[i + 1] ?? 0) < (b[j] ?? 0)) i += 2;
    else if ((b[j + 1] ?? 0) < (a[i] ?? 0)) j += 2;
    else return true;
  }
  return false;
}

export function contains(set: Ranges, codePoint: number): boolean {
  return overlaps(set, [codePoint, codePoint]);
}

export function pairsOf(set: Ranges): readonly (readonly [first: number, last: number])[] {
  const pairs: [number, number][] = [];
  for (let i = 0; i + 1 < set.length; i += 2) pairs.push([set[i] ?? 0, set[i + 1] ?? 0]);
  return pairs;
}
