/**
 * What a run leaves for the next one in the same process: parsed documents, and the emitted files
 * of modules. A module is taken over when nothing that it depends on has changed.
 */
import type { Api } from './api/model.js';
import { serviceNames } from './api/services.js';
import { newCompileMemory } from './compile.js';
import type { Compilation, CompiledSet, CompileMemory } from './compile.js';
import type { EmittedFile } from './emit/file.js';
import type { Model, Module, TypeId } from './ir/model.js';
import type { Names } from './name/name.js';
import { sha256 } from './output/manifest.js';
import { reach } from './passes/reach.js';
import { byCodeUnit } from './support/compare.js';

export interface Memory {
  readonly compile: CompileMemory;
  /** By schema set and path: a file, and the key of all that went into it. */
  readonly files: Map<string, { readonly key: string; readonly file: EmittedFile | undefined }>;
}

export function newMemory(): Memory {
  return { compile: newCompileMemory(), files: new Map() };
}

/**
 * Emits what has changed, a namespace at a time: its modules, and the operations of its services.
 * `emit` gets the stale ones, and may give files that belong to none as well.
 */
export function emitStale(
  compilation: Compilation,
  set: CompiledSet,
  names: Names,
  { files }: Memory,
  emit: (stale: ReadonlySet<string>) => readonly EmittedFile[],
): readonly EmittedFile[] {
  const keyOfPath = new Map<string, string>();
  const known: EmittedFile[] = [];
  const stale = new Set<string>();
  for (const [namespace, key] of keysOf(compilation, set, names)) {
    const paths = pathsOf(compilation, names, namespace);
    for (const path of paths) keyOfPath.set(path, key);
    const found = paths.map((path) => files.get(`${set.name}/${path}`));
    if (found.some((entry) => entry?.key !== key)) stale.add(namespace);
    else known.push(...found.flatMap((entry) => entry?.file ?? []));
  }
  const fresh = emit(stale);
  for (const file of fresh) files.delete(`${set.name}/${file.path}`);
  for (const [path, key] of keyOfPath) {
    const file = fresh.find((candidate) => candidate.path === path);
    const entry = files.get(`${set.name}/${path}`);
    // A service without selected operations has no file, and that is remembered too.
    if (entry?.key !== key) files.set(`${set.name}/${path}`, { key, file });
  }
  return [...known, ...fresh];
}

function pathsOf({ api }: Compilation, names: Names, namespace: string): readonly string[] {
  const file = names.moduleFile.get(namespace) ?? '';
  const services = api === undefined ? [] : servicesOf(api, namespace);
  const operations = services.map((service) => `operations/${serviceNames(service).file}.ts`);
  return [`${file}.ts`, `${file}.codec.ts`, ...operations];
}

/** Names of the services whose operations are types of a namespace. */
export function servicesOf(api: Api, namespace: string): readonly string[] {
  return Object.entries(api.services).flatMap(([service, { prefix }]) =>
    api.prefixes[prefix] === namespace ? [service] : [],
  );
}

/**
 * One key for each module, by namespace: equal keys mean equal emitted code. Besides the
 * schema files of all modules that it reaches, names may change it, whether a record has derived
 * ones, and which operations are selected.
 */
function keysOf(
  { api, release, folder }: Compilation,
  { name, schema, model }: CompiledSet,
  names: Names,
): ReadonlyMap<string, string> {
  const derived = [...model.types].flatMap(([id, type]) =>
    type.kind === 'record' && type.derived.length > 0 ? [id] : [],
  );
  const shared = sha256(
    JSON.stringify([
      [folder.name, release.name, name, api],
      [...names.moduleFile, ...names.moduleAlias],
      [model.prefixes, derived, model.operations.map(({ id }) => id)],
    ]),
  );
  const hashes = new Map(
    model.modules.map(({ namespace }) => {
      const files = schema.files.filter(({ targetNamespace }) => targetNamespace === namespace);
      return [namespace, files.map(({ hash }) => hash)] as const;
    }),
  );
  return new Map(
    model.modules.map((module) => {
      const types = [...reach(model, typesOf(model, [module]))];
      const reached = new Set([
        module.namespace,
        ...types.map((id) => model.types.get(id)?.namespace ?? ''),
      ]);
      const content = [...reached].sort(byCodeUnit).map((namespace) => hashes.get(namespace));
      return [module.namespace, sha256(JSON.stringify([shared, module, content, types]))];
    }),
  );
}

/** Types of modules, those of their global elements included. */
export function typesOf(model: Model, modules: readonly Module[]): readonly TypeId[] {
  return modules.flatMap((module) => [
    ...module.types,
    ...module.elements.flatMap((name) => {
      const type = model.elements.get(name)?.type;
      return type?.kind === 'type' ? [type.id] : [];
    }),
  ]);
}
