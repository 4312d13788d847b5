/** An API of resources, opened. Requests are flat: members of the resource beside those of its path. */
import type { ResourceApi } from '../api/model.js';
import { placeholders } from '../api/placeholders.js';
import type { Compilation, CompiledSet } from '../compile.js';
import { executeResources } from '../execute/client.js';
import type { ResourceCode } from '../execute/client.js';
import type { ResourceOperation } from '../ir/model.js';
import { resourceOperations } from '../ir/operations.js';
import { unreachable } from '../support/unreachable.js';
import { callableOf } from './callable.js';
import type { CredentialName, OpenApi } from './model.js';
import { emitted } from './needed.js';
import { readResource } from './resource-document.js';
import { judgeResource } from './resource-parts.js';
import { resourcePreview } from './resource-preview.js';
import { resourceSession } from './resource-session.js';

export async function openResources(
  compilation: Compilation,
  api: ResourceApi,
  whole: CompiledSet,
  asked: readonly string[],
): Promise<OpenApi> {
  const { model, files } = emitted(compilation, whole, api, asked);
  const code = await executeResources(model, whole.names, files);
  const operations = resourceOperations(model);
  const byId = new Map(operations.map((operation) => [operation.id, operation]));
  const named = (id: string): ResourceOperation =>
    byId.get(id) ?? unreachable(`${id} was not opened`);
  const places = placeholders(api.endpoint.url);
  const credentials: readonly CredentialName[] = [
    ...places.map((name) => ({ name, secret: false })),
    { name: 'username', secret: false },
    { name: 'password', secret: true },
  ];
  return {
    api,
    release: compilation.release.name,
    model,
    callables: new Map(
      operations.map((operation) => [
        operation.id,
        callableOf(model, api, operation, judgeResource(code, operation)),
      ]),
    ),
    placeholders: places,
    credentials,
    missing: (given, ids, endpoint) => {
      const isAnonymous = ids.every((id) => api.authentication.none.includes(id));
      return credentials.filter(({ name }) => {
        const isNeeded = places.includes(name) ? endpoint === undefined : !isAnonymous;
        return isNeeded && !Object.hasOwn(given, name);
      });
    },
    connect: (options) => resourceSession(api, code, credentials, options),
    preview: (id, request, known = {}) => resourcePreview(api, code, named(id), request, known),
    readXml: (id, document) => readResource(code, named(id), document),
    printXml: (id, response) => printedAnswer(code, named(id), response),
  };
}

/** A delete has no answer. */
function printedAnswer(
  { elements, types, write }: ResourceCode,
  { answer }: ResourceOperation,
  value: object,
): string {
  const codec = answer === undefined ? undefined : elements[answer];
  return codec === undefined
    ? ''
    : new TextDecoder().decode(write<unknown>(codec, value, { types }));
}
