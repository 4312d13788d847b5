/** The names of columns. */
import { badCharacter } from './characters.js';
import { TableError } from './model.js';

/** On one line, without blanks around: what is shown, and what options are compared with. */
export function headerName(cell: string): string {
  return cell.trim().replace(/\s+/g, ' ');
}

/** @throws TableError for a header that no column can be told by */
export function judgeHeader(header: readonly string[], place: string): void {
  const seen = new Set<string>();
  for (const cell of header) {
    const bad = badCharacter(cell);
    if (bad !== undefined) {
      throw new TableError(
        `${place} the header has ${bad}`,
        'remove it, or say how the file was saved with --encoding',
      );
    }
    const name = headerName(cell);
    if (name !== '' && seen.has(name)) {
      throw new TableError(
        `${place} two columns have the same header`,
        'rename one of them or remove it',
      );
    }
    seen.add(name);
  }
}
