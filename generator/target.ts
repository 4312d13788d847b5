/** Which API and release are meant, when `--api` and `--release` may be left out. */
import type { ApiFolder, Release, Workspace } from './load/workspace.js';
import type { Diagnostics } from './support/diagnostic.js';
import { closest } from './support/suggest.js';
import { quote } from './support/text.js';

export interface Wish {
  readonly api?: string | undefined;
  readonly release?: string | undefined;
}

export interface Target {
  readonly folder: ApiFolder;
  readonly release: Release;
}

/**
 * The one that fits the wish; of several the only one that `has` what else was asked for, such as
 * an operation. Undefined after the reason was reported.
 */
export function chooseTarget(
  workspace: Workspace,
  wish: Wish,
  has: ((target: Target) => boolean) | undefined,
  diagnostics: Diagnostics,
): Target | undefined {
  const folders = named(workspace.apis, wish.api, diagnostics);
  const targets = folders.flatMap((folder) => {
    const release =
      wish.release === undefined
        ? folder.releases.at(-1)
        : folder.releases.find(({ name }) => name === wish.release);
    return release === undefined ? [] : [{ folder, release }];
  });
  const [first, ...others] = targets;
  if (first === undefined) {
    if (folders.length > 0) reportRelease(folders, wish.release, diagnostics);
    return undefined;
  }
  if (others.length === 0) return first;
  const fitting = has === undefined ? targets : targets.filter(has);
  if (fitting.length === 1) return fitting[0];
  const names = (fitting.length === 0 ? targets : fitting).map(({ folder }) => folder.name);
  const help = `name one with --api: ${names.join(', ')}`;
  const message = fitting.length === 0 ? 'no API has what was named' : 'several APIs fit';
  diagnostics.error('CMD904', undefined, message, { help });
  return undefined;
}

function named(
  folders: readonly ApiFolder[],
  name: string | undefined,
  diagnostics: Diagnostics,
): readonly ApiFolder[] {
  if (name === undefined) {
    if (folders.length === 0 && !diagnostics.hasErrors) {
      diagnostics.error('LOAD202', undefined, 'there are no schemas');
    }
    return folders;
  }
  const found = folders.filter((folder) => folder.name === name);
  if (found.length > 0 || folders.length === 0) return found;
  reportUnknown(
    'API',
    name,
    folders.map((folder) => folder.name),
    diagnostics,
  );
  return [];
}

function reportRelease(
  folders: readonly ApiFolder[],
  name: string | undefined,
  diagnostics: Diagnostics,
): void {
  const known = folders.flatMap(({ releases }) => releases.map((release) => release.name));
  if (name !== undefined) reportUnknown('release', name, [...new Set(known)], diagnostics);
  else if (!diagnostics.hasErrors) {
    diagnostics.error('LOAD202', undefined, 'there are no schemas');
  }
}

function reportUnknown(
  what: string,
  name: string,
  known: readonly string[],
  diagnostics: Diagnostics,
): void {
  const guess = closest(name, known);
  const shown = known.filter((other) => other !== '');
  const list =
    shown.length === 0 ? `there is no ${what} with a name` : `known: ${shown.join(', ')}`;
  const help = guess === undefined || guess === '' ? list : `did you mean '${guess}'? ${list}`;
  diagnostics.error('CMD905', undefined, `there is no ${what} ${quote(name)}`, { help });
}
