import { isSpace } from './bytes.js';
import { matches, type Literal } from './literal.js';
import type { Reader } from './reader.js';
import { fail } from './xml-error.js';

/** Eight blanks, read as a number. */
const BLANKS = 6.013470016999068e-154;

/** Passes white space between tags: line ends are followed by runs of blanks, eight at a time. */
export function skipSpace(r: Reader): void {
  const { bytes, gap } = r;
  let p = r.p;
  // Most gaps are as long as the one before.
  if (
    bytes[p] === 10 &&
    bytes[p + gap] === 60 &&
    r.view.getFloat64(p + 1, true) === BLANKS &&
    r.view.getFloat64(p + gap - 8, true) === BLANKS
  ) {
    r.p = p + gap;
    return;
  }
  if (bytes[p] === 13) p++;
  if (bytes[p] === 10) {
    p++;
    const { view } = r;
    const limit = r.length - 8;
    while (p <= limit && view.getFloat64(p, true) === BLANKS) p += 8;
    while (bytes[p] === 32) p++;
  }
  if (bytes[p] !== 60) while (isSpace(bytes[p])) p++;
  const length = p - r.p;
  if (length > 8 && length < 18) r.gap = length;
  // Comments and text are the general path's; it starts again from here.
  r.p = p;
}

/** Begins a record: one more element is open, with nothing unknown and nothing filled in yet. */
export function descend(r: Reader, isEmpty: boolean): void {
  if (++r.depth > r.limits.depth) fail(`more than ${r.limits.depth} elements deep`, r.p, 'limit');
  if (r.unknown !== null) r.unknown.push([]);
  if (r.fills !== null) r.fills.push({ seen: new Set(), isEmpty });
}

/** Goes behind a tag, to the next one. */
export function leave(r: Reader, p: number): void {
  r.p = p;
  if (r.bytes[p] !== 60) skipSpace(r);
}

/** Checks the end tag at `r.p` against the name in the document at `nameStart`. */
export function endTagOf(r: Reader, nameStart: number, nameEnd: number): void {
  const { bytes } = r;
  const p = r.p;
  let q = p + 2;
  let same = bytes[p] === 60 && bytes[p + 1] === 47;
  for (let i = nameStart; i < nameEnd; i++, q++) same &&= bytes[i] === bytes[q];
  if (!same) mismatch(r, p);
  closeTag(r, q);
}

/** Checks the end tag at `r.p` against an expected one. */
export function endTag(r: Reader, tag: Literal): void {
  const { bytes } = r;
  const p = r.p;
  const length = tag.length - 1;
  for (let i = 0; i < length; i++) if (bytes[p + i] !== tag.bytes[i]) mismatch(r, p);
  closeTag(r, p + length);
}

function closeTag(r: Reader, at: number): void {
  let p = at;
  while (isSpace(r.bytes[p])) p++;
  if (r.bytes[p] !== 62) mismatch(r, r.p);
  r.p = p + 1;
  skipSpace(r);
}

function mismatch(r: Reader, offset: number): never {
  return fail(
    offset >= r.length
      ? 'the document ends inside an element'
      : 'the end tag does not match the start tag',
    offset,
  );
}

/** Behind the content of a record: consumes its end tag, or notes that it had none. */
export function leaveElement(r: Reader, tag: Literal | null, start: number): void {
  const { frames } = r;
  const frame = frames.length === 0 ? undefined : frames[frames.length - 1];
  if (frame === undefined || frame.start !== start) {
    // Only the root element has no tag that is expected, and the general path opens it.
    if (tag === null) return;
    if (matches(r, r.p, tag)) return leave(r, r.p + tag.length);
    return endTag(r, tag);
  }
  frames.pop();
  r.context = frame.context;
  if (frame.isEmptyTag) {
    r.empty = -1;
    skipSpace(r);
  } else endTagOf(r, frame.nameStart, frame.nameEnd);
}
