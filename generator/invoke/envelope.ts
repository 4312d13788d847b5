/** An API with an envelope, opened. */
import { placeholders } from '../api/placeholders.js';
import type { EnvelopeApi } from '../api/model.js';
import type { Compilation, CompiledSet } from '../compile.js';
import { executeEnvelope } from '../execute/client.js';
import type { EnvelopeCode } from '../execute/client.js';
import type { EnvelopeOperation } from '../ir/model.js';
import { envelopeOperations } from '../ir/operations.js';
import { unreachable } from '../support/unreachable.js';
import { callableOf } from './callable.js';
import { envelopeCredentials } from './envelope-credentials.js';
import { envelopePreview } from './envelope-preview.js';
import { envelopeSession } from './envelope-session.js';
import { readRequest } from './envelope-document.js';
import type { Callable, OpenApi } from './model.js';
import { emitted } from './needed.js';

export async function openEnvelope(
  compilation: Compilation,
  api: EnvelopeApi,
  whole: CompiledSet,
  asked: readonly string[],
): Promise<OpenApi> {
  const { model, files } = emitted(compilation, whole, api, asked);
  const client = await executeEnvelope(model, whole.names, files);
  const operations = envelopeOperations(model);
  const byId = new Map(operations.map((operation) => [operation.id, operation]));
  const { envelope } = whole;
  if (envelope === undefined) unreachable('the set of an API with an envelope is bound to it');
  const credentials = envelopeCredentials(whole.model, api, envelope.credentialsType);
  const named = (id: string): EnvelopeOperation =>
    byId.get(id) ?? unreachable(`${id} was not opened`);
  return {
    api,
    release: compilation.release.name,
    model,
    callables: new Map(
      operations.map((operation) => [
        operation.id,
        callableOf(model, api, operation, judgeOf(client, operation)),
      ]),
    ),
    placeholders: placeholders(api.endpoint.url),
    credentials: credentials.names,
    missing: credentials.missing,
    connect: (options) => envelopeSession(api, client, credentials, options),
    preview: (id, request, known = {}) =>
      envelopePreview(api, client, credentials, named(id), request, known),
    readXml: (id, document) => readRequest(api, client, envelope, named(id), document),
    printXml: (id, response) => printedResponse(client, named(id), response),
  };
}

function judgeOf(client: EnvelopeCode, { id, request }: EnvelopeOperation): Callable['judge'] {
  const codec = client.records[request] ?? unreachable(`${request} has no codec`);
  const descriptor = client.operations[id] ?? unreachable(`${id} was not emitted`);
  const options = { types: [descriptor.request] };
  return (value) => client.validate(codec, value, options);
}

function printedResponse(
  { records, types, write }: EnvelopeCode,
  { response: type }: EnvelopeOperation,
  value: object,
): string {
  const codec = records[type] ?? unreachable(`${type} has no codec`);
  return new TextDecoder().decode(write<unknown>(codec, value, { types }));
}
