/** The schemas as they were at a revision of git, in a folder that is gone afterwards. */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, statSync } from 'node:fs';
import { symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, posix, resolve, sep } from 'node:path';
import type { Diagnostics } from '../support/diagnostic.js';
import { quote } from '../support/text.js';
import { isInside, reasonOf } from './files.js';
import { commitOf, entryAt, GitError, listTree, openRepository, readBlobs } from './git.js';
import type { Repository, TreeEntry } from './git.js';

/** `git:main` or `git:v1.2:path/in/repository`. */
export interface Revision {
  readonly name: string;
  /** The folder of the schemas then; where they are now when absent. */
  readonly path?: string;
}

export interface Snapshot {
  /** As the user named it, without the path: `git:main`. */
  readonly label: string;
  /** Absolute, below a temporary folder: they stand for the schemas that the user named. */
  readonly paths: readonly string[];
  /** Puts `git:main:way/to/file` for each temporary path in a text. */
  readonly shown: (text: string) => string;
}

const MAX_FILES = 10_000;

/** A colon may stand in a revision in braces, as in `main@{2026-01-01 12:00}`. */
const SPELLING = /^git:((?:\{[^}]*\}|[^:{])+)(?::(.*))?$/s;

export function parseRevision(text: string, diagnostics: Diagnostics): Revision | undefined {
  const [, name, path] = SPELLING.exec(text) ?? [];
  if (name !== undefined) return { name, ...(path !== undefined && { path }) };
  const expected = 'git:REV or git:REV:PATH, such as git:main';
  diagnostics.error('CMD901', undefined, `--against: expected ${expected}, found ${quote(text)}`);
  return undefined;
}

/**
 * Hands the schemas at the revision to `use`, which must be done with them when it returns: nothing
 * of it may wait, so that not even a signal leaves the temporary folder behind. Undefined after it
 * was reported why there are none.
 */
export function withRevision<T>(
  revision: Revision,
  schemas: readonly string[],
  diagnostics: Diagnostics,
  use: (snapshot: Snapshot) => T,
): T | undefined {
  let root: string | undefined;
  try {
    const wanted = wantedOf(revision, schemas, diagnostics);
    if (wanted === undefined) return undefined;
    root = mkdtempSync(join(realpathSync(tmpdir()), 'codegen-'));
    const label = `git:${revision.name}`;
    const top = join(root, basename(wanted[0]?.repository.top ?? ''));
    const shown = (text: string): string =>
      text.replaceAll(top + sep, `${label}:`).replaceAll(top, label);
    const links = wanted.map((each) => extract(each, top, shown, diagnostics));
    // Last, so that no file is written through a link.
    for (const make of links.flat()) make();
    const paths = wanted.map(({ path }) => join(top, path));
    return use({ label, paths, shown });
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    diagnostics.error('DIF964', undefined, `git cannot read the revision: ${error.message}`);
    return undefined;
  } finally {
    if (root !== undefined) rmSync(root, { recursive: true, force: true });
  }
}

/** What is to be taken out of a repository. */
interface Wanted {
  readonly repository: Repository;
  /** What the user means, relative to the uppermost folder, with `/`. */
  readonly path: string;
  /** The same, or of a file the folder around it, whose other files it may refer to. */
  readonly folder: string;
  readonly tree: string;
}

function wantedOf(
  revision: Revision,
  schemas: readonly string[],
  diagnostics: Diagnostics,
): readonly Wanted[] | undefined {
  const found: Wanted[] = [];
  const [first = '.'] = schemas;
  const only = isRelative(revision.path) ? '.' : first;
  for (const given of revision.path === undefined ? schemas : [only]) {
    const full = resolve(given);
    const isFolder = statSync(full).isDirectory();
    const repository = openRepository(isFolder ? full : dirname(full), diagnostics);
    const commit = repository && commitOf(repository, revision.name, diagnostics);
    if (repository === undefined || commit === undefined) return undefined;
    const path = pathIn(repository, revision.path, isFolder ? '' : basename(full));
    const entry = entryAt(repository, commit, path);
    const folder = entry?.kind === 'file' ? posix.dirname(`/${path}`).slice(1) : path;
    const tree = entry?.kind === 'file' ? entryAt(repository, commit, folder) : entry;
    if (tree === undefined) {
      const message = `there is no ${quote(path)} at git:${revision.name}`;
      const help = `name where the schemas stood then: --against git:${revision.name}:PATH`;
      diagnostics.error('DIF966', undefined, `${message}; ${help}`);
      return undefined;
    }
    found.push({ repository, path, folder, tree: tree.id });
  }
  return found;
}

/** As git itself reads it: from the uppermost folder, or from here with `./` or `../` in front. */
function isRelative(path: string | undefined): boolean {
  return path === undefined || /^\.\.?(\/|$)/.test(path);
}

function pathIn({ prefix }: Repository, path: string | undefined, file: string): string {
  const whole = posix.normalize(`${isRelative(path) ? prefix : ''}${path ?? file}`);
  return whole.replace(/\/+$/, '').replace(/^\.$/, '');
}

/** Writes the files, and gives what makes the links. */
function extract(
  { repository, folder, tree }: Wanted,
  top: string,
  shown: Snapshot['shown'],
  diagnostics: Diagnostics,
): readonly (() => void)[] {
  const base = join(top, folder);
  mkdirSync(base, { recursive: true });
  const entries = listTree(repository, tree).filter(({ path }) => isLookedAt(path));
  if (entries.length > MAX_FILES) {
    const message = `${quote(shown(base))} holds more than ${MAX_FILES} files`;
    diagnostics.error('LOAD215', undefined, message);
    return [];
  }
  const blobs = entries.filter(({ kind }) => kind !== 'submodule');
  const contents = readBlobs(
    repository,
    blobs.map(({ id }) => id),
  );
  const links: (() => void)[] = [];
  blobs.forEach((entry, index) => {
    const path = join(base, entry.path);
    const content = contents[index];
    // No tree that git itself made has such names.
    if (content === undefined || !isInside(base, path)) return;
    mkdirSync(dirname(path), { recursive: true });
    if (entry.kind === 'link') links.push(() => link(path, `${content}`, base, shown, diagnostics));
    else writeFileSync(path, content);
  });
  reportSubmodules(entries, base, shown, diagnostics);
  return links;
}

/** The loader passes over hidden folders, too. */
function isLookedAt(path: string): boolean {
  return path.split('/').every((part) => !part.startsWith('.') && part !== 'node_modules');
}

/** Links that stay inside are followed by the loader, as it follows those of the working tree. */
function link(
  path: string,
  target: string,
  base: string,
  shown: Snapshot['shown'],
  diagnostics: Diagnostics,
): void {
  if (!isInside(base, resolve(dirname(path), target))) {
    const message = `${quote(shown(path))} is a link to ${quote(target)}, outside the schema folder`;
    diagnostics.error('LOAD204', undefined, message);
    return;
  }
  try {
    symlinkSync(target, path);
  } catch (error) {
    const message = `${quote(shown(path))} cannot be read: ${reasonOf(error)}`;
    diagnostics.error('LOAD203', undefined, message);
  }
}

function reportSubmodules(
  entries: readonly TreeEntry[],
  base: string,
  shown: Snapshot['shown'],
  diagnostics: Diagnostics,
): void {
  for (const { kind, path } of entries) {
    if (kind !== 'submodule') continue;
    const message = `${quote(shown(join(base, path)))} is a submodule: it is left out`;
    diagnostics.warn('DIF967', undefined, message);
  }
}
