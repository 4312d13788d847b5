import type { ResourceApi } from '../api/model.js';
import { placeholders } from '../api/placeholders.js';
import type { ResourceCode } from '../execute/client.js';
import type { ResourceOperation } from '../ir/model.js';
import { METHODS } from '../lower/resources.js';
import type { Request } from '../request/model.js';
import { targetOf } from '../runtime/resource-path.js';
import { baseUrl } from '../runtime/resource-url.js';
import { unreachable } from '../support/unreachable.js';
import { masked } from './mask.js';
import type { Preview, PreviewOptions } from './model.js';
import { partsOf } from './resource-parts.js';

/** An update reads first: what is then sent is what was read, with the changes that are shown here. */
export function resourcePreview(
  api: ResourceApi,
  code: ResourceCode,
  operation: ResourceOperation,
  request: Request,
  { credentials = {}, endpoint }: PreviewOptions,
): Preview {
  const { action, id, body } = operation;
  const descriptor = code.operations[id] ?? unreachable(`${id} was not emitted`);
  // What is masked before it is written cannot be in what was written.
  const shown = masked(request, code.secrets) as Request; // An object stays one.
  const url = base(api.endpoint.url, endpoint, credentials) + targetOf(descriptor, shown, []);
  const first = action === 'update' ? `GET ${url}\n` : '';
  const head = `${first}${METHODS[action]} ${url}`;
  const codec = body === undefined ? undefined : code.elements[body];
  if (codec === undefined) return { head, body: '' };
  const written = action === 'update' ? partsOf(operation, shown).changes : shown;
  const document = code.write<unknown>(codec, written, { types: code.types });
  return { head, body: new TextDecoder().decode(document) };
}

/** Names that are not known yet stay in their braces. */
function base(pattern: string, endpoint: string | undefined, credentials: object): string {
  const isKnown = placeholders(pattern).every((name) => Object.hasOwn(credentials, name));
  return endpoint === undefined && !isKnown ? pattern : baseUrl(pattern, endpoint, credentials);
}
