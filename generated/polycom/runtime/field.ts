import { Literal } from './literal.js';

/** Bits of a member: what the general path must know of it. */
export const RECORD = 1;
export const LIST = 2;
export const NILLABLE = 4;
/** The declared type has derived types, which xsi:type may name. */
export const OPEN = 8;

/** A reader that fills in defaults leaves it out: it is required, or its group may be absent. */
export const NO_FILL = 16;

/** Ways of derivation: those that a field blocks, and those that led from one type to another. */
export const EXTENSION = 32;
export const RESTRICTION = 64;

/** One row as emitted: namespace, name, type's namespace and local name, bits, line, default. */
export type Row = readonly [
  namespace: string,
  name: string,
  typeNamespace: string,
  typeLocal: string,
  bits: number,
  line: number | string,
  byDefault?: string,
];

/** An element of a content model: what messages and the general path need. */
export interface Field {
  readonly namespace: string;
  readonly name: string;
  /** Clark name of the declared type; empty for an anonymous one. */
  readonly type: string;
  readonly bits: number;
  readonly source: string;
  readonly default: string | undefined;
}

/** The end tag of a member; a start tag is a plain literal. */
export class EndTag extends Literal {
  readonly field: Field;
  constructor(text: string, field: Field) {
    super(text);
    this.field = field;
  }
}
