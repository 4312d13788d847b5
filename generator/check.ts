/** Are the generated files what the schemas give? Repeats what each manifest says was asked. */
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { checkOperationNames } from './api/operation-names.js';
import { compile } from './compile.js';
import type { Compilation } from './compile.js';
import { filesOf } from './files.js';
import { openSchemas } from './load/workspace.js';
import { shortDiff } from './output/diff.js';
import type { OutputFile } from './output/files.js';
import { entryAt, listFiles, readManifest, readText } from './output/folder.js';
import { MANIFEST, sha256 } from './output/manifest.js';
import type { Manifest } from './output/manifest.js';
import { byCodeUnit } from './support/compare.js';
import { Diagnostics } from './support/diagnostic.js';
import { chooseTarget } from './target.js';

export interface CheckOptions {
  readonly schemas: readonly string[];
  readonly out: string;
  /** Only this API's folder; all of them when absent. */
  readonly api?: string | undefined;
}

export type Drift =
  /** Somebody changed the file by hand; or it is outdated, as schemas, options or tool changed. */
  | {
      readonly kind: 'edited' | 'outdated';
      readonly path: string;
      readonly diff: readonly string[];
    }
  | { readonly kind: 'missing'; readonly path: string }
  /** Stands in the folder, but nothing generates it. */
  | { readonly kind: 'orphaned'; readonly path: string };

export interface Checked {
  /** Folders looked at, by name. */
  readonly folders: readonly string[];
  readonly files: number;
  readonly drifts: readonly Drift[];
}

/** Undefined after an error was reported that prevents the comparison. */
export function check(options: CheckOptions, diagnostics: Diagnostics): Checked | undefined {
  const folders = foldersOf(options);
  const drifts: Drift[] = [];
  let files = 0;
  for (const name of folders) {
    const manifest = readManifest(join(options.out, name));
    if (manifest === undefined) {
      drifts.push(...withoutManifest(options.out, name));
      continue;
    }
    if ('problem' in manifest) {
      const at = { file: resolve(options.out, name, MANIFEST), line: 1, column: 1 };
      diagnostics.error('OUT802', at, `the manifest ${manifest.problem}`);
      return undefined;
    }
    const expected = regenerate(options, manifest, diagnostics);
    if (expected === undefined) return undefined;
    files += expected.length;
    drifts.push(...compare(options.out, name, manifest, expected));
  }
  return { folders, files, drifts: drifts.sort((a, b) => byCodeUnit(a.path, b.path)) };
}

function foldersOf({ out, api }: CheckOptions): readonly string[] {
  if (api !== undefined) return [api];
  if (entryAt(out) !== 'folder') return [];
  return readdirSync(out).sort(byCodeUnit);
}

/** Nothing says that the command made this: `generated/` holds nothing else. */
function withoutManifest(out: string, name: string): readonly Drift[] {
  const path = join(out, name);
  const entry = entryAt(path);
  if (entry === 'nothing') return [{ kind: 'missing', path: join(path, MANIFEST) }];
  if (entry !== 'folder') return [{ kind: 'orphaned', path }];
  return listFiles(path).map((file) => ({ kind: 'orphaned', path: join(path, file) }));
}

function regenerate(
  options: CheckOptions,
  manifest: Manifest,
  diagnostics: Diagnostics,
): readonly OutputFile[] | undefined {
  const { api, release } = manifest;
  const workspace = openSchemas(options.schemas, diagnostics);
  if (diagnostics.hasErrors) return undefined;
  const target = chooseTarget(workspace, { api, release }, undefined, diagnostics);
  if (target === undefined) return undefined;
  const { operations } = manifest.options;
  const compilation = compile(target.folder, target.release, operations, diagnostics);
  if (diagnostics.hasErrors) return undefined;
  checkNames(compilation, diagnostics);
  const files = filesOf(compilation, operations);
  return diagnostics.hasErrors ? undefined : files;
}

/** An operation that api.json names need not be in every release, but in one. */
function checkNames({ folder, apiFile }: Compilation, diagnostics: Diagnostics): void {
  if (apiFile === undefined) return;
  const known = new Set<string>();
  for (const release of folder.releases) {
    // What is wrong with another release is not asked here.
    const { sets } = compile(folder, release, undefined, new Diagnostics());
    for (const { model } of sets) for (const { id } of model.operations) known.add(id);
  }
  checkOperationNames(apiFile, known, diagnostics);
}

function compare(
  out: string,
  name: string,
  manifest: Manifest,
  expected: readonly OutputFile[],
): readonly Drift[] {
  const drifts: Drift[] = [];
  for (const file of expected) {
    const path = join(out, name, file.path);
    const found = readText(path);
    if (found === file.text) continue;
    if (found === undefined) {
      drifts.push({ kind: 'missing', path });
      continue;
    }
    const isEdited = file.path !== MANIFEST && manifest.files[file.path] !== sha256(found);
    const diff = shortDiff(found, file.text);
    drifts.push({ kind: isEdited ? 'edited' : 'outdated', path, diff });
  }
  const known = new Set(expected.map(({ path }) => path));
  for (const file of listFiles(join(out, name))) {
    if (!known.has(file)) drifts.push({ kind: 'orphaned', path: join(out, name, file) });
  }
  return drifts;
}
