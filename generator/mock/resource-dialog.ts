/** A call of an API of resources: a method at a path, with a document there, back, or both. */
import { judgeDocument } from './deviation.js';
import type { Judged } from './deviation.js';
import type { Dialog } from './dialog.js';
import type { Forwarded } from './forward.js';
import { isMembers } from './members.js';
import type { MockRequest, MockResponse } from './model.js';
import { readDocument } from './resource-document.js';
import { basicCredentials, contentForm } from './resource-headers.js';
import { readResourceRequest } from './resource-request.js';
import { routed } from './resource-routes.js';
import type { Routed } from './resource-routes.js';
import { charsetOf } from './responses.js';
import type { Representation, ServedResources } from './served-resources.js';

export function openResourceDialog(
  served: ServedResources,
  request: MockRequest,
): Dialog | MockResponse {
  const { method = 'GET', path = served.path } = request;
  const found = routed(served, method, path);
  if (!('route' in found)) return found;
  return {
    read: (isStrict) => readResourceRequest(served, found, request, isStrict),
    judgeRequest: () => judgedRequest(served, found, request),
    judgeReply: (reply) => judgedReply(served, found, reply),
    method,
    urlAt: (endpoint) => endpoint.replace(/\/$/, '') + path.slice(served.path.length),
  };
}

function judgedRequest(
  served: ServedResources,
  { route, parameters }: Routed,
  { headers = {}, body }: MockRequest,
): Judged {
  const { value, deviations } = judged(served, 'request', route.body, { headers, body });
  return {
    deviations,
    operation: route.operation.id,
    credentials: basicCredentials(headers),
    request: { ...parameters, ...(isMembers(value) && value) },
  };
}

/** Of failures the documents are not known: their status says what there is to say. */
function judgedReply(
  served: ServedResources,
  { route: { answer } }: Routed,
  { status, headers, body }: Forwarded,
): Judged {
  const nothing = { deviations: [], credentials: {}, request: {} };
  if (status >= 400) return { ...nothing, errorId: String(status) };
  if (status >= 300 || body.length === 0) return nothing;
  return { ...nothing, ...judged(served, 'reply', answer, { headers, body }) };
}

function judged(
  served: ServedResources,
  direction: 'request' | 'reply',
  expected: Representation | undefined,
  { headers, body }: Required<Pick<MockRequest, 'headers' | 'body'>>,
): Pick<Judged, 'deviations'> & { readonly value?: unknown } {
  if (expected === undefined) return { deviations: [] };
  const form = contentForm(headers, expected.mediaTypes);
  if (form === undefined) {
    const types = Object.values(expected.mediaTypes).join(' or ');
    const message = `its media type is not ${types}: not judged`;
    const place = { path: [], source: '', line: 1, column: 1 };
    return { deviations: [{ direction, code: 'encoding', message, ...place }] };
  }
  const charset = charsetOf(headers);
  return judgeDocument(direction, body, (repairs) =>
    readDocument(served, expected, { body, form, charset, repairs }),
  );
}
