/** All rows are judged before the first one is sent, and everything that is wrong is told. */
import type { InputCounts } from '../bulk/summary.js';
import type { Request } from '../request/model.js';
import type { CellProblem, TableNotice } from '../table/model.js';
import type { Job } from './bulk-job.js';
import type { Context } from './command.js';
import type { Severity } from '../support/diagnostic.js';
import { printable } from './frame.js';
import { count } from './generation.js';

export interface Checked {
  readonly input: InputCounts;
  /** The first that would be sent. */
  readonly first: Request | undefined;
}

/** @param severity of rows that cannot be sent */
export function checkRows(
  job: Job,
  severity: Exclude<Severity, 'info'>,
  { reporter }: Context,
): Checked {
  const input = { requests: 0, rejected: 0, duplicates: 0, filtered: 0 };
  let first: Request | undefined;
  const tell = (level: Severity, { line, column, message }: CellProblem | TableNotice): void =>
    reporter.add({
      severity: level,
      code: 'CMD921',
      // A message may have what stands in a cell.
      message: printable(message),
      file: job.source,
      line,
      ...(column !== undefined && { path: printable(column) }),
      notes: [],
    });
  const notice = (text: TableNotice): void => tell('warning', text);
  job.notices.forEach(notice);
  for (const read of job.read(notice)) {
    switch (read.kind) {
      case 'request':
        input.requests++;
        first ??= read.request;
        break;
      case 'rejected':
        input.rejected++;
        for (const problem of read.problems) tell(severity, problem);
        break;
      case 'duplicate':
        input.duplicates++;
        notice({
          line: read.row.line,
          message: `is the same as line ${read.of}, and not sent again`,
        });
        break;
      case 'filtered':
        input.filtered++;
        break;
    }
  }
  return { input, first };
}

/** `3 rows to send, 1 rejected`. */
export function checkedWords({ requests, rejected, duplicates, filtered }: InputCounts): string {
  return [
    `${count(requests, 'row')} to send`,
    ...(rejected > 0 ? [`${rejected} rejected`] : []),
    ...(duplicates > 0 ? [`${duplicates} that repeat another`] : []),
    ...(filtered > 0 ? [`${filtered} left out by --where`] : []),
  ].join(', ');
}
