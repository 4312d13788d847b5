/**
 * `generated/<api>/manifest.json`: what was asked for and what came out, so that `check` can repeat
 * it and a later run knows which files are its own. No timestamps, no absolute paths.
 */
import { createHash } from 'node:crypto';
import { byCodeUnit } from '../support/compare.js';
import { isSafePath } from './files.js';
import type { OutputFile } from './files.js';

export const MANIFEST = 'manifest.json';

export interface Manifest {
  /** Name and version of the tool. */
  readonly tool: string;
  readonly api: string;
  readonly release: string;
  readonly options: ManifestOptions;
  /** `api.json`, and schema files by their path in the release, to the SHA-256 of their bytes. */
  readonly schemas: Readonly<Record<string, string>>;
  /** Every file written but the manifest, relative to its folder, to the SHA-256 of its bytes. */
  readonly files: Readonly<Record<string, string>>;
}

export interface ManifestOptions {
  /** The selection as it was given; absent for everything. */
  readonly operations?: readonly string[];
}

export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** A file that a later run of the process gives again is not hashed again. */
const hashes = new WeakMap<OutputFile, string>();

function hashOf(file: OutputFile): string {
  const hash = hashes.get(file) ?? sha256(file.text);
  hashes.set(file, hash);
  return hash;
}

export function manifestFor(head: Omit<Manifest, 'files'>, files: readonly OutputFile[]): Manifest {
  const own = files.map((file) => [file.path, hashOf(file)] as const);
  return {
    tool: head.tool,
    api: head.api,
    release: head.release,
    options: head.options,
    schemas: sorted(Object.entries(head.schemas)),
    files: sorted(own),
  };
}

export function printManifest(manifest: Manifest): string {
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/** The manifest of a text, or what is wrong with it. */
export function parseManifest(text: string): Manifest | { readonly problem: string } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { problem: 'is no JSON' };
  }
  if (!isObject(value)) return { problem: 'is no object' };
  const { tool, api, release, options, schemas, files } = value;
  if (typeof tool !== 'string' || typeof api !== 'string' || typeof release !== 'string') {
    return { problem: "lacks 'tool', 'api' or 'release'" };
  }
  if (!isHashes(schemas) || !isHashes(files)) return { problem: "lacks 'schemas' or 'files'" };
  // What stands here is removed or overwritten one day: a path must not lead out of the folder.
  const unsafe = Object.keys(files).find((path) => !isSafePath(path));
  if (unsafe !== undefined) return { problem: `lists ${JSON.stringify(unsafe)}, which is no path` };
  if (!isObject(options)) return { problem: "lacks 'options'" };
  const { operations } = options;
  if (operations === undefined) return { tool, api, release, options: {}, schemas, files };
  if (!isStrings(operations)) return { problem: "has 'operations' that are no list of texts" };
  return { tool, api, release, options: { operations }, schemas, files };
}

function sorted(entries: readonly (readonly [string, string])[]): Readonly<Record<string, string>> {
  return Object.fromEntries([...entries].sort((a, b) => byCodeUnit(a[0], b[0])));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isStrings(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

function isHashes(value: unknown): value is Readonly<Record<string, string>> {
  return isObject(value) && Object.values(value).every((item) => typeof item === 'string');
}
