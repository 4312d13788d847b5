/** Reading the content of a record: what emitted functions call around its members. */
import { capture } from './capture.js';
import { descend, leaveElement, skipSpace } from './content.js';
import { LIST, NO_FILL, type EndTag } from './field.js';
import { report, reportField, under } from './report.js';
import { matches, type Literal } from './literal.js';
import { resolveTag, type Members } from './members.js';
import { openField, refuseEach } from './open-field.js';
import { derives } from './registry.js';
import type { Fill, Reader } from './reader.js';
import type { KnownTag } from './context.js';
import { collapse, isBlank, plainEnd, textRun } from './text.js';

/** Goes to the content of a record without attributes; gives the member to begin with. */
export function enter(r: Reader, m: Members): number {
  if (r.attributes !== null) refuseAttributes(r, m.source);
  return enterContent(r, m);
}

/** The same for a record that has taken its attributes. */
export function enterContent(r: Reader, m: Members): number {
  descend(r, r.p === r.empty);
  if (r.p === r.empty) return m.fields.length;
  skipSpace(r);
  return 0;
}

/** Reads the content of a record that has none: not even white space (cvc-complex-type.2.1). */
export function enterEmpty(r: Reader, m: Members): void {
  if (r.attributes !== null) refuseAttributes(r, m.source);
  descend(r, r.p === r.empty);
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
  if (attributes !== null) refuseEach(r, attributes, [], source, r.p, 'cvc-complex-type.3.2.2');
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
    const known = resolveTag(r, m);
    const { index } = known;
    if (index < 0) {
      unknownElement(r, m, known);
      // What is expected behind the last member stands here most likely.
      if (fill !== undefined || last + 1 >= m.fields.length) continue;
      return last + 1;
    }
    if (fill !== undefined) fill.seen.add(index);
    else if (known.isExpected && index > last) return index;
    const field = m.fields[index]!;
    if (index <= last && m.ordered) judgeOrder(r, m, index, last, offset);
    openField(r, field, known.tag, offset);
    r.forced = true;
    return index;
  }
}

/** An element that stands behind a later one, or once too often. */
function judgeOrder(r: Reader, m: Members, index: number, last: number, offset: number): void {
  const field = m.fields[index]!;
  if (index < last)
    reportField(
      r,
      'order',
      field,
      `${field.name} stands behind ${m.fields[last]!.name}, expected before it`,
      offset,
      undefined,
      'cvc-complex-type.2.4',
    );
  else if ((field.bits & LIST) === 0)
    reportField(
      r,
      'occurrence',
      field,
      `${field.name} stands twice, expected once`,
      offset,
      undefined,
      'cvc-complex-type.2.4',
    );
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

function unknownElement(r: Reader, m: Members, known: KnownTag): void {
  const { tag } = known;
  report(
    r,
    'unknown-element',
    [tag.local],
    known.unexpected,
    m.source,
    r.p,
    undefined,
    'cvc-complex-type.2.4',
  );
  if (r.unknown !== null) r.unknown.at(-1)?.push(capture(r));
  else if (!known.isLearned || tag.isEmpty || !skipLeaf(r, known)) capture(r);
}

/** Passes an element that holds nothing but plain text; else the cursor stays. */
function skipLeaf(r: Reader, { start, end }: KnownTag): boolean {
  const p = plainEnd(r, r.p + start.length);
  if (!matches(r, p, end)) return false;
  r.p = p + end.length;
  skipSpace(r);
  return true;
}

/** Leaves the element that was entered at `start` and names it in the paths of its issues. */
export function end<T>(r: Reader, tag: EndTag, start: number, since: number, value: T): T {
  leaveElement(r, tag, start);
  if (r.found !== since) under(r, since, tag.field.name);
  if (r.unknown !== null) keepUnknown(r, value);
  if (r.fills !== null) r.fills.pop();
  r.depth--;
  return value;
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
  descend(r, true);
  if (r.attributes !== null) refuseAttributes(r, source);
  if (r.p === r.empty) return null;
  const offset = r.p;
  let isEmpty = isBlank(textRun(r));
  while (r.bytes[r.p + 1] !== 47) {
    isEmpty = false;
    capture(r);
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
  const isKnown =
    type?.read !== undefined && (type.name === declared || derives(type, declared, r.blocks));
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
  const value = (type.name === declared ? read : type.read)(r) as T & { $type: string };
  value.$type = type.name;
  return value;
}
