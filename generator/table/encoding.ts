/**
 * Bytes of a table to UTF-8, strictly: what does not fit the encoding is an error, never a
 * replacement character. `TextDecoder` is avoided: its names for encodings with one byte for a
 * letter mean one thing by its standard and another in practice.
 */
import { isUtf8 } from 'node:buffer';
import type { Encoding } from './model.js';
import { TableError } from './model.js';

export interface Decoded {
  /** UTF-8 without a mark. */
  readonly bytes: Buffer;
  readonly hasMark: boolean;
}

/** @throws TableError which says what to do */
export function decodeTable(bytes: Buffer, file: string, given: Encoding | undefined): Decoded {
  refuseWorkbook(bytes, file);
  const mark = markOf(bytes);
  if (mark !== undefined && given !== undefined && mark.encoding !== given) {
    throw new TableError(
      `${file} is ${mark.encoding} by its first bytes, not ${given}`,
      'leave --encoding out',
    );
  }
  const encoding = mark?.encoding ?? given ?? guessed(bytes);
  const content = bytes.subarray(mark?.length ?? 0);
  return { bytes: toUtf8(content, file, encoding), hasMark: mark !== undefined };
}

function refuseWorkbook(bytes: Buffer, file: string): void {
  const start = bytes.toString('latin1', 0, 4);
  if (start === 'PK\x03\x04' || start === '\xd0\xcf\x11\xe0') {
    throw new TableError(`${file} is a workbook, not a CSV file`, 'save the sheet as CSV (UTF-8)');
  }
}

interface Mark {
  readonly encoding: Encoding;
  readonly length: number;
}

function markOf([b0, b1, b2]: Buffer): Mark | undefined {
  if (b0 === 0xef && b1 === 0xbb && b2 === 0xbf) return { encoding: 'utf-8', length: 3 };
  if (b0 === 0xff && b1 === 0xfe) return { encoding: 'utf-16le', length: 2 };
  if (b0 === 0xfe && b1 === 0xff) return { encoding: 'utf-16be', length: 2 };
  return undefined;
}

/** Headers begin with ASCII: in UTF-16 every other byte of that is zero. */
function guessed([b0, b1, b2, b3]: Buffer): Encoding {
  if (b0 !== 0 && b1 === 0 && b2 !== 0 && b3 === 0) return 'utf-16le';
  if (b0 === 0 && b1 !== 0 && b2 === 0 && b3 !== 0) return 'utf-16be';
  return 'utf-8';
}

function toUtf8(bytes: Buffer, file: string, encoding: Encoding): Buffer {
  switch (encoding) {
    case 'utf-8':
      if (isUtf8(bytes)) return bytes;
      throw invalid(
        file,
        firstLine(bytes, (line) => !isUtf8(line)),
        'UTF-8',
        'save it as CSV UTF-8, or say how it was saved: --encoding windows-1252 (Excel on Windows), latin1 or utf-16le',
      );
    case 'utf-16le':
      return fromUtf16(bytes, file, encoding);
    case 'utf-16be':
      return fromUtf16(
        bytes.length % 2 === 0 ? Buffer.from(bytes).swap16() : bytes,
        file,
        encoding,
      );
    case 'latin1':
      return Buffer.from(bytes.toString('latin1'));
    case 'windows-1252':
      return fromWindows(bytes, file);
  }
}

function fromUtf16(units: Buffer, file: string, encoding: Encoding): Buffer {
  const text = units.toString('utf16le');
  const lone = text.search(/\p{Cs}/u);
  if (units.length % 2 !== 0 || lone >= 0) {
    const before = lone >= 0 ? text.slice(0, lone) : text;
    const line = before.split(/\r\n|\n|\r/).length;
    throw invalid(file, line, encoding, 'save it again, as CSV UTF-8');
  }
  return Buffer.from(text);
}

/** What bytes 80 to 9F stand for (WHATWG Encoding Standard, index windows-1252); blanks are not assigned. */
const WINDOWS = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';

function fromWindows(bytes: Buffer, file: string): Buffer {
  const text = bytes.toString('latin1').replace(/[\x80-\x9f]/g, (character) => {
    return WINDOWS.charAt(character.charCodeAt(0) - 0x80);
  });
  const isUnassigned = (line: Buffer): boolean =>
    line.some((byte) => byte >= 0x80 && byte < 0xa0 && WINDOWS.charAt(byte - 0x80) === ' ');
  if (isUnassigned(bytes)) {
    throw invalid(
      file,
      firstLine(bytes, isUnassigned),
      'windows-1252',
      'try --encoding latin1, or save it as CSV UTF-8',
    );
  }
  return Buffer.from(text);
}

/** The physical line of the first fault. */
function firstLine(bytes: Buffer, isFaulty: (line: Buffer) => boolean): number {
  let line = 1;
  let start = 0;
  for (let i = 0; i <= bytes.length; i++) {
    const byte = bytes[i];
    if (i < bytes.length && byte !== 0x0a && byte !== 0x0d) continue;
    if (isFaulty(bytes.subarray(start, i))) return line;
    if (byte === 0x0d && bytes[i + 1] === 0x0a) i++;
    line++;
    start = i + 1;
  }
  return line;
}

function invalid(file: string, line: number, encoding: string, help: string): TableError {
  return new TableError(`${file}:${line} has bytes that are not valid ${encoding}`, help);
}
