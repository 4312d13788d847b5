/** The generated files of a compilation: names, code, the runtime beside it and the manifest. */
import type { EnvelopeApi } from './api/model.js';
import { memberNames } from './api/selector.js';
import type { Compilation, CompiledSet } from './compile.js';
import { emitApi } from './emit/api.js';
import { exchangeOf, type Exchange } from './emit/codec-exchange.js';
import { emitTypes } from './emit/codec-types.js';
import { emitCodecs, secretsFile } from './emit/codec.js';
import { emitGlobals } from './emit/globals.js';
import { emitIdentity } from './emit/identity.js';
import { wholesOf, type Wholes } from './emit/identity-reach.js';
import type { Origin } from './emit/file.js';
import { emitInterfaces } from './emit/interfaces.js';
import { emitOperations } from './emit/operations.js';
import { emitResourceApi } from './emit/resource-api.js';
import { emitResources } from './emit/resource-operations.js';
import type { Model, Module } from './ir/model.js';
import { pastOf } from './support/memory.js';
import type { Memory } from './support/memory.js';
import type { Names } from './name/name.js';
import type { OutputFile } from './output/files.js';
import { MANIFEST, manifestFor, printManifest } from './output/manifest.js';
import { runtimeFiles } from './output/runtime.js';
import { relocate } from './passes/relocate.js';
import { Diagnostics } from './support/diagnostic.js';
import { Memo } from './support/memo.js';
import { version } from './version.js';

/** With several schema sets each has a folder of its own, its runtime included. */
export function filesOf(
  compilation: Compilation,
  selection: readonly string[] | undefined,
  memory?: Memory,
): readonly OutputFile[] {
  const files = compilation.sets.flatMap((set) => {
    const emitted = [...runtimeFiles(), ...emitSet(compilation, set, memory)];
    if (set.name === '') return emitted;
    return emitted.map(({ path, text }) => ({ path: `${set.name}/${path}`, text }));
  });
  const head = {
    tool: `xml-api-codegen ${version}`,
    api: compilation.folder.name,
    release: compilation.release.name,
    options: selection === undefined ? {} : { operations: selection },
    schemas: compilation.hashes,
  };
  return [...files, { path: MANIFEST, text: printManifest(manifestFor(head, files)) }];
}

function emitSet(
  compilation: Compilation,
  set: CompiledSet,
  memory: Memory | undefined,
): readonly OutputFile[] {
  const { api, release } = compilation;
  const origin = originOf(compilation);
  // Emitting reports nothing.
  const memo = new Memo(new Diagnostics(), pastOf(memory, 'emit', set.name));
  const placed = relocate(set.model, release.prefix, memo);
  const model = {
    ...placed,
    types: memo.table('type', placed.types),
    elements: memo.table('element', placed.elements),
  };
  const names = {
    ...set.names,
    moduleFile: memo.table('module file', set.names.moduleFile),
    moduleAlias: memo.table('module alias', set.names.moduleAlias),
    type: memo.table('type name', set.names.type),
    element: memo.table('element name', set.names.element),
  };
  const exchange = set.envelope && exchangeOf(set.model, set.envelope);
  const wholes = wholesOf(placed);
  const noted: Wholes = {
    ofType: memo.lookup('whole type', wholes.ofType),
    ofElement: memo.lookup('whole element', wholes.ofElement),
  };
  const emit = (modules: readonly Module[]): readonly OutputFile[] =>
    emitModules(compilation, { ...model, modules }, names, exchange, noted);
  const { modules } = model;
  return [
    ...(memory === undefined ? emit(modules) : emitEach(compilation, model, exchange, memo, emit)),
    secretsFile(origin, secretsOf(compilation)),
    emitTypes(set.model, set.names, origin),
    emitGlobals(placed, set.names, origin),
    ...emitIdentity(placed, set.names, origin, wholes),
    ...(set.envelope
      ? emitApi(set.model, set.names, set.envelope.api, set.envelope, origin, exchange)
      : []),
    ...(api?.profile === 'resource'
      ? [
          ...emitResourceApi(api, origin),
          ...emitResources(placed, set.names, api, set.resources ?? [], origin),
        ]
      : []),
  ];
}

/** Module by module, so that those that nothing has changed for are taken over. */
function emitEach(
  compilation: Compilation,
  { modules, operations, prefixes }: Model,
  exchange: Exchange | undefined,
  memo: Memo,
  emit: (modules: readonly Module[]) => readonly OutputFile[],
): readonly OutputFile[] {
  const { api } = compilation;
  const shared = JSON.stringify([originOf(compilation), api, prefixes, exchange]);
  return modules.flatMap((module) => {
    const services = api?.profile === 'envelope' ? servicesOf(api, module.namespace) : [];
    const own = operations.filter(({ service }) => services.includes(service));
    const inputs = [shared, JSON.stringify([module, own])];
    return memo.make('module', module.namespace, inputs, () => emit([module]));
  });
}

function emitModules(
  compilation: Compilation,
  model: Model,
  names: Names,
  exchange: Exchange | undefined,
  wholes: Wholes,
): readonly OutputFile[] {
  const { api } = compilation;
  const origin = originOf(compilation);
  return [
    ...emitInterfaces(model, names, origin),
    ...emitCodecs(model, names, origin, exchange, wholes),
    ...(api?.profile === 'envelope'
      ? emitOperations(model, names, only(api, model.modules), origin)
      : []),
  ];
}

/** The API with those services alone whose operations are types of the modules. */
function only(api: EnvelopeApi, modules: readonly Module[]): EnvelopeApi {
  const wanted = new Set(modules.flatMap(({ namespace }) => servicesOf(api, namespace)));
  const services = Object.entries(api.services).filter(([service]) => wanted.has(service));
  return { ...api, services: Object.fromEntries(services) };
}

/** Names of the services whose operations are types of a namespace. */
function servicesOf(api: EnvelopeApi, namespace: string): readonly string[] {
  return Object.entries(api.services).flatMap(([service, { prefix }]) =>
    api.prefixes[prefix] === namespace ? [service] : [],
  );
}

/** What reads, writes and judges, without the interfaces: all that can be executed. */
export function codecFiles(
  compilation: Compilation,
  { model }: Pick<CompiledSet, 'model'>,
  names: Names,
): readonly OutputFile[] {
  const origin = originOf(compilation);
  const secrets = secretsOf(compilation);
  const wholes = wholesOf(model);
  return [
    ...emitCodecs(model, names, origin, undefined, wholes),
    secretsFile(origin, secrets),
    emitTypes(model, names, origin),
    emitGlobals(model, names, origin),
    ...emitIdentity(model, names, origin, wholes),
  ];
}

function secretsOf({ api }: Compilation): readonly string[] {
  return memberNames(api?.secrets ?? []);
}

function originOf({ folder, release }: Compilation): Origin {
  return { version, api: folder.name, release: release.name };
}
