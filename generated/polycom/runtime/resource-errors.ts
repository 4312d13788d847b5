/** What can go wrong with calls of resources besides what can with any call. */
import type { KnownError } from './api.js';
import {
  CallError,
  isCallError as isCommonError,
  type AnyCallError as CommonError,
  type ApiError,
} from './errors.js';
import type { Tolerant } from './issue.js';
import type { ResourceOperation } from './resource.js';

/**
 * An update came too late: the resource has changed since it was read (HTTP status 412). The two
 * versions are at hand, but nothing prints them, as they may hold secrets.
 */
export class ConflictError<Resource = object> extends CallError {
  override readonly name = 'ConflictError';
  readonly kind = 'conflict';
  /** As of the ApiError that it was: the HTTP status, and what the server says of it. */
  declare readonly errorId: string;
  declare readonly reason: string;
  declare readonly httpStatus: number;
  declare readonly known: KnownError | undefined;
  readonly #mine: object;
  readonly #theirs: Tolerant<Resource> | undefined;

  constructor(error: ApiError, mine: object, theirs: Tolerant<Resource> | undefined) {
    super(error.operation, 'the resource has changed since it was read: read it again');
    const { errorId, reason, httpStatus, known, attempts, delayMs, outcomeUnknown } = error;
    Object.assign(this, { errorId, reason, httpStatus, known, attempts, delayMs, outcomeUnknown });
    // The first of two attempts may have been what changed it.
    if (outcomeUnknown) this.message += '; it may have been this call';
    this.#mine = mine;
    this.#theirs = theirs;
  }

  /** The resource as it was sent. */
  get mine(): object {
    return this.#mine;
  }

  /** The resource as the server has it now; undefined where it could not be read. */
  get theirs(): Tolerant<Resource> | undefined {
    return this.#theirs;
  }
}

export type AnyCallError = CommonError | ConflictError;

/** Any of the errors of a call: `error.kind` then tells which. */
export function isCallError(error: unknown): error is AnyCallError {
  return isCommonError(error);
}

/** With the operation that was called, `theirs` has its type. */
export function isConflictError<Resource extends object = object>(
  error: unknown,
  operation?: ResourceOperation<never, Resource>,
): error is ConflictError<Resource> {
  if (!isCallError(error) || error.kind !== 'conflict') return false;
  return operation === undefined || error.operation === operation.id;
}
