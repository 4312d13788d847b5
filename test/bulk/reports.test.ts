import { lstatSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import type { RowState } from '../../generator/bulk/model.js';
import { addedColumns, errorsLayout, successLayout } from '../../generator/bulk/report-layout.js';
import { openReports } from '../../generator/bulk/reports.js';
import type { Reports } from '../../generator/bulk/reports.js';
import type { ReadRow, Row } from '../../generator/table/model.js';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'codegen-reports-'));
});

const HEADER = ['name', 'pin'];
const rows: readonly Row[] = ['a', 'b', 'c', 'd'].map((name, index) => ({
  line: index + 2,
  cells: [name, `${index}`],
}));
const row = (index: number): Row => rows[index] ?? { line: 0, cells: [] };
const requests: readonly ReadRow[] = rows.map((each) => ({
  kind: 'request',
  row: each,
  request: {},
}));

function open(
  states: readonly (readonly [number, RowState])[] = [],
  isResumed: boolean = true,
  read: readonly ReadRow[] = requests,
): Reports {
  return openReports({
    table: { header: HEADER, delimiter: ',', hasMark: false },
    successFile: join(folder, 'ok.csv'),
    errorsFile: join(folder, 'bad.csv'),
    errorName: 'errorId',
    outputs: ['x.y'],
    sentAs: new Map(),
    states: new Map(states),
    isResumed,
    rows: read,
  });
}

const text = (file: string): string => readFileSync(join(folder, file), 'utf8');
const final = (state: 'succeeded' | 'failed' | 'unknown', errorId?: string): RowState => ({
  kind: 'final',
  state,
  ...(errorId !== undefined && { errorId }),
});

describe('the tables of a run', () => {
  test('have the columns of the input, and what became of each row', () => {
    const reports = open([], false);
    reports.succeeded(row(1), [['v']]);
    reports.succeeded(row(2), [['1'], ['2']]);
    reports.failed(row(0), { errorId: '7', reason: '=cmd, "x"' });
    reports.close();
    expect(text('ok.csv')).toBe('name,pin,x.y,csvLine\nb,1,v,3\nc,2,1,4\nc,2,2,4\n');
    expect(text('bad.csv')).toBe(`name,pin,errorId,reason,csvLine\na,0,7,"'=cmd, ""x""",2\n`);
    expect(lstatSync(join(folder, 'ok.csv')).mode & 0o777).toBe(0o600);
  });

  test('after a crash hold what the journal calls final, each row once', () => {
    const first = open([], false);
    first.succeeded(row(0), [['kept']]);
    first.succeeded(row(1), [['not journaled']]);
    first.failed(row(2), { errorId: '7', reason: 'kept' });
    first.close();
    writeFileSync(join(folder, 'ok.csv'), `${text('ok.csv')}c,"torn`);
    open([
      [2, final('succeeded')],
      [3, { kind: 'pending', at: 0 }],
      [4, final('failed', '7')],
      [5, final('unknown')],
    ]).close();
    expect(text('ok.csv')).toBe('name,pin,x.y,csvLine\na,0,kept,2\n');
    expect(text('bad.csv')).toBe('name,pin,errorId,reason,csvLine\nc,2,7,kept,4\nd,3,,,5\n');
  });

  test('a row that is open again leaves the errors', () => {
    const first = open([], false);
    first.failed(row(0), { errorId: '7', reason: 'once' });
    first.close();
    open([[2, { kind: 'open' }]]).close();
    expect(text('bad.csv')).toBe('name,pin,errorId,reason,csvLine\n');
  });

  test('rows that cannot be sent are among the errors, also after a second start', () => {
    const problems = [{ line: 2, column: 'pin', message: 'no PIN' }];
    const read: readonly ReadRow[] = [{ kind: 'rejected', row: row(0), problems }];
    open([], false, read).close();
    open([], true, read).close();
    expect(text('bad.csv')).toBe('name,pin,errorId,reason,csvLine\na,0,,pin: no PIN,2\n');
  });

  test('are not written over what is there, nor through a link', () => {
    writeFileSync(join(folder, 'ok.csv'), 'name,pin,x.y,csvLine\na,0,v,2\n');
    expect(() => open([], false)).toThrow(/is there already, and there is no journal/);
    writeFileSync(join(folder, 'ok.csv'), 'my,own\n1,2\n');
    expect(() => open()).toThrow(/has other columns than this run writes/);
    expect(text('ok.csv')).toBe('my,own\n1,2\n');
    symlinkSync(join(folder, 'ok.csv'), join(folder, 'bad.csv'));
    writeFileSync(join(folder, 'ok.csv'), '');
    expect(() => open()).toThrow(/symbolic link/);
  });
});

describe('columns that a run adds', () => {
  const names = (header: readonly string[]): readonly string[] =>
    errorsLayout({ header }, 'errorId').header;

  test('are not added twice, and are told from those of the user', () => {
    const once = names(['a']);
    expect(once).toEqual(['a', 'errorId', 'reason', 'csvLine']);
    expect(names(once)).toEqual(once);
    expect(addedColumns({ header: once }, 'errorId')).toEqual(['errorId', 'reason', 'csvLine']);
    expect(addedColumns({ header: ['a', 'csvLine'] }, 'errorId')).toEqual(['csvLine']);
    expect(addedColumns({ header: ['errorId', 'reason'] }, 'errorId')).toEqual([]);
  });

  test('give way to columns of the same name', () => {
    const header = names(['reason', 'a']);
    expect(header).toEqual(['reason', 'a', 'errorId', 'reason_', 'csvLine']);
    expect(names(header)).toEqual(header);
  });

  test('a value that was read takes the place of the column of its name', () => {
    const table = { header: ['Host PIN', 'a'] };
    const { header, cells } = successLayout(table, ['hostPin'], 'errorId', new Map());
    expect(header).toEqual(['a', 'hostPin', 'csvLine']);
    expect(cells({ line: 2, cells: ['old', '1'] }, ['new', '2'])).toEqual(['1', 'new', '2']);
  });

  test('but not of a column that was sent as another member', () => {
    const sentAs = new Map([['Email', 'name']]);
    const { header } = successLayout({ header: ['Email'] }, ['email'], 'errorId', sentAs);
    expect(header).toEqual(['Email', 'email', 'csvLine']);
  });
});
