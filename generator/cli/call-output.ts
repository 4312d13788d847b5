/** The result of a call, for people or for programs. Whoever asks for a secret is shown it. */
import { toJson } from '../execute/json.js';
import type { OpenApi, Success } from '../invoke/model.js';
import { grid } from './grid.js';

export type Output = 'table' | 'json' | 'xml';

export function printResult(
  open: OpenApi,
  operation: string,
  { value }: Success,
  output: Output,
): string {
  const json = toJson(value);
  switch (output) {
    case 'json':
      return `${JSON.stringify(json, null, 2)}\n`;
    case 'xml':
      return open.printXml(operation, value);
    case 'table':
      return tables(withoutType(json));
  }
}

/** A table of members and values, then one for each list of records. */
function tables(json: unknown): string {
  const { lines, lists } = flattened(json, '');
  const parts = lists.map(({ path, items }) => {
    const rows = items.map((item) => new Map(flatRow(item, '')));
    const found = [...new Set(rows.flatMap((row) => [...row.keys()]))];
    const isWide = (column: string): boolean => rows.some((row) => Array.isArray(row.get(column)));
    // Lists are wide, and what a row is about is seldom in one.
    const columns = [...found.filter((name) => !isWide(name)), ...found.filter(isWide)];
    const body = rows.map((row) =>
      columns.map((name) => (row.has(name) ? textOf(row.get(name)) : '')),
    );
    return [`${path} (${items.length})`, ...grid([columns, ...body])];
  });
  const all = [...(lines.length > 0 ? [grid(lines)] : []), ...parts];
  return all.length === 0 ? '' : `${all.map((part) => part.join('\n')).join('\n\n')}\n`;
}

/** Which type the response has, the operation says already. */
function withoutType(json: unknown): unknown {
  if (!isObject(json)) return json;
  return Object.fromEntries(Object.entries(json).filter(([name]) => name !== '$type'));
}

interface Flattened {
  readonly lines: readonly (readonly [path: string, text: string])[];
  readonly lists: readonly { readonly path: string; readonly items: readonly unknown[] }[];
}

function flattened(json: unknown, path: string): Flattened {
  if (Array.isArray(json)) {
    if (json.length === 0) return { lines: [], lists: [] };
    if (json.some(isObject)) return { lines: [], lists: [{ path, items: json }] };
    return { lines: [[path, json.map(textOf).join(', ')]], lists: [] };
  }
  if (!isObject(json)) return { lines: [[path, textOf(json)]], lists: [] };
  const parts = Object.entries(json).map(([name, member]) => flattened(member, join(path, name)));
  return {
    lines: parts.flatMap(({ lines }) => lines),
    lists: parts.flatMap(({ lists }) => lists),
  };
}

/** In a row a list within stays one, and is written as JSON. */
function flatRow(json: unknown, path: string): readonly (readonly [path: string, json: unknown])[] {
  if (Array.isArray(json) && json.length === 0) return [];
  if (!isObject(json)) return [[path, json]];
  return Object.entries(json).flatMap(([name, member]) => flatRow(member, join(path, name)));
}

function join(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}

function textOf(json: unknown): string {
  return typeof json === 'string' ? json : JSON.stringify(json);
}

function isObject(json: unknown): json is Readonly<Record<string, unknown>> {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}
