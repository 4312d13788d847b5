import type { AnyElement, Process } from './any.js';
import { fastBytes } from './bytes.js';
import type { Finding, Place, Showing } from './finding.js';
import { DEFAULT_LIMITS, type Limits } from './limits.js';
import { outermostContext, type Context, type StartTag } from './context.js';
import type { Field } from './field.js';
import { typeNamed, typeSpelled, type Derived } from './registry.js';

/** A type that xsi:type may name, as far as a reader needs it. */
export interface ReadableType extends Derived {
  readonly read?: (r: Reader) => object;
  /** Reads an element of it that is nil. */
  readonly nil?: (r: Reader) => object | null;
}

/** Takes the xsi:type of elements of simple types. */
export interface LeafTyping {
  /**
   * Judges an element, whose start tag was consumed, by the type that the tag names; tells whether
   * that type has attributes, which then were judged.
   */
  readonly open: (r: Reader, field: Field, tag: StartTag, type: string, offset: number) => boolean;
}

/** Reads what wildcards take, and judges it by what a schema set declares globally. */
export interface WildReading {
  /** The element at the cursor, which a wildcard took; the cursor goes just behind it. */
  readonly element: (r: Reader, strictness: Process, source: string) => AnyElement;
  /** The content of an element of type xs:anyType, which was opened. */
  readonly anything: (r: Reader, name: string, source: string) => AnyElement;
  readonly attribute: (
    r: Reader,
    name: string,
    text: string,
    strictness: Process,
    path: readonly string[],
    source: string,
  ) => void;
}

/** Types that xsi:type may name; what else a whole schema set declares comes with them. */
export interface ReadableTypes extends ReadonlyArray<ReadableType> {
  readonly typing?: LeafTyping;
  readonly reading?: WildReading;
}

/** An element that was opened by the general path: what its end tag must say, what to restore. */
export interface Frame {
  /** Where its content starts. */
  readonly start: number;
  readonly nameStart: number;
  readonly nameEnd: number;
  /** The context of its parent. */
  readonly context: Context;
  readonly isEmptyTag: boolean;
}

/** What a reader that fills in defaults knows of an open record. */
export interface Fill {
  readonly seen: Set<number>;
  /** It had no content, so that its end is where it starts. */
  readonly isEmpty: boolean;
}

/** Rows of a list that are not in the bytes that are read. */
export interface Omitted {
  readonly name: string;
  /** How many elements are open around them. */
  readonly depth: number;
  /** How many there are, of each record that holds some, in document order. */
  readonly counts: number[];
}

export interface ReaderOptions {
  readonly types?: ReadableTypes;
  /** Elements in no namespace are taken for those of the schema, and wire types are understood. */
  readonly dialect?: boolean;
  /** Undeclared prefixes that are bound all the same. */
  readonly repairPrefixes?: Readonly<Record<string, string>>;
  /** Unknown elements are kept under `$unknown` of the record that holds them. */
  readonly keepUnknown?: boolean;
  /** Absent members get the defaults that the schema states. */
  readonly defaults?: boolean;
  readonly limits?: Partial<Limits>;
}

const NO_OPTIONS: ReaderOptions = {};
const NO_TYPES: ReadableTypes = [];
const NO_SECRETS: ReadonlySet<string> = /* @__PURE__ */ new Set<string>();

/** The state of one reading: a cursor over the bytes, and what the general path left for the fast one. */
export class Reader {
  declare readonly bytes: Uint8Array;
  declare readonly view: DataView;
  declare readonly length: number;
  /** The cursor. */
  p = 0;
  declare context: Context;
  depth = 0;
  declare limits: Limits;

  /** The general path has consumed the start tag of the member that the switch goes to. */
  forced = false;
  /** Position behind an empty-element tag whose content is about to be read, or -1. */
  empty = -1;
  /** Position of the content of an element with xsi:nil="true", or -1. */
  nil = -1;
  /** Of a simple element that the general path opened: position of its content, prefixes, name. */
  leafStart = -1;
  declare leafContext: Context;
  leafNameStart = 0;
  leafNameEnd = 0;
  /** What stands for simple content that is empty. */
  byDefault = '';
  readonly frames: Frame[] = [];
  /** Attributes of the element that was opened last, until somebody takes them. */
  attributes: Map<string, string> | null = null;
  /** Type that xsi:type names, and the declared one, until a substitution takes them. */
  actualType: string | null = null;
  declaredType = '';
  /** The ways of derivation that the field blocks, among other bits of it. */
  blocks = 0;

  /** Length of the white space between tags that was met last; two words of blanks cover it. */
  gap = 9;
  /** List items on their way into an array of exact size. */
  readonly stack: unknown[] = [];
  top = 0;
  /** How many content models were spelled anew, and how many start tags were learned. */
  spelled = 0;
  learned = 0;

  readonly findings: Finding[] = [];
  readonly showing: Showing[] = [];
  /** Where the findings stand, as far as the readers have returned. */
  readonly places: Place[] = [];
  /** How many issues were found, those beyond the limit included. */
  found = 0;
  declare readonly secrets: ReadonlySet<string>;
  /** Turns what was noted of the value while it was read into a part of it. */
  finish: ((value: unknown) => readonly Finding[]) | null = null;
  /** What is read is not the value, but judged beside it. */
  isAside = false;

  /** List rows that were read before, from another part of the document. */
  omitted: Omitted | null = null;
  declare readonly dialect: boolean;
  declare readonly repair: ReadonlyMap<string, string> | null;
  /** Unknown elements of the open records, innermost last; null unless they are to be kept. */
  declare readonly unknown: AnyElement[][] | null;
  /** The open records, innermost last; null unless defaults are to be filled in. */
  declare readonly fills: Fill[] | null;
  declare readonly types: ReadableTypes;

  constructor(
    bytes: Uint8Array,
    options: ReaderOptions = NO_OPTIONS,
    secrets: ReadonlySet<string> = NO_SECRETS,
  ) {
    const { limits, repairPrefixes } = options;
    this.bytes = fastBytes(bytes);
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.length = bytes.length;
    this.limits = limits === undefined ? DEFAULT_LIMITS : { ...DEFAULT_LIMITS, ...limits };
    this.secrets = secrets;
    this.dialect = options.dialect === true;
    this.repair = repairPrefixes === undefined ? null : new Map(Object.entries(repairPrefixes));
    this.unknown = options.keepUnknown === true ? [] : null;
    this.fills = options.defaults === true ? [] : null;
    this.types = options.types ?? NO_TYPES;
    this.context = outermostContext(this.dialect);
    this.leafContext = this.context;
  }

  /** The type of an xsi:type: by expanded name, or by a wire spelling when the dialect is on. */
  typeNamed(name: string): ReadableType | undefined {
    const type = typeNamed(this.types, name);
    return type === undefined && this.dialect ? typeSpelled(this.types, name) : type;
  }
}
