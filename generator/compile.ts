/** One release of an API, from its files to the model that is named and emitted. */
import { readFileSync } from 'node:fs';
import { basename, relative, sep } from 'node:path';
import { bindEnvelope } from './api/bind.js';
import { bindResources } from './api/bind-resource.js';
import type { BoundResource } from './api/bind-resource.js';
import { bindTicket } from './api/bind-ticket.js';
import type { BoundEnvelope } from './api/bind.js';
import type { Api } from './api/model.js';
import { readApi } from './api/read.js';
import type { ApiFile } from './api/file.js';
import type { Model, Operation } from './ir/model.js';
import { loadRelease } from './load/load.js';
import type { ApiFolder, Release } from './load/workspace.js';
import { lower } from './lower/lower.js';
import { lowerOperations } from './lower/operations.js';
import { lowerResources } from './lower/resources.js';
import { pastOf } from './support/memory.js';
import type { Memory } from './support/memory.js';
import { nameModel } from './name/name.js';
import type { Names } from './name/name.js';
import { sha256 } from './output/manifest.js';
import { prune } from './passes/prune.js';
import { resolve } from './resolve/resolve.js';
import { selectOperations } from './selection.js';
import type { Diagnostics } from './support/diagnostic.js';
import type { Schema } from './xsd/components.js';

export interface Compilation {
  readonly folder: ApiFolder;
  readonly release: Release;
  /** Absent for schemas without api.json. */
  readonly api?: Api;
  /** The same with the places of what it says. */
  readonly apiFile?: ApiFile;
  /** Normally one; more where entry files contradict each other. */
  readonly sets: readonly CompiledSet[];
  /** SHA-256 of everything that was read, by path in the release: the same from wherever it is named. */
  readonly hashes: Readonly<Record<string, string>>;
}

export interface CompiledSet {
  /** Empty when it is the only one. */
  readonly name: string;
  readonly schema: Schema;
  readonly model: Model;
  /** Of everything in the schemas, so that no name depends on the operations that are selected. */
  readonly names: Names;
  /** Where operations stand in a message; absent without api.json, and in another profile. */
  readonly envelope?: BoundEnvelope;
  /** What operations are about; absent in another profile. */
  readonly resources?: readonly BoundResource[];
}

/** `selection` are operations or patterns of them; undefined takes everything. */
export function compile(
  folder: ApiFolder,
  release: Release,
  selection: readonly string[] | undefined,
  diagnostics: Diagnostics,
  memory?: Memory,
): Compilation {
  const hashes: Record<string, string> = {};
  const file = readConfiguration(folder, release, hashes, diagnostics);
  const loaded = loadRelease(release, diagnostics, pastOf(memory, 'load'));
  const sets = loaded.map((set): CompiledSet => {
    for (const { path, hash } of [...set.documents, ...set.catalogs]) hashes[path] = hash;
    const schema = resolve(set, diagnostics, pastOf(memory, 'resolve', set.name));
    const { prefixes = {}, numbers = [] } = file?.api ?? {};
    const past = pastOf(memory, 'lower', set.name);
    const lowered = lower(schema, { prefixes, numbers }, diagnostics, past);
    const names = nameModel(lowered, diagnostics);
    if (file === undefined) return { name: set.name, schema, model: lowered, names };
    const { api } = file;
    const base = { name: set.name, schema, names };
    switch (api.profile) {
      case 'envelope': {
        const operations = lowerOperations(lowered.types, api, diagnostics);
        const bound = bindEnvelope(file, api, lowered, diagnostics);
        const ticket = bindTicket(api, operations, lowered.types);
        const envelope = bound && { ...bound, ...(ticket && { ticket }) };
        const needed = ticket && [ticket.operation];
        const model = selected({ ...lowered, operations }, selection, needed, diagnostics);
        return { ...base, model, ...(envelope && { envelope }) };
      }
      case 'resource': {
        const resources = bindResources(file, api, lowered, diagnostics);
        const operations = lowerResources(resources);
        const model = selected({ ...lowered, operations }, selection, undefined, diagnostics);
        return { ...base, model, resources };
      }
    }
  });
  return { folder, release, ...(file && { api: file.api, apiFile: file }), sets, hashes };
}

function readConfiguration(
  folder: ApiFolder,
  release: Release,
  hashes: Record<string, string>,
  diagnostics: Diagnostics,
): ApiFile | undefined {
  if (folder.configuration === undefined) return undefined;
  const bytes = readFileSync(folder.configuration);
  const path = relative(release.boundary.folder, folder.configuration).replaceAll(sep, '/');
  hashes[basename(path)] = sha256(bytes);
  return readApi(bytes, path, folder.name, diagnostics);
}

/** Whatever is selected, a client also needs the operation that it logs in with. */
function selected(
  model: Model,
  selection: readonly string[] | undefined,
  needed: readonly Operation[] = [],
  diagnostics: Diagnostics,
): Model {
  if (selection === undefined) return model;
  const chosen = selectOperations(model.operations, selection, diagnostics);
  const all = new Set([...chosen, ...(chosen.length > 0 ? needed : [])]);
  return prune(
    model,
    model.operations.filter((operation) => all.has(operation)),
  );
}
