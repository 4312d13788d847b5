/** What two releases of an API differ in, and what that means to a client: data for every report. */
import type { Impact, SourceChange, Usage } from '../impact/model.js';
import type { SourcePoint } from '../support/source.js';
import type { RuleName } from './rules.js';

/**
 * To somebody who keeps the client of the old release. Breaking: a request is refused, or a response
 * cannot be relied on. A warning needs a look. What is safe needs nothing.
 */
export type { Impact, SourceChange, Usage };

export interface Report {
  /** `xml-api-codegen 0.1.0` */
  readonly tool: string;
  /** Older ones first; one, unless several releases are gone through. */
  readonly comparisons: readonly Comparison[];
}

/** One release against another one of the same API. */
export interface Comparison {
  readonly api: string;
  readonly from: Side;
  readonly to: Side;
  /** Each once, wherever it is reached from; the worst first, then by subject. */
  readonly changes: readonly Change[];
  /** In the order of the new release, removed ones last; those of both releases that nothing reaches too. */
  readonly operations: readonly OperationDiff[];
  readonly source: readonly SourceChange[];
  /** Where the given project uses what changed; absent when no project was given. */
  readonly usages?: readonly Usage[];
  /** How the version of a client package should go up, going by the tolerant reader and by its types. */
  readonly bump: 'major' | 'minor' | 'patch' | 'none';
}

export interface Side {
  /** `5.9`, or a folder, or `git:main` with the release. */
  readonly label: string;
  readonly release: string;
  /** How many operations it has; of schemas without operations, how many root elements. */
  readonly operations: number;
}

/** One thing that differs, at one place of the schemas. */
export interface Change {
  /** 12 hexadecimal digits, the same in every run and wherever the schemas stand. */
  readonly id: string;
  readonly rule: RuleName;
  /** `use:userType.supportCenter`: prefix and name of the component, then members. */
  readonly subject: string;
  /** One line without final full stop: `optional element added, of type xs:string`. */
  readonly message: string;
  /** Place in the old release; absent for what is new. */
  readonly before?: SourcePoint;
  /** Place in the new release; absent for what is gone. */
  readonly after?: SourcePoint;
  /** Requests (or documents) written for the old release, read by the new one. */
  readonly request: Verdict;
  /** Responses (or documents) of the new release, read by a strict reader of the old one. */
  readonly strict: Verdict;
  /** The same, read by a tolerant reader. */
  readonly tolerant: Verdict;
  /** False when no operation and no root element gets there: then nothing of it matters. */
  readonly isReachable: boolean;
  /** By an entry of the allow-list that has not expired. */
  readonly allowed?: { readonly reason: string; readonly expires?: string };
}

export interface Verdict {
  readonly impact: Impact;
  /** Why, as a sentence fragment: `the new release refuses requests without it`. */
  readonly reason: string;
  /** Proof of what is breaking, confirmed by the validators of both releases. */
  readonly witness?: Witness;
  /** Why there is no witness for what is breaking. */
  readonly unproven?: string;
}

/** A smallest document that is valid in one release and not in the other. */
export interface Witness {
  /** XML, one element on each line. */
  readonly document: string;
  readonly validIn: 'old' | 'new';
  /** What the validator of the other release says. */
  readonly refusal: string;
}

/** An operation, a root element, or the envelope that all operations share. */
export interface OperationDiff {
  readonly kind: 'operation' | 'element' | 'envelope';
  /** `user.SetUser`; of an element its prefix and name. */
  readonly id: string;
  readonly status: 'added' | 'removed' | 'changed' | 'unchanged';
  readonly before?: SourcePoint;
  readonly after?: SourcePoint;
  readonly request: {
    readonly impact: Impact;
    readonly changes: readonly Reached[];
  };
  readonly response: {
    readonly strict: Impact;
    readonly tolerant: Impact;
    readonly changes: readonly Reached[];
  };
}

/** A change as an operation meets it. */
export interface Reached {
  /** Of the change. */
  readonly id: string;
  /** Member names from the request or response down, joined by `/`; empty for the type itself. */
  readonly path: string;
}
