/** Where a program uses what changed: that of the release whose client it has. */
import { filesOf } from '../files.js';
import { usagesIn } from '../impact/usage.js';
import type { Diagnostics } from '../support/diagnostic.js';
import type { Comparison } from './model.js';
import type { CompiledPair } from './sides-model.js';

/** `comparisons` are those of the pairs; undefined after it was reported why there is no answer. */
export async function withUsages(
  project: string,
  pairs: readonly CompiledPair[],
  comparisons: readonly Comparison[],
  diagnostics: Diagnostics,
): Promise<readonly Comparison[] | undefined> {
  const looked: Comparison[] = [];
  let problem = '';
  for (const [index, comparison] of comparisons.entries()) {
    const pair = pairs[index];
    const usages = pair && (await usagesOf(project, pair, comparison));
    if (usages === undefined || 'problem' in usages) {
      problem = usages?.problem ?? problem;
      looked.push(comparison);
    } else looked.push({ ...comparison, usages });
  }
  // A program has the client of one release, so that it goes with one of several comparisons.
  if (looked.some(({ usages }) => usages !== undefined)) return looked;
  diagnostics.error('DIF972', undefined, `--project: ${problem}`);
  return undefined;
}

async function usagesOf(
  project: string,
  { from, to }: CompiledPair,
  { api, source }: Comparison,
): ReturnType<typeof usagesIn> {
  if (from === to) return [];
  const wanted = { api, release: from.release.name, hashes: from.hashes };
  return usagesIn(project, source, wanted, filesOf(to, undefined));
}
