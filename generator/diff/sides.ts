/** Which releases are compared with which, whatever way they were named: compiled pairs. */
import type { Diagnostics } from '../support/diagnostic.js';
import { comparePairs } from './sides-compile.js';
import { pairsAgainst } from './sides-git.js';
import type { CompiledPair, SideOptions } from './sides-model.js';
import { pairOfPaths } from './sides-paths.js';
import { pairOfReleases } from './sides-releases.js';

/** Older ones first; undefined after it was reported what is wrong. */
export function openPairs(
  options: SideOptions,
  diagnostics: Diagnostics,
): readonly CompiledPair[] | undefined {
  const { folders, against } = options;
  // What git gives is compiled while it is there.
  if (against !== undefined) return pairsAgainst(against, options, diagnostics, comparePairs);
  const pair =
    folders === undefined
      ? pairOfReleases(options, diagnostics)
      : pairOfPaths(folders, options.api, diagnostics);
  return pair && comparePairs([pair], diagnostics);
}
