import type { KnownError } from './api.js';
import type { Codec, Outline } from './codec.js';
import type { Tolerant } from './issue.js';

/** What a client must know of an API of resources besides its types; emitted, one for each API. */
export interface ResourceApiDescription {
  /** Where requests go; a name in braces is an option of the client that stands in the host. */
  readonly endpoint: string;
  /** By HTTP status, such as `409`. */
  readonly errors: Readonly<Record<string, KnownError>>;
}

export type Action = 'list' | 'get' | 'create' | 'update' | 'delete';

/** A document in the media types that it can be sent and asked for in. */
export interface AnyRepresentation {
  readonly codec: Outline & Pick<Codec<unknown>, 'name' | 'read' | 'bits' | 'secrets'>;
  readonly mediaType: string;
  readonly json?: { readonly mediaType: string; readonly form: JsonForm };
}

export interface Representation<T> extends AnyRepresentation {
  readonly codec: Codec<T>;
}

/** How a record is spelled in JSON: by the names that its members have in the value. */
export interface JsonForm {
  readonly [member: string]: JsonMember;
}

export interface JsonMember {
  /** Its key in JSON. */
  readonly key: string;
  /** Absent where the value is the same in both. */
  readonly value?: 'bigint' | 'bytes' | (() => JsonForm);
}

/** What a write may and must say besides what the schema has; of an update its changes alone. */
export interface WriteRules {
  /** Members that are never taken from the caller. */
  readonly without?: readonly string[];
  readonly required?: readonly string[];
  /** The only values that a member may be set to. */
  readonly values?: Readonly<Record<string, readonly (string | number | boolean)[]>>;
}

/** One call that the API offers, whatever its types. */
export interface AnyResourceOperation {
  /** `service.name`. */
  readonly id: string;
  /** `file:line` of the resource's element. */
  readonly source: string;
  readonly action: Action;
  /** Below the endpoint; `{name}` is a member of the request. */
  readonly path: string;
  /** Members of the request that go into the query. */
  readonly query?: readonly string[];
  /** What a create or an update sends. */
  readonly body?: AnyRepresentation;
  /** What comes back; a delete has none. */
  readonly answer?: AnyRepresentation;
  /**
   * The path of one resource: where a create's Location leads, and where the document comes from
   * that the server has now, for an update that came too late.
   */
  readonly item?: string;
  /** The member that is the HTTP entity tag. */
  readonly entityTag?: string;
  readonly rules?: WriteRules;
  /** Of a list: the member with the resources. */
  readonly rows?: string;
  /** It works without user name and password. */
  readonly anonymous?: true;
  /** It may be sent again after an unknown outcome. */
  readonly repeatable?: readonly string[];
  readonly group?: string;
  readonly slowMs?: number;
}

/** One call that the API offers; emitted, one for each. */
export interface ResourceOperation<
  in Request extends object,
  out Response extends object | undefined,
> extends AnyResourceOperation {
  /** Never there: carries the types. */
  readonly types?: readonly [(request: Request) => void, () => Response];
}

/**
 * An update of a resource as it was read: `changes` replace members of `current`, undefined leaves
 * one as it is. It is refused (ConflictError) when the resource has changed since. Read it strictly:
 * what the schemas do not know is not in `current`, and an update that leaves it out may remove it.
 */
export interface Update<T, Changes> {
  readonly current: Tolerant<T>;
  readonly changes: Changes;
}
