/** One file of a release, read without ever leaving the schema folder. */
import { readFileSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostics } from '../support/diagnostic.js';
import { isInside, reasonOf } from './files.js';
import type { Release } from './workspace.js';

export type Reading =
  | { readonly kind: 'bytes'; readonly bytes: Buffer }
  | { readonly kind: 'missing' }
  | { readonly kind: 'outside' }
  /** The file is there but of no use; the diagnostics say why. */
  | { readonly kind: 'broken' };

/** `path` is relative to the release's folder, with `/`. */
export function readInside(release: Release, path: string, diagnostics: Diagnostics): Reading {
  const { boundary, folder } = release;
  const full = join(folder, path);
  if (!isInside(boundary.folder, full)) return { kind: 'outside' };
  const at = { file: shownPath(release, path), line: 1, column: 1 };
  try {
    if (statSync(full, { throwIfNoEntry: false })?.isFile() !== true) return { kind: 'missing' };
    if (!isInside(boundary.real, realpathSync(full))) {
      diagnostics.error('LOAD204', at, 'the link is not followed');
      return { kind: 'broken' };
    }
    return { kind: 'bytes', bytes: readFileSync(full) };
  } catch (error) {
    // No file can have such a name.
    if (reasonOf(error) === 'ENAMETOOLONG') return { kind: 'missing' };
    diagnostics.error('LOAD203', at, `the file cannot be read: ${reasonOf(error)}`);
    return { kind: 'broken' };
  }
}

/** What places show: `acme/5.8/` and `../shared/a.xsd` make `acme/shared/a.xsd`. */
export function shownPath({ prefix }: Release, path: string): string {
  let [head, tail] = [prefix, path];
  while (tail.startsWith('../')) {
    head = head.replace(/[^/]*\/$/, '');
    tail = tail.slice(3);
  }
  return head + tail;
}
