import type { Operation } from './api.js';
import type { RateLimit } from './client-flow.js';
import type { CallEvent } from './client-events.js';
import type { Clock } from './clock.js';
import type { Login } from './login.js';
import type { ReplyOf } from './reply.js';
import type { Transport } from './transport.js';

/** Options of a client besides the credentials. */
export interface ClientSettings<Group extends string = string> {
  /** Another URL than the API's own, such as a proxy or a simulator; http to this machine only. */
  readonly endpoint?: string | undefined;
  /** Another way to send requests than the platform's `fetch`. */
  readonly transport?: Transport | undefined;
  /** How to get a ticket with something that is no credential, such as an access token. */
  readonly login?: Login | undefined;
  /** Milliseconds for one attempt, 60,000 unless given; slow operations take what they need. */
  readonly timeoutMs?: number | undefined;
  /** Milliseconds for a whole call, waiting and all attempts included; 300,000 unless given. */
  readonly deadlineMs?: number | undefined;
  /** How often a request is sent at most, 3 unless given. */
  readonly maxAttempts?: number | undefined;
  /** Requests under way at once, 8 unless given; further calls wait for their turn. */
  readonly concurrency?: number | undefined;
  /** How many requests of a group of operations may start in a while. */
  readonly rateLimits?: { readonly [Name in Group]?: RateLimit | undefined } | undefined;
  /** Bytes of an answer, decoded; 10,485,760 unless given. More is an error. */
  readonly maxResponseBytes?: number | undefined;
  /** Is told what the client does, without any secret; what it throws is ignored. */
  readonly observe?: ((event: CallEvent) => void) | undefined;
  /** Another clock, and another source of numbers from 0 to below 1: for tests. */
  readonly clock?: Clock | undefined;
  readonly random?: (() => number) | undefined;
}

/** The credentials, as the API's schema has them, and the settings. */
export type ClientOptions<Credentials extends object, Group extends string = string> = Credentials &
  ClientSettings<Group>;

/** Options of one call. */
export interface CallOptions<Strict extends boolean = boolean> {
  /** Refuse a reply that the schema does not allow, so that its value has the declared type. */
  readonly strict?: Strict | undefined;
  /** Ends the call, wherever it is, with an AbortError. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds for one attempt of this call. */
  readonly timeoutMs?: number | undefined;
  /** Milliseconds for the whole of this call. */
  readonly deadlineMs?: number | undefined;
}

/** What the functions of the operations call through; `$` keeps it apart from services. */
export interface Client {
  readonly $call: <Request extends object, Response extends object, Strict extends boolean = false>(
    operation: Operation<Request, Response>,
    request: Request,
    options?: CallOptions<Strict>,
  ) => Promise<ReplyOf<Response, Strict>>;
}
