/** An API that is ready to be served: its model, and the emitted codecs at work. */
import type { BoundEnvelope } from '../api/bind.js';
import type { Api } from '../api/model.js';
import { memberNames } from '../api/selector.js';
import { compile } from '../compile.js';
import { executeCodecs } from '../execute/execute.js';
import type { Codecs } from '../execute/execute.js';
import { codecFiles } from '../files.js';
import type { Model, Operation, TypeId } from '../ir/model.js';
import { openSchemas } from '../load/workspace.js';
import type { Codec } from '../runtime/codec.js';
import type { Diagnostics } from '../support/diagnostic.js';
import { chooseTarget } from '../target.js';
import type { Wish } from '../target.js';

export interface ServedApi {
  readonly api: Api;
  readonly release: string;
  readonly model: Model;
  readonly envelope: BoundEnvelope;
  readonly codecs: Codecs;
  /** Of the message that every request and reply is. */
  readonly codec: Codec<unknown>;
  /** By the id of the request's type. */
  readonly byRequest: ReadonlyMap<TypeId, Operation>;
  /** Names of the members that are secret. */
  readonly secrets: ReadonlySet<string>;
  /** Path of the endpoint. */
  readonly path: string;
}

/** Undefined after the reason was reported. */
export async function openServedApi(
  schemas: readonly string[],
  wish: Wish,
  diagnostics: Diagnostics,
): Promise<ServedApi | undefined> {
  const workspace = openSchemas(schemas, diagnostics);
  if (diagnostics.hasErrors) return undefined;
  const target = chooseTarget(
    workspace,
    wish,
    ({ folder }) => folder.configuration !== undefined,
    diagnostics,
  );
  if (target === undefined) return undefined;
  const compilation = compile(target.folder, target.release, undefined, diagnostics);
  if (diagnostics.hasErrors) return undefined;
  const { api } = compilation;
  const [set, ...others] = compilation.sets.filter(({ model }) => model.operations.length > 0);
  if (api === undefined || set?.envelope === undefined) {
    const why = api === undefined ? 'has no api.json' : 'has types that fit its api.json nowhere';
    const message = `'${target.folder.name}' ${why}, so that there are no operations to serve`;
    diagnostics.error('MOCK951', undefined, message);
    return undefined;
  }
  if (others.length > 0) {
    const names = [set, ...others].map(({ name }) => name).join(', ');
    diagnostics.error('CMD904', undefined, `several schema sets have operations: ${names}`, {
      help: 'name the .xsd file of one with --schemas',
    });
    return undefined;
  }
  const { model, names, envelope } = set;
  const codecs = await executeCodecs(model, names, codecFiles(compilation, set, names));
  const codec = codecs.elements[envelope.element.name];
  if (codec === undefined) throw new Error(`no codec for ${envelope.element.name}`);
  return {
    api,
    release: target.release.name,
    model,
    envelope,
    codecs,
    codec,
    byRequest: new Map(model.operations.map((operation) => [operation.request, operation])),
    secrets: new Set(memberNames(api.secrets)),
    path: new URL(api.endpoint.url.replaceAll(/[{}]/g, '')).pathname,
  };
}
