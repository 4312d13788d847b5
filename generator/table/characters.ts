/** Characters that no cell means: signs of damage, of a wrong encoding, or of an attack. */

/**
 * Controls but for tabs and line breaks; marks that turn the direction of text; characters without
 * width; U+FFFD, and the pictures that our reports have in place of controls.
 */
const BAD =
  /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2060\u2066-\u2069\u2400-\u2421\ufeff\ufffd-\uffff]|\p{Cs}/u;
const ALL_BAD = new RegExp(BAD, 'gu');

/** What a message says of the first one; undefined for a clean cell. */
export function badCharacter(cell: string): string | undefined {
  const found = BAD.exec(cell)?.[0];
  if (found === undefined) return undefined;
  const code = found.codePointAt(0) ?? 0;
  const name = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
  return `${kindOf(code)} (${name})`;
}

function kindOf(code: number): string {
  if (code === 0xfffd)
    return 'a character that was lost when the file was read in a wrong encoding';
  if (code >= 0x80 && code <= 0x9f) return 'a control character, perhaps of a wrong encoding';
  if (code <= 0x9f) return 'a control character';
  if (code >= 0x2400 && code <= 0x2421) return 'the picture of a control character';
  return 'an invisible character';
}

/** The same text with pictures of controls, and U+FFFD for what has none: still refused when read. */
export function pictured(cell: string): string {
  return BAD.test(cell) ? cell.replace(ALL_BAD, pictureOf) : cell;
}

function pictureOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  if (code === 0x7f) return '\u2421';
  return code >= 0x2400 && code <= 0x2421 ? character : '\ufffd';
}
