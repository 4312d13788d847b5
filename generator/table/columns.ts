/** Which column of a table is which member of a request. */
import { assigner } from '../request/assign.js';
import { findField } from '../request/find.js';
import type { Model } from '../ir/model.js';
import type { Field } from '../request/model.js';
import { closest } from '../support/suggest.js';
import { quote } from '../support/text.js';
import { headerName } from './header.js';
import type { Table, TableNotice } from './model.js';
import { TableError } from './model.js';

export interface Columns {
  /** In the order of the table. */
  readonly columns: readonly Column[];
  /** The same in every row. */
  readonly constants: readonly Constant[];
  /** Columns that go into no request, and those that are members only by the end of a path. */
  readonly notices: readonly TableNotice[];
}

export interface Column {
  /** Among the cells of a row, from 0. */
  readonly index: number;
  readonly header: string;
  readonly field: Field;
}

export interface Constant {
  readonly field: Field;
  readonly text: string;
}

export interface ColumnOptions {
  readonly operation: string;
  /** Member and header; a header that stands here is not looked up as a member. */
  readonly map?: readonly (readonly [member: string, header: string])[];
  /** Member and text. */
  readonly set?: readonly (readonly [member: string, text: string])[];
  /** Headers that are never members: those that a report has added. */
  readonly ignored?: readonly string[];
}

/**
 * Headers are member paths, or unambiguous ends of them, without regard to case. No cell is shown
 * where a header may be missing, because the first row is then data.
 *
 * @throws TableError when no column is a member, a member that is required or mapped has none, or a
 * member has two values
 */
export function resolveColumns(
  model: Model,
  table: Table,
  fields: readonly Field[],
  options: ColumnOptions,
): Columns {
  const constants = constantsOf(model, fields, options);
  const mapped = mappedColumns(table, fields, options);
  const taken = new Set(mapped.map(({ index }) => index));
  const ignored = new Set((options.ignored ?? []).map(headerName));
  const notices: TableNotice[] = [];
  const found: Column[] = [...mapped];
  for (const [index, cell] of table.header.entries()) {
    const header = headerName(cell);
    if (taken.has(index) || ignored.has(header) || header === '') continue;
    const finding = findField(fields, header);
    if (finding.kind === 'problem') {
      notices.push(notice(header, `goes into no request: ${finding.problem.message}`));
      continue;
    }
    const { field } = finding;
    if (mapped.some((column) => column.field.path === field.path)) {
      notices.push(notice(header, `goes into no request: --map gives ${field.path} to another`));
      continue;
    }
    found.push({ index, header, field });
    // Such as a column of names, which any inner member called so would take.
    if (field.path.includes('.') && !header.includes('.')) {
      notices.push(notice(header, `is taken for ${field.path}: rename it if that is not meant`));
    }
  }
  found.sort((a, b) => a.index - b.index);
  if (found.length === 0) throw noColumns(table, fields, options);
  judgeTwice(found, constants, table);
  judgeRequired(found, constants, fields, table, options);
  return { columns: found, constants, notices };
}

function fieldOf(fields: readonly Field[], name: string, option: string): Field {
  const finding = findField(fields, name);
  if (finding.kind === 'field') return finding.field;
  throw new TableError(`${option} ${finding.problem.message}`);
}

function constantsOf(
  model: Model,
  fields: readonly Field[],
  { set = [] }: ColumnOptions,
): readonly Constant[] {
  const constants = set.map(([member, text]): Constant => {
    return { field: fieldOf(fields, member, '--set'), text };
  });
  const given = constants.map(({ field }) => field);
  const { problems } = assigner(model, fields, given)(constants.map(({ text }) => text));
  const [problem] = problems;
  if (problem !== undefined) throw new TableError(`--set ${problem.path}: ${problem.message}`);
  return constants;
}

function mappedColumns(
  { header, file }: Table,
  fields: readonly Field[],
  { map = [] }: ColumnOptions,
): readonly Column[] {
  const names = header.map(headerName);
  return map.map(([member, wanted]): Column => {
    const field = fieldOf(fields, member, '--map');
    const name = headerName(wanted);
    const exact = names.indexOf(name);
    const index =
      exact >= 0 ? exact : names.findIndex((one) => one.toLowerCase() === name.toLowerCase());
    if (index >= 0) return { index, header: names[index] ?? '', field };
    const guess = closest(name, names);
    throw new TableError(
      `${file} has no column ${quote(name)}, which --map gives for ${field.path}`,
      guess === undefined ? 'check the header of the file' : `did you mean ${quote(guess)}?`,
    );
  });
}

function notice(column: string, message: string): TableNotice {
  return { line: 1, column, message };
}

function noColumns(
  { file }: Table,
  fields: readonly Field[],
  { operation }: ColumnOptions,
): TableError {
  const example = fields.filter(({ required }) => required).map(({ path }) => path);
  const names = (example.length > 0 ? example : fields.map(({ path }) => path)).slice(0, 3);
  return new TableError(
    `${file} has no header that names a member of ${operation}`,
    `begin the file with a row of names such as ${names.join(', ')}, or say which column is which with --map MEMBER=COLUMN`,
  );
}

function judgeTwice(
  columns: readonly Column[],
  constants: readonly Constant[],
  { file }: Table,
): void {
  for (const [position, { header, field }] of columns.entries()) {
    const other = columns.slice(0, position).find((column) => column.field.path === field.path);
    if (other !== undefined && field.steps.at(-1)?.isList !== true) {
      throw new TableError(
        `${file} has two columns for ${field.path}: ${quote(other.header)} and ${quote(header)}`,
        'rename one of them, or map it to another member with --map',
      );
    }
    if (constants.some((constant) => constant.field.path === field.path)) {
      throw new TableError(
        `${field.path} is given by --set and by the column ${quote(header)} of ${file}`,
        'leave one of them out',
      );
    }
  }
}

function judgeRequired(
  columns: readonly Column[],
  constants: readonly Constant[],
  fields: readonly Field[],
  { file }: Table,
  { operation }: ColumnOptions,
): void {
  const given = new Set([...columns, ...constants].map(({ field }) => field.path));
  const missing = fields.filter(({ path, required }) => required && !given.has(path));
  if (missing.length === 0) return;
  const paths = missing.map(({ path }) => path).join(', ');
  throw new TableError(
    `${file} has no column for ${paths}, without which ${operation} does not work`,
    'add it, name it with --map MEMBER=COLUMN, or give it to all rows with --set MEMBER=TEXT',
  );
}
