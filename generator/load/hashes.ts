/** Whether two releases consist of the same bytes, which spares a comparison. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CATALOG } from './catalog.js';
import type { ApiFolder, Release } from './workspace.js';
import { XML_NAMESPACE_PATH } from './xml-namespace.js';

/** A release, and the API whose api.json it is read by. */
export interface ReleaseFiles {
  readonly folder: ApiFolder;
  readonly release: Release;
}

/** The same api.json, and the same files under the same names. */
export function haveSameFiles(one: ReleaseFiles, other: ReleaseFiles): boolean {
  const [files, others] = [one.release.files, other.release.files];
  if (one.release.isSelection !== other.release.isSelection) return false;
  if (files.length !== others.length || files.some((path, at) => path !== others[at])) return false;
  if (hasCatalog(one.release) || hasCatalog(other.release)) return false;
  if (hashOf(one.folder.configuration) !== hashOf(other.folder.configuration)) return false;
  return files.every((path) => hashAt(one.release, path) === hashAt(other.release, path));
}

/** Nothing but its listed files is read for it, as far as their text tells. */
export function isSelfContained(release: Release): boolean {
  const { isSelection, folder, files } = release;
  if (isSelection || hasCatalog(release)) return false;
  return files.every((path) => bytesOf(join(folder, path))?.includes('../') === false);
}

/** What was read for one release, by path, would be read for this one too. */
export function holdsAll(
  { release }: ReleaseFiles,
  hashes: Readonly<Record<string, string>>,
): boolean {
  return Object.entries(hashes).every(([path, hash]) => {
    const isFile = path !== 'api.json' && path !== XML_NAMESPACE_PATH;
    return !isFile || hashAt(release, path) === hash;
  });
}

/** It may lead to any file of the schema folder. */
function hasCatalog({ folder }: Release): boolean {
  return [folder, dirname(folder)].some((each) => existsSync(join(each, CATALOG)));
}

function hashAt(release: Release, path: string): string | undefined {
  return hashOf(join(release.folder, path));
}

function hashOf(path: string | undefined): string | undefined {
  const bytes = path === undefined ? undefined : bytesOf(path);
  return bytes && createHash('sha256').update(bytes).digest('hex');
}

/** Undefined for what cannot be read: reading the release will say why. */
function bytesOf(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}
