/**
 * Brings a folder to a set of files: only changed files are written, only the tool's own stale ones
 * are removed. New content is staged beside the folder first and moved in at the end; what was
 * moved before a failure is moved back, so that a failed run leaves the folder as it was.
 */
import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, rmdirSync } from 'node:fs';
import { writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Diagnostics } from '../support/diagnostic.js';
import type { OutputFile } from './files.js';
import { entryAt } from './folder.js';
import { planWrite } from './plan.js';
import type { Plan } from './plan.js';

export interface Written {
  readonly written: readonly string[];
  readonly removed: readonly string[];
  readonly unchanged: number;
}

/**
 * Writes `files` (the manifest among them) into `out/name`; undefined after an error was reported,
 * and then nothing has changed.
 */
export function writeFolder(
  out: string,
  name: string,
  files: readonly OutputFile[],
  diagnostics: Diagnostics,
): Written | undefined {
  try {
    const plan = planWrite(out, name, files, diagnostics);
    if (plan === undefined) return undefined;
    const { changed, removed, unchanged } = plan;
    if (changed.length > 0 || removed.length > 0) apply(out, name, plan);
    return { written: changed.map(({ path }) => path), removed, unchanged };
  } catch (error) {
    if (!isSystemError(error)) throw error;
    const at = { file: resolve(error.path ?? join(out, name)), line: 1, column: 1 };
    diagnostics.error('OUT803', at, error.message);
    return undefined;
  }
}

function apply(out: string, name: string, plan: Plan): void {
  const folder = join(out, name);
  mkdirSync(out, { recursive: true });
  const staging = mkdtempSync(join(out, '.codegen-'));
  const undo: (() => void)[] = [];
  const move = (from: string, to: string): void => {
    renameSync(from, to);
    undo.push(() => renameSync(to, from));
  };
  try {
    plan.changed.forEach((file, index) => {
      writeFileSync(join(staging, `new-${index}`), file.text);
    });
    plan.removed.forEach((path, index) => {
      move(join(folder, path), join(staging, `gone-${index}`));
      removeEmptyFolders(folder, dirname(path), undo);
    });
    plan.changed.forEach((file, index) => {
      const target = join(folder, file.path);
      removeEmptyFolders(folder, file.path, undo);
      makeFolders(out, dirname(target), undo);
      if (entryAt(target) === 'file') move(target, join(staging, `old-${index}`));
      move(join(staging, `new-${index}`), target);
    });
  } catch (error) {
    for (const step of undo.reverse()) step();
    throw error;
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

/** Creates the folders down to `folder`, one at a time, so that a failed run can remove its own. */
function makeFolders(out: string, folder: string, undo: (() => void)[]): void {
  if (folder === out || entryAt(folder) === 'folder') return;
  makeFolders(out, dirname(folder), undo);
  mkdirSync(folder);
  undo.push(() => rmdirSync(folder));
}

function removeEmptyFolders(folder: string, below: string, undo: (() => void)[]): void {
  for (let path = below; path !== '.'; path = dirname(path)) {
    const empty = join(folder, path);
    if (entryAt(empty) !== 'folder' || readdirSync(empty).length > 0) return;
    rmdirSync(empty);
    undo.push(() => mkdirSync(empty));
  }
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error;
}
