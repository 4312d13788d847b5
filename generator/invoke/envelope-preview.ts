import type { EnvelopeApi } from '../api/model.js';
import { placeholders } from '../api/placeholders.js';
import type { EnvelopeCode } from '../execute/client.js';
import type { EnvelopeOperation } from '../ir/model.js';
import type { Request } from '../request/model.js';
import { checkedEndpoint, endpointUrl } from '../runtime/transport-url.js';
import { unreachable } from '../support/unreachable.js';
import type { EnvelopeCredentials } from './envelope-credentials.js';
import { masked } from './mask.js';
import type { Preview, PreviewOptions } from './model.js';

/** What is masked before it is written cannot be in what was written. */
export function envelopePreview(
  api: EnvelopeApi,
  client: EnvelopeCode,
  known: EnvelopeCredentials,
  operation: EnvelopeOperation,
  request: Request,
  { credentials: texts = {}, endpoint }: PreviewOptions,
): Preview {
  const { request: type } =
    client.operations[operation.id] ?? unreachable(`${operation.id} was not emitted`);
  const { credentials } = known.read(texts);
  const message = client.api.request(credentials, { ...request, $type: type.name });
  const { codec, dialect } = client.api;
  const shown = masked(message, client.secrets);
  // The codec's own type is forgotten here; what is masked is written as it is.
  const body = client.write(codec, shown as object, { types: [type], dialect });
  const url = endpoint === undefined ? address(api.endpoint.url, texts) : checkedEndpoint(endpoint);
  return { head: `POST ${url}`, body: new TextDecoder().decode(body) };
}

/** Names that are not known yet stay in their braces; the others must be such that they can stand there. */
function address(pattern: string, texts: Readonly<Record<string, string>>): string {
  const isKnown = placeholders(pattern).every((name) => Object.hasOwn(texts, name));
  return isKnown ? endpointUrl(pattern, texts) : pattern;
}
