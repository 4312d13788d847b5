/** A table that a run writes row by row, and goes on with after it was stopped. */
import { appendFileSync, closeSync, fdatasync, fsyncSync, renameSync, rmSync } from 'node:fs';
import { promisify } from 'node:util';
import type { Row, Table } from '../table/model.js';
import { TableError } from '../table/model.js';
import { printHeader, printRow } from '../table/print.js';
import { readTable } from '../table/read.js';
import { OutputError } from './output-error.js';
import { openPrivate, readPrivate } from './private-file.js';

export interface ReportFile {
  /** Lines of the input whose rows stand in it already. */
  readonly lines: ReadonlySet<number>;
  /** Handed to the operating system before it returns: a killed process loses nothing of it. */
  readonly append: (rows: readonly (readonly string[])[]) => void;
  /** Resolves when all that was appended is on the disk. */
  readonly sync: () => Promise<void>;
  readonly close: () => void;
}

export interface ReportOptions {
  readonly header: readonly string[];
  readonly style: Pick<Table, 'delimiter' | 'hasMark'>;
  /** The journal knows of an earlier run: the file may be there already. */
  readonly isResumed: boolean;
  /** Whether a row of this line still belongs here; the others are taken out. */
  readonly keeps: (line: number) => boolean;
}

/** @throws OutputError when the file is something else, Error of the file system for the rest */
export function openReport(file: string, options: ReportOptions): ReportFile {
  const { header, style, keeps } = options;
  const old = oldRows(file, options);
  const lines = new Set<number>();
  const draft = `${file}.${process.pid}.tmp`;
  const descriptor = openPrivate(draft, 'new');
  try {
    appendFileSync(descriptor, printHeader(header, style));
    for (const { cells } of old) {
      const line = Number(cells.at(-1));
      if (cells.length !== header.length || !keeps(line)) continue;
      lines.add(line);
      appendFileSync(descriptor, printRow(cells, style.delimiter));
    }
    fsyncSync(descriptor);
    renameSync(draft, file);
  } catch (error) {
    closeSync(descriptor);
    rmSync(draft, { force: true });
    throw error;
  }
  return {
    lines,
    append: (rows) => {
      const text = rows.map((cells) => printRow(cells, style.delimiter)).join('');
      if (text !== '') appendFileSync(descriptor, text);
    },
    sync: () => promisify(fdatasync)(descriptor),
    close: () => closeSync(descriptor),
  };
}

function oldRows(file: string, { header, style, isResumed }: ReportOptions): Iterable<Row> {
  const bytes = readPrivate(file);
  if (bytes === undefined) return [];
  if (!isResumed) {
    throw new OutputError(
      `${file} is there already, and there is no journal of a run that has written it`,
      'Name another file, or move this one away.',
    );
  }
  const whole = bytes.subarray(0, bytes.lastIndexOf('\n') + 1);
  // Nothing but a header is no table to the reader of tables.
  if (printHeader(header, style).startsWith(whole.toString('utf8'))) return [];
  try {
    const table = readTable(whole, file);
    if (table.header.join('\n') === header.join('\n')) return untorn(table);
  } catch (error) {
    if (!(error instanceof TableError)) throw error;
  }
  throw new OutputError(
    `${file} is there already and has other columns than this run writes`,
    'Name another file, or move this one away.',
  );
}

/** A crash may have torn the last row inside quotation marks. */
function* untorn(table: Table): Generator<Row> {
  try {
    yield* table.rows();
  } catch (error) {
    if (!(error instanceof TableError)) throw error;
  }
}
