/** A call in the API's envelope: one path, a message there and a message back. */
import type { Issue } from '../runtime/issue.js';
import { judgeDocument } from './deviation.js';
import type { Judged } from './deviation.js';
import type { Dialog, Reading } from './dialog.js';
import { encodeReply } from './envelope-reply.js';
import { membersAt, readRequest } from './envelope-request.js';
import type { MockRequest, MockResponse } from './model.js';
import { charsetOf, plainResponse } from './responses.js';
import type { ServedEnvelope } from './served-envelope.js';

export function openEnvelopeDialog(
  served: ServedEnvelope,
  request: MockRequest,
): Dialog | MockResponse {
  const { method = 'POST', path = served.path, headers, body } = request;
  const [own = ''] = path.split('?');
  if (own !== served.path) return plainResponse(404, `not found; the endpoint is ${served.path}`);
  if (method !== 'POST')
    return plainResponse(405, 'expected a POST with the document as its body', { allow: 'POST' });
  const charset = charsetOf(headers);
  return {
    read: (isStrict) => read(served, body, charset, isStrict),
    judgeRequest: () => judged(served, 'request', body, charset),
    judgeReply: (reply) => judged(served, 'reply', reply.body, charsetOf(reply.headers)),
    method,
    urlAt: (endpoint) => endpoint,
  };
}

function read(
  served: ServedEnvelope,
  body: Uint8Array | string,
  charset: string | undefined,
  isStrict: boolean,
): Reading {
  const found = readRequest(served, body, { charset, isStrict });
  const { credentials, issues } = found;
  const operation = found.kind === 'call' ? found.operation : undefined;
  return {
    credentials,
    issues,
    request: found.kind === 'call' ? found.request : {},
    ...(operation !== undefined && { operation: operation.id }),
    ...(found.kind === 'refused' && { fault: { reason: found.reason } }),
    reply: (outcome, server) => encodeReply(served, operation, outcome, server),
  };
}

/** A request may be spelled in the API's dialect; a reply is what the schema says. */
function judged(
  served: ServedEnvelope,
  direction: 'request' | 'reply',
  document: Uint8Array | string,
  charset: string | undefined,
): Judged {
  const { api, codec, codecs, envelope, byRequest } = served;
  const { value, deviations } = judgeDocument(direction, document, (repairs) => {
    const decoded: { readonly value: unknown; readonly issues: readonly Issue[] } = codecs.decode(
      codec,
      document,
      {
        mode: 'tolerant',
        types: codecs.types,
        dialect: direction === 'request',
        ...(repairs && { repairPrefixes: api.prefixes }),
        ...(charset !== undefined && { charset }),
      },
    );
    return decoded;
  });
  const request = membersAt(value, envelope.payload) ?? {};
  const { $type: type } = request;
  const operation = typeof type === 'string' ? byRequest.get(type)?.id : undefined;
  const errorId = membersAt(value, envelope.status)?.[api.envelope.status.errorId];
  return {
    deviations,
    request,
    credentials: membersAt(value, envelope.credentials) ?? {},
    ...(operation !== undefined && { operation }),
    ...(typeof errorId === 'string' && { errorId }),
  };
}
