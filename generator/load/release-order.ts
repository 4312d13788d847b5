/** The order of releases: by number where names have numbers, so that 10.0 comes after 5.8. */
import { byCodeUnit } from '../support/compare.js';

/** Words that mark what comes before a release of the same number. */
const BEFORE: ReadonlyMap<string, number> = new Map([
  ['alpha', 0],
  ['beta', 1],
  ['preview', 2],
  ['rc', 3],
]);

/**
 * A total order: older first. Names are compared part by part; `9.0-beta` comes before `9.0`, that
 * before `9.0 SP1`, that before `9.0 SP10`, and that before `9.0.1`. Names that differ only in
 * separators, case or leading zeros are told apart by their characters.
 */
export function compareReleases(a: string, b: string): number {
  const left = partsOf(a);
  const right = partsOf(b);
  for (let index = 0; index < Math.max(left.length, right.length); index++) {
    const result = comparePart(left[index] ?? '', right[index] ?? '');
    if (result !== 0) return result;
  }
  return byCodeUnit(a, b);
}

function partsOf(name: string): readonly string[] {
  return (
    name
      .toLowerCase()
      .replace(/^v(?=[0-9])/, '')
      .match(/[0-9]+|\p{L}+/gu) ?? []
  );
}

function comparePart(a: string, b: string): number {
  const difference = rank(a) - rank(b);
  if (difference !== 0) return difference;
  if (/^[0-9]/.test(a)) {
    const [x, y] = [a.replace(/^0+/, ''), b.replace(/^0+/, '')];
    return x.length - y.length || byCodeUnit(x, y);
  }
  return byCodeUnit(a, b);
}

/** Pre-releases, then the end of the name, then words, then numbers. */
function rank(part: string): number {
  if (part === '') return 10;
  if (/^[0-9]/.test(part)) return 30;
  return BEFORE.get(part) ?? 20;
}
