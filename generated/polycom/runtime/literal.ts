import { toBytes } from './bytes.js';

/**
 * Bytes that a document is compared with, eight at a time. A word whose bits are a NaN never
 * compares equal; that only sends the reader to its general path.
 */
export class Literal {
  declare readonly text: string;
  declare readonly bytes: Uint8Array;
  declare readonly length: number;
  /** Number of whole words before the last one, which overlaps; negative under eight bytes. */
  declare readonly last: number;
  declare readonly words: readonly number[];

  constructor(text: string) {
    this.text = text;
    const bytes = toBytes(text);
    const count = bytes.length >= 8 ? Math.ceil(bytes.length / 8) : 0;
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.bytes = bytes;
    this.length = bytes.length;
    this.last = count - 1;
    this.words = Array.from({ length: count }, (_, i) =>
      view.getFloat64(i === count - 1 ? bytes.length - 8 : i * 8, true),
    );
  }
}

/** The bytes of a document; `length` bounds both views. */
export interface Source {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  readonly length: number;
}

export function matches(r: Source, at: number, literal: Literal): boolean {
  const end = at + literal.length;
  if (end > r.length) return false;
  const last = literal.last;
  if (last < 0) {
    const { bytes } = literal;
    for (let i = 0; i < bytes.length; i++) if (r.bytes[at + i] !== bytes[i]) return false;
    return true;
  }
  const { view } = r;
  const { words } = literal;
  for (let i = 0; i < last; i++) if (view.getFloat64(at + i * 8, true) !== words[i]) return false;
  return view.getFloat64(end - 8, true) === words[last];
}
