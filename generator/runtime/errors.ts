import type { KnownError } from './api.js';
import type { Issue } from './issue.js';

/** What went wrong with a call; nothing in it shows a secret of the call. */
export type CallErrorKind =
  'api' | 'invalid-request' | 'invalid-reply' | 'not-api-reply' | 'timeout' | 'transport';

/** Told apart by `kind`, not by class: several copies of this code may be loaded. */
abstract class CallError extends Error {
  abstract readonly kind: CallErrorKind;
  /** `service.Name`. */
  declare readonly operation: string;

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

/** The reply does not fit the schema, and the caller wanted it to. */
export class InvalidReplyError extends IssuesError {
  override readonly name = 'InvalidReplyError';
  readonly kind = 'invalid-reply';
}

/** What came back is no message of the API: a page of HTML, a redirect, nothing at all. */
export class NotApiReplyError extends CallError {
  override readonly name = 'NotApiReplyError';
  readonly kind = 'not-api-reply';
  declare readonly httpStatus: number;
  declare readonly contentType: string;
  /** How the body starts, at most 200 characters. */
  declare readonly quote: string;

  constructor(
    operation: string,
    why: string,
    httpStatus: number,
    contentType: string,
    quote: string,
  ) {
    const body = quote === '' ? 'no body' : JSON.stringify(quote);
    super(operation, `${why} (HTTP ${httpStatus}, ${contentType || 'no content type'}): ${body}`);
    this.httpStatus = httpStatus;
    this.contentType = contentType;
    this.quote = quote;
  }
}

/** No complete answer came in time; whether the server acted on the request is not known. */
export class TimeoutError extends CallError {
  override readonly name = 'TimeoutError';
  readonly kind = 'timeout';
  declare readonly timeoutMs: number;

  constructor(operation: string, timeoutMs: number) {
    super(operation, `no answer within ${timeoutMs} ms; whether it was carried out is not known`);
    this.timeoutMs = timeoutMs;
  }
}

/** The request or its answer was lost on the way. */
export class TransportError extends CallError {
  override readonly name = 'TransportError';
  readonly kind = 'transport';
  /** As the platform has it, such as ECONNREFUSED; empty where it tells none. */
  declare readonly code: string;

  constructor(operation: string, message: string, code: string) {
    super(operation, message);
    this.code = code;
  }
}

function summary(issues: readonly Issue[]): string {
  const lines = issues.slice(0, 3).map(({ path, message, source }) => {
    const place = source === '' ? '' : ` (${source})`;
    return `${path.join('.')}: ${message}${place}`;
  });
  const more = issues.length - lines.length;
  return lines.join('; ') + (more > 0 ? ` and ${more} more` : '');
}

function hasKind(error: unknown, kind: CallErrorKind): boolean {
  return error instanceof Error && 'operation' in error && 'kind' in error && error.kind === kind;
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

export function isNotApiReplyError(error: unknown): error is NotApiReplyError {
  return hasKind(error, 'not-api-reply');
}

export function isTimeoutError(error: unknown): error is TimeoutError {
  return hasKind(error, 'timeout');
}

export function isTransportError(error: unknown): error is TransportError {
  return hasKind(error, 'transport');
}
