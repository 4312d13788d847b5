/** What XSD cannot say about an API: the content of its api.json, checked and typed. */

/** One member for each profile; only the envelope profile exists so far. */
export type Api = EnvelopeApi;

interface ApiBase {
  /** The name of the API's folder. */
  readonly name: string;
  readonly title: string;
  /** Canonical prefix to namespace: used in output, and bound by a reader that repairs prefixes. */
  readonly prefixes: Readonly<Record<string, string>>;
  /** Members whose values never appear in an error or a log. */
  readonly secrets: readonly Selector[];
  /** Whole numbers that are `number` although their type is wider. */
  readonly numbers: readonly Selector[];
  /** Keyed by the error id as on the wire, leading zeros kept. */
  readonly errors: Readonly<Record<string, KnownError>>;
  readonly advisory: readonly AdvisoryRule[];
  readonly dates?: Dates;
}

/** How dates are spelled that the schemas take for any text. */
export interface Dates {
  /** Made of yyyy, MM, dd, HH, mm and ss, such as `MM/dd/yyyy HH:mm:ss`. */
  readonly format: string;
  /** Texts that mean that no such date will come. */
  readonly never: readonly string[];
  /** IANA names of the time zones, by the id that is sent beside a date. */
  readonly zones: Readonly<Record<string, string>>;
}

/**
 * Names types or members: `prefix:type`, `prefix:type.member`, `prefix:type.element.member` where
 * the element has an anonymous type, or `*.member` for every member of that name.
 */
export type Selector = string;

/** `service.Operation`; in a pattern `*` stands for any part of it. */
export type OperationId = string;
export type OperationPattern = string;

/** Operations are derived types in one slot of one message, told apart by xsi:type. */
export interface EnvelopeApi extends ApiBase {
  readonly profile: 'envelope';
  readonly endpoint: Endpoint;
  readonly envelope: Envelope;
  /** By the service's name on the wire; operations come in this order. */
  readonly services: Readonly<Record<string, Service>>;
  readonly dialect: Dialect;
  readonly authentication: Authentication;
  readonly operations: OperationRules;
}

export interface Endpoint {
  /** `https://{site}.example.com/path`; a name in braces is a credential that stands in a host label. */
  readonly url: string;
  /** Value of the request's Content-Type header. */
  readonly contentType: string;
}

export interface Envelope {
  /** The global element that is the root of requests and responses, `prefix:local`. */
  readonly message: string;
  /** Member names from the message to the slot that holds an operation. */
  readonly payload: readonly string[];
  /** The type that every operation derives from, `prefix:local`. */
  readonly base: string;
  /** Member names from the message to the credentials of a request. */
  readonly credentials: readonly string[];
  readonly status: Status;
}

/** Where a response says how the call went; the names are members of what `path` leads to. */
export interface Status {
  readonly path: readonly string[];
  readonly result: string;
  readonly success: readonly string[];
  /** The value of the result that means failure. */
  readonly failure: string;
  readonly reason: string;
  readonly errorId: string;
  /** Tells which of the vendor's servers answered. */
  readonly server?: string;
  readonly subErrors?: SubErrors;
}

export interface SubErrors {
  readonly path: readonly string[];
  readonly errorId: string;
  readonly reason: string;
  readonly value?: string;
}

export interface Service {
  /** Prefix of the namespace whose types are the service's operations. */
  readonly prefix: string;
  readonly title?: string;
}

/** How requests differ on the wire from what the schema says. */
export interface Dialect {
  /** Everything below the root stands in no namespace. */
  readonly unqualified: boolean;
  /** The value of xsi:type: `{service}`, `{Operation}` and `{operation}` are replaced. */
  readonly wireType: string;
  /** Further spellings that are read. */
  readonly wireTypeAliases: readonly string[];
}

export interface Authentication {
  /** Credentials that only say which site is meant; operations without authentication send no others. */
  readonly site: readonly string[];
  /** Operations that work without authentication. */
  readonly none: readonly OperationId[];
  /** The operation that changes other credentials into a ticket. */
  readonly ticket?: Ticket;
}

export interface Ticket {
  readonly operation: OperationId;
  /** The member of its response, and the credential that the ticket becomes. */
  readonly member: string;
  readonly credential: string;
  /** Credentials that the ticket makes superfluous. */
  readonly replaces: readonly string[];
  /** The member of its response that tells the life in seconds, and what holds without it. */
  readonly lifetime?: string;
  readonly defaultLifetimeSeconds: number;
  /** Credentials that the operation takes from the header and changes into a ticket. */
  readonly from: readonly string[];
  /** What else it changes into a ticket: a member of its request for each. */
  readonly logins: readonly Login[];
  /** Operations that refuse a ticket. */
  readonly refusedBy: readonly OperationPattern[];
}

/** A proof of who calls that is no credential of the header, such as an access token. */
export interface Login {
  /** The member of the ticket operation's request. */
  readonly member: string;
  /** What it is, for documentation: `an OAuth access token`. */
  readonly title: string;
  /** Credentials that must not stand beside it, and why. */
  readonly excludes: Readonly<Record<string, string>>;
  /** How it is renewed, where it is an OAuth access token. */
  readonly oauth?: OAuth;
}

export interface OAuth {
  /** Where a refresh token is changed into an access token (RFC 6749, section 6). */
  readonly tokenEndpoint: string;
  readonly scopes: readonly string[];
  readonly accessTokenSeconds: number;
  readonly refreshTokenSeconds: number;
}

export interface OperationRules {
  /** The response of type X is X with this suffix. */
  readonly responseSuffix: string;
  /** Operations that may be sent again after an unknown outcome. */
  readonly repeatable: readonly RepeatRule[];
  /** Operations whose result is a list: an error that means "nothing found" is an empty result. */
  readonly lists: readonly OperationPattern[];
  /** How the request of a list asks for a part of it. */
  readonly paging?: Paging;
  /** Operations that share a limit of the server, by the group's name. */
  readonly groups: Readonly<Record<string, readonly OperationPattern[]>>;
  /** Operations that may take long. */
  readonly slow: readonly SlowRule[];
  /** The operation that tells whether the credentials work. */
  readonly probe?: OperationId;
  /** An operation that creates, to the one that finds what it made. */
  readonly lookups: Readonly<Record<OperationId, OperationId>>;
}

/** Names of members; lists whose request or response lacks one of them are not read in pages. */
export interface Paging {
  /** The member of the request that asks for a part, and its members: the first row, from 1, and how many. */
  readonly control: string;
  readonly start: string;
  readonly count: string;
  /** The member of the response that tells how many there are in all. */
  readonly matching: string;
  readonly total: string;
  /** Rows to ask for at once. */
  readonly pageSize: number;
}

export interface SlowRule {
  readonly operation: OperationPattern;
  readonly atLeastSeconds: number;
}

export interface RepeatRule {
  readonly operation: OperationPattern;
  /** Not when the request has one of these members. */
  readonly unless: readonly string[];
}

/** Whether the same request may be sent again after this error. */
export type RetryClass =
  /** The request itself must change first. */
  | 'never'
  /** The server was at fault: soon, a few times. */
  | 'transient'
  /** The server refused to work so fast: after `waitSeconds`. */
  | 'wait'
  /** The ticket is no longer good: after a new one was fetched. */
  | 'renew'
  /** No ticket is accepted here: with the credentials that it came from. */
  | 'credentials';

export interface KnownError {
  /** A short name for programs, such as `rate-limited`. */
  readonly name: string;
  readonly meaning: string;
  readonly retry: RetryClass;
  /** Seconds after which the same request may be sent again; with `wait` only. */
  readonly waitSeconds?: number;
  /** A list operation that answers with this error found nothing. */
  readonly emptyList?: boolean;
}

/** Rules on a text that the schema does not state; judged before a call, never by a validator. */
export interface AdvisoryRule {
  readonly members: readonly Selector[];
  readonly rules: readonly ValueRule[];
  readonly message: string;
}

export type ValueRule =
  | { readonly kind: 'digits'; readonly count: number }
  /** Not one digit throughout, such as 1111. */
  | { readonly kind: 'no-repeated-digit' }
  /** Not digits that each follow the one before, such as 1234. */
  | { readonly kind: 'no-simple-sequence' };
