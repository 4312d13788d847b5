/** Where a project keeps the client that was generated for an API. */
import { dirname, isAbsolute, relative, sep } from 'node:path';
import { readManifest } from '../output/folder.js';
import type { Manifest } from '../output/manifest.js';
import type { Problem } from './compiler.js';
import { showPath } from './paths.js';

/** Which client is looked for: that of the old release. */
export interface WantedClient {
  readonly api: string;
  readonly release: string;
  /** SHA-256 of what the release was read from, as a manifest has them. */
  readonly hashes: Readonly<Record<string, string>>;
}

interface Client {
  readonly folder: string;
  readonly manifest: Manifest;
}

/** The folders of the client; a project may have copies. */
export function clientFolders(
  files: readonly string[],
  wanted: WantedClient,
): readonly string[] | Problem {
  const clients = foldersAbove(files).flatMap((folder): readonly Client[] => {
    const manifest = readManifest(folder);
    return manifest === undefined || 'problem' in manifest ? [] : [{ folder, manifest }];
  });
  const own = clients.filter(({ manifest }) => manifest.api === wanted.api);
  const fitting = own.filter(({ manifest }) => isOf(manifest, wanted));
  if (fitting.length > 0) return fitting.map(({ folder }) => folder);
  const [other] = own;
  if (other !== undefined) {
    const { folder, manifest } = other;
    return {
      problem: `the client in ${showPath(folder)} was generated from release ${manifest.release}, and what changed since ${wanted.release} is asked for: compare with ${manifest.release}, or generate the client of ${wanted.release} first`,
    };
  }
  const found = clients.map(({ folder, manifest }) => `${manifest.api} in ${showPath(folder)}`);
  const others = found.length === 0 ? '' : `; it has clients of ${found.join(', ')}`;
  return {
    problem: `the project uses no generated client of ${wanted.api}: no folder of its source files has a manifest.json of that API${others}`,
  };
}

/** The same bytes are the same release, whatever it is called. */
function isOf({ release, schemas }: Manifest, wanted: WantedClient): boolean {
  if (release === wanted.release) return true;
  const names = Object.keys(wanted.hashes);
  return (
    names.length === Object.keys(schemas).length &&
    names.every((name) => schemas[name] === wanted.hashes[name])
  );
}

function foldersAbove(files: readonly string[]): readonly string[] {
  const folders = new Set<string>();
  for (const file of files) {
    if (isForeign(file)) continue;
    for (let folder = dirname(file); !folders.has(folder); folder = dirname(folder)) {
      folders.add(folder);
    }
  }
  return [...folders];
}

/** Of a package that is installed, not of the project. */
export function isForeign(file: string): boolean {
  return file.includes('/node_modules/');
}

/** Path in the folder, with `/`; undefined for what stands elsewhere. */
export function pathIn(folder: string, file: string): string | undefined {
  const path = relative(folder, file);
  return path.startsWith('..') || isAbsolute(path) ? undefined : path.replaceAll(sep, '/');
}
