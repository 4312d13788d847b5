/**
 * XML names as parts of TypeScript identifiers. `$` occurs in no XML name, so that everything
 * added here begins with it and two names never become one:
 *   `$2d`      the character U+002D, which no identifier may have; `$03001$` for U+3001
 *   `$name`    the anonymous type of the element or attribute `name`
 *   `$2`       the second of several of one name
 *   `$1item`   the item type of a list, `$1member2` a member of a union, `$1base` a base
 */

const CONTINUES = /^[\p{ID_Continue}\u200c\u200d]$/u;
const STARTS = /^[\p{ID_Start}_]$/u;
const PLAIN = /^[A-Za-z_][A-Za-z0-9_]*$/;

export function encodeName(name: string): string {
  if (PLAIN.test(name)) return name;
  let text = '';
  for (const character of name) {
    const fits = text === '' ? STARTS.test(character) : CONTINUES.test(character);
    text += fits ? character : encodeCharacter(character);
  }
  return text;
}

function encodeCharacter(character: string): string {
  const hex = (character.codePointAt(0) ?? 0).toString(16);
  return hex.length <= 2 ? `$${hex.padStart(2, '0')}` : `$0${hex}$`;
}

/** One step of an anonymous type's id: `tab`, `tab~2` or `#item`. */
export function encodeStep(step: string): string {
  if (step.startsWith('#')) return `$1${step.slice(1)}`;
  const mark = step.lastIndexOf('~');
  if (mark < 0) return `$${encodeName(step)}`;
  return `$${encodeName(step.slice(0, mark))}$${step.slice(mark + 1)}`;
}

/** Upper case where that can be undone; `ß` and other letters without a single capital stay. */
export function capitalize(name: string): string {
  const [first = ''] = name;
  const upper = first.toUpperCase();
  const isReversible = upper.length === first.length && upper.toLowerCase() === first;
  return isReversible ? upper + name.slice(first.length) : name;
}
