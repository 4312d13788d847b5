import { expect, test } from 'vitest';
import type { RowState } from '../../generator/bulk/model.js';
import { countStates, summaryLines } from '../../generator/bulk/summary.js';

test('counts all rows, over all runs', () => {
  const states = new Map<number, RowState>([
    [2, { kind: 'final', state: 'succeeded' }],
    [3, { kind: 'final', state: 'failed', errorId: '7' }],
    [4, { kind: 'final', state: 'unknown' }],
    [5, { kind: 'pending', at: 0 }],
  ]);
  expect(countStates(states, 6)).toEqual({
    rows: { succeeded: 1, failed: 1, unknown: 1, open: 3 },
    errors: { 7: 1, '': 1 },
  });
});

test('says only what there is to say', () => {
  const summary = {
    operation: 'shop.PutOrder',
    end: 'done',
    input: { requests: 2, rejected: 0, duplicates: 0, filtered: 0 },
    rows: { succeeded: 2, failed: 0, unknown: 0, open: 0 },
    sentInThisRun: 2,
    errors: {},
    accounts: {},
    files: [],
    missing: 0,
  } as const;
  expect(summaryLines(summary, () => undefined)).toEqual([
    'shop.PutOrder: 2 rows: 2 succeeded, 0 failed',
  ]);
  const more = {
    ...summary,
    input: { requests: 5, rejected: 1, duplicates: 2, filtered: 3 },
    rows: { succeeded: 1, failed: 1, unknown: 1, open: 2 },
    sentInThisRun: 1,
    errors: { 7: 1, '': 1 },
    accounts: { ann: 3 },
    files: ['a.csv'],
    missing: 4,
  };
  expect(summaryLines(more, (id) => (id === '7' ? 'sold-out' : undefined))).toEqual([
    'shop.PutOrder: 5 rows: 1 succeeded, 1 failed, 1 unknown, 2 not done',
    '  besides: 1 rejected, 2 that repeat another, 3 left out by --where',
    '  in this run: 1 came to an end',
    '  errors: 7 sold-out: 1, without an error id: 1',
    '  calls by account: ann (3)',
    '  written, with the data of your rows, for your eyes alone: a.csv',
    '  nothing stood in 4 places before, so that nothing can be put back there',
  ]);
});
