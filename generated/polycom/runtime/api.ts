import type { Codec, DerivedType } from './codec.js';
import type { Tolerant } from './issue.js';
import type { ReadableType, Reader } from './reader.js';
import type { Shape } from './shape.js';

/** What a client must know of an API besides its types; emitted, one for each API. */
export interface ApiDescription<Message, Credentials extends object> {
  /** Where requests go; a name in braces is a credential that stands in the host. */
  readonly endpoint: string;
  /** The Content-Type of a request. */
  readonly contentType: string;
  /** Of the message that carries everything. */
  readonly codec: Codec<Message>;
  /** Requests are spelled as the API's dialect has it, not as the schema has it. */
  readonly dialect: boolean;
  /** Credentials that only say which site is meant: all that an anonymous operation sends. */
  readonly site: readonly string[];
  /** The path of an operation's members in the message, for issues. */
  readonly payloadPath: readonly (string | number)[];
  /** A message with an operation in its slot. */
  readonly request: (credentials: Credentials, payload: Payload) => Message;
  /** What stands in the slot of a response. */
  readonly payload: (message: Tolerant<Message>) => object | null | undefined;
  readonly status: (message: Tolerant<Message>) => Status | null | undefined;
  /** Values of the status's result that mean success. */
  readonly success: readonly string[];
  /** By error id. */
  readonly errors: Readonly<Record<string, KnownError>>;
  /** How to log in once for many calls. */
  readonly ticket?: TicketDescription;
}

/** The operation that changes credentials into a ticket, and names of members. */
export interface TicketDescription {
  readonly operation: AnyOperation;
  /** Credentials of the header that it changes. */
  readonly from: readonly string[];
  /** Of its response: the ticket, and its life in seconds with what holds without it. */
  readonly member: string;
  readonly lifetime?: string;
  readonly seconds: number;
  /** The credential that the ticket is sent as, and those that are then left out. */
  readonly credential: string;
  readonly replaces: readonly string[];
}

/** The members of an operation; `$type` is `{namespace}local` of its type. */
export interface Payload {
  readonly $type: string;
}

/** A value of any simple type; it is printed as text. */
export type Text = string | number | bigint | boolean | null | undefined;

/** What a response says of how the call went. */
export interface Status {
  readonly result: Text;
  readonly reason: Text;
  readonly errorId: Text;
  /** Which of the API's servers answered. */
  readonly server?: Text;
  readonly subErrors?: readonly SubStatus[] | undefined;
}

export interface SubStatus {
  readonly errorId: Text;
  readonly reason: Text;
  readonly value?: Text;
}

/** An error id that the API's description knows; what it means stands apart, to keep bundles small. */
export interface KnownError {
  /** A short name for programs. */
  readonly name: string;
  /** Whether the same request may be sent again: `wait` after `waitSeconds`, `renew` with a new ticket, `credentials` without one. */
  readonly retry: 'never' | 'transient' | 'wait' | 'renew' | 'credentials';
  readonly waitSeconds?: number;
  /** A list operation that fails with it found nothing. */
  readonly emptyList?: boolean;
}

/** One call that the API offers, whatever its types. */
export interface AnyOperation {
  /** `service.Name`. */
  readonly id: string;
  /** `file:line` of the request's type. */
  readonly source: string;
  readonly request: DerivedType;
  readonly response: ReadableType & { readonly read: (r: Reader) => object };
  /** It needs no more than the credentials that say which site is meant. */
  readonly anonymous?: true;
  /** Its response is a list: an error that says that nothing was found is an empty one. */
  readonly list?: true;
  /** It may be sent again after an unknown outcome, unless the request has one of these members. */
  readonly repeatable?: readonly string[];
  /** Operations of a group share a limit on the number of calls. */
  readonly group?: string;
  /** Milliseconds that an attempt may take at least. */
  readonly slowMs?: number;
  /** Its list can be read in parts; see lists.ts. */
  readonly pages?: { readonly attach: (client: never, operation: never) => object };
  /** It does not accept a ticket. */
  readonly ticketless?: true;
}

/** One call that the API offers; emitted, one for each. */
export interface Operation<Request extends object, Response extends object> extends AnyOperation {
  readonly request: RequestType<Request>;
  readonly response: ResponseType<Response>;
}

export interface RequestType<T> extends DerivedType {
  readonly shape: Shape<T>;
}

export interface ResponseType<T> extends ReadableType {
  // A response is a record, which is an object in its tolerant form too.
  readonly read: (r: Reader) => Tolerant<T> & object;
}
