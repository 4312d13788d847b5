/** Text from schemas, made fit to be shown: nothing acts on a terminal, a log or a page. */

/** Controls, line ends, bidirectional marks, lone surrogates, and what XML forbids besides. */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029\ufffe\uffff]/gu;

/** As most texts are; a look at them costs far less than a search for the above. */
const PRINTABLE = /^[ -~]*$/;

/** On one line; what could act is written as U+XXXX. */
export function visible(text: string): string {
  return PRINTABLE.test(text) ? text : text.replace(UNSAFE, nameOf);
}

/** The lines of a document, each fit to be shown. */
export function visibleLines(text: string): readonly string[] {
  const lines = text.split(/\r\n|\n|\r/).map((line) => visible(line.replaceAll('\t', '  ')));
  while (lines.at(-1) === '') lines.pop();
  return lines;
}

function nameOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}
