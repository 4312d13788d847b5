/** A comparison as its reader wants it: what breaks first, each change once, and the counts. */
import type { Change, Comparison, Impact, OperationDiff } from '../diff/model.js';
import type { Reader } from './options.js';
import { NOWHERE, reaches, reachKey, reachSummary, type Reach } from './reach.js';

/** Changes that the same operations get to. */
export interface Group {
  /** `requests of user.CreateUser, user.SetUser`; empty when nothing has to be told apart. */
  readonly name: string;
  readonly changes: readonly Change[];
}

export interface Digest {
  readonly comparison: Comparison;
  /** What counts, by its impact on the chosen reader. */
  readonly breaking: readonly Change[];
  readonly warning: readonly Change[];
  readonly safe: readonly Change[];
  /** Of those that are safe: what is new. */
  readonly additions: number;
  /** By the allow-list. */
  readonly allowed: readonly Change[];
  readonly unreachable: readonly Change[];
  readonly documentation: readonly Change[];
  /** How many changes would break the other reader. */
  readonly breakingForOther: number;
  readonly reach: ReadonlyMap<string, Reach>;
  /** Without those that nothing changed for. */
  readonly operations: readonly OperationDiff[];
  readonly isUnchanged: boolean;
}

export type Standing = Impact | 'allowed' | 'unreachable' | 'documentation';

/** Where a change belongs: what is allowed or out of reach breaks nobody. */
export function standingOf(change: Change, reader: Reader): Standing {
  if (change.rule === 'documentation-changed') return 'documentation';
  if (!change.isReachable) return 'unreachable';
  if (change.allowed !== undefined) return 'allowed';
  return impactOf(change, reader);
}

/** The worse of both directions. */
export function impactOf(change: Change, reader: Reader): Impact {
  return worse(change.request.impact, change[reader].impact);
}

const ORDER: Readonly<Record<Impact, number>> = { breaking: 0, warning: 1, safe: 2 };

export function worse(a: Impact, b: Impact): Impact {
  return ORDER[a] <= ORDER[b] ? a : b;
}

/** Order of what is worst first. */
export function byImpact(a: Impact, b: Impact): number {
  return ORDER[a] - ORDER[b];
}

export function digest(comparison: Comparison, reader: Reader): Digest {
  const lists: Record<Standing, Change[]> = {
    breaking: [],
    warning: [],
    safe: [],
    allowed: [],
    unreachable: [],
    documentation: [],
  };
  for (const change of comparison.changes) lists[standingOf(change, reader)].push(change);
  const other: Reader = reader === 'tolerant' ? 'strict' : 'tolerant';
  const operations = comparison.operations.filter(({ status }) => status !== 'unchanged');
  return {
    comparison,
    ...lists,
    additions: lists.safe.filter(isAddition).length,
    breakingForOther: comparison.changes.filter(
      (change) => standingOf(change, other) === 'breaking',
    ).length,
    reach: reaches(comparison),
    operations,
    isUnchanged:
      comparison.changes.length === 0 && comparison.source.length === 0 && operations.length === 0,
  };
}

export function isAddition(change: Change): boolean {
  return change.rule.endsWith('-added');
}

/**
 * In groups of the same reach, in the order of the first of each; so many operations are named
 * before the rest is counted. What only new operations get to is one group for all of these.
 */
export function grouped(
  changes: readonly Change[],
  digest: Digest,
  named?: number,
): readonly Group[] {
  const groups = new Map<string, { name: string; changes: Change[] }>();
  for (const change of changes) {
    const reach = digest.reach.get(change.id) ?? NOWHERE;
    const whole = nameOfWhole(reach, digest);
    const key = whole ?? reachKey(reach);
    const group = groups.get(key) ?? { name: whole ?? reachSummary(reach, named), changes: [] };
    groups.set(key, group);
    group.changes.push(change);
  }
  // Beside groups with names, one without would seem to belong to the one before.
  const isTold = groups.size > 1;
  return [...groups.values()].map(({ name, changes }) => {
    return { name: name === '' && isTold ? 'elsewhere' : name, changes };
  });
}

/** For what comes or goes as a part of operations that do. */
function nameOfWhole(
  { requests, responses, elements, isInEnvelope }: Reach,
  { operations }: Digest,
): string | undefined {
  const ids = new Set([...requests, ...responses, ...elements]);
  if (ids.size === 0 || isInEnvelope) return undefined;
  const statuses = new Set<string>();
  for (const { id, status } of operations) if (ids.has(id)) statuses.add(status);
  if (statuses.size !== 1) return undefined;
  if (statuses.has('added')) return 'with what is new as a whole';
  return statuses.has('removed') ? 'with what is gone as a whole' : undefined;
}

/** The changes by id. */
export function byId(comparison: Comparison): ReadonlyMap<string, Change> {
  return new Map(comparison.changes.map((change) => [change.id, change]));
}
