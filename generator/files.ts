/** The generated files of a compilation: names, code, the runtime beside it and the manifest. */
import type { Api } from './api/model.js';
import { memberNames } from './api/selector.js';
import type { Compilation, CompiledSet } from './compile.js';
import { emitApi } from './emit/api.js';
import { emitTypes } from './emit/codec-types.js';
import { emitCodecs } from './emit/codec.js';
import type { Origin } from './emit/file.js';
import { emitInterfaces } from './emit/interfaces.js';
import { emitOperations } from './emit/operations.js';
import { emitStale, newMemory, servicesOf, typesOf } from './memory.js';
import type { Memory } from './memory.js';
import type { Names } from './name/name.js';
import type { OutputFile } from './output/files.js';
import { MANIFEST, manifestFor, printManifest } from './output/manifest.js';
import { runtimeFiles } from './output/runtime.js';
import { reach } from './passes/reach.js';
import { relocate } from './passes/relocate.js';
import { version } from './version.js';

/** With several schema sets each has a folder of its own, its runtime included. */
export function filesOf(
  compilation: Compilation,
  selection: readonly string[] | undefined,
  memory: Memory = newMemory(),
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
  memory: Memory,
): readonly OutputFile[] {
  const { envelope, model, names } = set;
  const { api, release } = compilation;
  const origin = originOf(compilation);
  const secrets = secretsOf(compilation);
  return [
    ...emitStale(compilation, set, names, memory, (stale) => {
      const modules = model.modules.filter(({ namespace }) => stale.has(namespace));
      const types = reach(model, typesOf(model, modules));
      const part = relocate({ ...model, modules }, release.prefix, types);
      return [
        ...emitInterfaces(part, names, origin),
        ...emitCodecs(part, names, origin, secrets),
        ...(api ? emitOperations(part, names, only(api, stale), origin) : []),
      ];
    }),
    emitTypes(model, names, origin),
    ...(api && envelope ? emitApi(names, api, envelope, origin) : []),
  ];
}

/** The API with those services alone whose operations are types of the namespaces. */
function only(api: Api, namespaces: ReadonlySet<string>): Api {
  const wanted = new Set([...namespaces].flatMap((namespace) => servicesOf(api, namespace)));
  const services = Object.entries(api.services).filter(([service]) => wanted.has(service));
  return { ...api, services: Object.fromEntries(services) };
}

/** What reads, writes and judges, without the interfaces: all that can be executed. */
export function codecFiles(
  compilation: Compilation,
  { model }: Pick<CompiledSet, 'model'>,
  names: Names,
): readonly OutputFile[] {
  const origin = originOf(compilation);
  const secrets = secretsOf(compilation);
  return [...emitCodecs(model, names, origin, secrets), emitTypes(model, names, origin)];
}

function secretsOf({ api }: Compilation): readonly string[] {
  return memberNames(api?.secrets ?? []);
}

function originOf({ folder, release }: Compilation): Origin {
  return { version, api: folder.name, release: release.name };
}
