import { toBytes } from './bytes.js';

/**
 * Text that is printed again and again, as words of eight bytes; what the last word has behind the
 * text is printed over by what follows. No well-formed UTF-8 has the bits of a NaN.
 */
export class Ink {
  declare readonly words: Float64Array;
  declare readonly length: number;

  constructor(text: string) {
    const bytes = toBytes(text);
    const padded = new Uint8Array(Math.ceil(bytes.length / 8) * 8);
    padded.set(bytes);
    const view = new DataView(padded.buffer);
    this.length = bytes.length;
    this.words = Float64Array.from({ length: padded.length / 8 }, (_, i) =>
      view.getFloat64(i * 8, true),
    );
  }
}

/** What stands around a value: its tags, and the bytes that they take with a number between them. */
export interface Tags {
  /** Without its `>`: attributes may follow. */
  readonly open: Ink;
  readonly start: Ink;
  readonly end: Ink;
  readonly nil: Ink;
  readonly room: number;
}

export function tagsOf(name: string): Tags {
  const start = new Ink(`<${name}>`);
  return {
    open: new Ink(`<${name}`),
    start,
    end: new Ink(`</${name}>`),
    nil: new Ink(`<${name} xsi:nil="true"/>`),
    // A nil tag is shorter than both tags, a number and the last word together.
    room: 2 * start.length + 40,
  };
}
