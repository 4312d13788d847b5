import type { AnyOperation, ApiDescription } from './api.js';
import { decodeReply, emptyResponse, type DecodedReply } from './envelope.js';
import { ApiError, NotApiReplyError, type Failure } from './errors.js';
import type { Redact } from './errors-redact.js';
import type { Tolerant } from './issue.js';
import type { Reply, ReplyMeta } from './reply.js';
import type { TransportResponse } from './transport.js';

/**
 * The reply of a response that says that all went well, or that a list is empty.
 *
 * @throws ApiError when it says that the call failed, NotApiReplyError when it says neither
 */
export function judgeReply<Message, Credentials extends object, Response extends object>(
  api: ApiDescription<Message, Credentials>,
  operation: AnyOperation,
  response: TransportResponse,
  redact: Redact,
): Reply<Response> {
  const { id } = operation;
  const { status: httpStatus } = response;
  const decoded = read(api, operation, response, redact);
  const { failure, succeeded } = decoded;
  const server = failure.server && redact(failure.server);
  const meta: ReplyMeta = { operation: id, httpStatus, ...(server && { server }) };
  // Whatever stands in the slot was read as the operation's response; other members are missing.
  if (succeeded)
    return { value: decoded.value as Tolerant<Response>, issues: decoded.issues, meta };
  if (!operation.list || !failure.known?.emptyList)
    throw new ApiError(id, redacted(failure, redact));
  const { value, issues } = emptyResponse(operation);
  return {
    value: value as Tolerant<Response>,
    issues,
    meta: { ...meta, errorId: failure.errorId },
  };
}

/** A failure counts whatever the HTTP status; a success needs a status that says so too. */
function read<Message, Credentials extends object>(
  api: ApiDescription<Message, Credentials>,
  operation: AnyOperation,
  { status, headers, body }: TransportResponse,
  redact: Redact,
): DecodedReply {
  const contentType = headers['content-type'] ?? '';
  const charset = /;\s*charset\s*=\s*"?([^\s;"]+)/i.exec(contentType)?.[1];
  let why: string;
  try {
    const decoded = decodeReply(api, operation, body, charset, status);
    const { succeeded } = decoded;
    if (succeeded === false || (succeeded && status >= 200 && status < 300)) return decoded;
    why = succeeded ? 'the HTTP status contradicts the reply' : 'the reply has no result';
  } catch (error) {
    why = status >= 300 && status < 400 ? 'a redirect, which is not followed' : String(error);
  }
  throw new NotApiReplyError(
    operation.id,
    redact(why),
    status,
    redact(contentType),
    quote(body, redact),
  );
}

/** Secrets go before the text is cut, which could leave half of one. */
function quote(body: Uint8Array, redact: Redact): string {
  const start = new TextDecoder().decode(body.subarray(0, 4096));
  return redact(start.replace(/\s+/g, ' ').trim()).slice(0, 200);
}

function redacted(failure: Failure, redact: Redact): Failure {
  return {
    ...failure,
    errorId: redact(failure.errorId),
    reason: redact(failure.reason),
    server: failure.server && redact(failure.server),
    subErrors: failure.subErrors.map(({ errorId, reason, value }) => ({
      errorId: redact(errorId),
      reason: redact(reason),
      value: redact(value),
    })),
  };
}
