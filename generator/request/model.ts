/** What a person or a table gives for a call: texts at paths of members, made into a request. */
import type { Member, RecordType, Scalar } from '../ir/model.js';
import type { SourcePoint } from '../support/source.js';

/** The members that a request of an operation has, whatever the API's profile. */
export interface RequestForm {
  /** The record whose members they are; absent where an operation has parameters alone. */
  readonly type?: RecordType;
  /** Members of it that the operation does not take. */
  readonly without: readonly string[];
  /** Members that the operation needs although the type does not. */
  readonly required: readonly string[];
  /** Members that stand in the URL, before those of the type; none of these is called so. */
  readonly parameters: readonly Parameter[];
}

export interface Parameter {
  readonly name: string;
  readonly required: boolean;
  /** The member of the resource that it is; absent where it is a text of its own. */
  readonly member?: Member;
}

/** A leaf of a request that a text can be given for. */
export interface Field {
  /** Names of members, joined by dots: `personalMeetingRoom.hostPIN`. */
  readonly path: string;
  readonly steps: readonly FieldStep[];
  readonly scalar: Scalar;
  /** No valid request leaves it out. */
  readonly required: boolean;
  /** Its value never appears in a log, an error or a journal. */
  readonly secret: boolean;
  readonly documentation?: string;
  /** Absent for a parameter of the URL. */
  readonly at?: SourcePoint;
}

export interface FieldStep {
  readonly name: string;
  /** Its value is a list; a text given for it becomes the next item (of the last step), or stands in the first. */
  readonly isList: boolean;
}

/** Why a text cannot be put into a request. The message never shows the text of a secret field. */
export interface Problem {
  readonly code: ProblemCode;
  readonly message: string;
  /** Path of the member. */
  readonly path: string;
  /** How many digits were expected, where that is what an advisory rule found missing. */
  readonly digits?: number;
}

export type ProblemCode = 'unknown-member' | 'ambiguous' | 'value' | 'schema' | 'advisory';

/** A request as the client takes it: the emitted interfaces' shape. */
export type Request = Readonly<Record<string, unknown>>;
