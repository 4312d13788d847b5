/** The rows of a table as requests, one after the other, each with all that is wrong with it. */
import type { Model } from '../ir/model.js';
import { assigner } from '../request/assign.js';
import type { Field, Problem, Request } from '../request/model.js';
import type { Issue } from '../runtime/issue.js';
import { badCharacter } from './characters.js';
import type { Column, Columns } from './columns.js';
import { isBlank } from './csv.js';
import { rowFilter } from './filter.js';
import type { Filter } from './filter.js';
import { adviceFor, oddity } from './habits.js';
import type { CellProblem, ReadRow, Row, Table, TableNotice } from './model.js';
import { TableError } from './model.js';
import { repeats } from './repeats.js';

export interface RequestOptions {
  readonly model: Model;
  /** All that the operation has. */
  readonly fields: readonly Field[];
  /** What the schemas have against a request. */
  readonly judge: (request: Request) => readonly Issue[];
  /** What the advisory rules have against it. */
  readonly advise: (request: Request) => readonly Problem[];
  readonly filters?: readonly Filter[];
  /** Members that say what a row is about: two rows about the same must be the same. */
  readonly identity?: readonly string[];
  /** A row that gives nothing but its identity would change nothing, and is refused. */
  readonly changes?: boolean;
  readonly onNotice?: (notice: TableNotice) => void;
}

/**
 * An empty cell, or one of blanks alone, leaves its member out. Blanks around a text stay where its
 * type keeps them: the advisory rules then refuse a number with a blank.
 *
 * @throws TableError when a filter asks for a column that is not there, no column would change anything,
 * or the file proves unreadable
 */
export function* readRequests(
  table: Table,
  { columns, constants }: Columns,
  options: RequestOptions,
): Generator<ReadRow> {
  const passes = rowFilter(table, options.filters ?? []);
  const width = table.header.length;
  const given = [...columns, ...constants].map(({ field }) => field);
  const assign = assigner(options.model, options.fields, given);
  const fixed = constants.map(({ text }) => text);
  const identity = new Set(options.identity);
  const identified = columns.flatMap(({ field }, index) =>
    identity.has(field.path) ? [index] : [],
  );
  const repeatOf = repeats(identified);
  const changing = columns.filter(({ field }) => !identity.has(field.path));
  const hasConstant = constants.some(({ field }) => !identity.has(field.path));
  const isChange = options.changes === true && !hasConstant;
  if (isChange && changing.length === 0) throw nothingToChange(table, columns);

  for (const row of table.rows()) {
    if (row.cells.length !== width) {
      yield rejected(row, [{ line: row.line, message: misfit(row, width) }]);
    } else if (passes(row)) yield readRow(row);
    else yield { kind: 'filtered', row };
  }

  function readRow(row: Row): ReadRow {
    const { line, cells } = row;
    const wrong: Problem[] = [];
    const texts = columns.map(({ index, field }) => {
      const text = textOf(cells[index]);
      const bad = text === undefined ? undefined : badCharacter(text);
      if (bad === undefined) return text;
      wrong.push({ code: 'value', path: field.path, message: `has ${bad}: enter the cell again` });
      return undefined;
    });
    const { request, problems } = assign([...texts, ...fixed]);
    wrong.push(...problems);
    const found = [...wrong, ...judged(request, wrong)];
    if (found.length > 0) return rejected(row, cellProblems(row, found));
    if (isChange && isIdle(row)) return rejected(row, [idle(row)]);
    const repeat = repeatOf(line, texts);
    if (repeat.kind === 'same') return { kind: 'duplicate', row, of: repeat.line };
    if (repeat.kind === 'conflict') return rejected(row, [conflict(row, repeat.line)]);
    report(line, texts);
    return { kind: 'request', row, request };
  }

  /** Not about members whose text is wrong already. */
  function judged(request: Request, wrong: readonly Problem[]): readonly Problem[] {
    const issues = options.judge(request).map(({ path, message }): Problem => {
      const names = path.filter((part) => typeof part === 'string');
      return { code: 'schema', path: names.join('.'), message };
    });
    const left = issues.filter(({ path }) => !wrong.some((other) => isWithin(other.path, path)));
    return [...left, ...options.advise(request)];
  }

  function cellProblems({ line, cells }: Row, problems: readonly Problem[]): CellProblem[] {
    return problems.map(({ path, message, digits }): CellProblem => {
      const column = columns.find(({ field }) => field.path === path);
      if (column === undefined)
        return { line, message: path === '' ? message : `${path}: ${message}` };
      const advice = adviceFor(cells[column.index] ?? '', digits);
      const text = advice === undefined ? message : `${message}; ${advice}`;
      return { line, column: column.header, message: text };
    });
  }

  function isIdle({ cells }: Row): boolean {
    return changing.every(({ index }) => isBlank(cells[index] ?? ''));
  }

  function idle({ line }: Row): CellProblem {
    const headers = changing.map(({ header }) => header);
    return {
      line,
      ...(headers.length === 1 && { column: headers[0] }),
      message: `nothing to change is given: fill in ${headers.join(' or ')}, or leave the row out`,
    };
  }

  function conflict({ line }: Row, earlier: number): CellProblem {
    const paths = identified.map((index) => given[index]?.path).join(', ');
    return { line, message: `line ${earlier} has the same ${paths} with other values: keep one` };
  }

  function report(line: number, texts: readonly (string | undefined)[]): void {
    const { onNotice } = options;
    if (onNotice === undefined) return;
    for (const [index, { header, field }] of columns.entries()) {
      const text = texts[index];
      if (text === undefined || field.scalar.value.kind !== 'text') continue;
      if (field.scalar.whiteSpace === 'collapse') continue;
      const message = oddity(text);
      if (message !== undefined) onNotice({ line, column: header, message });
    }
  }
}

function nothingToChange({ file }: Table, columns: readonly Column[]): TableError {
  const headers = columns.map(({ header }) => header).join(', ');
  return new TableError(
    `${file} has no column that would change anything, only ${headers}`,
    'name one with --map MEMBER=COLUMN, or give a member to all rows with --set MEMBER=TEXT',
  );
}

function textOf(cell: string | undefined): string | undefined {
  return cell === undefined || isBlank(cell) ? undefined : cell;
}

function misfit({ cells }: Row, width: number): string {
  const kind = cells.length < width ? 'too few' : 'too many';
  return `has ${kind} cells: ${cells.length} where the header has ${width}`;
}

function rejected(row: Row, problems: readonly CellProblem[]): ReadRow {
  return { kind: 'rejected', row, problems };
}

/** Whether one path is the other, or leads to it. */
function isWithin(path: string, outer: string): boolean {
  return path === outer || path.startsWith(`${outer}.`);
}
