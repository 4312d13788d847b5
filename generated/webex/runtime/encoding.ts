import { fastBytes, latin1, toBytes } from './bytes.js';
import { fail } from './xml-error.js';

/** Bytes 0x80 to 0x9F of windows-1252; a blank stands for an unassigned one. */
const WINDOWS_1252 =
  '\u20ac \u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152 \u017d ' +
  ' \u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153 \u017e\u0178';

const DECLARED = /^<\?xml[\t\n\r ][^>]*?encoding[\t\n\r ]*=[\t\n\r ]*["']([A-Za-z][\w.-]*)["']/;

/**
 * A document as UTF-8 without byte order mark, whatever its encoding: by the mark, else by
 * `charset` (of a Content-Type), else by the XML declaration, else UTF-8 (XML 1.0, appendix F;
 * RFC 7303, section 3). UTF-8 is passed through unchecked: the reader checks what it reads.
 *
 * @throws XmlError of code `encoding`
 */
export function toUtf8(document: Uint8Array, charset?: string): Uint8Array {
  const bytes = fastBytes(document);
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
    checkDeclaration(bytes.subarray(3), /^utf-?8$/i, charset);
    return bytes.subarray(3);
  }
  const isLittle =
    (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0x3c && bytes[1] === 0);
  const isBig = (bytes[0] === 0xfe && bytes[1] === 0xff) || (bytes[0] === 0 && bytes[1] === 0x3c);
  if (isLittle || isBig) return fromUtf16(bytes, isLittle, charset);
  const declared = DECLARED.exec(latin1(bytes, 0, Math.min(bytes.length, 512)))?.[1];
  return transcode(bytes, charset ?? declared ?? 'utf-8');
}

function transcode(bytes: Uint8Array, label: string): Uint8Array {
  switch (label.toLowerCase()) {
    case 'utf-8':
    case 'utf8':
      return bytes;
    case 'us-ascii':
    case 'ascii':
      if (bytes.some((byte) => byte > 127))
        fail('a byte above 127 is not allowed in US-ASCII', 0, 'encoding');
      return bytes;
    case 'iso-8859-1':
    case 'iso8859-1':
    case 'latin1':
      // Not TextDecoder: its "iso-8859-1" is windows-1252 by the WHATWG standard.
      return fastBytes(toBytes(latin1(bytes, 0, bytes.length)));
    case 'windows-1252':
    case 'cp1252':
      return fastBytes(toBytes(fromWindows1252(bytes)));
    default:
      return fail(
        `the encoding ${JSON.stringify(label.slice(0, 40))} is not supported: expected UTF-8, UTF-16, ISO-8859-1, US-ASCII or windows-1252`,
        0,
        'encoding',
      );
  }
}

function fromWindows1252(bytes: Uint8Array): string {
  return latin1(bytes, 0, bytes.length).replace(/[\x80-\x9f]/g, (c) => {
    const mapped = WINDOWS_1252[c.charCodeAt(0) - 0x80];
    return mapped === undefined || mapped === ' ' ? c : mapped;
  });
}

function fromUtf16(bytes: Uint8Array, isLittle: boolean, charset: string | undefined): Uint8Array {
  try {
    const text = new TextDecoder(isLittle ? 'utf-16le' : 'utf-16be', { fatal: true }).decode(bytes);
    const utf8 = fastBytes(toBytes(text));
    checkDeclaration(utf8, /^utf-?16(le|be)?$|^iso-10646-ucs-2$/i, charset);
    return utf8;
  } catch (error) {
    if (error instanceof TypeError) return fail('the bytes are no valid UTF-16', 0, 'encoding');
    throw error;
  }
}

/** A declaration that contradicts the byte order mark is an error (XML 1.0, section 4.3.3). */
function checkDeclaration(utf8: Uint8Array, allowed: RegExp, charset: string | undefined): void {
  const declared = DECLARED.exec(latin1(utf8, 0, Math.min(utf8.length, 512)))?.[1];
  if (charset === undefined && declared !== undefined && !allowed.test(declared))
    fail(
      `the document declares ${declared}, but its byte order mark says otherwise`,
      0,
      'encoding',
    );
}
