import { booleans } from './basic.js';
import { TEXT_CLASS } from './bytes.js';
import { ascii } from './short-text.js';
import { endTag, endTagOf, leave, skipSpace } from './content.js';
import { matches, type Literal } from './literal.js';
import type { EndTag } from './field.js';
import { bigints, integers } from './number.js';
import { report, reportField } from './report.js';
import type { Reader } from './reader.js';
import type { Enumeration, Scalar } from './scalar.js';
import { captureElement } from './capture.js';
import { startTag } from './start-tag.js';
import { clark } from './names.js';
import { characterData, plainEnd, textRun } from './text.js';

/** Reads xs:string: the element's text as it stands. */
export function text(r: Reader, tag: EndTag): string {
  const start = r.p;
  const p = plainEnd(r, start);
  if (p === start || !matches(r, p, tag)) return carefulText(r, tag, p);
  leave(r, p + tag.length);
  return ascii(r.bytes, start, p);
}

/** The same with the start tag before it; undefined where that does not stand here. */
export function openText(r: Reader, open: Literal, tag: EndTag): string | undefined {
  let start = r.p;
  if (r.forced) r.forced = false;
  else if (matches(r, start, open)) start += open.length;
  else return undefined;
  const p = plainEnd(r, start);
  if (p === start || !matches(r, p, tag)) {
    r.p = start;
    return carefulText(r, tag, p);
  }
  leave(r, p + tag.length);
  return ascii(r.bytes, start, p);
}

/** Text with something in it that stands for another thing; `p` is where that was met. */
function carefulText(r: Reader, tag: EndTag, p: number): string {
  const { bytes, length, p: start } = r;
  let classes = 0;
  let end = p;
  for (; end < length && bytes[end] !== 60; end++) classes |= TEXT_CLASS[bytes[end]!]!;
  if (end === start || !matches(r, end, tag)) return slowText(r, tag);
  leave(r, end + tag.length);
  return characterData(r, start, end, classes);
}

/** The text of a simple element in every case: empty, CDATA, comments, references, odd end tags. */
export function slowText(r: Reader, tag: EndTag): string {
  const start = r.p;
  if (r.empty === start) {
    r.empty = -1;
    skipSpace(r);
    return tag.field.default ?? '';
  }
  const { context } = r;
  const isOpened = r.leafStart === start;
  if (isOpened) r.context = r.leafContext;
  let value = textRun(r);
  while (r.bytes[r.p + 1] !== 47) {
    const child = startTag(r);
    report(
      r,
      'content',
      [tag.field.name, child.local],
      `expected text, found the element ${clark(child.namespace, child.local)}`,
      tag.field.source,
      r.p,
      undefined,
      'cvc-type.3.1.2',
    );
    captureElement(r);
    value += textRun(r);
  }
  r.context = context;
  if (isOpened) endTagOf(r, r.leafNameStart, r.leafNameEnd);
  else endTag(r, tag);
  return value === '' ? (tag.field.default ?? '') : value;
}

/** Reads a nillable member: null when the element says so, else what `read` gives. */
export function nillable<T>(r: Reader, tag: EndTag, read: (r: Reader, tag: EndTag) => T): T | null {
  if (r.nil !== r.p) return read(r, tag);
  r.nil = -1;
  const offset = r.p;
  if (slowText(r, tag) !== '' && tag.field.default === undefined)
    reportField(
      r,
      'nil',
      tag.field,
      'a nil element must be empty',
      offset,
      undefined,
      'cvc-elt.3.2.1',
    );
  return null;
}

/** The first four bytes of "true" and "false", read as little-endian. */
const TRUE = 0x65757274;
const FALS = 0x736c6166;

export function boolean(r: Reader, tag: EndTag): boolean | undefined {
  const start = r.p;
  const first = start + 4 < r.length ? r.view.getInt32(start, true) : 0;
  if (first === TRUE) {
    if (matches(r, start + 4, tag)) return left(r, start + 4 + tag.length, true);
  } else if (first === FALS && r.bytes[start + 4] === 101 && matches(r, start + 5, tag))
    return left(r, start + 5 + tag.length, false);
  return scalarText(r, tag, booleans, start, slowText(r, tag));
}

function left<T>(r: Reader, p: number, value: T): T {
  leave(r, p);
  return value;
}

/** Reads a whole number as `number`. */
export function integer(r: Reader, tag: EndTag, min: number, max: number): number | undefined {
  const { bytes } = r;
  const start = r.p;
  const negative = bytes[start] === 45;
  const first = negative ? start + 1 : start;
  let p = first;
  let n = 0;
  let c = bytes[p]!;
  while (c >= 48 && c <= 57) {
    n = n * 10 + c - 48;
    c = bytes[++p]!;
  }
  const value = negative ? -n : n;
  const isCommon = p > first && p - first < 16 && (n > 0 || !negative);
  if (isCommon && value >= min && value <= max && matches(r, p, tag))
    return left(r, p + tag.length, value);
  return scalarText(r, tag, integers(min, max), start, slowText(r, tag));
}

/** Reads a whole number of any size; null stands for no bound, `isWide` for none within 15 digits. */
export function bigint(
  r: Reader,
  tag: EndTag,
  min: bigint | null,
  max: bigint | null,
  isWide = false,
): bigint | undefined {
  const { bytes } = r;
  const start = r.p;
  let p = start;
  let n = 0;
  let c = bytes[p]!;
  while (c >= 48 && c <= 57) {
    n = n * 10 + c - 48;
    c = bytes[++p]!;
  }
  if (p > start && p - start < 16) {
    const value = BigInt(n);
    const isWithin = isWide || ((min === null || value >= min) && (max === null || value <= max));
    if (isWithin && matches(r, p, tag)) return left(r, p + tag.length, value);
  }
  return scalarText(r, tag, bigints(min, max), start, slowText(r, tag));
}

/** Reads one of a fixed list of texts; another one is an issue, and kept. */
export function enumerated<T extends string>(
  r: Reader,
  tag: EndTag,
  e: Enumeration<T>,
): T | (string & {}) | undefined {
  const { bytes, length } = r;
  const start = r.p;
  let p = start;
  while (bytes[p] !== 60 && p < length) p++;
  const candidates = e.byLength[p - start];
  if (candidates !== undefined && matches(r, p, tag))
    for (const candidate of candidates)
      if (matches(r, start, candidate.literal)) return left(r, p + tag.length, candidate.value);
  return scalarText(r, tag, e, start, slowText(r, tag));
}

/** Reads any other simple type. */
export function scalar<T>(r: Reader, tag: EndTag, s: Scalar<T>): T | undefined {
  const start = r.p;
  return scalarText(r, tag, s, start, text(r, tag));
}

function scalarText<T>(
  r: Reader,
  tag: EndTag,
  s: Scalar<T>,
  offset: number,
  found: string,
): T | undefined {
  return s.parse(found, (code, expected, constraint) =>
    reportField(r, code, tag.field, `expected ${expected}`, offset, found, constraint),
  );
}
