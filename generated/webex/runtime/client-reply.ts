import type { AnyOperation, ApiDescription } from './api.js';
import { decodeReply, emptyResponse, type DecodedReply } from './envelope.js';
import { fastBytes, latin1 } from './bytes.js';
import { toUtf8 } from './encoding.js';
import { ApiError, NotApiReplyError, TruncatedError, type Failure } from './errors.js';
import type { Redact } from './errors-redact.js';
import type { Issue, Tolerant } from './issue.js';
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
  const { failure, succeeded } = decoded;
  const server = failure.server && redact(failure.server);
  const meta: Unsettled<Response>['meta'] = {
    operation: id,
    httpStatus,
    ...(server && { server }),
  };
  // Whatever stands in the slot was read as the operation's response; other members are missing.
  if (succeeded)
    return {
      value: decoded.value as Tolerant<Response>,
      issues: decoded.issues.map((issue) => redactedIssue(issue, redact)),
      meta,
    };
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
  now: number,
): DecodedReply {
  const { id } = operation;
  const contentType = headers['content-type'] ?? '';
  const charset = /;\s*charset\s*=\s*"?([^\s;"]+)/i.exec(contentType)?.[1];
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

/** The root element begins, and does not end. */
function breaksOff(body: Uint8Array, root: string): boolean {
  const name = `[\\w.-]*:?${root}`;
  const bytes = fastBytes(body);
  const start = latin1(bytes, 0, Math.min(bytes.length, 4096));
  const end = latin1(bytes, Math.max(0, bytes.length - 4096), bytes.length);
  return new RegExp(`<${name}[\\s>]`).test(start) && !new RegExp(`</${name}\\s*>`).test(end);
}

const LONGEST_WAIT_MS = 60_000;

/** Seconds or a date (RFC 9110, section 10.2.3), kept between nothing and a minute. */
function retryAfter(header: string | undefined, now: number): number | undefined {
  const text = header?.trim() ?? '';
  const ms = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now;
  return Number.isNaN(ms) ? undefined : Math.min(Math.max(ms, 0), LONGEST_WAIT_MS);
}

/** As much of a body as a quote is looked for in. */
const QUOTABLE_BYTES = 8192;
/** What is dropped where it ends: a secret may have been cut there. */
const CUT = 64;

/**
 * Secrets go before anything is folded or cut, which could leave half of one; those that only the
 * server knew go by the names that they stand under.
 */
function quote(
  body: Uint8Array,
  charset: string | undefined,
  secrets: ReadonlySet<string>,
  redact: Redact,
): string {
  const text = textOf(body.subarray(0, QUOTABLE_BYTES), charset);
  const names = [...secrets].join('|');
  const named = new RegExp(
    `(${names})((?:"|\\s[^<>]*)?\\s*[=:>]\\s*"?(?:<!\\[CDATA\\[)?)(?:\\\\.|[^<>"\\\\])*`,
    'gi',
  );
  const safe = redact(secrets.size > 0 ? text.replace(named, '$1$2***') : text);
  const folded = safe.replace(/\s+/g, ' ').trim();
  return (body.length > QUOTABLE_BYTES ? folded.slice(0, -CUT) : folded).slice(0, 200);
}

/** Empty where it is no text, or in an unknown encoding: half of a secret might be legible. */
function textOf(bytes: Uint8Array, charset: string | undefined): string {
  try {
    const text = new TextDecoder().decode(toUtf8(bytes, charset));
    return /[\0-\x08\ufffd]/.test(text) ? '' : text;
  } catch {
    return '';
  }
}

/** What a schema does not know, an element's name among it, may repeat what was sent. */
function redactedIssue(issue: Issue, redact: Redact): Issue {
  const path = issue.path.map((step) => (typeof step === 'string' ? redact(step) : step));
  return { ...issue, path, message: redact(issue.message) };
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
