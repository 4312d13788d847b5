/** What stands between cells, as the first line shows it. */
import type { Table } from './model.js';

export interface Start {
  readonly delimiter: Table['delimiter'];
  /** Where the header starts, and the physical line of it. */
  readonly start: number;
  readonly line: number;
}

/** Whichever of them stands most often outside quotation marks; the earlier one at a tie. */
const DELIMITERS = [',', ';', '\t'] as const;

/** A first line `sep=;`, which spreadsheets write and understand, says it itself. */
export function delimiterOf(bytes: Buffer): Start {
  const said = /^sep=([,;\t])(?:\r\n|\n|\r)/i.exec(bytes.toString('latin1', 0, 8));
  const named = DELIMITERS.find((delimiter) => delimiter === said?.[1]);
  if (said !== null && named !== undefined) {
    return { delimiter: named, start: said[0].length, line: 2 };
  }
  const counts = countsIn(bytes);
  const best = Math.max(...counts.values());
  const delimiter = DELIMITERS.find((candidate) => counts.get(candidate) === best) ?? ',';
  return { delimiter, start: 0, line: 1 };
}

/** In the first line that is not blank. */
function countsIn(bytes: Buffer): ReadonlyMap<string, number> {
  const counts = new Map<string, number>(DELIMITERS.map((delimiter) => [delimiter, 0]));
  let isQuoted = false;
  let isEmpty = true;
  for (const byte of bytes) {
    const character = String.fromCharCode(byte);
    if (character === '"') isQuoted = !isQuoted;
    const isEnd = !isQuoted && (character === '\n' || character === '\r');
    if (isEnd && !isEmpty) break;
    isEmpty &&= isEnd || character === ' ';
    const count = counts.get(character);
    if (!isQuoted && count !== undefined) counts.set(character, count + 1);
  }
  return counts;
}
