import { fastBytes, writeUtf8 } from './bytes.js';
import { esc } from './escape.js';
import type { Ink } from './ink.js';
import type { Derived, MemberTyping } from './registry.js';
import { isXmlText } from './scalar.js';

/** A type that `$type` may name, as far as a writer needs it. */
export interface WritableType extends Derived {
  /** Its name in output; an empty prefix stands for no namespace. */
  readonly prefix: string;
  readonly local: string;
  /** Prefix to namespace, for everything that may be printed of it. */
  readonly prefixes: Readonly<Record<string, string>>;
  /** A shape; what one is made of is none of a writer's business. */
  readonly shape?: object;
}

/** Types that `$type` may name. */
export interface WritableTypes extends ReadonlyArray<WritableType> {
  readonly typing?: MemberTyping;
}

export interface WriterOptions {
  readonly types?: WritableTypes;
  /** Elements are printed without prefix, and xsi:type is spelled as on the wire of the API. */
  readonly dialect?: boolean;
}

interface Chunk {
  readonly bytes: Uint8Array;
  readonly view: DataView;
}

/** The system gives memory to the pages that are used. */
const CHUNK = 1 << 20;

function chunk(size: number): Chunk {
  const bytes = fastBytes(new Uint8Array(size));
  return { bytes, view: new DataView(bytes.buffer, bytes.byteOffset, size) };
}

/** The chunks of the writer before: the first is kept, the others as long as the collector lets it. */
let spare: Chunk | undefined;
let others: WeakRef<Chunk[]> | undefined;

/**
 * Collects a document as UTF-8. The position is handed from function to function and comes back
 * changed; whoever prints asks for room first, which may begin another chunk.
 */
export class Writer {
  declare readonly types: WritableTypes;
  declare readonly dialect: boolean;
  /** Prefixes that the root declares, and their namespaces. */
  declare readonly declared: ReadonlyMap<string, string>;
  /** Whether everything printed so far is what the schema allows. */
  isValid = true;
  /** Prefixes that are needed beside those. */
  more: Readonly<Record<string, string>> | null = null;
  declare bytes: Uint8Array;
  declare view: DataView;
  /** The members of the values that are being printed, one frame for each. */
  readonly values: unknown[] = [];
  top = 0;
  readonly #chunks: Chunk[];
  readonly #free: Chunk[];
  readonly #full: Uint8Array[] = [];

  constructor(options: WriterOptions, declared: ReadonlyMap<string, string>) {
    this.types = options.types ?? [];
    this.dialect = options.dialect ?? false;
    this.declared = declared;
    // Whoever writes while another writer is at work finds none.
    const first = spare ?? chunk(CHUNK);
    this.#chunks = [first];
    this.#free = others?.deref() ?? [];
    spare = others = undefined;
    this.bytes = first.bytes;
    this.view = first.view;
  }

  /** A position with `need` bytes behind it. */
  room(p: number, need: number): number {
    if (p + need <= this.bytes.length) return p;
    this.#full.push(this.bytes.subarray(0, p));
    const next = (need <= CHUNK ? this.#free.pop() : undefined) ?? chunk(Math.max(CHUNK, need));
    this.#chunks.push(next);
    this.bytes = next.bytes;
    this.view = next.view;
    return 0;
  }

  finish(p: number): Uint8Array {
    const { buffer, byteOffset } = this.bytes;
    const [first, ...more] = this.#chunks;
    spare = first;
    const free = [...this.#free, ...more];
    if (free.length > 0) others = new WeakRef(free);
    // Of a single chunk this is the fastest copy: nothing is filled with zeros before.
    if (more.length === 0) return new Uint8Array(buffer.slice(byteOffset, byteOffset + p));
    const parts = [...this.#full, this.bytes.subarray(0, p)];
    const document = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
    let at = 0;
    for (const part of parts) {
      document.set(part, at);
      at += part.length;
    }
    return document;
  }
}

/** Prints where there is room. */
export function putInk(w: Writer, p: number, ink: Ink): number {
  const { view } = w;
  const { words } = ink;
  for (let i = 0; i < words.length; i++) view.setFloat64(p + 8 * i, words[i]!, true);
  return p + ink.length;
}

/** Prints markup, or text that was escaped. */
export function putRaw(w: Writer, p: number, text: string): number {
  const at = w.room(p, 3 * text.length + 8);
  return at + writeUtf8(w.bytes, text, at);
}

// What text cannot have as it is: markup, a carriage return, and what XML does not allow.
const CARE = /[\x00-\x08\x0b-\x1f&<>\ud800-\udfff\ufffe\uffff]/;
const CLASS: Uint8Array = /* @__PURE__ */ Uint8Array.from({ length: 128 }, (_, c) =>
  CARE.test(String.fromCharCode(c)) ? 1 : 0,
);
/** Beyond this length the platform's own functions are faster than a loop. */
const LONG = 64;

/** Prints text between two tags, escaped where it needs that, and judges its characters. */
export function putText(w: Writer, p: number, text: string, start: Ink, end: Ink): number {
  const { length } = text;
  const room = start.length + end.length + 24;
  const first = w.room(p, 3 * length + room);
  if (length > LONG) return putLong(w, first, text, start, end, room);
  p = putInk(w, first, start);
  const { bytes } = w;
  for (let i = 0; i < length; i++) {
    const c = text.charCodeAt(i);
    if (c < 128 && CLASS[c] === 0) bytes[p++] = c;
    else if (c > 127 && c < 0x800) {
      bytes[p++] = 0xc0 | (c >> 6);
      bytes[p++] = 0x80 | (c & 63);
    } else return putLong(w, first, text, start, end, room);
  }
  return putInk(w, p, end);
}

function putLong(w: Writer, p: number, text: string, start: Ink, end: Ink, room: number): number {
  if (CARE.test(text)) {
    if (!isXmlText(text)) w.isValid = false;
    text = esc(text);
  }
  p = putInk(w, w.room(p, 3 * text.length + room), start);
  return putInk(w, p + writeUtf8(w.bytes, text, p), end);
}

/** Prints a whole number, where there is room. */
export function putInteger(w: Writer, p: number, value: number): number {
  const { bytes } = w;
  let left = value;
  if (left < 0) {
    bytes[p++] = 45;
    left = -left;
  }
  if (left > 999_999_999) {
    const high = Math.floor(left / 1e8);
    p = putInteger(w, p, high);
    left -= high * 1e8;
    return putDigits(bytes, p + 8, left, p);
  }
  let end = p + 1;
  for (let power = 10; power <= left; power *= 10) end++;
  return putDigits(bytes, end, left, p);
}

/** Fills the places from `start` to `end` from the last digit on. */
function putDigits(bytes: Uint8Array, end: number, value: number, start: number): number {
  let left = value | 0;
  for (let at = end - 1; at >= start; at--) {
    const rest = (left / 10) | 0;
    bytes[at] = 48 + left - rest * 10;
    left = rest;
  }
  return end;
}
