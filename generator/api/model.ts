/** What XSD cannot say about an API: the content of its api.json, checked and typed. */

/** One member for each profile. */
export type Api = EnvelopeApi | ResourceApi;

interface ApiBase {
  /** The name of the API's folder. */
  readonly name: string;
  readonly title: string;
  readonly endpoint: Endpoint;
  /** Canonical prefix to namespace: used in output, and bound by a reader that repairs prefixes. */
  readonly prefixes: Readonly<Record<string, string>>;
  /** Members whose values never appear in an error or a log. */
  readonly secrets: readonly Selector[];
  /** Whole numbers that are `number` although their type is wider. */
  readonly numbers: readonly Selector[];
  /** Keyed by the error id as on the wire, leading zeros kept; in the resource profile by HTTP status. */
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
  readonly endpoint: Endpoint & { readonly contentType: string };
  readonly envelope: Envelope;
  /** By the service's name on the wire; operations come in this order. */
  readonly services: Readonly<Record<string, Service>>;
  readonly dialect: Dialect;
  readonly authentication: Authentication;
  readonly operations: OperationRules;
}

export interface Endpoint {
  /**
   * `https://{site}.example.com/path`; a name in braces is a credential that stands in a host label,
   * in the resource profile an option of the client that may be a whole host name.
   */
  readonly url: string;
  /** Value of the request's Content-Type header; absent in the resource profile, where each resource has its own. */
  readonly contentType?: string;
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

export interface OperationRules extends CallRules {
  /** The response of type X is X with this suffix. */
  readonly responseSuffix: string;
  /** Operations whose result is a list: an error that means "nothing found" is an empty result. */
  readonly lists: readonly OperationPattern[];
  /** How the request of a list asks for a part of it. */
  readonly paging?: Paging;
}

/** What holds for operations in every profile. */
export interface CallRules {
  /** Operations that may be sent again after an unknown outcome. */
  readonly repeatable: readonly RepeatRule[];
  /** Operations that share a limit of the server, by the group's name. */
  readonly groups: Readonly<Record<string, readonly OperationPattern[]>>;
  /** Operations that may take long. */
  readonly slow: readonly SlowRule[];
  /** The operation that tells whether the credentials work. */
  readonly probe?: OperationId;
  /** An operation that creates, to the one that finds what it made. */
  readonly lookups: Readonly<Record<OperationId, Lookup>>;
  /** An operation that changes, to the one that reads what is there before. */
  readonly reads: Readonly<Record<OperationId, Lookup>>;
  /** What must hold of an account before thousands of calls are made with it, and how many it is good for. */
  readonly accounts?: Accounts;
}

/** An operation that finds what another one is about. */
export interface Lookup {
  readonly operation: OperationId;
  /** Members of the other's request that are copied into this one's; without any it cannot be done by a program. */
  readonly by: readonly string[];
  /** Errors that say that there is no such thing; a list without rows says so too. */
  readonly absent: readonly string[];
}

export interface Accounts {
  /** Asked of each account before the first call. */
  readonly check?: AccountCheck;
  /** A limit on the calls of an account that the server does not tell from wrong credentials. */
  readonly wall?: Wall;
}

export interface AccountCheck {
  readonly operation: OperationId;
  /** Member of the request, to the credential that it is. */
  readonly by: Readonly<Record<string, string>>;
  /** Member of the response, to the text that its value must be. */
  readonly expect: Readonly<Record<string, string>>;
  /** What is the matter and what to do where it is another. */
  readonly advice: string;
}

export interface Wall {
  /** Operations whose calls count. */
  readonly operations: readonly OperationPattern[];
  /** The error that it shows as. */
  readonly error: string;
  /** After so many of these replies no call is made with the account any more, until the probe has told. */
  readonly after: number;
  /** Calls that an account is good for. */
  readonly calls: number;
  /** What is known of it, and what to do. */
  readonly advice: string;
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

/** Resources that stand at paths, are documents, and are read and changed by the methods of HTTP. */
export interface ResourceApi extends ApiBase {
  readonly profile: 'resource';
  readonly authentication: BasicAuthentication;
  /** By name, such as `users`: it becomes the service of the operations; they come in this order. */
  readonly resources: Readonly<Record<string, Resource>>;
  readonly operations: CallRules;
}

/** User name and password go with every request (RFC 7617). */
export interface BasicAuthentication {
  readonly kind: 'basic';
  /** Operations that work without. */
  readonly none: readonly OperationId[];
}

export interface Resource {
  readonly title?: string;
  /** The global element that one of them is, `prefix:local`. */
  readonly element: string;
  readonly mediaTypes: MediaTypes;
  /** Path of all of them and of one, below the endpoint; a member of the element stands in braces. */
  readonly collection: string;
  readonly item: string;
  /** The document that a list comes as. */
  readonly list?: ResourceList;
  readonly actions: readonly ResourceAction[];
  /** The member that is the HTTP entity tag: an update is then refused when another came before it. */
  readonly entityTag?: string;
  readonly members: ResourceMembers;
  /** Spelling in JSON, where there is a media type for it. */
  readonly json?: JsonSpelling;
}

export type ResourceAction = 'list' | 'get' | 'create' | 'update' | 'delete';

export interface MediaTypes {
  readonly xml: string;
  readonly json?: string;
}

export interface ResourceList {
  readonly element: string;
  readonly mediaTypes: MediaTypes;
  /** The member of it that holds the resources. */
  readonly rows: string;
  /** Names of parameters of the query that narrow the list. */
  readonly query: readonly string[];
}

/** Names of members of the element, by what may be done with them. */
export interface ResourceMembers {
  /** Set by the server alone. */
  readonly readOnly: readonly string[];
  /** Given when it is created, never changed. */
  readonly createOnly: readonly string[];
  /** Needed to create one, although the schema does not require them. */
  readonly createRequired: readonly string[];
  /** Say something about a change, and have no meaning when one is created. */
  readonly updateOnly: readonly string[];
  /** The only texts that a change may set a member to. */
  readonly updateValues: Readonly<Record<string, readonly string[]>>;
}

/** Members are written in camelCase, but for those that are listed: XML name to JSON name. */
export interface JsonSpelling {
  readonly names: Readonly<Record<string, string>>;
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
  | { readonly kind: 'no-simple-sequence' }
  /** No such character outside quotation marks. */
  | { readonly kind: 'no-unquoted'; readonly character: string };
