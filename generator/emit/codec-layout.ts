/** The layout of codec modules: plain indentation by what a line opens and closes. */

const OPENS = /[{[(]$/;
const CLOSES = /^[}\])]/;

export function indented(lines: readonly string[]): string {
  let depth = 0;
  let text = '';
  for (const line of lines) {
    if (CLOSES.test(line)) depth--;
    text += line === '' ? '\n' : `${'  '.repeat(depth)}${line}\n`;
    if (OPENS.test(line)) depth++;
  }
  return text;
}

/** A list of literals as prettier prints it: on one line where that fits, else one on a line. */
export function literalList(start: string, items: readonly string[], end: string): string {
  const line = `${start}${items.join(', ')}${end}`;
  return line.length <= 100
    ? line
    : `${start}\n${items.map((item) => `  ${item},\n`).join('')}${end}`;
}
