/** What is to be done by a run, whether a table or a plan says so. */
import type { UndoColumn } from '../bulk/undo.js';
import type { Callable, OpenApi } from '../invoke/model.js';
import type { Field } from '../request/model.js';
import type { ReadRow, Table, TableNotice } from '../table/model.js';

export interface Job {
  readonly open: OpenApi;
  readonly callable: Callable;
  /** As the user named the input. */
  readonly source: string;
  readonly table: Pick<Table, 'header' | 'delimiter' | 'hasMark'>;
  /** About the table as a whole. */
  readonly notices: readonly TableNotice[];
  /** Reads the rows anew each time. */
  readonly read: (onNotice?: (notice: TableNotice) => void) => Iterable<ReadRow>;
  /** Members that the requests give, under the headers of the input. */
  readonly columns: readonly UndoColumn[];
  /** Members of the response that are kept. */
  readonly outputs: readonly Field[];
  /** SHA-256 of the input, and of what besides decides what is sent. */
  readonly input: string;
  readonly settings: string;
  /** Where a plan is for. */
  readonly target?: { readonly site?: string; readonly endpoint?: string };
}
