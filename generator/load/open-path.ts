/** One path that a user names: an API's folder, a release of one, schemas alone, or a file. */
import { existsSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { Diagnostics } from '../support/diagnostic.js';
import { openSchemas } from './workspace.js';
import type { ApiFolder, Release } from './workspace.js';

export interface OpenedPath {
  readonly apis: readonly ApiFolder[];
  /** The release that the path itself is; absent where it is a whole API or more. */
  readonly release?: Release;
}

/** A release's folder is read as one of the API around it, whose api.json then counts. */
export function openPath(path: string, diagnostics: Diagnostics): OpenedPath {
  const full = resolve(path);
  const around = dirname(full);
  const isFolder = statSync(full, { throwIfNoEntry: false })?.isDirectory() === true;
  if (isFolder && existsSync(join(around, 'api.json')) && !existsSync(join(full, 'api.json'))) {
    // What is wrong with its neighbours is not asked here.
    const { apis } = openSchemas([around], new Diagnostics());
    const release = apis[0]?.releases.find(({ folder }) => folder === full);
    if (release !== undefined) return { apis, release };
  }
  return openSchemas([path], diagnostics);
}
