import type { AnyElement } from './any.js';
import { fastBytes } from './bytes.js';
import type { Issue, IssueCode } from './issue.js';
import { DEFAULT_LIMITS, type Limits } from './limits.js';
import { isSecret, quote } from './message.js';
import { contextOf, NO_BINDINGS, type Context } from './namespaces.js';
import type { Field } from './field.js';
import { typeNamed, typeSpelled, type NamedType } from './registry.js';

/** A type that xsi:type may name, as far as a reader needs it. */
export interface ReadableType extends NamedType {
  /** The types that it derives from, nearest first. */
  readonly bases: readonly string[];
  readonly read?: (r: Reader) => object;
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

export interface ReaderOptions {
  readonly types?: readonly ReadableType[];
  /** Elements in no namespace are taken for those of the schema, and wire types are understood. */
  readonly dialect?: boolean;
  /** Undeclared prefixes that are bound all the same. */
  readonly repairPrefixes?: Readonly<Record<string, string>>;
  /** Unknown elements are kept under `$unknown` of the record that holds them. */
  readonly keepUnknown?: boolean;
  /** Absent members get the defaults that the schema states. */
  readonly defaults?: boolean;
  readonly limits?: Partial<Limits>;
  readonly secrets?: ReadonlySet<string>;
}

/** The state of one reading: a cursor over the bytes, and what the general path left for the fast one. */
export class Reader {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  readonly length: number;
  /** The cursor. */
  p = 0;
  context: Context = contextOf(NO_BINDINGS);
  depth = 0;
  readonly limits: Limits;

  /** The general path has consumed the start tag of the member that the switch goes to. */
  forced = false;
  /** Position behind an empty-element tag whose content is about to be read, or -1. */
  empty = -1;
  /** Position of the content of an element with xsi:nil="true", or -1. */
  nil = -1;
  /** Of a simple element that the general path opened: position of its content, prefixes, name. */
  leafStart = -1;
  leafContext: Context = this.context;
  leafNameStart = 0;
  leafNameEnd = 0;
  readonly frames: Frame[] = [];
  /** Attributes of the element that was opened last, until somebody takes them. */
  attributes: Map<string, string> | null = null;
  /** Type that xsi:type names, and the declared one, until a substitution takes them. */
  actualType: string | null = null;
  declaredType = '';

  /** List items on their way into an array of exact size. */
  readonly stack: unknown[] = [];
  /** How many content models were spelled anew. */
  spelled = 0;
  top = 0;

  readonly issues: Issue[] = [];
  /** Of each issue: how much of its message shows nothing of the document. */
  readonly safeLengths: number[] = [];
  /** How many issues were found, those beyond the limit included. */
  found = 0;
  readonly secrets: ReadonlySet<string>;

  readonly dialect: boolean;
  readonly repair: ReadonlyMap<string, string> | null;
  /** Unknown elements of the open records, innermost last; null unless they are to be kept. */
  readonly unknown: AnyElement[][] | null;
  /** The open records, innermost last; null unless defaults are to be filled in. */
  readonly fills: Fill[] | null;
  readonly #types: readonly ReadableType[];

  constructor(bytes: Uint8Array, options: ReaderOptions = {}) {
    this.bytes = fastBytes(bytes);
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.length = bytes.length;
    this.limits = { ...DEFAULT_LIMITS, ...options.limits };
    this.secrets = options.secrets ?? new Set();
    this.dialect = options.dialect ?? false;
    this.repair = options.repairPrefixes ? new Map(Object.entries(options.repairPrefixes)) : null;
    this.unknown = options.keepUnknown ? [] : null;
    this.fills = options.defaults ? [] : null;
    this.#types = options.types ?? [];
  }

  /** The type of an xsi:type: by expanded name, or by a wire spelling when the dialect is on. */
  typeNamed(name: string): ReadableType | undefined {
    const type = typeNamed(this.#types, name);
    return type === undefined && this.dialect ? typeSpelled(this.#types, name) : type;
  }
}

/** Records an issue of the record that is being read; the path grows while the readers return. */
export function report(
  r: Reader,
  code: IssueCode,
  path: readonly (string | number)[],
  message: string,
  source: string,
  offset: number,
  found?: string,
  constraint?: string,
): void {
  if (r.found++ >= r.limits.issues) return;
  r.safeLengths.push(message.length);
  r.issues.push({
    code,
    path,
    message:
      found === undefined || isSecret(r.secrets, path)
        ? message
        : `${message}, found ${quote(found)}`,
    source,
    offset,
    ...(constraint === undefined ? undefined : { constraint }),
  });
}

/** Records an issue of one member. */
export function reportField(
  r: Reader,
  code: IssueCode,
  field: Field,
  message: string,
  offset: number,
  found?: string,
  constraint?: string,
): void {
  report(r, code, [field.name], message, field.source, offset, found, constraint);
}

/** Puts a step in front of the paths of all issues since `since`. */
export function under(r: Reader, since: number, ...steps: readonly (string | number)[]): void {
  const { issues } = r;
  for (let i = Math.min(since, issues.length); i < issues.length; i++) {
    const issue = issues[i]!;
    issues[i] = { ...issue, path: [...steps, ...issue.path] };
  }
}

/** Puts the index of a list item behind the name of the list. */
export function atIndex(r: Reader, since: number, index: number): void {
  const { issues } = r;
  for (let i = Math.min(since, issues.length); i < issues.length; i++) {
    const issue = issues[i]!;
    issues[i] = { ...issue, path: [issue.path[0]!, index, ...issue.path.slice(1)] };
  }
}
