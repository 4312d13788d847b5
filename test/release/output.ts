/** What the command wrote, and where the releases are that it is run on. */
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { codegen } from '../cli/run.js';
import { ROOT } from '../support/open.js';

export const SCHEMAS: string = join(ROOT, 'schemas');
export const RELEASES: readonly string[] = readdirSync(join(SCHEMAS, 'webex'), {
  withFileTypes: true,
})
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();

const base = mkdtempSync(join(tmpdir(), 'codegen-release-'));
afterAll(() => rmSync(base, { recursive: true, force: true }));

/** Gone when the tests of the file have run: releases are large. */
export function emptyFolder(): string {
  return mkdtempSync(join(base, 'x'));
}

/** Text by path from the folder, hidden files included. */
export type Tree = ReadonlyMap<string, string>;

export function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => statSync(join(folder, path)).isFile())
    .sort();
}

export function treeOf(folder: string): Tree {
  return new Map(filesIn(folder).map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
}

/** Paths whose files differ, or that only one of them has. */
export function differing(one: Tree, other: Tree): readonly string[] {
  const paths = [...new Set([...one.keys(), ...other.keys()])];
  return paths.filter((path) => one.get(path) !== other.get(path)).sort();
}

/** The API and one release in a folder of its own, to be changed. */
export function copyOf(release: string): string {
  const folder = emptyFolder();
  mkdirSync(join(folder, 'webex'));
  for (const name of ['api.json', release])
    cpSync(join(SCHEMAS, 'webex', name), join(folder, 'webex', name), { recursive: true });
  return folder;
}

export interface Generated {
  readonly out: string;
  readonly tree: Tree;
  /** What the command printed, on both channels. */
  readonly said: string;
}

/** Generates into an empty folder; throws when that fails. */
export function generated(
  words: readonly string[],
  options: { readonly cwd?: string; readonly env?: NodeJS.ProcessEnv } = {},
): Generated {
  const folder = emptyFolder();
  const { code, out, error } = codegen([...words, '--out', folder], { cwd: base, ...options });
  if (code !== 0) throw new Error(`exit code ${code}\n${out}${error}`);
  return { out: folder, tree: treeOf(folder), said: out.replaceAll(folder, 'OUT') + error };
}
