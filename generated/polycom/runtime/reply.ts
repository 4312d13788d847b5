import type { Tolerated } from './document.js';
import { InvalidReplyError } from './errors.js';

/** What a call gave: the response as the server sent it, and what the schema has against it. */
export interface Reply<T> extends Tolerated<T> {
  readonly meta: ReplyMeta;
}

/** A reply without issues: its value has everything that the schema requires. */
export interface StrictReply<T> {
  readonly value: T;
  readonly issues: readonly [];
  readonly meta: ReplyMeta;
}

export type ReplyOf<T, Strict extends boolean> = [Strict] extends [true]
  ? StrictReply<T>
  : Reply<T>;

export interface ReplyMeta {
  /** `service.Name`. */
  readonly operation: string;
  readonly httpStatus: number;
  /** Which of the API's servers answered, where the API tells. */
  readonly server?: string;
  /** The error that said that a list is empty. */
  readonly errorId?: string;
  /** Where what was created stands, and the entity tag, both as the server's headers have them. */
  readonly location?: string;
  readonly etag?: string;
  /** How often the request was sent. */
  readonly attempts: number;
  /** Milliseconds that the call waited between attempts. */
  readonly delayMs: number;
}

/**
 * The same reply with the type that the schema declares.
 *
 * @throws InvalidReplyError with every issue, when there is one
 */
export function assertStrict<T>(reply: Reply<T>): StrictReply<T> {
  const { value, issues, meta } = reply;
  if (issues.length > 0) throw new InvalidReplyError(meta.operation, issues);
  // No issue: every required member is there, every facet holds.
  return { value: value as T, issues: [], meta };
}
