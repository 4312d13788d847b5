/** A request for a resource as it was read, and how it is replied to. */
import type { Reading } from './dialog.js';
import { isMembers } from './members.js';
import type { MockRequest } from './model.js';
import { readDocument } from './resource-document.js';
import type { ReadDocument } from './resource-document.js';
import { acceptedForm, basicCredentials, contentForm, entityTags } from './resource-headers.js';
import { encodeResource } from './resource-reply.js';
import type { Routed } from './resource-routes.js';
import { charsetOf } from './responses.js';
import type { Representation, ServedResources } from './served-resources.js';
import { faultText, documentFault } from './document-fault.js';

export function readResourceRequest(
  served: ServedResources,
  { route, parameters }: Routed,
  request: MockRequest,
  isStrict: boolean,
): Reading {
  const { headers = {} } = request;
  const { operation, body, answer } = route;
  const accepted = answer === undefined ? 'xml' : acceptedForm(headers, answer.mediaTypes);
  const sent = body === undefined ? EMPTY : readBody(served, body, request, isStrict);
  const fault = accepted === undefined ? refusal('406', 'expected to accept', answer) : sent.fault;
  const tags = entityTags(headers);
  return {
    operation: operation.id,
    credentials: basicCredentials(headers),
    request: isMembers(sent.value) ? sent.value : {},
    parameters,
    issues: sent.issues,
    ...(tags && { entityTags: tags }),
    ...(fault && { fault }),
    reply: (outcome) => encodeResource(served, route, accepted ?? 'xml', outcome),
  };
}

type Fault = NonNullable<Reading['fault']>;

interface Body extends ReadDocument {
  readonly fault?: Fault;
}

const EMPTY: Body = { value: undefined, issues: [] };

function readBody(
  served: ServedResources,
  expected: Representation,
  { headers = {}, body }: MockRequest,
  isStrict: boolean,
): Body {
  const form = contentForm(headers, expected.mediaTypes);
  if (form === undefined)
    return { ...EMPTY, fault: refusal('415', 'expected the media type', expected) };
  try {
    const charset = charsetOf(headers);
    return readDocument(served, expected, { body, form, charset, repairs: !isStrict });
  } catch (error) {
    const why = documentFault(error, body);
    if (why === undefined) throw error;
    const reason = `the request cannot be read: ${faultText(why)}`;
    return { ...EMPTY, fault: { reason, errorId: '400' } };
  }
}

function refusal(errorId: string, what: string, of: Representation | undefined): Fault {
  const types = Object.values(of?.mediaTypes ?? {});
  return { errorId, reason: `${what} ${types.join(' or ')}` };
}
