/** Long lines, broken between words. */
import { COLUMNS } from './options.js';

/** The words of a text in lines of so many columns, each with the indentation; a longer word stays whole. */
export function wrap(
  text: string,
  indentation: string,
  columns: number = COLUMNS,
): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && indentation.length + line.length + 1 + word.length > columns) {
      lines.push(indentation + line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, indentation + line];
}
