/** What pages say that does not stand in the schemas of their own release. */
import type { CompiledSet } from '../compile.js';
import type { Mark, PageKey } from '../diagram/model.js';
import type { DocumentElement, Operation, TypeId, Type } from '../ir/model.js';
import type { Clark } from '../support/qname.js';
import type { ErrorRow, Sample } from './model.js';

export interface Extras {
  readonly usage: Usage;
  /** Absent when nothing is compared. */
  readonly marks?: Marks;
}

/** Samples, and what api.json knows. */
export interface Usage {
  readonly operation: (set: CompiledSet, operation: Operation) => OperationUsage;
  /** XML and TypeScript; none for an abstract element. */
  readonly element: (set: CompiledSet, element: DocumentElement) => readonly Sample[];
  /** TypeScript; none for an abstract or an anonymous type. */
  readonly type: (set: CompiledSet, type: Type) => readonly Sample[];
}

export interface OperationUsage {
  readonly facts: readonly string[];
  readonly calls: readonly Sample[];
  /** The XML that is sent; absent where nothing is. */
  readonly request?: Sample;
  readonly response?: Sample;
  readonly errors: readonly ErrorRow[];
}

/** What differs from the release that is compared with, by the components of the new one. */
export interface Marks {
  readonly operation: (set: CompiledSet, operation: Operation) => Mark | undefined;
  readonly element: (set: CompiledSet, name: Clark) => Mark | undefined;
  readonly type: (set: CompiledSet, type: TypeId) => Mark | undefined;
  /** Of an element or, as `@name`, of an attribute of the type. */
  readonly member: (set: CompiledSet, type: TypeId, name: string) => Mark | undefined;
  readonly value: (set: CompiledSet, type: TypeId, value: string) => Mark | undefined;
  readonly removed: (set: CompiledSet, type: TypeId) => readonly Removed[];
}

/** What the old release had in a type, and this one does not. */
export type Removed = RemovedMember | RemovedValue;

export interface RemovedMember {
  readonly kind: 'element' | 'attribute';
  readonly name: string;
  readonly namespace: string;
  readonly required: boolean;
  readonly min: number;
  readonly max: number | 'unbounded';
  /** How its type was called: `xs:string`. */
  readonly type: string;
  readonly documentation?: string;
  /** The nearest member of its kind before it that is still there, by its name of today. */
  readonly after?: string;
  /** It came from a base type. */
  readonly inherited?: true;
  readonly mark: Mark;
}

export interface RemovedValue {
  readonly kind: 'value';
  readonly value: string;
  readonly documentation?: string;
  /** The nearest value before it that is still there. */
  readonly after?: string;
  readonly mark: Mark;
}

/** In which releases something exists, older ones first. */
export interface Past {
  readonly releases: readonly string[];
  /** By id. */
  readonly operation: (id: string) => readonly string[];
  readonly element: (name: Clark) => readonly string[];
  readonly type: (id: TypeId) => readonly string[];
}

/** Where the rows of changes lead. */
export interface Place {
  readonly page: PageKey;
  readonly fragment: string;
}
