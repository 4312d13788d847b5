import { isSpace } from './bytes.js';
import { matches, type Literal } from './literal.js';
import type { Reader } from './reader.js';
import { fail } from './xml-error.js';

/** Passes white space between tags: line ends are followed by runs of blanks, four at a time. */
export function skipSpace(r: Reader): void {
  const { bytes } = r;
  let p = r.p;
  let c = bytes[p];
  if (c === 60) return;
  if (c === 13) c = bytes[++p];
  if (c === 10) {
    p++;
    const { view } = r;
    const limit = r.length - 4;
    while (p <= limit && view.getInt32(p, true) === 0x20202020) p += 4;
    c = bytes[p];
  }
  while (isSpace(c)) c = bytes[++p];
  // Comments and text are the general path's; it starts again from here.
  r.p = p;
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
export function leaveElement(r: Reader, tag: Literal, start: number): void {
  const frame = r.frames.at(-1);
  if (frame === undefined || frame.start !== start) {
    if (!matches(r, r.p, tag)) return endTag(r, tag);
    r.p += tag.length;
    return skipSpace(r);
  }
  r.frames.pop();
  r.context = frame.context;
  if (frame.isEmptyTag) {
    r.empty = -1;
    skipSpace(r);
  } else endTagOf(r, frame.nameStart, frame.nameEnd);
}
