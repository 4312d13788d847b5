/** The lines of a plan: its head, a row each, and an end that says how many. */
import type { Row, Table } from '../table/model.js';

export interface PlanHead {
  readonly kind: 'plan';
  readonly version: 1;
  readonly api: string;
  readonly release: string;
  readonly operation: string;
  /** The site or host that it is for, by the name of the placeholder; none with an endpoint. */
  readonly site?: string;
  /** Instead of the API's own. */
  readonly endpoint?: string;
  /** SHA-256 of the input that it was made from, hexadecimal. */
  readonly input: string;
  /** Of the input: reports of the run have the same columns. */
  readonly header: readonly string[];
  readonly delimiter: Table['delimiter'];
  readonly hasMark: boolean;
  /** Which column, or constant under its own path, is which member. */
  readonly columns: readonly PlanColumn[];
  /** Paths of what is read from responses. */
  readonly outputs: readonly string[];
}

export interface PlanColumn {
  readonly header: string;
  readonly path: string;
}

export type PlanLine =
  | { readonly kind: 'row'; readonly row: Row; readonly request: string }
  | { readonly kind: 'end'; readonly rows: number };

/** The file is no plan. */
export class PlanError extends Error {
  override readonly name = 'PlanError';
  readonly help: string = 'Write it anew with --plan, and apply it unchanged.';
}

/** @throws PlanError */
export function readHead(text: string, file: string): PlanHead {
  const head = objectIn(text);
  const { kind, version, api, release, operation, input, site, endpoint } = head;
  const { delimiter, hasMark, header, columns, outputs } = head;
  if (kind !== 'plan') throw new PlanError(`${file} is no plan`);
  if (version !== 1) throw new PlanError(`${file} is a plan of another version of this program`);
  const names = [api, release, operation, input, site ?? '', endpoint ?? ''];
  if (
    !names.every((name) => typeof name === 'string') ||
    !isTexts(header) ||
    !isTexts(outputs) ||
    !isDelimiter(delimiter) ||
    !isColumns(columns) ||
    typeof hasMark !== 'boolean'
  ) {
    throw new PlanError(`${file}:1 is not the head of a plan as it was written`);
  }
  // Every member was looked at above.
  return head as unknown as PlanHead;
}

/** @throws PlanError */
export function readRow(text: string, place: string): PlanLine {
  const { rows, line, cells, request } = objectIn(text);
  if (typeof rows === 'number') return { kind: 'end', rows };
  const isRow = Number.isSafeInteger(line) && isTexts(cells) && isObject(request);
  if (!isRow) throw new PlanError(`${place} is no row of a plan`);
  return { kind: 'row', row: { line: Number(line), cells }, request: JSON.stringify(request) };
}

function objectIn(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

function isDelimiter(value: unknown): boolean {
  return value === ',' || value === ';' || value === '\t';
}

function isColumns(value: unknown): boolean {
  const isColumn = (item: unknown): boolean =>
    isObject(item) && isTexts([item['header'], item['path']]);
  return Array.isArray(value) && value.every(isColumn);
}
