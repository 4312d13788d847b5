/**
 * Bytes to text, strictly: what does not fit the encoding is an error, never a replacement
 * character. The encoding follows from the byte order mark and the XML declaration (XML 1.0,
 * appendix F). `TextDecoder` is avoided: by its standard "iso-8859-1" means windows-1252.
 */
import { isUtf8 } from 'node:buffer';

export type Decoded =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'unsupported'; readonly encoding: string }
  | { readonly kind: 'contradiction'; readonly found: string; readonly declared: string }
  /** `offset` counts bytes from the start of the file. */
  | { readonly kind: 'invalid'; readonly encoding: Encoding; readonly offset: number };

type Encoding = 'UTF-8' | 'UTF-16LE' | 'UTF-16BE' | 'ISO-8859-1' | 'US-ASCII';

export function decode(bytes: Buffer): Decoded {
  const [b0, b1, b2, b3] = bytes;
  const isUtf32 =
    (b0 === 0xff && b1 === 0xfe && b2 === 0 && b3 === 0) ||
    (b0 === 0 && b1 === 0 && ((b2 === 0xfe && b3 === 0xff) || (b2 === 0 && b3 === 0x3c))) ||
    (b0 === 0x3c && b1 === 0 && b2 === 0 && b3 === 0);
  if (isUtf32) return { kind: 'unsupported', encoding: 'UTF-32' };
  if (b0 === 0xef && b1 === 0xbb && b2 === 0xbf) return settle(bytes, 3, 'UTF-8', true);
  if (b0 === 0xff && b1 === 0xfe) return settle(bytes, 2, 'UTF-16LE', true);
  if (b0 === 0xfe && b1 === 0xff) return settle(bytes, 2, 'UTF-16BE', true);
  if (b0 === 0x3c && b1 === 0) return settle(bytes, 0, 'UTF-16LE', false);
  if (b0 === 0 && b1 === 0x3c) return settle(bytes, 0, 'UTF-16BE', false);
  if (b0 === 0x4c && b1 === 0x6f && b2 === 0xa7 && b3 === 0x94) {
    return { kind: 'unsupported', encoding: 'EBCDIC' };
  }
  const declared = declaredEncoding(bytes.toString('latin1', 0, 1024)) ?? 'UTF-8';
  const encoding = encodingOf(declared);
  if (encoding === undefined) return { kind: 'unsupported', encoding: declared };
  if (encoding === 'UTF-16' || encoding === 'UTF-16LE' || encoding === 'UTF-16BE') {
    return { kind: 'contradiction', found: 'an encoding with one byte for a letter', declared };
  }
  return convert(bytes, 0, encoding);
}

/** The encoding is known from the first bytes; the declaration may only agree. */
function settle(bytes: Buffer, skip: number, found: Encoding, mark: boolean): Decoded {
  const decoded = convert(bytes, skip, found);
  if (decoded.kind !== 'text') return decoded;
  const declared = declaredEncoding(decoded.text.slice(0, 512));
  if (declared === undefined) {
    // Without a mark and without a declaration a document is UTF-8 (XML 1.0, section 4.3.3).
    return mark ? decoded : { kind: 'contradiction', found, declared: 'UTF-8 (by default)' };
  }
  const encoding = encodingOf(declared);
  const agrees = encoding === found || (encoding === 'UTF-16' && found.startsWith('UTF-16'));
  return agrees ? decoded : { kind: 'contradiction', found, declared };
}

function declaredEncoding(start: string): string | undefined {
  return /^<\?xml\s[^>]*?\sencoding\s*=\s*["']([^"'>]*)["']/.exec(start)?.[1];
}

function encodingOf(label: string): Encoding | 'UTF-16' | undefined {
  switch (label.toUpperCase()) {
    case 'UTF-8':
    case 'UTF8':
      return 'UTF-8';
    case 'UTF-16':
      return 'UTF-16';
    case 'UTF-16LE':
      return 'UTF-16LE';
    case 'UTF-16BE':
      return 'UTF-16BE';
    case 'ISO-8859-1':
    case 'ISO_8859-1':
    case 'ISO8859-1':
    case 'LATIN1':
    case 'LATIN-1':
      return 'ISO-8859-1';
    case 'US-ASCII':
    case 'ASCII':
      return 'US-ASCII';
    default:
      return undefined;
  }
}

function convert(bytes: Buffer, skip: number, encoding: Encoding): Decoded {
  switch (encoding) {
    case 'UTF-8': {
      const offset = isUtf8(bytes) ? -1 : firstInvalidUtf8(bytes);
      return offset < 0
        ? text(bytes.toString('utf8', skip))
        : { kind: 'invalid', encoding, offset };
    }
    case 'US-ASCII': {
      const offset = bytes.findIndex((byte) => byte > 0x7f);
      return offset < 0 ? text(bytes.toString('latin1')) : { kind: 'invalid', encoding, offset };
    }
    case 'ISO-8859-1':
      return text(bytes.toString('latin1'));
    case 'UTF-16LE':
    case 'UTF-16BE': {
      if (bytes.length % 2 !== 0) return { kind: 'invalid', encoding, offset: bytes.length - 1 };
      const units = encoding === 'UTF-16LE' ? bytes : Buffer.from(bytes).swap16();
      const result = units.toString('utf16le', skip);
      const lone = loneSurrogate(result);
      return lone < 0 ? text(result) : { kind: 'invalid', encoding, offset: skip + 2 * lone };
    }
  }
}

function text(value: string): Decoded {
  return { kind: 'text', text: value };
}

/** Only called when there is a fault: the well-formed sequences of Unicode, table 3-7. */
function firstInvalidUtf8(bytes: Buffer): number {
  let index = 0;
  while (index < bytes.length) {
    const length = sequenceLength(bytes, index);
    if (length === 0) return index;
    index += length;
  }
  return bytes.length;
}

/** The length of the sequence at `index`, 0 if it is not well-formed. */
function sequenceLength(bytes: Buffer, index: number): number {
  const first = bytes[index] ?? 0;
  if (first < 0x80) return 1;
  const length = first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
  for (let offset = 1; offset < length; offset++) {
    if (((bytes[index + offset] ?? 0) & 0xc0) !== 0x80) return 0;
  }
  const second = bytes[index + 1] ?? 0;
  const isOverlong = (first === 0xe0 && second < 0xa0) || (first === 0xf0 && second < 0x90);
  const isBeyond = (first === 0xed && second > 0x9f) || (first === 0xf4 && second > 0x8f);
  return isOverlong || isBeyond ? 0 : length;
}

function loneSurrogate(value: string): number {
  for (let index = 0; index < value.length; index++) {
    const unit = value.charCodeAt(index);
    if (unit < 0xd800 || unit > 0xdfff) continue;
    const next = value.charCodeAt(index + 1);
    if (unit > 0xdbff || !(next >= 0xdc00 && next <= 0xdfff)) return index;
    index++;
  }
  return -1;
}
