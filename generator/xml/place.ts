/** Turns offsets in a text into lines and columns. */
import type { SourcePoint } from '../support/source.js';

/** A function for offsets that never go back: it counts each line once. */
export function placer(file: string, text: string): (offset: number) => SourcePoint {
  let line = 1;
  let start = 0;
  let next = lineEnd(text, 0);
  return (offset) => {
    if (offset < start) return placer(file, text)(offset);
    while (next <= offset) {
      line++;
      start = next;
      next = lineEnd(text, start);
    }
    return { file, line, column: offset - start + 1 };
  };
}

/** The offset behind the line end that follows `from`; CR, LF and CR LF all end a line. */
function lineEnd(text: string, from: number): number {
  for (let index = from; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit === 10) return index + 1;
    if (unit === 13) return text.charCodeAt(index + 1) === 10 ? index + 2 : index + 1;
  }
  return Infinity;
}
