/** How sides are shown: places as the user would type them, from the working directory. */
import { relative, sep } from 'node:path';
import type { ApiFolder, Release } from '../load/workspace.js';
import { quote } from '../support/text.js';
import { closest } from '../support/suggest.js';
import type { Diagnostics } from '../support/diagnostic.js';
import type { Target } from '../target.js';
import type { ReleaseSide } from './sides-model.js';

/** A release on the disk; one without a name goes by the path of its folder. */
export function sideOf(folder: ApiFolder, release: Release, label?: string): ReleaseSide {
  const name = label ?? release.name;
  return shownSide(folder, release, name === '' ? shownPath(release.folder) : name, shownPath);
}

/** The same, with places as `shown` makes them of absolute paths. */
export function shownSide(
  folder: ApiFolder,
  release: Release,
  label: string,
  shown: (text: string) => string,
): ReleaseSide {
  const prefix = shown(release.folder + sep)
    .replaceAll(sep, '/')
    .replace(/^\.\/$/, '');
  return { label, folder, release: { ...release, prefix }, shown };
}

/** An absolute path from the working directory, with `/`; what is no path stays as it is. */
export function shownPath(path: string): string {
  const isFolder = path.endsWith(sep);
  if (!path.startsWith(sep) && !/^[A-Za-z]:\\/.test(path)) return path;
  const way = relative('', path).replaceAll(sep, '/');
  return `${way === '' ? '.' : way}${isFolder ? '/' : ''}`;
}

/** The API's release of a name; undefined after it was reported which ones there are. */
export function releaseCalled(
  folder: ApiFolder,
  name: string,
  where: string,
  diagnostics: Diagnostics,
): Release | undefined {
  const found = folder.releases.find((release) => release.name === name);
  if (found !== undefined) return found;
  const known = folder.releases.map((release) => release.name).filter((other) => other !== '');
  const guess = closest(name, known);
  const list = known.length === 0 ? 'there are none with names' : `there are ${known.join(', ')}`;
  const advice = guess === undefined ? list : `did you mean '${guess}'? ${list}`;
  const message = `${where} has no release ${quote(name)}; ${advice}`;
  diagnostics.error('CMD905', undefined, message);
  return undefined;
}

/** The only api.json of two sides serves both. */
export function withOneApi(old: Target, now: Target): readonly [Target, Target] {
  return [configuredBy(old, now), configuredBy(now, old)];
}

function configuredBy(target: Target, other: Target): Target {
  const { configuration, name } = other.folder;
  if (target.folder.configuration !== undefined || configuration === undefined) return target;
  return { ...target, folder: { ...target.folder, name, configuration } };
}
