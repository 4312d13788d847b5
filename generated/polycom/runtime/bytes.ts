/** Text out of bytes and back: natively where the platform has Node's Buffer, else by TextDecoder. */

interface NativeBytes extends Uint8Array {
  latin1Slice(start: number, end: number): string;
  utf8Slice(start: number, end: number): string;
  utf8Write(text: string, offset: number): number;
}

interface NativeBuffer {
  from(buffer: ArrayBufferLike, offset: number, length: number): NativeBytes;
}

// A browser has no Buffer, and a client's own types may not know of it.
const platform: object = globalThis;
const native: NativeBuffer | undefined = Reflect.get(platform, 'Buffer');
const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const encoder = new TextEncoder();

/** The same bytes, seen as the platform's fastest kind of array; nothing is copied. */
export function fastBytes(bytes: Uint8Array): Uint8Array {
  return native === undefined || (bytes as Partial<NativeBytes>).latin1Slice !== undefined
    ? bytes
    : native.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Text of bytes that are known to be ASCII (or meant as Latin-1). */
export const latin1: (b: Uint8Array, start: number, end: number) => string =
  native === undefined
    ? (b, start, end) => {
        let text = '';
        for (let i = start; i < end; i += 4096)
          text += String.fromCharCode(...b.subarray(i, Math.min(end, i + 4096)));
        return text;
      }
    : (b, start, end) => (b as NativeBytes).latin1Slice(start, end); // fastBytes made it

/** Text of UTF-8 bytes, or undefined when they are not well-formed UTF-8. */
export function utf8(b: Uint8Array, start: number, end: number): string | undefined {
  if (native !== undefined) {
    const text = (b as NativeBytes).utf8Slice(start, end); // fastBytes made it
    if (!text.includes('\ufffd')) return text;
  }
  try {
    return strict.decode(b.subarray(start, end));
  } catch {
    return undefined;
  }
}

/** Writes text as UTF-8 at an offset and returns how many bytes that took. */
export const writeUtf8: (b: Uint8Array, text: string, offset: number) => number =
  native === undefined
    ? (b, text, offset) => encoder.encodeInto(text, b.subarray(offset)).written
    : (b, text, offset) => (b as NativeBytes).utf8Write(text, offset); // fastBytes made it

export function toBytes(text: string): Uint8Array {
  return encoder.encode(text);
}

export function isSpace(c: number | undefined): boolean {
  return c === 32 || c === 10 || c === 9 || c === 13;
}

/** What a byte of character data asks for, as bits (XML 1.0, sections 2.2, 2.4 and 2.11). */
export const NON_ASCII = 1;
export const CONTROL = 2;
export const AMPERSAND = 4;
export const BRACKET = 8;
export const TEXT_CLASS: Uint8Array = /* @__PURE__ */ Uint8Array.from({ length: 256 }, (_, c) => {
  // The first byte of U+FFFE and U+FFFF, which are no characters.
  if (c === 0xef) return NON_ASCII | CONTROL;
  if (c >= 128) return NON_ASCII;
  if (c < 32) return c === 9 || c === 10 ? 0 : CONTROL;
  return c === 38 ? AMPERSAND : c === 93 ? BRACKET : 0;
});

/** 1 for a byte that stands for itself in text, and does not end it. */
export const IS_PLAIN: Uint8Array = /* @__PURE__ */ TEXT_CLASS.map((bits, c) =>
  bits === 0 && c !== 60 ? 1 : 0,
);

/** Bytes that may stand in a name; those of non-ASCII characters are judged afterwards. */
export const NAME_BYTE: Uint8Array = /* @__PURE__ */ Uint8Array.from({ length: 256 }, (_, c) =>
  c >= 128 || /[\w:.-]/.test(String.fromCharCode(c)) ? 1 : 0,
);
