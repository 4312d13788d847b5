/** The columns of a text, as prettier counts them: wide characters are two, marks none. */

export const PRINT_WIDTH = 100;

const ASCII = /^[\x20-\x7e]*$/;
const MARK = /\p{Mn}|\p{Me}|\p{Cf}/u;
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]|[\u{16fe0}-\u{18cff}\u{1aff0}-\u{1b2ff}\u{1f200}-\u{1f265}\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;

export function width(text: string): number {
  if (ASCII.test(text)) return text.length;
  let columns = 0;
  for (const character of text) {
    if (MARK.test(character)) continue;
    columns += WIDE.test(character) ? 2 : 1;
  }
  return columns;
}

export function fits(text: string): boolean {
  return width(text) <= PRINT_WIDTH;
}
