/** What is known to go wrong, each with a reason: the list may only shrink. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { Result } from './suite.js';

export interface Miss {
  readonly kind: 'schema' | 'instance' | 'round trip';
  readonly set: string;
  readonly group: string;
  readonly name: string;
  readonly reason: string;
}

export interface Comparison {
  /** Went wrong and is not listed. */
  readonly regressions: readonly Miss[];
  /** Is listed and went right. */
  readonly passes: readonly Miss[];
}

/** The list, one miss a line; empty where there is no file. */
export function readMisses(file: string): readonly Miss[] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n');
  // The file is this project's own.
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Miss);
}

export function writeMisses(file: string, misses: readonly Miss[]): void {
  writeFileSync(file, misses.map((miss) => `${JSON.stringify(miss)}\n`).join(''));
}

/** What went wrong in a run: verdicts, and valid documents that came back as others. */
export function missesOf(results: readonly Result[]): readonly Miss[] {
  return results.flatMap((result): readonly Miss[] => {
    const { kind, set, group, name, ok, expected, roundTrip, reason } = result;
    if (!ok) return [{ kind, set, group, name, reason }];
    const isLost = expected === 'valid' && roundTrip === false;
    return isLost ? [{ kind: 'round trip', set, group, name, reason }] : [];
  });
}

/** Only tests that ran count: a list covers more than the part of a suite that is at hand. */
export function compare(results: readonly Result[], known: readonly Miss[]): Comparison {
  const listed = new Set(known.map(keyOf));
  const missed = missesOf(results);
  const failed = new Set(missed.map(keyOf));
  const ran = new Set(
    results.map(({ kind, set, group, name }) => keyOf({ kind, set, group, name })),
  );
  return {
    regressions: missed.filter((miss) => !listed.has(keyOf(miss))),
    passes: known.filter((miss) => ran.has(testOf(miss)) && !failed.has(keyOf(miss))),
  };
}

/** Round trips are those of instances. */
function testOf(miss: Miss): string {
  return keyOf(miss.kind === 'round trip' ? { ...miss, kind: 'instance' } : miss);
}

function keyOf({ kind, set, group, name }: Omit<Miss, 'reason'>): string {
  return JSON.stringify([kind, set, group, name]);
}
