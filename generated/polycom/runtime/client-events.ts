import type { AnyCallError } from './errors.js';
import type { ReplyMeta } from './reply.js';

/** What a client tells its observer; `call` counts the calls of the client from 1. */
export type CallEvent = {
  readonly call: number;
  /** `service.Name`. */
  readonly operation: string;
  /** Milliseconds since 1970. */
  readonly at: number;
} & (
  | { readonly kind: 'start' }
  /** A request of so many bytes goes out, for the first time or again. */
  | { readonly kind: 'attempt'; readonly attempt: number; readonly bytes: number }
  /** It failed, and is sent again after a while. */
  | { readonly kind: 'retry'; readonly error: AnyCallError; readonly delayMs: number }
  | { readonly kind: 'success'; readonly durationMs: number; readonly meta: ReplyMeta }
  | { readonly kind: 'failure'; readonly durationMs: number; readonly error: unknown }
);
