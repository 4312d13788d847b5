/** A table of a spreadsheet: what stands in its file, and what a run makes of it. */
import type { Request } from '../request/model.js';
import { AdvisedError } from '../support/advised-error.js';

/** How bytes are read; without one UTF-8 or UTF-16 by its mark, and no invalid bytes. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'latin1' | 'windows-1252';

export interface Table {
  /** As the user named it. */
  readonly file: string;
  /** SHA-256 of the bytes, hexadecimal. */
  readonly hash: string;
  readonly delimiter: ',' | ';' | '\t';
  /** It began with a byte order mark, without which Excel takes UTF-8 for something else. */
  readonly hasMark: boolean;
  readonly header: readonly string[];
  /** Reads the rows anew each time; nothing is kept. */
  readonly rows: () => Iterable<Row>;
}

export interface Row {
  /** Physical line on which it starts; the header's is 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** A row made into a request, or all that is wrong with it. */
export type ReadRow =
  | { readonly kind: 'request'; readonly row: Row; readonly request: Request }
  | { readonly kind: 'rejected'; readonly row: Row; readonly problems: readonly CellProblem[] }
  /** The same in every cell that counts as an earlier row, which is sent. */
  | { readonly kind: 'duplicate'; readonly row: Row; readonly of: number }
  /** A filter leaves it out. */
  | { readonly kind: 'filtered'; readonly row: Row };

export interface CellProblem {
  readonly line: number;
  /** The header's name, where one column is at fault. */
  readonly column?: string;
  /** What was expected and found; never the value of a secret. */
  readonly message: string;
}

/** Something about the table that is no fault of a row, such as zeros that a spreadsheet ate. */
export interface TableNotice {
  readonly line: number;
  readonly column?: string;
  readonly message: string;
}

/** The file as a whole cannot be used: unreadable, empty, invalid bytes, no header that fits. */
export class TableError extends AdvisedError {
  override readonly name = 'TableError';
}
