import type { KnownError } from './api.js';
import type { Issue } from './issue.js';

/** What went wrong with a call; nothing in it shows a secret of the call. */
export type CallErrorKind =
  | 'api'
  | 'conflict'
  | 'invalid-request'
  | 'invalid-reply'
  | 'login'
  | 'not-api-reply'
  | 'timeout'
  | 'abort'
  | 'too-large'
  | 'truncated'
  | 'transport';

/** Told apart by `kind`, not by class: several copies of this code may be loaded. */
export abstract class CallError extends Error {
  abstract readonly kind: CallErrorKind;
  /** `service.Name`. */
  declare readonly operation: string;
  /** The server may have carried the request out, although no answer says so. */
  readonly outcomeUnknown: boolean = false;
  /** How often the request was sent. */
  readonly attempts: number = 0;
  /** Milliseconds that the call waited between attempts. */
  readonly delayMs: number = 0;

  constructor(operation: string, message: string) {
    super(`${operation}: ${message}`);
    this.operation = operation;
  }
}

export interface Failure {
  /** As the server sent it, leading zeros kept; empty where it sent none. */
  readonly errorId: string;
  readonly reason: string;
  /** Which of the API's servers answered. */
  readonly server: string | undefined;
  readonly subErrors: readonly SubError[];
  readonly httpStatus: number;
  /** What the API's description says of this error id. */
  readonly known: KnownError | undefined;
}

export interface SubError {
  readonly errorId: string;
  readonly reason: string;
  readonly value: string;
}

/** The server answered that the call failed. */
export class ApiError extends CallError implements Failure {
  override readonly name = 'ApiError';
  readonly kind = 'api';
  declare readonly errorId: string;
  declare readonly reason: string;
  declare readonly server: string | undefined;
  declare readonly subErrors: readonly SubError[];
  declare readonly httpStatus: number;
  declare readonly known: KnownError | undefined;

  constructor(operation: string, failure: Failure) {
    const { errorId, reason, known } = failure;
    super(operation, [errorId, reason, known && `(${known.name})`].filter(Boolean).join(' '));
    Object.assign(this, failure);
  }
}

/** Something does not fit the schema. */
abstract class IssuesError extends CallError {
  declare readonly issues: readonly Issue[];

  constructor(operation: string, issues: readonly Issue[]) {
    super(operation, summary(issues));
    this.issues = issues;
  }
}

/** The request does not fit the schema; nothing was sent. Paths start at the request's members. */
export class InvalidRequestError extends IssuesError {
  override readonly name = 'InvalidRequestError';
  readonly kind = 'invalid-request';
}

/** The reply does not fit the schema, and the caller wanted it to; the call itself succeeded. */
export class InvalidReplyError extends IssuesError {
  override readonly name = 'InvalidReplyError';
  readonly kind = 'invalid-reply';
}

/** There is nothing to log in with: no token, no ticket. */
export class LoginError extends CallError {
  override readonly name = 'LoginError';
  readonly kind = 'login';
}

/** What came back is no message of the API: a page of HTML, a redirect, nothing at all. */
export class NotApiReplyError extends CallError {
  override readonly name = 'NotApiReplyError';
  readonly kind = 'not-api-reply';
  declare readonly httpStatus: number;
  declare readonly contentType: string;
  /** How the body starts, at most 200 characters. */
  declare readonly quote: string;
  /** What the server asked to wait before another try, at most a minute; undefined where it did not. */
  declare readonly retryAfterMs: number | undefined;

  constructor(
    operation: string,
    why: string,
    httpStatus: number,
    contentType: string,
    quote: string,
    retryAfterMs?: number,
  ) {
    const body = quote === '' ? 'no body' : JSON.stringify(quote);
    super(operation, `${why} (HTTP ${httpStatus}, ${contentType || 'no content type'}): ${body}`);
    // Redirects and client errors refuse the request; whatever else may have got through.
    const outcomeUnknown = httpStatus < 300 || httpStatus >= 500;
    Object.assign(this, { httpStatus, contentType, quote, retryAfterMs, outcomeUnknown });
  }
}

/** No complete answer came in time. */
export class TimeoutError extends CallError {
  override readonly name = 'TimeoutError';
  readonly kind = 'timeout';
  declare readonly timeoutMs: number;

  constructor(operation: string, timeoutMs: number) {
    super(operation, `no answer within ${timeoutMs} ms`);
    this.timeoutMs = timeoutMs;
  }
}

/** The caller's signal ended the call; its reason is the signal's. */
export class AbortError extends CallError {
  override readonly name = 'AbortError';
  readonly kind = 'abort';

  constructor(operation: string) {
    super(operation, 'stopped by its signal');
  }
}

/** The request or its answer was lost on the way. */
abstract class LostError extends CallError {
  /** As the platform has it, such as ECONNREFUSED; empty where it tells none. */
  declare readonly code: string;
  /** No connection was made, and none will be: a certificate or a TLS version is at fault. */
  readonly isRefused: boolean = false;

  constructor(operation: string, message: string, code: string) {
    super(operation, message);
    this.code = code;
  }
}

export class TransportError extends LostError {
  override readonly name = 'TransportError';
  readonly kind = 'transport';
}

/** The answer ended before it was complete. */
export class TruncatedError extends LostError {
  override readonly name = 'TruncatedError';
  readonly kind = 'truncated';
}

/** The answer was larger than allowed; the connection was given up. */
export class TooLargeError extends LostError {
  override readonly name = 'TooLargeError';
  readonly kind = 'too-large';
}

export type AnyCallError =
  | ApiError
  | InvalidRequestError
  | InvalidReplyError
  | LoginError
  | NotApiReplyError
  | TimeoutError
  | AbortError
  | TransportError
  | TruncatedError
  | TooLargeError;

function summary(issues: readonly Issue[]): string {
  const lines = issues.slice(0, 3).map(({ path, message, source }) => {
    const place = source === '' ? '' : ` (${source})`;
    return `${path.join('.')}: ${message}${place}`;
  });
  const more = issues.length - lines.length;
  return lines.join('; ') + (more > 0 ? ` and ${more} more` : '');
}

/** Any of the errors above: `error.kind` then tells which. */
export function isCallError(error: unknown): error is AnyCallError {
  return error instanceof Error && 'operation' in error && 'kind' in error && 'attempts' in error;
}

function hasKind(error: unknown, kind: CallErrorKind): boolean {
  return isCallError(error) && error.kind === kind;
}

export function isApiError(error: unknown): error is ApiError {
  return hasKind(error, 'api');
}

export function isInvalidRequestError(error: unknown): error is InvalidRequestError {
  return hasKind(error, 'invalid-request');
}

export function isInvalidReplyError(error: unknown): error is InvalidReplyError {
  return hasKind(error, 'invalid-reply');
}

export function isLoginError(error: unknown): error is LoginError {
  return hasKind(error, 'login');
}

export function isNotApiReplyError(error: unknown): error is NotApiReplyError {
  return hasKind(error, 'not-api-reply');
}

export function isTimeoutError(error: unknown): error is TimeoutError {
  return hasKind(error, 'timeout');
}

export function isAbortError(error: unknown): error is AbortError {
  return hasKind(error, 'abort');
}

export function isTransportError(error: unknown): error is TransportError {
  return hasKind(error, 'transport');
}

export function isTruncatedError(error: unknown): error is TruncatedError {
  return hasKind(error, 'truncated');
}

export function isTooLargeError(error: unknown): error is TooLargeError {
  return hasKind(error, 'too-large');
}
