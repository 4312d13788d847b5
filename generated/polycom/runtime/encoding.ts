import { fastBytes, latin1, toBytes } from './bytes.js';
import { fail } from './xml-error.js';

/** Bytes 0x80 to 0x9F of windows-1252; a blank stands for an unassigned one. */
const WINDOWS_1252 =
  '\u20ac \u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152 \u017d ' +
  ' \u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153 \u017e\u0178';

const DECLARED = /^<\?xml[\t\n\r ][^>]*?encoding[\t\n\r ]*=[\t\n\r ]*["']([A-Za-z][\w.-]*)["']/;

/** How the bytes of a document become UTF-8. */
export interface Encoding {
  /** Length of the byte order mark, which is no part of the document. */
  readonly mark: number;
  /** The next bytes behind the mark; `isLast` when none follow. */
  readonly toUtf8: (bytes: Uint8Array, isLast: boolean) => Uint8Array;
}

/** As much of a document as its encoding can be told from, in bytes. */
export const ENCODING_BYTES = 512;

/**
 * The encoding of a document that begins so: by the byte order mark, else by `charset` (of a
 * Content-Type), else by the XML declaration, else UTF-8 (XML 1.0, appendix F; RFC 7303, section
 * 3). UTF-8 is passed through unchecked: the reader checks what it reads.
 *
 * @throws XmlError of code `encoding`
 */
export function encodingOf(start: Uint8Array, charset?: string): Encoding {
  const bytes = fastBytes(start);
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
    checkDeclaration(bytes.subarray(3), /^utf-?8$/i, charset);
    return { mark: 3, toUtf8: asItIs };
  }
  const isLittle =
    (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0x3c && bytes[1] === 0);
  const isBig = (bytes[0] === 0xfe && bytes[1] === 0xff) || (bytes[0] === 0 && bytes[1] === 0x3c);
  if (isLittle || isBig) return utf16(bytes, isLittle ? 'utf-16le' : 'utf-16be', charset);
  const declared = declaredIn(bytes);
  return { mark: 0, toUtf8: converter(charset ?? declared ?? 'utf-8') };
}

/** A whole document as UTF-8 without byte order mark. */
export function toUtf8(document: Uint8Array, charset?: string): Uint8Array {
  const encoding = encodingOf(document, charset);
  return encoding.toUtf8(fastBytes(document.subarray(encoding.mark)), true);
}

function asItIs(bytes: Uint8Array): Uint8Array {
  return bytes;
}

function declaredIn(utf8: Uint8Array): string | undefined {
  return DECLARED.exec(latin1(utf8, 0, Math.min(utf8.length, ENCODING_BYTES)))?.[1];
}

function converter(label: string): (bytes: Uint8Array) => Uint8Array {
  switch (label.toLowerCase()) {
    case 'utf-8':
    case 'utf8':
      return asItIs;
    case 'us-ascii':
    case 'ascii':
      return (bytes) => {
        if (bytes.some((byte) => byte > 127))
          fail('a byte above 127 is not allowed in US-ASCII', 0, 'encoding');
        return bytes;
      };
    case 'iso-8859-1':
    case 'iso8859-1':
    case 'latin1':
      // Not TextDecoder: its "iso-8859-1" is windows-1252 by the WHATWG standard.
      return (bytes) => fastBytes(toBytes(latin1(bytes, 0, bytes.length)));
    case 'windows-1252':
    case 'cp1252':
      return (bytes) => fastBytes(toBytes(fromWindows1252(bytes)));
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
    return WINDOWS_1252.charAt(c.charCodeAt(0) - 0x80).trim() || c;
  });
}

function utf16(start: Uint8Array, label: string, charset: string | undefined): Encoding {
  const begun = new TextDecoder(label).decode(start.subarray(0, 2 * ENCODING_BYTES));
  checkDeclaration(fastBytes(toBytes(begun)), /^utf-?16(le|be)?$|^iso-10646-ucs-2$/i, charset);
  // It drops the mark itself.
  const decoder = new TextDecoder(label, { fatal: true });
  return {
    mark: 0,
    toUtf8: (bytes, isLast) => {
      try {
        return fastBytes(toBytes(decoder.decode(bytes, { stream: !isLast })));
      } catch (error) {
        if (error instanceof TypeError) return fail('the bytes are no valid UTF-16', 0, 'encoding');
        throw error;
      }
    },
  };
}

/** A declaration that contradicts the byte order mark is an error (XML 1.0, section 4.3.3). */
function checkDeclaration(utf8: Uint8Array, allowed: RegExp, charset: string | undefined): void {
  const declared = declaredIn(utf8);
  if (charset === undefined && declared !== undefined && !allowed.test(declared))
    fail(
      `the document declares ${declared}, but its byte order mark says otherwise`,
      0,
      'encoding',
    );
}
