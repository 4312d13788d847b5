import type { Operation } from './api.js';
import type { ReplyOf } from './reply.js';
import type { Transport } from './transport.js';

/** Options of a client besides the credentials. */
export interface ClientSettings {
  /** Another URL than the API's own, such as a proxy or a simulator. */
  readonly endpoint?: string;
  /** Another way to send requests than the platform's `fetch`. */
  readonly transport?: Transport;
  /** Milliseconds that one call may take, 60,000 unless given. */
  readonly timeoutMs?: number;
}

/** The credentials, as the API's schema has them, and the settings. */
export type ClientOptions<Credentials extends object> = Credentials & ClientSettings;

/** Options of one call. */
export interface CallOptions<Strict extends boolean = boolean> {
  /** Refuse a reply that the schema does not allow, so that its value has the declared type. */
  readonly strict?: Strict | undefined;
  /** Ends the call; it then throws the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds that this call may take. */
  readonly timeoutMs?: number | undefined;
}

/** What the functions of the operations call through; `$` keeps it apart from services. */
export interface Client {
  readonly $call: <Request extends object, Response extends object, Strict extends boolean = false>(
    operation: Operation<Request, Response>,
    request: Request,
    options?: CallOptions<Strict>,
  ) => Promise<ReplyOf<Response, Strict>>;
}
