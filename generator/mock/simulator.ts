/**
 * What a simulated site is to the mock server: the one seam between the two. A simulator stands in
 * `simulators/<api>/`, is loaded by the API's name, and knows nothing of XML, HTTP or schemas.
 */
import type { Issue } from '../runtime/issue.js';

/** A call as it was read: tolerantly, so that anything may be missing. */
export interface SimulatedCall {
  /** `service.Name`, as the schemas of the mock's release have it. */
  readonly operation: string;
  /** The credentials of the request's header; of an API of resources `username` and `password`. */
  readonly credentials: Readonly<Record<string, unknown>>;
  /**
   * The members of the operation, as the emitted interfaces have them, `$type` included; of an API
   * of resources those of the document that was sent.
   */
  readonly request: Readonly<Record<string, unknown>>;
  /** What stands in the path and the query; of an API of resources alone. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** The versions that a change is meant for, `*` for any that there is; absent where it is for all. */
  readonly entityTags?: readonly string[];
  /** What the schemas have against the request. */
  readonly issues: readonly Issue[];
}

/** How a call went. */
export type Outcome =
  /**
   * Members that the release's schema lacks are left out, required ones that are absent filled in.
   * In an API of resources they are those of the resource or of the list; of a deletion nothing.
   */
  | { readonly kind: 'success'; readonly response: Readonly<Record<string, unknown>> }
  | {
      readonly kind: 'failure';
      /** As on the wire, leading zeros kept; absent where the API sends none. Of resources the HTTP status. */
      readonly errorId?: string;
      readonly reason: string;
      readonly subErrors?: readonly SubFailure[];
    };

export interface SubFailure {
  readonly errorId: string;
  readonly reason: string;
  readonly value?: string;
}

/** What a simulator is given. */
export interface Surroundings {
  /** The release whose schemas the mock speaks. */
  readonly release: string;
  /** Milliseconds since 1970; tests move it. */
  readonly now: () => number;
  /** At least 0 and less than 1; the same sequence for the same seed. */
  readonly random: () => number;
  /** What `Simulation.state` gave earlier, or a person wrote; undefined starts with the usual site. */
  readonly state: unknown;
  /** A schema-true response of an operation, the same on every call. */
  readonly sample: (operation: string) => Readonly<Record<string, unknown>>;
}

/** One simulated site, from its start on. */
export interface Simulation {
  /** Undefined for an operation without behaviour of its own: the mock answers with a sample. */
  readonly answer: (call: SimulatedCall) => Outcome | undefined;
  /** Everything that a later run needs to go on, as JSON. */
  readonly state: () => unknown;
  /** Lines for a person who starts the mock: the sites, who may log in. */
  readonly notices: readonly string[];
  /** Credentials that work, for the example call that the mock prints. */
  readonly credentials: Readonly<Record<string, string>>;
}

/**
 * @throws StateError when `state` is not what this simulator gives
 */
export type Simulator = (surroundings: Surroundings) => Simulation;

/** The state that a simulator was given is none of its own. */
export class StateError extends Error {
  override readonly name = 'StateError';
}
