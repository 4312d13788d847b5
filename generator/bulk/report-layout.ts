/** Which columns the tables have that a run writes: those of its input, and what became of each row. */
import type { Api } from '../api/model.js';
import type { Row, Table } from '../table/model.js';

/** The line of a row in the input of the run; by its name a report is told from other tables. */
export const LINE = 'csvLine';
const REASON = 'reason';

export interface Layout {
  readonly header: readonly string[];
  /** The cells of a row, with what is added to it. */
  readonly cells: (row: Row, added: readonly string[]) => readonly string[];
}

type Header = Pick<Table, 'header'>;

/** What the API itself calls the id of an error. */
export function errorColumn(api: Api): string {
  return api.profile === 'envelope' ? api.envelope.status.errorId : 'status';
}

/** Columns that an earlier run has added; they are no members of a request. */
export function addedColumns({ header }: Header, errorName: string): readonly string[] {
  if (header.at(-1) !== LINE) return [];
  const [error = '', reason = ''] = header.slice(-3);
  const isErrors = isOwn(error, errorName) && isOwn(reason, REASON);
  return header.slice(isErrors ? -3 : -1);
}

/**
 * The added cells are the values that were read, then the line. `sentAs` has the paths of the
 * members that columns were sent as.
 */
export function successLayout(
  table: Header,
  outputs: readonly string[],
  errorName: string,
  sentAs: ReadonlyMap<string, string>,
): Layout {
  return layoutOf(table, outputs, [LINE], errorName, sentAs);
}

/** The added cells are the error id, the reason and the line. */
export function errorsLayout(table: Header, errorName: string): Layout {
  return layoutOf(table, [], [errorName, REASON, LINE], errorName, new Map());
}

/**
 * What an earlier run has added is not repeated, and a value that was read takes the place of the
 * column of its name, unless that was sent as another member: every report can be the input of the
 * next run.
 */
function layoutOf(
  table: Header,
  outputs: readonly string[],
  added: readonly string[],
  errorName: string,
  sentAs: ReadonlyMap<string, string>,
): Layout {
  const gone = new Set(addedColumns(table, errorName));
  const read = new Map(outputs.map((name) => [plain(name), name]));
  const isReplaced = (name: string): boolean => {
    const output = read.get(plain(name));
    return output !== undefined && (sentAs.get(name) ?? output) === output;
  };
  const kept = table.header.flatMap((name, index) =>
    gone.has(name) || isReplaced(name) ? [] : [index],
  );
  const names = [...kept.map((index) => table.header[index] ?? ''), ...outputs];
  return {
    header: [...names, ...added.map((name) => freeName(name, names))],
    cells: ({ cells }, more) => [...kept.map((index) => cells[index] ?? ''), ...more],
  };
}

/** A column of the user's may have the name already. */
function freeName(name: string, taken: readonly string[]): string {
  return taken.includes(name) ? freeName(`${name}_`, taken) : name;
}

function isOwn(name: string, own: string): boolean {
  return name.replace(/_+$/, '') === own;
}

/** Names that mean the same member. */
function plain(name: string): string {
  return name.replace(/[\s_-]+/g, '').toLowerCase();
}
