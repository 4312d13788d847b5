/** The lines around a place, with a caret under it. */

/** Characters that would act on a terminal instead of being shown. */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu;

export function printable(text: string): string {
  return text.replace(UNSAFE, ' ');
}

/** The line before, the place's own and a caret; empty when the text has no such line. */
export function codeFrame(
  text: string,
  line: number,
  column: number,
  columns: number,
): readonly string[] {
  const lines = text.split(/\r\n|\n|\r/);
  if (lines[line - 1] === undefined) return [];
  const first = Math.max(1, line - 1);
  const width = String(line).length;
  const room = Math.max(20, columns - width - 5);
  // A long line is shown around the caret.
  const start = Math.max(0, column - 1 - Math.floor(room * 0.6));
  const frame: string[] = [];
  for (let number = first; number <= line; number++) {
    const mark = number === line ? '>' : ' ';
    const shown = printable((lines[number - 1] ?? '').slice(start, start + room));
    frame.push(`${mark} ${String(number).padStart(width)} | ${shown}`.trimEnd());
  }
  frame.push(`  ${' '.repeat(width)} | ${' '.repeat(Math.max(0, column - 1 - start))}^`);
  return frame;
}
