/** Schemas written to a temporary folder, because the loader is about files. */
import { mkdirSync, mkdtempSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { loadRelease } from '../../generator/load/load.js';
import { openSchemas } from '../../generator/load/workspace.js';
import { resolve } from '../../generator/resolve/resolve.js';
import { Diagnostics } from '../../generator/support/diagnostic.js';
import type { Schema } from '../../generator/xsd/components.js';
import type { SchemaSet } from '../../generator/xsd/declarations.js';

export type Files = Readonly<Record<string, string | Buffer>>;

export function folderOf(files: Files): string {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'schemas-'));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

/** A schema document for `urn:t`, prefix `t`, around the given components. */
export function xsd(body: string, attributes = ''): string {
  return (
    `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:t="urn:t" ` +
    `targetNamespace="urn:t" elementFormDefault="qualified" ${attributes}>${body}</xs:schema>`
  );
}

export interface Loaded {
  readonly sets: readonly SchemaSet[];
  readonly diagnostics: Diagnostics;
}

/** The only release of the only API in the folder. */
export function load(files: Files): Loaded {
  const diagnostics = new Diagnostics();
  const { apis } = openSchemas([folderOf(files)], diagnostics);
  const release = apis[0]?.releases[0];
  return { sets: release === undefined ? [] : loadRelease(release, diagnostics), diagnostics };
}

export interface Resolved {
  readonly schema: Schema;
  /** `line code message`, in the order of reporting. */
  readonly problems: readonly string[];
}

export function resolveFiles(files: Files): Resolved {
  const { sets, diagnostics } = load(files);
  const [set] = sets;
  const empty: SchemaSet = { name: '', entries: [], documents: [], closures: [], catalogs: [] };
  const schema = resolve(set ?? empty, diagnostics);
  const problems = diagnostics.all.map(({ at, code, message }) => `${at?.line} ${code} ${message}`);
  return { schema, problems };
}

/** One document for `urn:t`; its first line is the start tag and the first component. */
export function resolveText(body: string, attributes = ''): Resolved {
  return resolveFiles({ 'main.xsd': xsd(body, attributes) });
}

/** The codes alone, for cases whose wording does not matter. */
export function codesOf(body: string): readonly string[] {
  return resolveText(body).problems.map((problem) => problem.split(' ')[1] ?? '');
}
