/** Rows to CSV, such that a spreadsheet runs nothing, and that `readTable` reads the same again. */
import { pictured } from './characters.js';
import { guarded } from './formula.js';
import type { Table } from './model.js';

/**
 * A row with its line end; cells that begin like a formula get an apostrophe before them, which
 * `readTable` takes off again. Characters that no row may have are made visible, and are refused
 * then as they were before.
 */
export function printRow(cells: readonly string[], delimiter: Table['delimiter']): string {
  const line = cells.map((cell) => quoted(guarded(pictured(cell)))).join(delimiter);
  return `${line}\n`;
}

/** The first row of a file, in UTF-8: with the mark if the table had one, as Excel needs it. */
export function printHeader(
  header: readonly string[],
  { delimiter, hasMark }: Pick<Table, 'delimiter' | 'hasMark'>,
): string {
  return `${hasMark ? '\ufeff' : ''}${printRow(header, delimiter)}`;
}

/**
 * Also around what is a delimiter in other tables, since a table of one column does not show which
 * one it has, and around blanks at the ends, which some readers drop.
 */
function quoted(cell: string): string {
  return /[",;\t\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
