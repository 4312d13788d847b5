import type { AnyOperation, ApiDescription } from './api.js';
import { decodeReply, emptyResponse, type DecodedReply } from './envelope.js';
import { breaksOff, charsetOf, quote, redactedIssue, retryAfter } from './client-answer.js';
import { ApiError, NotApiReplyError, TruncatedError, type Failure } from './errors.js';
import type { Redact } from './errors-redact.js';
import type { Tolerant } from './issue.js';
import type { Reply, ReplyMeta } from './reply.js';
import { TRUNCATED, type TransportResponse } from './transport.js';
import { isXmlError } from './xml-error.js';

/** A reply of which only the call knows how many attempts it took. */
export interface Unsettled<Response> extends Omit<Reply<Response>, 'meta'> {
  readonly meta: Omit<ReplyMeta, 'attempts' | 'delayMs'>;
}

/**
 * The reply of a response that says that all went well, or that a list is empty.
 *
 * @throws ApiError when it says that the call failed, NotApiReplyError when it says neither,
 *   TruncatedError when it breaks off
 */
export function judgeReply<Message, Credentials extends object, Response extends object>(
  api: ApiDescription<Message, Credentials>,
  operation: AnyOperation,
  response: TransportResponse,
  redact: Redact,
  now: number,
): Unsettled<Response> {
  const { id } = operation;
  const { status: httpStatus } = response;
  const decoded = read(api, operation, response, redact, now);
  const failure = redacted(decoded.failure, redact);
  const { server } = failure;
  const meta: Unsettled<Response>['meta'] = {
    operation: id,
    httpStatus,
    ...(server && { server }),
  };
  // Whatever stands in the slot was read as the operation's response; other members are missing.
  if (decoded.succeeded)
    return {
      value: decoded.value as Tolerant<Response>,
      issues: decoded.issues.map((issue) => redactedIssue(issue, redact)),
      meta,
    };
  if (!operation.list || !failure.known?.emptyList) throw new ApiError(id, failure);
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
  now: number,
): DecodedReply {
  const { id } = operation;
  const contentType = headers['content-type'] ?? '';
  const charset = charsetOf(contentType);
  let why: string;
  try {
    const decoded = decodeReply(api, operation, body, charset, status);
    const { succeeded } = decoded;
    if (succeeded === false || (succeeded && status >= 200 && status < 300)) return decoded;
    why = succeeded ? 'the HTTP status contradicts the reply' : 'the reply has no result';
  } catch (error) {
    if (isXmlError(error) && error.code === 'ill-formed' && breaksOff(body, api.codec.root[1]))
      throw Object.assign(new TruncatedError(id, 'the reply breaks off', TRUNCATED), {
        outcomeUnknown: true,
      });
    why = status >= 300 && status < 400 ? 'a redirect, which is not followed' : String(error);
  }
  throw new NotApiReplyError(
    id,
    redact(why),
    status,
    redact(contentType),
    quote(body, charset, api.codec.secrets, redact),
    retryAfter(headers['retry-after'], now),
  );
}

function redacted(failure: Failure, redact: Redact): Failure {
  return {
    ...failure,
    // One that the API's description knows is no secret, even if a part of it is a PIN.
    errorId: failure.known ? failure.errorId : redact(failure.errorId),
    reason: redact(failure.reason),
    server: failure.server && redact(failure.server),
    subErrors: failure.subErrors.map(({ errorId, reason, value }) => ({
      errorId: redact(errorId),
      reason: redact(reason),
      value: redact(value),
    })),
  };
}
