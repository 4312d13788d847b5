/** The schemas as they were at a revision, against what is there now. */
import { compareReleases } from '../load/release-order.js';
import { parseRevision, withRevision } from '../load/revision.js';
import type { Snapshot } from '../load/revision.js';
import { openSchemas } from '../load/workspace.js';
import type { ApiFolder, Release, Workspace } from '../load/workspace.js';
import { Diagnostics } from '../support/diagnostic.js';
import { closest } from '../support/suggest.js';
import { quote } from '../support/text.js';
import { releaseCalled, shownSide, sideOf, withOneApi } from './sides-place.js';
import type { Pair, SideOptions } from './sides-model.js';

/**
 * Releases of the same name, and each new one with the newest before it; `use` is done with them
 * when it returns. Undefined after it was reported what is wrong.
 */
export function pairsAgainst<T>(
  against: string,
  options: SideOptions,
  diagnostics: Diagnostics,
  use: (pairs: readonly Pair[], diagnostics: Diagnostics) => T,
): T | undefined {
  const revision = parseRevision(against, diagnostics);
  const now = openSchemas(options.schemas, diagnostics);
  if (revision === undefined || diagnostics.hasErrors) return undefined;
  return withRevision(revision, options.schemas, diagnostics, (snapshot) => {
    const old = openSnapshot(snapshot, diagnostics);
    if (diagnostics.hasErrors) return undefined;
    const pairs = pairsOf(old, now, snapshot, options, diagnostics);
    return diagnostics.hasErrors ? undefined : use(pairs, diagnostics);
  });
}

function openSnapshot({ paths, shown }: Snapshot, diagnostics: Diagnostics): Workspace {
  const own = new Diagnostics();
  const workspace = openSchemas(paths, own);
  for (const diagnostic of own.all) {
    diagnostics.report({ ...diagnostic, message: shown(diagnostic.message) });
  }
  return workspace;
}

function pairsOf(
  old: Workspace,
  now: Workspace,
  snapshot: Snapshot,
  options: SideOptions,
  diagnostics: Diagnostics,
): readonly Pair[] {
  const folders = now.apis.filter(({ name }) => options.api === undefined || options.api === name);
  if (folders.length === 0) reportApi(options.api, now, diagnostics);
  const pairs: Pair[] = [];
  for (const folder of folders) {
    const before = sameApi(folder, old, now);
    if (before !== undefined)
      pairs.push(...pairsOfApi(before, folder, snapshot, options, diagnostics));
    else {
      const message = `${folder.name} is new since ${snapshot.label}: there is nothing to compare`;
      diagnostics.warn('DIF967', undefined, message);
    }
  }
  if (pairs.length === 0 && !diagnostics.hasErrors) {
    const message = `${snapshot.label} has no release that one of now could be compared with`;
    diagnostics.error('DIF962', undefined, message);
  }
  return pairs;
}

/** By name; the only one there is goes with the only one there was. */
function sameApi(folder: ApiFolder, old: Workspace, now: Workspace): ApiFolder | undefined {
  const named = old.apis.find(({ name }) => name === folder.name);
  return named ?? (old.apis.length === 1 && now.apis.length === 1 ? old.apis[0] : undefined);
}

function pairsOfApi(
  before: ApiFolder,
  after: ApiFolder,
  { label, shown }: Snapshot,
  { from, to }: SideOptions,
  diagnostics: Diagnostics,
): readonly Pair[] {
  const named = (folder: ApiFolder, name: string, where: string): readonly Release[] => {
    const release = releaseCalled(folder, name, where, diagnostics);
    return release === undefined ? [] : [release];
  };
  const [only] = from === undefined ? [] : named(before, from, label);
  const wish = to ?? after.releases.find(({ name }) => name === from)?.name;
  // One release without a name was there before all those that have one.
  const isNamed = before.releases.some(({ name }) => name !== '');
  const all = from === undefined && isNamed ? after.releases : after.releases.slice(-1);
  const releases = wish === undefined ? all : named(after, wish, after.name);
  if (from === undefined && to === undefined) reportGone(before, after, label, diagnostics);
  return releases.flatMap((release): readonly Pair[] => {
    const old = from === undefined ? counterpart(before, release) : only;
    if (old === undefined) return [];
    const [left, right] = withOneApi({ folder: before, release: old }, { folder: after, release });
    const name = old.name === '' ? label : `${label} ${old.name}`;
    const side = shownSide(left.folder, left.release, name, shown);
    return [{ from: side, to: sideOf(right.folder, right.release) }];
  });
}

/** The release of the same name, else the newest older one; for one without a name the newest. */
function counterpart(folder: ApiFolder, { name }: Release): Release | undefined {
  const { releases } = folder;
  if (name === '') return releases.at(-1);
  const same = releases.find((release) => release.name === name);
  return same ?? releases.findLast((release) => compareReleases(release.name, name) < 0);
}

function reportGone(
  before: ApiFolder,
  after: ApiFolder,
  label: string,
  diagnostics: Diagnostics,
): void {
  for (const { name } of before.releases) {
    if (name === '' || after.releases.some((release) => release.name === name)) continue;
    const message = `the release ${quote(name)} of ${label} is gone: it is compared with nothing`;
    diagnostics.warn('DIF967', undefined, message);
  }
}

function reportApi(name = '', now: Workspace, diagnostics: Diagnostics): void {
  const known = now.apis.map((folder) => folder.name);
  const guess = closest(name, known);
  const list = `there are ${known.join(', ')}`;
  const advice = guess === undefined ? list : `did you mean '${guess}'? ${list}`;
  diagnostics.error('CMD905', undefined, `there is no API ${quote(name)}; ${advice}`);
}
