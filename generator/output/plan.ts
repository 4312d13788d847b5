/** What a run has to change in a folder, decided before anything is touched. */
import { join, resolve } from 'node:path';
import type { Diagnostics } from '../support/diagnostic.js';
import { isSafePath } from './files.js';
import type { OutputFile } from './files.js';
import { entryAt, holds, linkOnTheWay, listFiles, readManifest } from './folder.js';
import type { Entry } from './folder.js';
import { MANIFEST } from './manifest.js';

export interface Plan {
  /** New files, and those whose text differs. */
  readonly changed: readonly OutputFile[];
  /** Stale files that the command itself once wrote. */
  readonly removed: readonly string[];
  readonly unchanged: number;
}

/** Undefined after it was reported why nothing may be written. */
export function planWrite(
  out: string,
  name: string,
  files: readonly OutputFile[],
  diagnostics: Diagnostics,
): Plan | undefined {
  const folder = join(out, name);
  const refuse = (path: string, problem: string, help: string): undefined => {
    diagnostics.error('OUT801', { file: resolve(path), line: 1, column: 1 }, problem, { help });
  };
  const unsafe = files.find((file) => !isSafePath(file.path));
  if (unsafe !== undefined) throw new Error(`'${unsafe.path}' is no safe path`);
  if (!isSafePath(name)) {
    return refuse(
      folder,
      'is no name for a folder on every system',
      'rename the schema folder, or choose another one with --out',
    );
  }
  const own = ownFiles(folder, diagnostics);
  if (own === undefined) return undefined;
  const changed: OutputFile[] = [];
  const entries = new Map<string, Entry>();
  const look = (path: string): Entry => {
    const entry = entries.get(path) ?? entryAt(path);
    entries.set(path, entry);
    return entry;
  };
  for (const file of files) {
    const link = linkOnTheWay(out, `${name}/${file.path}`, look);
    if (link !== undefined) {
      return refuse(join(out, link), 'is a link: nothing is written through it', 'remove the link');
    }
    if (holds(join(folder, file.path), file)) continue;
    if (!isReplaceable(folder, file.path, own)) {
      const problem = 'stands in the way: no manifest says that this command wrote it';
      const help = 'move it away, or choose another folder with --out';
      return refuse(join(folder, file.path), problem, help);
    }
    changed.push(file);
  }
  const wanted = new Set(files.map((file) => file.path));
  const removed = [...own].filter((path) => !wanted.has(path) && isPlain(out, name, path));
  return { changed, removed, unchanged: files.length - changed.length };
}

/** Undefined after a damaged manifest was reported. */
function ownFiles(folder: string, diagnostics: Diagnostics): ReadonlySet<string> | undefined {
  const manifest = readManifest(folder);
  if (manifest === undefined) return new Set();
  if (!('problem' in manifest)) return new Set([MANIFEST, ...Object.keys(manifest.files)]);
  const at = { file: resolve(folder, MANIFEST), line: 1, column: 1 };
  diagnostics.error('OUT802', at, `the manifest ${manifest.problem}`);
  return undefined;
}

/** Nothing stands there, or only what the command wrote. */
function isReplaceable(folder: string, path: string, own: ReadonlySet<string>): boolean {
  switch (entryAt(join(folder, path))) {
    case 'nothing':
      return true;
    case 'file':
      return own.has(path);
    case 'folder':
      // All of it is stale then, for a path is not both a file and a folder.
      return listFiles(join(folder, path)).every((file) => own.has(`${path}/${file}`));
    case 'link':
    case 'other':
      return false;
  }
}

function isPlain(out: string, name: string, path: string): boolean {
  const isLinked = linkOnTheWay(out, `${name}/${path}`) !== undefined;
  return !isLinked && entryAt(join(out, name, path)) === 'file';
}
