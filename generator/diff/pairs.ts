/** All pairs of types that have to be compared, each once, from the roots of both releases. */
import type { TypeId } from '../xsd/components.js';
import { aloneFindings } from './alone.js';
import { compareTypes } from './compare-type.js';
import type { Comparing, Ends, Findings } from './draft.js';

export type PairKey = string;

export interface Pair extends Findings, Ends {
  readonly key: PairKey;
}

export function keyOf({ old, now }: Ends): PairKey {
  if (old === now && now !== undefined) return now;
  return `${old ?? '+'} ${now ?? '-'}`;
}

/** Adds every pair that can be reached from `start`. */
export function addPairs(
  comparing: Comparing,
  pairs: Map<PairKey, Pair>,
  start: Iterable<Ends>,
): void {
  const open = [...start];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const key = keyOf(next);
    if (pairs.has(key)) continue;
    const { old, now } = next;
    const ends = { ...(old !== undefined && { old }), ...(now !== undefined && { now }) };
    const pair = { key, ...ends, ...findingsOf(comparing, old, now) };
    pairs.set(key, pair);
    open.push(...pair.edges);
  }
}

function findingsOf(
  comparing: Comparing,
  old: TypeId | undefined,
  now: TypeId | undefined,
): Findings {
  if (old !== undefined && now !== undefined) {
    const [before, after] = [comparing.showType(old), comparing.showType(now)];
    const subject = before === after ? after : `${before} → ${after}`;
    return compareTypes(comparing, subject, old, now);
  }
  if (now !== undefined) return aloneFindings(comparing, 'now', now);
  return old === undefined ? { drafts: [], edges: [] } : aloneFindings(comparing, 'old', old);
}
