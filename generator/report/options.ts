/** What a report is asked for; every format takes the same. */

/** Whose reading of responses counts: one that refuses what its schema does not know, or one that skips it. */
export type Reader = 'tolerant' | 'strict';

export interface ReportOptions {
  readonly reader: Reader;
  /** Everything, also what needs nothing: safe changes, both readers, documentation. */
  readonly isVerbose: boolean;
  /** For a terminal that shows colours; of the text formats alone. */
  readonly hasColor: boolean;
  /** Width of the terminal; 80 when nobody knows. */
  readonly columns?: number;
}

/** What a report is kept within when nothing is known of the terminal. */
export const COLUMNS = 80;
