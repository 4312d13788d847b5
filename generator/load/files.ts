/** The schema files below a folder, found without ever leaving it. */
import { readdirSync, realpathSync, statSync, type Dirent } from 'node:fs';
import { join, sep } from 'node:path';
import { byCodeUnit } from '../support/compare.js';
import type { Diagnostics } from '../support/diagnostic.js';
import { quote } from '../support/text.js';

const MAX_FILES = 10_000;
const MAX_DEPTH = 32;

/** The folder that the user named: `real` is where it is, all links followed. */
export interface Boundary {
  readonly folder: string;
  readonly real: string;
}

export function boundaryOf(folder: string): Boundary {
  return { folder, real: realpathSync(folder) };
}

export function isSchemaName(name: string): boolean {
  return /\.xsd$/i.test(name);
}

export interface Entry {
  readonly name: string;
  readonly kind: 'file' | 'folder';
}

/** Files and folders in a folder, sorted; hidden ones and links that lead outside are left out. */
export function listFolder(
  boundary: Boundary,
  folder: string,
  diagnostics: Diagnostics,
): readonly Entry[] {
  let items: readonly Dirent[];
  try {
    items = readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    diagnostics.error('LOAD203', undefined, `${quote(folder)} cannot be read: ${reasonOf(error)}`);
    return [];
  }
  const entries: Entry[] = [];
  for (const item of items) {
    if (item.name.startsWith('.') || item.name === 'node_modules') continue;
    if (/\p{Cc}/u.test(item.name)) {
      const message = `the name ${quote(item.name)} has control characters: it is left out`;
      diagnostics.error('LOAD203', undefined, message);
      continue;
    }
    const kind = item.isSymbolicLink()
      ? kindOfLink(boundary, join(folder, item.name), diagnostics)
      : item.isDirectory()
        ? 'folder'
        : item.isFile()
          ? 'file'
          : undefined;
    if (kind !== undefined) entries.push({ name: item.name, kind });
  }
  return entries.toSorted((a, b) => byCodeUnit(a.name, b.name));
}

function kindOfLink(
  boundary: Boundary,
  path: string,
  diagnostics: Diagnostics,
): Entry['kind'] | undefined {
  try {
    const target = realpathSync(path);
    if (!isInside(boundary.real, target)) {
      const message = `${quote(path)} is a link to ${quote(target)}, outside the schema folder`;
      diagnostics.error('LOAD204', undefined, message);
      return undefined;
    }
    const stat = statSync(target);
    return stat.isDirectory() ? 'folder' : stat.isFile() ? 'file' : undefined;
  } catch (error) {
    diagnostics.error('LOAD203', undefined, `${quote(path)} cannot be read: ${reasonOf(error)}`);
    return undefined;
  }
}

export function isInside(folder: string, path: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

/** All .xsd files below `folder`, at any depth, as sorted paths relative to it with `/`. */
export function schemaFilesBelow(
  boundary: Boundary,
  folder: string,
  diagnostics: Diagnostics,
): readonly string[] {
  const files: string[] = [];
  const visited = new Set<string>();
  const pending = [{ path: folder, prefix: '', depth: 0 }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { path, prefix, depth } = next;
    // A link may lead back to a folder around it.
    const real = realpathSync(path);
    if (visited.has(real)) continue;
    visited.add(real);
    for (const entry of listFolder(boundary, path, diagnostics)) {
      if (entry.kind === 'folder' && depth < MAX_DEPTH) {
        const inner = join(path, entry.name);
        pending.push({ path: inner, prefix: `${prefix}${entry.name}/`, depth: depth + 1 });
      } else if (entry.kind === 'folder') {
        const message = `${quote(path)} is nested deeper than ${MAX_DEPTH} folders`;
        diagnostics.error('LOAD215', undefined, message);
      } else if (isSchemaName(entry.name)) {
        files.push(prefix + entry.name);
      }
    }
    if (files.length > MAX_FILES) {
      const message = `${quote(folder)} holds more than ${MAX_FILES} schema files`;
      diagnostics.error('LOAD215', undefined, message);
      return files.slice(0, MAX_FILES).toSorted(byCodeUnit);
    }
  }
  return files.toSorted(byCodeUnit);
}

/** The system's word for what went wrong, such as EACCES, without path or stack. */
export function reasonOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') {
    return error.code;
  }
  return error instanceof Error ? error.message : 'unknown reason';
}
