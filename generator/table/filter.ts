/** Rows that are to be taken, by what stands in a column. */
import { closest } from '../support/suggest.js';
import { quote } from '../support/text.js';
import { headerName } from './header.js';
import type { Row, Table } from './model.js';
import { TableError } from './model.js';

/** `Column=text` or `Column!=text`, exactly; without text it is about empty cells. */
export interface Filter {
  readonly column: string;
  readonly isEqual: boolean;
  readonly text: string;
}

/** @throws TableError when there is no `=`, or nothing before it */
export function parseFilter(text: string): Filter {
  const [, column = '', operator, value = ''] = /^(.*?)(!?=)(.*)$/s.exec(text) ?? [];
  if (column.trim() === '' || operator === undefined) {
    throw new TableError(`${quote(text)} is no filter`, 'write COLUMN=TEXT or COLUMN!=TEXT');
  }
  return { column: headerName(column), isEqual: operator === '=', text: value };
}

/**
 * Whether a row passes all of them.
 *
 * @throws TableError when the table has no such column
 */
export function rowFilter(
  { header, file }: Table,
  filters: readonly Filter[],
): (row: Row) => boolean {
  const names = header.map(headerName);
  const tests = filters.map(({ column, isEqual, text }) => {
    const index = names.indexOf(column);
    if (index >= 0) return { index, isEqual, text };
    const guess = closest(column, names);
    throw new TableError(
      `${file} has no column ${quote(column)}, which a filter asks for`,
      guess === undefined ? 'check the header of the file' : `did you mean ${quote(guess)}?`,
    );
  });
  return ({ cells }) =>
    tests.every(({ index, isEqual, text }) => (cells[index] === text) === isEqual);
}
