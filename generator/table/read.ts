/** The bytes of a file to a table: encoding, delimiter, header. */
import { createHash } from 'node:crypto';
import { recordsOf } from './csv.js';
import type { Text } from './csv.js';
import { delimiterOf } from './delimiter.js';
import { decodeTable } from './encoding.js';
import { unguarded } from './formula.js';
import { judgeHeader } from './header.js';
import type { Encoding, Row, Table } from './model.js';
import { TableError } from './model.js';

export interface TableOptions {
  readonly encoding?: Encoding | undefined;
}

/**
 * The first row that is not blank is the header. An apostrophe that keeps a spreadsheet from taking
 * a cell for a formula, as our reports have it, is no part of the cell.
 *
 * @throws TableError when the file is empty or has no rows below its header, has invalid bytes or
 * quotation marks that do not fit together, or names a column twice; `rows` throws it too
 */
export function readTable(bytes: Uint8Array, file: string, options: TableOptions = {}): Table {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { bytes: content, hasMark } = decodeTable(buffer, file, options.encoding);
  const text: Text = { bytes: content, file, ...delimiterOf(content) };
  const [first, second] = firstTwo(recordsOf(text));
  if (first === undefined) {
    throw new TableError(`${file} is empty`, 'expected a header and a row below it');
  }
  const header = first.cells.map(unguarded);
  judgeHeader(header, `${file}:${first.line}`);
  if (second === undefined) {
    throw new TableError(`${file} has a header, but no row below it`);
  }
  return {
    file,
    hash: createHash('sha256').update(bytes).digest('hex'),
    delimiter: text.delimiter,
    hasMark,
    header,
    rows: () => rowsBelow(text, first.line),
  };
}

function firstTwo(records: Generator<Row>): readonly (Row | undefined)[] {
  const first = records.next();
  const second = records.next();
  records.return(undefined);
  return [first, second].map(({ done, value }) => (done === true ? undefined : value));
}

function* rowsBelow(text: Text, header: number): Generator<Row> {
  for (const { line, cells } of recordsOf(text)) {
    if (line !== header) yield { line, cells: cells.map(unguarded) };
  }
}
