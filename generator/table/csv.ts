/** Delimited text to records: the only door to csv-parse, which gets the file in pieces. */
import { parse } from 'csv-parse/sync';
import type { Row, Table } from './model.js';
import { TableError } from './model.js';

const QUOTE = 0x22;
const LF = 0x0a;
const CR = 0x0d;

/** Bytes that are parsed at once: what is kept of a large file at any time. */
const PIECE = 1 << 16;

/** UTF-8 without a mark, and where in it the records begin. */
export interface Text {
  readonly bytes: Buffer;
  readonly start: number;
  /** The physical line at `start`, from 1. */
  readonly line: number;
  readonly file: string;
  readonly delimiter: Table['delimiter'];
}

/**
 * Records that are not blank, with the physical line on which each starts.
 *
 * @throws TableError where quotation marks do not fit together
 */
export function* recordsOf(text: Text): Generator<Row> {
  const { bytes } = text;
  let { line } = text;
  for (let start = text.start; start < bytes.length;) {
    const end = pieceEnd(bytes, start);
    for (const cells of parsed(text, bytes.subarray(start, end), line)) {
      if (!cells.every(isBlank)) yield { line, cells };
      line += linesOf(cells);
    }
    start = end;
  }
}

/**
 * The end of a line behind `PIECE` bytes at which no quotation is open. Should marks stand where
 * none belong, the piece grows, and the parser says so.
 */
function pieceEnd(bytes: Buffer, start: number): number {
  let isQuoted = false;
  for (let i = start; i < bytes.length; i++) {
    const byte = bytes[i];
    if (byte === QUOTE) isQuoted = !isQuoted;
    else if (!isQuoted && i - start >= PIECE && (byte === LF || byte === CR)) {
      return byte === CR && bytes[i + 1] === LF ? i + 2 : i + 1;
    }
  }
  return bytes.length;
}

function parsed(text: Text, piece: Buffer, line: number): readonly (readonly string[])[] {
  try {
    return records(text, piece);
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error)) throw error;
    throw misquoted(text, piece, line, error);
  }
}

/** `count` are the first ones only. */
function records({ delimiter }: Text, piece: Buffer, count = -1): readonly (readonly string[])[] {
  return parse(piece, {
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    // Rows that are too short or too long are for the reader of the table to refuse.
    relax_column_count: true,
    to: count,
  });
}

function misquoted(
  text: Text,
  piece: Buffer,
  line: number,
  error: Error & { readonly code: unknown; readonly records?: unknown },
): TableError {
  const before = typeof error.records === 'number' ? error.records : 0;
  const sound = before === 0 ? [] : records(text, piece, before);
  const at = sound.reduce((sum, cells) => sum + linesOf(cells), line);
  const what =
    error.code === 'CSV_QUOTE_NOT_CLOSED'
      ? 'a quotation mark in the row that starts here is never closed'
      : 'quotation marks in the row that starts here do not enclose a whole cell';
  return new TableError(
    `${text.file}:${at} ${what}`,
    'put a cell that has quotation marks, delimiters or line breaks between quotation marks, and write each of its own twice',
  );
}

/** Physical lines that a record takes. */
function linesOf(cells: readonly string[]): number {
  let lines = 1;
  for (const cell of cells) {
    if (cell.includes('\n') || cell.includes('\r')) lines += cell.split(/\r\n|\n|\r/).length - 1;
  }
  return lines;
}

export function isBlank(cell: string): boolean {
  return cell === '' || cell.trim() === '';
}
