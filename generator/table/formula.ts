/** Cells that a spreadsheet would take for a formula (CWE-1236). */

// Of full width too, which some spreadsheets take for the same.
const FORMULA = /^\s*[=+\-@\t\r\n＝＋－＠]/;
const GUARDED = /^'+\s*[=+\-@\t\r\n＝＋－＠]/;

/** With an apostrophe before it, which says that it is text. */
export function guarded(cell: string): string {
  return FORMULA.test(cell) || GUARDED.test(cell) ? `'${cell}` : cell;
}

/** Without the apostrophe: undoes what `guarded` did, and what others do for the same reason. */
export function unguarded(cell: string): string {
  return cell.startsWith("'") && GUARDED.test(cell) ? cell.slice(1) : cell;
}
