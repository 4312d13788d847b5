/** Takes what a vendor sent into the schemas, as a new release, after it was judged and compared. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync } from 'node:fs';
import { rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Compilation } from './compile.js';
import { diffSides } from './diff/diff.js';
import type { Report } from './diff/model.js';
import { sideOf } from './diff/sides-place.js';
import { boundaryOf, schemaFilesBelow } from './load/files.js';
import { compareReleases } from './load/release-order.js';
import { openSchemas } from './load/workspace.js';
import type { ApiFolder, Release } from './load/workspace.js';
import { isSafePath } from './output/files.js';
import type { Diagnostics } from './support/diagnostic.js';
import { quote } from './support/text.js';
import { chooseTarget } from './target.js';

export interface AdoptOptions {
  readonly schemas: readonly string[];
  /** Which API, when there are several. */
  readonly api?: string | undefined;
  /** What the vendor sent: a folder with .xsd files, at any depth. */
  readonly folder: string;
  /** How the release is to be called. */
  readonly release: string;
}

export interface Adopted {
  readonly api: string;
  readonly release: string;
  /** Where it stands now, absolute. */
  readonly folder: string;
  readonly files: readonly string[];
  /** Against the newest release before it. */
  readonly report: Report;
}

/** Undefined after an error was reported, and then nothing was written. */
export async function adopt(
  options: AdoptOptions,
  diagnostics: Diagnostics,
): Promise<Adopted | undefined> {
  const workspace = openSchemas(options.schemas, diagnostics);
  if (diagnostics.hasErrors) return undefined;
  const target = chooseTarget(workspace, { api: options.api }, undefined, diagnostics);
  if (target === undefined) return undefined;
  const { folder, release: newest } = target;
  if (!mayBeCalled(options.release, folder, diagnostics)) return undefined;
  const drop = openDrop(options, diagnostics);
  if (drop === undefined) return undefined;
  const isBefore = (other: Release): boolean => compareReleases(other.name, drop.name) < 0;
  const before = folder.releases.findLast(isBefore) ?? newest;
  const pair = { from: sideOf(folder, before), to: sideOf(folder, drop, options.release) };
  const compared = await diffSides(pair, diagnostics);
  if (compared === undefined) return undefined;
  const files = filesOf(drop, compared.now);
  const written = write(folder, drop, files, diagnostics);
  if (written === undefined) return undefined;
  if (!isBefore(newest)) {
    const message = `${options.release} comes before ${newest.name}, which stays the newest release`;
    diagnostics.warn('DIF971', undefined, message);
  }
  const { report } = compared;
  return { api: folder.name, release: options.release, folder: written, files, report };
}

function mayBeCalled(release: string, api: ApiFolder, diagnostics: Diagnostics): boolean {
  const problem = problemWith(release, api);
  if (problem !== undefined) diagnostics.error('DIF970', undefined, problem);
  return problem === undefined;
}

function problemWith(release: string, api: ApiFolder): string | undefined {
  const { folder, releases, configuration, name } = api;
  if (releases.some((other) => other.name === '')) {
    return `the schemas of ${name} stand in no release folder; move them into one first`;
  }
  const isPlain = isSafePath(release) && !release.includes('/') && !/^[.~]|[. ]$|^ /.test(release);
  if (!isPlain || release === 'node_modules') {
    return `${quote(release)} is no name for a release; expected a plain folder name such as 10.0`;
  }
  // Without api.json the loader takes a folder without a number for a part of one release.
  if (configuration === undefined && !/[0-9]/.test(release)) {
    return `${quote(release)} has no number; without api.json only folders with one are releases`;
  }
  // Some file systems do not tell letter case apart.
  const same = readdirSync(folder).find((entry) => {
    return entry.toLowerCase() === release.toLowerCase();
  });
  if (same === undefined) return undefined;
  return `${name} has ${quote(same)} already; releases are never overwritten: choose another name`;
}

/** The folder as the one release that it will be, however it is divided. */
function openDrop(
  { folder, release }: AdoptOptions,
  diagnostics: Diagnostics,
): Release | undefined {
  const full = resolve(folder);
  const isFolder = statSync(full, { throwIfNoEntry: false })?.isDirectory() === true;
  if (!isFolder) {
    const what = existsSync(full) ? 'is no folder' : 'does not exist';
    diagnostics.error('DIF970', undefined, `${quote(folder)} ${what}; unpack what the vendor sent`);
    return undefined;
  }
  const boundary = boundaryOf(full);
  const files = schemaFilesBelow(boundary, full, diagnostics);
  if (files.length === 0) {
    diagnostics.error('DIF970', undefined, `${quote(folder)} holds no .xsd file`);
  }
  if (diagnostics.hasErrors) return undefined;
  return { name: release, folder: full, prefix: '', files, isSelection: false, boundary };
}

/** The .xsd files, and whatever else they include or import. */
function filesOf({ files }: Release, { sets }: Compilation): readonly string[] {
  const read = sets.flatMap(({ schema }) => schema.files.map(({ path }) => path));
  const inside = read.filter((path) => isSafePath(path) && !path.startsWith('('));
  return [...new Set([...files, ...inside])];
}

/** All or nothing: the files are written beside, under a name that the loader passes over. */
function write(
  api: ApiFolder,
  drop: Release,
  files: readonly string[],
  diagnostics: Diagnostics,
): string | undefined {
  const target = join(api.folder, drop.name);
  let staging: string | undefined;
  try {
    staging = mkdtempSync(join(api.folder, '.adopt-'));
    const release = join(staging, 'release');
    mkdirSync(release);
    for (const file of files) {
      mkdirSync(dirname(join(release, file)), { recursive: true });
      writeFileSync(join(release, file), readFileSync(join(drop.folder, file)), { flag: 'wx' });
    }
    renameSync(release, target);
    return target;
  } catch (error) {
    if (!(error instanceof Error) || !('syscall' in error)) throw error;
    diagnostics.error('DIF970', undefined, error.message);
    return undefined;
  } finally {
    if (staging !== undefined) rmSync(staging, { recursive: true, force: true });
  }
}
