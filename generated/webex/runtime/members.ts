import { EndTag, LIST, NO_FILL, type Field, type Row } from './field.js';
import { matches, type Literal } from './literal.js';
import { clark } from './names.js';
import type { Context } from './namespaces.js';
import { report, reportField, type Fill, type Reader } from './reader.js';
import { capture, skipElement } from './capture.js';
import { startTag, type StartTag } from './start-tag.js';
import { collapse, isBlank, textRun } from './text.js';
import { leaveElement, skipSpace } from './content.js';
import { openField } from './open-field.js';
import { fail } from './xml-error.js';

/** The elements of a content model, and their tags as the last document spelled them. */
export class Members {
  readonly fields: readonly Field[];
  readonly ordered: boolean;
  /** `file:line` of the type whose content it is. */
  readonly source: string;
  context: Context | null = null;
  /** Start tag of member i at 2i, end tag at 2i + 1. */
  tags: readonly EndTag[] = [];
  #general: readonly EndTag[] | null = null;
  #indexes: ReadonlyMap<string, number> | null = null;
  #locals: ReadonlyMap<string, number> | null = null;

  constructor(fields: readonly Field[], ordered: boolean, source: string) {
    this.fields = fields;
    this.ordered = ordered;
    this.source = source;
  }

  /** Tags that match nothing, so that every element goes the general way. */
  get general(): readonly EndTag[] {
    this.#general ??= this.fields.flatMap((field) => {
      const tag = new EndTag(':', field);
      return [tag, tag];
    });
    return this.#general;
  }

  /** Position of an element, or -1; with the dialect, one in no namespace counts by its local name. */
  indexOf(r: Reader, tag: StartTag): number {
    this.#indexes ??= new Map(this.fields.map((f, i) => [clark(f.namespace, f.name), i]));
    const index = this.#indexes.get(clark(tag.namespace, tag.local));
    if (index !== undefined || !r.dialect || tag.namespace !== '') return index ?? -1;
    this.#locals ??= new Map(this.fields.map((f, i) => [f.name, i]));
    return this.#locals.get(tag.local) ?? -1;
  }
}

/** A line stands for itself in `file`; one of another file is `file:line`. */
export function members(
  file: string,
  at: number | string,
  rows: readonly Row[],
  ordered = true,
): Members {
  const place = (line: number | string): string =>
    typeof line === 'number' ? `${file}:${line}` : line;
  return new Members(
    rows.map(([namespace, name, typeNamespace, typeLocal, bits, line, byDefault]) => ({
      namespace,
      name,
      type: typeLocal === '' ? '' : clark(typeNamespace, typeLocal),
      bits,
      source: place(line),
      default: byDefault,
    })),
    ordered,
    place(at),
  );
}

/** The tags of a content model in the reader's context. */
export function tagsOf(r: Reader, m: Members): readonly EndTag[] {
  if (r.fills !== null) return m.general;
  if (m.context === r.context) return m.tags;
  const { context } = r;
  let tags = context.tags.get(m);
  if (tags === undefined) {
    // Not where each element declares prefixes of its own: spelling costs more than it saves.
    if (r.spelled++ >= MAX_SPELLED) return m.general;
    tags = m.fields.flatMap((field) => {
      const name = spelling(context, field);
      return [new EndTag(`<${name}>`, field), new EndTag(`</${name}>`, field)];
    });
    context.tags.set(m, tags);
  }
  m.context = context;
  m.tags = tags;
  return tags;
}

/** How many content models are spelled anew for one document. */
const MAX_SPELLED = 1000;

/** The qualified name of a field; `:` (which matches nothing) where the context cannot spell it. */
function spelling(context: Context, field: Field): string {
  if (field.namespace === '') return context.namespaces.get('') ? ':' : field.name;
  const prefix = context.prefixes.get(field.namespace);
  if (prefix === undefined) return ':';
  return prefix === '' ? field.name : `${prefix}:${field.name}`;
}

/** Goes to the content of a record without attributes; gives the member to begin with. */
export function enter(r: Reader, m: Members): number {
  if (r.attributes !== null) refuseAttributes(r, m.source);
  return enterContent(r, m);
}

/** The same for a record that has taken its attributes. */
export function enterContent(r: Reader, m: Members): number {
  enterDepth(r);
  if (r.p === r.empty) return m.fields.length;
  skipSpace(r);
  return 0;
}

function enterDepth(r: Reader): void {
  if (++r.depth > r.limits.depth) fail(`more than ${r.limits.depth} elements deep`, r.p, 'limit');
  if (r.unknown !== null) r.unknown.push([]);
  if (r.fills !== null) r.fills.push({ seen: new Set(), isEmpty: r.p === r.empty });
}

/** Reads the content of a record that has none: not even white space (cvc-complex-type.2.1). */
export function enterEmpty(r: Reader, m: Members): void {
  if (r.attributes !== null) refuseAttributes(r, m.source);
  enterDepth(r);
  if (r.p !== r.empty) {
    const offset = r.p;
    const text = textRun(r);
    if (text !== '') {
      const message = 'expected no content, not even white space';
      report(r, 'text', [], message, m.source, offset, collapse(text), 'cvc-complex-type.2.1');
    }
  }
  next(r, m, -1);
}

/** Reports the attributes of an element that may have none. */
export function refuseAttributes(r: Reader, source: string): void {
  const { attributes } = r;
  r.attributes = null;
  if (attributes === null) return;
  for (const name of attributes.keys())
    report(
      r,
      'unknown-attribute',
      [`@${name}`],
      `unexpected attribute ${name}`,
      source,
      r.p,
      undefined,
      'cvc-complex-type.3.2.2',
    );
}

/** Whether the next member starts here; its start tag is then consumed. */
export function open(r: Reader, tag: Literal): boolean {
  if (r.forced) {
    r.forced = false;
    return true;
  }
  if (!matches(r, r.p, tag)) return false;
  r.p += tag.length;
  return true;
}

/**
 * The general path, taken where the expected tags did not match: resolves whatever element comes
 * next and gives the index of the member to go to, or -1 at the parent's end tag. `last` is the
 * member that was read last.
 */
export function next(r: Reader, m: Members, last: number): number {
  for (;;) {
    const fill = r.fills === null ? undefined : r.fills.at(-1);
    if (r.p === r.empty || fill?.isEmpty) return fill === undefined ? -1 : fillNext(r, m, fill);
    passText(r, m.source);
    if (r.bytes[r.p + 1] === 47) return fill === undefined ? -1 : fillNext(r, m, fill);
    const offset = r.p;
    const tag = startTag(r);
    const index = m.indexOf(r, tag);
    if (index < 0) {
      unknownElement(r, m, tag, offset);
      continue;
    }
    fill?.seen.add(index);
    const field = m.fields[index]!;
    if (index < last && m.ordered)
      reportField(
        r,
        'order',
        field,
        `${field.name} stands behind ${m.fields[last]!.name}, expected before it`,
        offset,
        undefined,
        'cvc-complex-type.2.4',
      );
    else if (index === last && m.ordered && (field.bits & LIST) === 0)
      reportField(
        r,
        'occurrence',
        field,
        `${field.name} stands twice, expected once`,
        offset,
        undefined,
        'cvc-complex-type.2.4',
      );
    openField(r, field, tag, offset);
    r.forced = true;
    return index;
  }
}

/**
 * At the end of a record, when defaults are wanted: goes once more to each absent member that has
 * one, as if an empty element stood here (which has the default's value: cvc-elt.5.1).
 */
function fillNext(r: Reader, m: Members, fill: Fill): number {
  const index = m.fields.findIndex(
    (f, i) => f.default !== undefined && (f.bits & NO_FILL) === 0 && !fill.seen.has(i),
  );
  if (index >= 0) {
    fill.seen.add(index);
    r.forced = true;
  }
  r.empty = index >= 0 || fill.isEmpty ? r.p : -1;
  return index;
}

/** Passes what stands before the next tag, which must be white space, comments and the like. */
export function passText(r: Reader, source: string): void {
  const { bytes, p } = r;
  if (bytes[p] === 60 && bytes[p + 1] !== 33 && bytes[p + 1] !== 63) return;
  const text = textRun(r);
  if (!isBlank(text))
    report(
      r,
      'text',
      [],
      'expected elements only',
      source,
      p,
      collapse(text),
      'cvc-complex-type.2.3',
    );
}

function unknownElement(r: Reader, m: Members, tag: StartTag, offset: number): void {
  const name = clark(tag.namespace, tag.local);
  report(
    r,
    'unknown-element',
    [tag.local],
    `unexpected element ${name}`,
    m.source,
    offset,
    undefined,
    'cvc-complex-type.2.4',
  );
  if (r.unknown === null) skipElement(r);
  else r.unknown.at(-1)?.push(capture(r));
}

/** Leaves the element that was entered at `start` and names it in the paths of its issues. */
export function end<T>(r: Reader, tag: EndTag, start: number, since: number, value: T): T {
  leaveElement(r, tag, start);
  if (r.found !== since) nameIssues(r, since, tag.field.name);
  if (r.unknown !== null) keepUnknown(r, value);
  if (r.fills !== null) r.fills.pop();
  r.depth--;
  return value;
}

function nameIssues(r: Reader, since: number, name: string): void {
  const { issues, safeLengths } = r;
  // Only here is it known that what was found stands in a secret record.
  const isSecret = r.secrets.has(name);
  for (let i = Math.min(since, issues.length); i < issues.length; i++) {
    const issue = issues[i]!;
    const message = isSecret ? issue.message.slice(0, safeLengths[i]) : issue.message;
    issues[i] = { ...issue, path: [name, ...issue.path], message };
  }
}

/** Attaches the unknown elements of a record, on request. */
export function keepUnknown(r: Reader, value: unknown): void {
  const elements = r.unknown?.pop();
  if (elements !== undefined && elements.length > 0 && typeof value === 'object' && value !== null)
    Object.assign(value, { $unknown: elements });
}

/** The items collected since `from`, as a list of exact size behind those read before. */
export function take<T>(r: Reader, from: number, before: readonly T[] | undefined): readonly T[] {
  // The emitted reader pushed nothing but items of this list.
  const items = r.stack.slice(from, r.top) as T[];
  r.top = from;
  if (before === undefined) return items;
  // The list that this reader began: copying it for each item that comes late would be quadratic.
  const list = before as T[];
  for (const item of items) list.push(item);
  return list;
}

/** The content of a nil record: there must be none. */
export function nilContent(r: Reader, source: string): null {
  r.nil = -1;
  r.actualType = null;
  r.depth++;
  if (r.unknown !== null) r.unknown.push([]);
  if (r.fills !== null) r.fills.push({ seen: new Set(), isEmpty: true });
  if (r.attributes !== null) refuseAttributes(r, source);
  if (r.p === r.empty) return null;
  const offset = r.p;
  let isEmpty = isBlank(textRun(r));
  while (r.bytes[r.p + 1] !== 47) {
    isEmpty = false;
    skipElement(r);
    textRun(r);
  }
  if (!isEmpty)
    report(r, 'nil', [], 'a nil element must be empty', source, offset, undefined, 'cvc-elt.3.2.1');
  return null;
}

/** Reads a record as the type that xsi:type named, else as the declared one. */
export function substitute<T extends object>(r: Reader, read: (r: Reader) => T, source: string): T {
  const name = r.actualType;
  r.actualType = null;
  if (name === null) return read(r);
  const declared = r.declaredType;
  const type = r.typeNamed(name);
  if (type?.name === declared) return read(r);
  const isKnown = type?.read !== undefined && type.bases.includes(declared);
  if (!isKnown || (type.name !== name && !name.startsWith('wire:')))
    report(
      r,
      'unknown-type',
      [],
      `expected a type derived from ${declared}`,
      source,
      r.p,
      name.replace(/^wire:/, ''),
      'cvc-elt.4.3',
    );
  if (!isKnown) return read(r);
  // The registry says that it derives from the declared type, so that its value fits.
  return Object.assign(type.read(r) as T, { $type: type.name });
}
