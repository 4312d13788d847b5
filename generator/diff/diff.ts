/** Compares releases: what `codegen diff` and `codegen changelog` do, as functions. */
import type { Compilation } from '../compile.js';
import type { Diagnostics } from '../support/diagnostic.js';
import { version } from '../version.js';
import { allowChanges } from './allowances.js';
import type { Allowance } from './allowances.js';
import { compareReleases } from './compare.js';
import type { Comparison, Report } from './model.js';
import { comparePairs } from './sides-compile.js';
import type { CompiledPair, Pair, SideOptions } from './sides-model.js';
import { neighbours } from './sides-releases.js';
import { openPairs } from './sides.js';
import { withUsages } from './usages.js';

export interface DiffOptions extends SideOptions {
  /** Changes that are accepted; none when absent. */
  readonly allow?: readonly Allowance[] | undefined;
  /** Path of the tsconfig.json of a program that uses the client of the old release. */
  readonly project?: string | undefined;
}

/** Undefined after it was reported why nothing can be compared. */
export async function diff(
  options: DiffOptions,
  diagnostics: Diagnostics,
): Promise<Report | undefined> {
  const { allow = [], project } = options;
  const pairs = openPairs(options, diagnostics);
  if (pairs === undefined) return undefined;
  const compared = await compareAll(pairs);
  const today = new Date().toISOString().slice(0, 10);
  const judged = allowChanges(compared, allow, today, diagnostics);
  if (project === undefined) return reportOf(judged);
  const used = await withUsages(project, pairs, judged, diagnostics);
  return used && reportOf(used);
}

/** Each release of an API against the one before it; undefined after an error was reported. */
export async function changelog(
  options: Pick<SideOptions, 'schemas' | 'api'>,
  diagnostics: Diagnostics,
): Promise<Report | undefined> {
  const neighbouring = neighbours(options, diagnostics);
  const pairs = neighbouring && comparePairs(neighbouring, diagnostics);
  return pairs && reportOf(await compareAll(pairs));
}

/** One release against another one, and the new one as it was compiled. */
export async function diffSides(
  pair: Pair,
  diagnostics: Diagnostics,
): Promise<{ readonly report: Report; readonly now: Compilation } | undefined> {
  const [compiled] = comparePairs([pair], diagnostics) ?? [];
  if (compiled === undefined) return undefined;
  return { report: reportOf(await compareAll([compiled])), now: compiled.to };
}

async function compareAll(pairs: readonly CompiledPair[]): Promise<readonly Comparison[]> {
  const comparisons: Comparison[] = [];
  // One after the other: each takes all the time and much of the memory there is.
  for (const { from, to, labels } of pairs) {
    comparisons.push(await compareReleases(from, to, labels));
  }
  return comparisons;
}

function reportOf(comparisons: readonly Comparison[]): Report {
  return { tool: `xml-api-codegen ${version}`, comparisons };
}
