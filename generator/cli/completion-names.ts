/** Names from the schemas, kept until a file of these changes: compiling takes longer than a key press. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { cached } from '../execute/cache.js';
import { openSchemas } from '../load/workspace.js';
import type { ApiFolder, Release } from '../load/workspace.js';
import { sha256 } from '../output/manifest.js';
import { Diagnostics } from '../support/diagnostic.js';
import { version } from '../version.js';

export interface KnownApi {
  readonly name: string;
  readonly releases: readonly string[];
  readonly operations: readonly string[];
  /** Of the release that the operations are those of. */
  readonly release: string;
}

/** Every API with the operations of the release, or else of its newest. */
export async function knownNames(
  schemas: readonly string[],
  wanted: string | undefined,
): Promise<readonly KnownApi[]> {
  const { apis } = openSchemas(schemas, new Diagnostics());
  const known = apis.map(async (folder): Promise<KnownApi> => {
    const releases = folder.releases.map(({ name }) => name);
    const release = folder.releases.find(({ name }) => name === wanted) ?? folder.releases.at(-1);
    const operations = release === undefined ? [] : await operationsOf(folder, release);
    return { name: folder.name, releases, operations, release: release?.name ?? '' };
  });
  return Promise.all(known);
}

/** Paths of the members of an operation of the first API that has it. */
export async function knownMembers(
  schemas: readonly string[],
  apis: readonly KnownApi[],
  operation: string,
): Promise<readonly string[]> {
  const api = apis.find(({ operations }) => operations.includes(operation));
  const { apis: folders } = openSchemas(schemas, new Diagnostics());
  const folder = folders.find(({ name }) => name === api?.name);
  const release = folder?.releases.find(({ name }) => name === api?.release);
  if (folder === undefined || release === undefined) return [];
  return kept(['members', operation], folder, release, async () => {
    const { membersAtHand } = await import('./completion-members.js');
    return membersAtHand(folder, release, operation);
  });
}

function operationsOf(folder: ApiFolder, release: Release): Promise<readonly string[]> {
  return kept(['operations'], folder, release, async () => {
    const { operationsAtHand } = await import('./completion-members.js');
    return operationsAtHand(folder, release);
  });
}

/** Kept where emitted code is: as a module that exports texts. */
async function kept(
  what: readonly string[],
  folder: ApiFolder,
  release: Release,
  make: () => Promise<readonly string[]>,
): Promise<readonly string[]> {
  const key = sha256(JSON.stringify([version, what, ...stamps(folder, release)]));
  const found = await cached(
    key,
    async () => `export const names = ${JSON.stringify(await make())};\n`,
  );
  const address =
    'file' in found
      ? pathToFileURL(found.file).href
      : `data:text/javascript,${encodeURIComponent(found.code)}`;
  const { names } = (await import(address)) as { readonly names: readonly string[] }; // As above.
  return names;
}

/** Path, size and time of all files that the names come from. */
function stamps({ configuration }: ApiFolder, { folder, files }: Release): readonly string[] {
  const paths = [
    ...files.map((file) => join(folder, file)),
    ...(configuration ? [configuration] : []),
  ];
  return paths.map((path) => {
    const { size, mtimeMs } = statSync(path);
    return `${path} ${size} ${mtimeMs}`;
  });
}
