/** Text from outside, made fit to print in one line of a message. */

const LIMIT = 120;

/** Controls, line ends, bidirectional marks and lone surrogates: they could act on a terminal. */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu;

/** Quoted, on one line, cut at 120 characters; what could act on a terminal is written as U+XXXX. */
export function quote(text: string): string {
  const cut = text.length > LIMIT ? `${text.slice(0, LIMIT)}…` : text;
  return `'${cut.replace(UNSAFE, escapeCharacter)}'`;
}

function escapeCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}

/** `a`, `a or b`, `a, b or c`. */
export function alternatives(items: readonly string[]): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} or ${items.at(-1) ?? ''}`;
}

/** Removes blank lines at both ends, blanks at line ends and the indentation that all lines share. */
export function dedent(text: string): string {
  const lines = text.split('\n').map((line) => line.replaceAll('\t', '    ').trimEnd());
  const first = lines.findIndex((line) => line !== '');
  if (first < 0) return '';
  const last = lines.findLastIndex((line) => line !== '');
  const body = lines.slice(first, last + 1);
  // Text that starts right behind the tag has no indentation of its own to compare with.
  const inline = first === 0 && !/^\s/.test(body[0] ?? '');
  const measured = inline ? body.slice(1) : body;
  let indentation = Infinity;
  for (const line of measured) {
    if (line !== '') indentation = Math.min(indentation, line.length - line.trimStart().length);
  }
  if (!Number.isFinite(indentation)) return body.join('\n');
  return body
    .map((line, index) => (inline && index === 0 ? line : line.slice(indentation)))
    .join('\n');
}

export function upperFirst(name: string): string {
  const first = String.fromCodePoint(name.codePointAt(0) ?? 0x41);
  return first.toUpperCase() + name.slice(first.length);
}

export function lowerFirst(name: string): string {
  const first = String.fromCodePoint(name.codePointAt(0) ?? 0x61);
  return first.toLowerCase() + name.slice(first.length);
}
