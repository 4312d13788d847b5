/** Two releases of an API, or all of them in their order. */
import { openSchemas } from '../load/workspace.js';
import type { ApiFolder } from '../load/workspace.js';
import type { Diagnostics } from '../support/diagnostic.js';
import { chooseTarget } from '../target.js';
import { releaseCalled, sideOf } from './sides-place.js';
import type { Pair, SideOptions } from './sides-model.js';

/** `from` and `to`; the newest and the one before it where they are not given. */
export function pairOfReleases(options: SideOptions, diagnostics: Diagnostics): Pair | undefined {
  const folder = apiFolder(options, diagnostics);
  if (folder === undefined) return undefined;
  const { releases, name } = folder;
  const [wish, other] = [options.to, options.from];
  const to = wish === undefined ? releases.at(-1) : releaseCalled(folder, wish, name, diagnostics);
  if (to === undefined) return undefined;
  if (other === undefined) {
    const before = releases[releases.indexOf(to) - 1];
    if (before !== undefined) return { from: sideOf(folder, before), to: sideOf(folder, to) };
    return nothingBefore(folder, to.name, diagnostics);
  }
  const from = releaseCalled(folder, other, name, diagnostics);
  return from && { from: sideOf(folder, from), to: sideOf(folder, to) };
}

/** Each release with the one before it, older ones first. */
export function neighbours(
  options: Pick<SideOptions, 'schemas' | 'api'>,
  diagnostics: Diagnostics,
): readonly Pair[] | undefined {
  const folder = apiFolder(options, diagnostics);
  if (folder === undefined) return undefined;
  const sides = folder.releases.map((release) => sideOf(folder, release));
  const pairs = sides.flatMap((to, index): readonly Pair[] => {
    const from = sides[index - 1];
    return from === undefined ? [] : [{ from, to }];
  });
  if (pairs.length > 0) return pairs;
  return nothingBefore(folder, folder.releases.at(-1)?.name ?? '', diagnostics);
}

/** The API that is meant; of several the only one with the releases that are asked for. */
function apiFolder(
  { schemas, api, from, to }: SideOptions,
  diagnostics: Diagnostics,
): ApiFolder | undefined {
  const workspace = openSchemas(schemas, diagnostics);
  if (diagnostics.hasErrors) return undefined;
  const has = (folder: ApiFolder): boolean =>
    [from, to].every((name) => name === undefined || folder.releases.some((r) => r.name === name));
  return chooseTarget(workspace, { api }, (target) => has(target.folder), diagnostics)?.folder;
}

function nothingBefore(folder: ApiFolder, release: string, diagnostics: Diagnostics): undefined {
  const what = release === '' ? '' : `, ${release},`;
  const message =
    folder.releases.length === 1
      ? `${folder.name} has one release${what} and nothing to compare it with`
      : `${folder.name} has no release before ${release}: name one with --from`;
  const help = 'codegen diff OLD NEW compares two folders, --against git:REV with a revision';
  diagnostics.error('DIF962', undefined, `${message}; ${help}`);
  return undefined;
}
