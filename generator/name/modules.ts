/** File names and import aliases of modules. */
import type { Model, Module } from '../ir/model.js';
import { byCodeUnit } from '../support/compare.js';
import { encodeName } from './identifier.js';
import { isReservedAlias, isReservedFile } from './reserved.js';

export interface ModuleNames {
  readonly file: ReadonlyMap<string, string>;
  readonly alias: ReadonlyMap<string, string>;
}

export function moduleNames(model: Model): ModuleNames {
  const modules = [...model.modules].toSorted((a, b) => byCodeUnit(a.namespace, b.namespace));
  return { file: fileNames(modules), alias: aliases(modules) };
}

/**
 * The schema file's name when that file alone defines the namespace, else the prefix. Compared
 * without regard to case, as some file systems do.
 */
function fileNames(modules: readonly Module[]): ReadonlyMap<string, string> {
  const wishes = new Map<string, number>();
  for (const module of modules) {
    const wish = baseName(module).toLowerCase();
    wishes.set(wish, (wishes.get(wish) ?? 0) + 1);
  }
  const names = new Map<string, string>();
  const taken = new Set<string>();
  const claim = (module: Module, name: string): void => {
    names.set(module.namespace, name);
    taken.add(name.toLowerCase());
  };
  for (const module of modules) {
    const name = baseName(module);
    if (wishes.get(name.toLowerCase()) === 1 && !isReservedFile(name)) claim(module, name);
  }
  for (const module of modules) {
    if (!names.has(module.namespace)) claim(module, free(segment(module.prefix), taken));
  }
  return names;
}

function free(name: string, taken: ReadonlySet<string>): string {
  const isFree = (candidate: string): boolean =>
    !taken.has(candidate.toLowerCase()) && !isReservedFile(candidate);
  if (isFree(name)) return name;
  let number = 2;
  while (!isFree(`${name}-${number}`)) number++;
  return `${name}-${number}`;
}

function baseName({ files, prefix }: Module): string {
  const [only, ...others] = files;
  if (only === undefined || others.length > 0) return segment(prefix);
  const file = only.slice(only.lastIndexOf('/') + 1);
  return segment(file.replace(/\.xsd$/i, ''));
}

/** A name that is one segment of a path on every system; other characters are written in hex. */
export function segment(name: string): string {
  const safe = name.replace(/[^A-Za-z0-9_.-]/gu, (character) => {
    return `_${(character.codePointAt(0) ?? 0).toString(16)}_`;
  });
  const inner = safe.replace(/^[.-]+|\.+$/g, (dots) => '_'.repeat(dots.length)).slice(0, 100);
  return inner === '' ? '_' : inner;
}

function aliases(modules: readonly Module[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const taken = new Set<string>();
  for (const { namespace, prefix } of modules) {
    let name = uncapitalize(encodeName(prefix));
    if (isReservedAlias(name)) name += '$';
    while (taken.has(name)) name += '$';
    taken.add(name);
    names.set(namespace, name);
  }
  return names;
}

/** Types start in upper case, so that an alias must not. */
function uncapitalize(name: string): string {
  const [first = ''] = name;
  return first.toLowerCase() + name.slice(first.length);
}
