/** What `--schemas` names: the APIs and their releases, found by the layout of the folders. */
import { existsSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import type { Diagnostics } from '../support/diagnostic.js';
import { quote } from '../support/text.js';
import {
  boundaryOf,
  isInside,
  isSchemaName,
  listFolder,
  reasonOf,
  schemaFilesBelow,
  type Boundary,
} from './files.js';
import { compareReleases } from './release-order.js';

export interface Workspace {
  /** In the order of paths, then of names. */
  readonly apis: readonly ApiFolder[];
}

export interface ApiFolder {
  /** The name of its folder; of a single schema file, the file's name without extension. */
  readonly name: string;
  /** Absolute. */
  readonly folder: string;
  /** Absolute path of api.json; absent for an API without operations. */
  readonly configuration?: string;
  /** Older first: the last is the default. */
  readonly releases: readonly Release[];
}

export interface Release {
  /** The folder's name; empty for schemas that stand directly in the API's folder. */
  readonly name: string;
  /** Absolute. */
  readonly folder: string;
  /** What `SourcePoint.file` begins with: the way from the named folder to this one, with `/`. */
  readonly prefix: string;
  /** The schema files, as sorted paths relative to `folder` with `/`. */
  readonly files: readonly string[];
  /** True when `files` were named one by one, so that others are reached by reference alone. */
  readonly isSelection: boolean;
  /** Nothing outside of it is read. */
  readonly boundary: Boundary;
}

/** Finds the APIs in folders or .xsd files; what cannot be used is reported and left out. */
export function openSchemas(paths: readonly string[], diagnostics: Diagnostics): Workspace {
  const apis: ApiFolder[] = [];
  const files: string[] = [];
  for (const path of paths.map((given) => resolve(given))) {
    const kind = kindOf(path, diagnostics);
    if (kind === 'unreadable') continue;
    if (kind === 'folder') apis.push(...openFolder(path, diagnostics));
    else if (kind === 'file' && isSchemaName(path)) files.push(path);
    else {
      const what = kind === 'file' ? 'is no .xsd file' : 'does not exist';
      diagnostics.error('LOAD201', undefined, `${quote(path)} ${what}`);
    }
  }
  if (files.length > 0) apis.push(openFiles(files));
  return { apis: distinct(apis, diagnostics) };
}

function kindOf(
  path: string,
  diagnostics: Diagnostics,
): 'folder' | 'file' | 'unreadable' | undefined {
  try {
    const stat = statSync(path, { throwIfNoEntry: false });
    return stat?.isDirectory() ? 'folder' : stat?.isFile() ? 'file' : undefined;
  } catch (error) {
    diagnostics.error('LOAD203', undefined, `${quote(path)} cannot be read: ${reasonOf(error)}`);
    return 'unreadable';
  }
}

function distinct(apis: readonly ApiFolder[], diagnostics: Diagnostics): readonly ApiFolder[] {
  const byName = new Map<string, ApiFolder>();
  for (const api of apis) {
    const first = byName.get(api.name);
    if (first === undefined) byName.set(api.name, api);
    else if (first.folder !== api.folder) {
      const message = `${quote(first.folder)} and ${quote(api.folder)} are both the API ${api.name}`;
      diagnostics.error('LOAD211', undefined, message);
    }
  }
  return [...byName.values()];
}

function openFiles(files: readonly string[]): ApiFolder {
  const [first = ''] = files;
  let folder = dirname(first);
  while (!files.every((file) => isInside(folder, file))) folder = dirname(folder);
  const name = files.length === 1 ? basename(first).replace(/\.xsd$/i, '') : basename(folder);
  const local = [...new Set(files.map((file) => slashed(relative(folder, file))))];
  const release: Release = {
    name: '',
    folder,
    prefix: '',
    files: local.toSorted(),
    isSelection: true,
    boundary: boundaryOf(folder),
  };
  return { name, folder, releases: [release] };
}

function openFolder(folder: string, diagnostics: Diagnostics): readonly ApiFolder[] {
  const boundary = boundaryOf(folder);
  if (existsSync(join(folder, 'api.json'))) return openApi(boundary, folder, '', diagnostics);
  const children = listFolder(boundary, folder, diagnostics)
    .filter(({ kind }) => kind === 'folder')
    .map(({ name }) => ({ name, path: join(folder, name) }));
  const configured = children.filter(({ path }) => existsSync(join(path, 'api.json')));
  if (configured.length === 0) return openApi(boundary, folder, '', diagnostics);
  for (const { name, path } of children) {
    if (existsSync(join(path, 'api.json'))) continue;
    if (schemaFilesBelow(boundary, path, diagnostics).length === 0) continue;
    diagnostics.warn('LOAD213', undefined, `${quote(path)} has schemas but no api.json: left out`, {
      help: `Add ${name}/api.json to make it an API, or name the folder with --schemas.`,
    });
  }
  return configured.flatMap(({ name, path }) => openApi(boundary, path, `${name}/`, diagnostics));
}

function openApi(
  boundary: Boundary,
  folder: string,
  prefix: string,
  diagnostics: Diagnostics,
): readonly ApiFolder[] {
  const configuration = join(folder, 'api.json');
  const hasConfiguration = existsSync(configuration);
  const releases = releasesOf(boundary, folder, prefix, hasConfiguration, diagnostics);
  if (releases.length === 0) {
    diagnostics.error('LOAD202', undefined, `${quote(folder)} holds no .xsd file`);
    // Without schemas a folder is an API only if it says so itself.
    if (!hasConfiguration) return [];
  }
  const name = basename(folder);
  return [{ name, folder, ...(hasConfiguration && { configuration }), releases }];
}

/** Schemas directly in the folder are one release; else each folder with schemas is a release. */
function releasesOf(
  boundary: Boundary,
  folder: string,
  prefix: string,
  hasConfiguration: boolean,
  diagnostics: Diagnostics,
): readonly Release[] {
  const release = (name: string, files: readonly string[]): Release => ({
    name,
    folder: name === '' ? folder : join(folder, name),
    prefix: name === '' ? prefix : `${prefix}${name}/`,
    files,
    isSelection: false,
    boundary,
  });
  const all = schemaFilesBelow(boundary, folder, diagnostics);
  const folders = new Map<string, string[]>();
  const loose: string[] = [];
  for (const file of all) {
    const slash = file.indexOf('/');
    if (slash < 0) {
      loose.push(file);
      continue;
    }
    const name = file.slice(0, slash);
    const files = folders.get(name) ?? [];
    files.push(file.slice(slash + 1));
    folders.set(name, files);
  }
  const names = [...folders.keys()].toSorted(compareReleases);
  // Without api.json the folders may be the vendor's own division of one release: then they have
  // no numbers, or loose files beside them.
  const areReleases = hasConfiguration || names.every((name) => /[0-9]/.test(name));
  if (loose.length === 0 && areReleases) {
    return names.map((name) => release(name, folders.get(name) ?? []));
  }
  if (hasConfiguration && names.some((name) => /^v?[0-9]/i.test(name))) {
    const example = `${quote(loose[0] ?? '')} beside the folder ${quote(names.at(-1) ?? '')}`;
    diagnostics.error('LOAD212', undefined, `${quote(folder)} has ${example}`);
    return names.map((name) => release(name, folders.get(name) ?? []));
  }
  return all.length === 0 ? [] : [release('', all)];
}

function slashed(path: string): string {
  return sep === '/' ? path : path.split(sep).join('/');
}
