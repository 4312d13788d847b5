/** Reads the folder of an API: what stands in it, whether it may be written to. */
import { lstatSync, readFileSync, readdirSync } from 'node:fs';
import type { Stats } from 'node:fs';
import { join } from 'node:path';
import { byCodeUnit } from '../support/compare.js';
import type { OutputFile } from './files.js';
import { MANIFEST, parseManifest } from './manifest.js';
import type { Manifest } from './manifest.js';

/** What stands at a path, without following a link. */
export type Entry = 'nothing' | 'file' | 'folder' | 'link' | 'other';

export function entryAt(path: string): Entry {
  const found = statusOf(path);
  if (found === undefined) return 'nothing';
  if (found.isSymbolicLink()) return 'link';
  if (found.isFile()) return 'file';
  return found.isDirectory() ? 'folder' : 'other';
}

function statusOf(path: string): Stats | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch (error) {
    // A file stands where a folder on the way would be: then there is nothing below it.
    if (error instanceof Error && 'code' in error && error.code === 'ENOTDIR') return undefined;
    throw error;
  }
}

/** All files below a folder, links and others among them, as sorted paths with `/`. */
export function listFiles(folder: string): readonly string[] {
  const found: string[] = [];
  const pending = [''];
  for (let below = pending.pop(); below !== undefined; below = pending.pop()) {
    if (entryAt(join(folder, below)) !== 'folder') continue;
    for (const entry of readdirSync(join(folder, below), { withFileTypes: true })) {
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      if (entry.isDirectory()) pending.push(path);
      else found.push(path);
    }
  }
  return found.sort(byCodeUnit);
}

/** What each file was compared with last, as the file system marks it. */
const compared = new WeakMap<OutputFile, string>();

/** A plain file at the path has this text; one that nobody has touched since is not read again. */
export function holds(path: string, file: OutputFile): boolean {
  const status = statusOf(path);
  if (status?.isFile() !== true) return false;
  const { ino, size, mtimeMs, ctimeMs } = status;
  const mark = [path, ino, size, mtimeMs, ctimeMs].join();
  if (compared.get(file) === mark) return true;
  if (readFileSync(path, 'utf8') !== file.text) return false;
  compared.set(file, mark);
  return true;
}

/** The bytes at a path as text, or undefined when there is no plain file. */
export function readText(path: string): string | undefined {
  return entryAt(path) === 'file' ? readFileSync(path, 'utf8') : undefined;
}

/** The folder's manifest; undefined when it has none, a problem when it is not to be trusted. */
export function readManifest(folder: string): Manifest | { readonly problem: string } | undefined {
  const text = readText(join(folder, MANIFEST));
  return text === undefined ? undefined : parseManifest(text);
}

/**
 * The first thing on the way from `folder` down to `path` that is neither file nor folder: nothing
 * is written through it. A file on the way ends the search.
 */
export function linkOnTheWay(
  folder: string,
  path: string,
  look: (path: string) => Entry = entryAt,
): string | undefined {
  let current = '';
  for (const part of path.split('/')) {
    current = current === '' ? part : `${current}/${part}`;
    const entry = look(join(folder, current));
    if (entry === 'link' || entry === 'other') return current;
    if (entry === 'nothing') return undefined;
  }
  return undefined;
}
