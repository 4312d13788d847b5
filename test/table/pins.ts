/** A change of users' PINs: the operation that tables are read for in these tests. */
import type { Model } from '../../generator/ir/model.js';
import { advisor } from '../../generator/request/advise.js';
import type { Field, Request } from '../../generator/request/model.js';
import type { Issue } from '../../generator/runtime/issue.js';
import { resolveColumns } from '../../generator/table/columns.js';
import type { ColumnOptions, Columns } from '../../generator/table/columns.js';
import type { ReadRow, Table, TableNotice } from '../../generator/table/model.js';
import { readTable } from '../../generator/table/read.js';
import { readRequests } from '../../generator/table/requests.js';
import type { RequestOptions } from '../../generator/table/requests.js';
import { fieldsIn, formOf, modelOf, recordOf, USERS } from '../request/model-of.js';

export const MODEL: Model = modelOf(USERS);
export const FIELDS: readonly Field[] = fieldsIn(MODEL, 'setUser', ['hostPIN']);

const advise = advisor(
  MODEL,
  {
    secrets: ['*.hostPIN'],
    advisory: [
      {
        members: ['t:room.hostPIN'],
        rules: [
          { kind: 'digits', count: 4 },
          { kind: 'no-repeated-digit' },
          { kind: 'no-simple-sequence' },
        ],
        message: 'a PIN has four digits',
      },
    ],
  },
  formOf(recordOf(MODEL, 'setUser')),
);

/** As a validator of the schema would have it. */
function judge(request: Request): readonly Issue[] {
  if (request['webExId'] !== undefined) return [];
  return [{ code: 'required', path: ['webExId'], message: 'is required', source: 'schema.xsd:3' }];
}

export interface Reading {
  readonly rows: readonly ReadRow[];
  readonly notices: readonly TableNotice[];
}

export function columnsOf(table: Table, options: Partial<ColumnOptions> = {}): Columns {
  return resolveColumns(MODEL, table, FIELDS, { operation: 'user.SetUser', ...options });
}

export function read(
  bytes: string | Uint8Array,
  options: Partial<RequestOptions> & Partial<ColumnOptions> = {},
): Reading {
  const table = readTable(typeof bytes === 'string' ? Buffer.from(bytes) : bytes, 'in.csv');
  const columns = columnsOf(table, options);
  const notices: TableNotice[] = [...columns.notices];
  const rows = readRequests(table, columns, {
    model: MODEL,
    fields: FIELDS,
    judge,
    advise,
    identity: ['webExId'],
    changes: true,
    onNotice: (notice) => notices.push(notice),
    ...options,
  });
  return { rows: [...rows], notices };
}

export function requests({ rows }: Reading): readonly Request[] {
  return rows.flatMap((row) => (row.kind === 'request' ? [row.request] : []));
}

/** `line column: message` of all that is wrong. */
export function problems({ rows }: Reading): readonly string[] {
  return rows.flatMap((row) =>
    row.kind === 'rejected'
      ? row.problems.map(({ line, column = '', message }) => `${line} ${column}: ${message}`)
      : [],
  );
}
