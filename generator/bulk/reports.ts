/** The two tables that a run leaves: each row stands in one of them, once. */
import type { ReadRow, Row, Table } from '../table/model.js';
import type { Journal } from './model.js';
import { openReport } from './report-file.js';
import { errorsLayout, successLayout } from './report-layout.js';

export interface Reports {
  /** `outputs` are rows of texts that were read: one, or one for each item of a list. */
  readonly succeeded: (row: Row, outputs: readonly (readonly string[])[]) => void;
  readonly failed: (row: Row, failure: RowFailure) => void;
  readonly close: () => void;
}

export interface RowFailure {
  readonly errorId: string;
  readonly reason: string;
}

export interface ReportsOptions {
  readonly table: Pick<Table, 'header' | 'delimiter' | 'hasMark'>;
  readonly successFile: string;
  readonly errorsFile: string;
  /** Header of the error ids. */
  readonly errorName: string;
  /** Headers of what is read from responses. */
  readonly outputs: readonly string[];
  /** Paths of the members that columns are sent as, by header. */
  readonly sentAs: ReadonlyMap<string, string>;
  /** What earlier runs have left. */
  readonly states: Journal['states'];
  /** There was a journal before this run. */
  readonly isResumed: boolean;
  /** All rows of the input. */
  readonly rows: Iterable<ReadRow>;
}

/**
 * Opens them, brought to what the journal says: what it does not know as final is taken out, and
 * what they lack of it is added, without the reason and without values, which stand in no journal.
 * Rows that cannot be sent are among the errors from the start.
 *
 * @throws OutputError, and Error of the file system
 */
export function openReports(options: ReportsOptions): Reports {
  const { table, states, isResumed, outputs, errorName } = options;
  const success = successLayout(table, outputs, errorName, options.sentAs);
  const errors = errorsLayout(table, errorName);
  const style = table;
  const stateOf = (line: number): string | undefined => {
    const state = states.get(line);
    return state?.kind === 'final' ? state.state : undefined;
  };
  const successFile = openReport(options.successFile, {
    header: success.header,
    style,
    isResumed,
    keeps: (line) => stateOf(line) === 'succeeded',
  });
  const errorsFile = openReport(options.errorsFile, {
    header: errors.header,
    style,
    isResumed,
    keeps: (line) => ['failed', 'unknown'].includes(stateOf(line) ?? ''),
  });
  const reports: Reports = {
    succeeded: (row, found) => {
      const rows = found.length > 0 ? found : [outputs.map(() => '')];
      successFile.append(rows.map((texts) => success.cells(row, [...texts, String(row.line)])));
    },
    failed: (row, { errorId, reason }) => {
      errorsFile.append([errors.cells(row, [errorId, reason, String(row.line)])]);
    },
    close: () => {
      successFile.close();
      errorsFile.close();
    },
  };
  for (const read of options.rows) {
    const { row } = read;
    if (read.kind === 'rejected') reports.failed(row, { errorId: '', reason: reasonOf(read) });
    if (read.kind !== 'request') continue;
    const state = states.get(row.line);
    if (state?.kind !== 'final') continue;
    if (state.state === 'succeeded' && !successFile.lines.has(row.line)) reports.succeeded(row, []);
    if (state.state !== 'succeeded' && !errorsFile.lines.has(row.line)) {
      reports.failed(row, { errorId: state.errorId ?? '', reason: '' });
    }
  }
  return reports;
}

function reasonOf({ problems }: ReadRow & { readonly kind: 'rejected' }): string {
  return problems
    .map(({ column, message }) => (column === undefined ? message : `${column}: ${message}`))
    .join('; ');
}
