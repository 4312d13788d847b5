/** An API that can be called: its emitted client at work, and what is known of its operations. */
import type { Api, Lookup, RetryClass } from '../api/model.js';
import type { Model, Operation } from '../ir/model.js';
import type { Field, Problem, Request, RequestForm } from '../request/model.js';
import type { Issue } from '../runtime/issue.js';
import type { Transport } from '../runtime/transport.js';

export interface OpenApi {
  readonly api: Api;
  readonly release: string;
  readonly model: Model;
  /** Those that were asked for, with the operations that they need: to log in, to look up, to check. */
  readonly callables: ReadonlyMap<string, Callable>;
  /** Options that stand in the endpoint's URL, such as a site's name. */
  readonly placeholders: readonly string[];
  /** Names of the credentials that a session takes, in the schema's order; secret or not. */
  readonly credentials: readonly CredentialName[];
  /**
   * Of these, what calls of the operations still need besides what is given; empty when all is
   * there. `endpoint` as in ConnectOptions.
   */
  readonly missing: (
    given: Readonly<Record<string, string>>,
    operations: readonly string[],
    endpoint?: string | undefined,
  ) => readonly CredentialName[];
  /**
   * A client; nothing is sent before the first call.
   *
   * @throws TypeError in the client's own words, when the credentials or the endpoint are not usable
   */
  readonly connect: (options: ConnectOptions) => Session;
  /** A request as it would be sent, secrets as `***`; needs no credentials, and shows those given. */
  readonly preview: (operation: string, request: Request, known?: PreviewOptions) => Preview;
  /**
   * The request that a document holds: a whole message, or the operation's element alone. What is
   * missing is no fault here.
   *
   * @throws RequestDocumentError, and XmlError for what is no XML
   */
  readonly readXml: (operation: string, document: Uint8Array) => Request;
  /** A response as the document that the schemas have for it. */
  readonly printXml: (operation: string, response: Success['value']) => string;
}

export interface CredentialName {
  readonly name: string;
  readonly secret: boolean;
}

export interface ConnectOptions {
  /** By name; logins such as an access token among them. */
  readonly credentials: Readonly<Record<string, string>>;
  /** Instead of the API's own. */
  readonly endpoint?: string | undefined;
  /** Instead of one over Node's own connections, which trusts what Node trusts. */
  readonly transport?: Transport | undefined;
  /** The environment, for HTTPS_PROXY and NO_PROXY; without it there is no proxy. */
  readonly environment?: Readonly<Record<string, string | undefined>> | undefined;
  readonly concurrency?: number | undefined;
  /** Milliseconds for one attempt, and for a call with all its waiting. */
  readonly timeoutMs?: number | undefined;
  readonly deadlineMs?: number | undefined;
}

/** One operation, ready to be called. */
export interface Callable {
  readonly operation: Operation;
  readonly form: RequestForm;
  readonly fields: readonly Field[];
  /** What the schemas have against a request, as the emitted validator says; paths start at its members. */
  readonly judge: (request: Request) => readonly Issue[];
  /** What the advisory rules of api.json have against it. */
  readonly advise: (request: Request) => readonly Problem[];
  /** Such a request may be sent again after an unknown outcome. */
  readonly isRepeatable: (request: Request) => boolean;
  readonly lookup?: Lookup;
  readonly read?: Lookup;
  /** Its calls count towards the limit of an account (`operations.accounts.wall`). */
  readonly counts: boolean;
}

/** What is known of the call besides its request. */
export type PreviewOptions = Partial<Pick<ConnectOptions, 'credentials' | 'endpoint'>>;

export interface Preview {
  /** Start of the request: method and URL, where they can be told without credentials. */
  readonly head: string;
  /** The body as text; empty where there is none. */
  readonly body: string;
}

/** A client with its credentials. */
export interface Session {
  /** Never rejects: whatever goes wrong is the outcome. */
  readonly call: (operation: string, request: Request, signal?: AbortSignal) => Promise<Outcome>;
}

export type Outcome = Success | Failed;

export interface Success {
  readonly kind: 'success';
  /** The response, tolerantly read. */
  readonly value: Readonly<Record<string, unknown>>;
  readonly issues: readonly Issue[];
  readonly attempts: number;
  /** The error that said that a list is empty. */
  readonly errorId?: string;
  /** Which of the API's servers answered. */
  readonly server?: string;
}

/** A call that failed; nothing in it is secret. */
export interface Failed {
  readonly kind: 'failure';
  /** As the client's errors: api, timeout, abort, invalid-request and so on. */
  readonly cause: string;
  readonly message: string;
  /**
   * As on the wire; the HTTP status in the resource profile, and where no message of the API came;
   * empty where there is none.
   */
  readonly errorId: string;
  readonly reason: string;
  /** What api.json calls the error, and what it says of sending it again. */
  readonly known?: { readonly name: string; readonly retry: RetryClass };
  /** The server may have carried it out. */
  readonly outcomeUnknown: boolean;
  readonly attempts: number;
  readonly issues: readonly Issue[];
  /** Why, in parts, where the API tells. */
  readonly subErrors?: readonly SubFailure[];
}

export interface SubFailure {
  readonly errorId: string;
  readonly reason: string;
}

/** A document does not hold a request of the operation. */
export class RequestDocumentError extends Error {
  override readonly name = 'RequestDocumentError';
  readonly issues: readonly Issue[];

  constructor(message: string, issues: readonly Issue[] = []) {
    super(message);
    this.issues = issues;
  }
}
