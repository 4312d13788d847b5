import {
  AMPERSAND,
  BRACKET,
  CONTROL,
  IS_PLAIN,
  isSpace,
  latin1,
  NON_ASCII,
  TEXT_CLASS,
  utf8,
} from './bytes.js';
import { ascii } from './short-text.js';
import { isNCName } from './names.js';
import type { Reader } from './reader.js';
import { fail } from './xml-error.js';

// XML 1.0, production 2, within what UTF-8 can carry.
const FORBIDDEN = /[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/;

/** Bytes as text, characters checked, line ends made `\n` (XML 1.0, sections 2.2 and 2.11). */
export function rawText(r: Reader, start: number, end: number): string {
  return textOf(r, start, end, classesOf(r, start, end));
}

function classesOf({ bytes }: Reader, start: number, end: number): number {
  let classes = 0;
  for (let i = start; i < end; i++) classes |= TEXT_CLASS[bytes[i]!]!;
  return classes;
}

/** Bytes of these classes as text. */
function textOf(r: Reader, start: number, end: number, classes: number): string {
  const text = (classes & NON_ASCII) === 0 ? ascii(r.bytes, start, end) : utf8(r.bytes, start, end);
  if (text === undefined) fail('the bytes are no valid UTF-8', start, 'encoding');
  if ((classes & CONTROL) === 0) return text;
  const bad = FORBIDDEN.exec(text);
  if (bad) fail(`the character U+${hex(bad[0])} is not allowed in XML`, start);
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

/** Character data between markup: `]]>` is refused, references are replaced. */
export function characterData(
  r: Reader,
  start: number,
  end: number,
  classes: number = classesOf(r, start, end),
): string {
  const text = textOf(r, start, end, classes);
  if ((classes & BRACKET) !== 0 && text.includes(']]>'))
    fail('"]]>" is not allowed in text', start);
  return (classes & AMPERSAND) === 0 ? text : expand(text, start);
}

/** Position behind the ASCII characters at `p` that stand for themselves. */
export function plainEnd({ bytes, length }: Reader, p: number): number {
  while (p < length && IS_PLAIN[bytes[p]!] === 1) p++;
  return p;
}

/** Replaces character references and the five predefined entities (XML 1.0, section 4.6). */
export function expand(text: string, offset: number): string {
  let out = '';
  let from = 0;
  for (let at = text.indexOf('&'); at >= 0; at = text.indexOf('&', from)) {
    const end = text.indexOf(';', at);
    if (end < 0) fail('an "&" starts no reference: write "&amp;"', offset);
    out += text.slice(from, at) + reference(text.slice(at + 1, end), offset);
    from = end + 1;
  }
  return out + text.slice(from);
}

function reference(name: string, offset: number): string {
  switch (name) {
    case 'amp':
      return '&';
    case 'lt':
      return '<';
    case 'gt':
      return '>';
    case 'quot':
      return '"';
    case 'apos':
      return "'";
    default:
      return character(name, offset);
  }
}

function character(name: string, offset: number): string {
  const digits = /^#(?:x([\da-fA-F]+)|(\d+))$/.exec(name);
  // What was found is not quoted: it may be a part of a secret with an "&" in it.
  if (!digits) fail('expected a character reference or a predefined entity behind "&"', offset);
  const code = digits[1] === undefined ? Number(digits[2]) : Number.parseInt(digits[1], 16);
  const allowed =
    code === 9 ||
    code === 10 ||
    code === 13 ||
    (code >= 0x20 && code <= 0xd7ff) ||
    (code >= 0xe000 && code <= 0xfffd) ||
    (code >= 0x10000 && code <= 0x10ffff);
  if (!allowed) fail('the character reference names no XML character', offset);
  return String.fromCodePoint(code);
}

function hex(text: string): string {
  return text.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
}

/** Passes a comment at `p` and returns the position behind it (production 15). */
export function skipComment(r: Reader, p: number): number {
  const { bytes } = r;
  if (bytes[p + 2] !== 45 || bytes[p + 3] !== 45) fail('expected a comment or an element', p);
  let end = p + 4;
  for (;;) {
    end = bytes.indexOf(45, end);
    if (end < 0 || end + 2 >= r.length) fail('the comment has no end', p);
    if (bytes[end + 1] === 45) break;
    end++;
  }
  if (bytes[end + 2] !== 62) fail('"--" is not allowed in a comment', end);
  rawText(r, p, end);
  return end + 3;
}

/** Passes a processing instruction at `p` (production 16). */
export function skipInstruction(r: Reader, p: number): number {
  const { bytes } = r;
  let end = p + 2;
  for (;;) {
    end = bytes.indexOf(63, end);
    if (end < 0 || end + 1 >= r.length) fail('the processing instruction has no end', p);
    if (bytes[end + 1] === 62) break;
    end++;
  }
  const text = rawText(r, p + 2, end);
  const target = /^[^\t\n\r ]*/.exec(text)?.[0] ?? '';
  if (!isNCName(target) || target.toLowerCase() === 'xml')
    fail('expected the target of a processing instruction', p);
  return end + 2;
}

/** All character data up to the next tag; comments and instructions are passed over. */
export function textRun(r: Reader): string {
  const { bytes } = r;
  let text = '';
  let p = r.p;
  for (;;) {
    const end = bytes.indexOf(60, p);
    if (end < 0) fail('the document ends inside an element', r.length);
    if (end > p) text += characterData(r, p, end);
    const c = bytes[end + 1];
    if (c === 63) p = skipInstruction(r, end);
    else if (c !== 33) {
      r.p = end;
      return text;
    } else if (bytes[end + 2] !== 91) p = skipComment(r, end);
    else {
      p = cdataEnd(r, end);
      text += rawText(r, end + 9, p - 3);
    }
  }
}

function cdataEnd(r: Reader, p: number): number {
  const { bytes } = r;
  if (latin1(bytes, p, Math.min(p + 9, r.length)) !== '<![CDATA[') fail('expected "<![CDATA["', p);
  let end = p + 9;
  for (;;) {
    end = bytes.indexOf(93, end);
    if (end < 0 || end + 2 >= r.length) fail('the CDATA section has no end', p);
    if (bytes[end + 1] === 93 && bytes[end + 2] === 62) return end + 3;
    end++;
  }
}

/** Passes white space, comments and instructions outside the root element; stops elsewhere. */
export function skipMisc(r: Reader, p: number): number {
  for (;;) {
    while (isSpace(r.bytes[p])) p++;
    if (r.bytes[p] !== 60) return p;
    if (r.bytes[p + 1] === 63) p = skipInstruction(r, p);
    else if (r.bytes[p + 1] === 33 && r.bytes[p + 2] === 45) p = skipComment(r, p);
    else return p;
  }
}

export function isBlank(text: string): boolean {
  return !/[^\t\n\r ]/.test(text);
}

/** White space made single blanks, none at the ends (XML Schema Part 2, section 4.3.6). */
export function collapse(text: string): string {
  return /^[\t\n\r ]|[\t\n\r]|[\t\n\r ]{2}|[\t\n\r ]$/.test(text)
    ? text.replace(/[\t\n\r ]+/g, ' ').replace(/^ | $/g, '')
    : text;
}
