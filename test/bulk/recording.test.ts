import { expect, test } from 'vitest';
import type { Journal, RowState } from '../../generator/bulk/model.js';
import { recording } from '../../generator/bulk/recording.js';
import type { SentRow } from '../../generator/bulk/recording.js';
import type { Outcome } from '../../generator/invoke/model.js';

const FINE: Outcome = { kind: 'success', value: {}, issues: [], attempts: 1 };

function sent(line: number): SentRow {
  return { row: { line, cells: [String(line)] }, request: { line } };
}

function setUp(states: readonly (readonly [number, RowState])[]) {
  const order: string[] = [];
  const journal: Journal = {
    head: { version: 1, api: 'a', release: '', operation: 'a.B', input: '', settings: '' },
    states: new Map(states),
    calls: new Map(),
    append: async ({ kind }) => void order.push(kind),
    close: async () => {},
  };
  const session = { call: async () => FINE };
  const recorded = recording(
    () => [2, 3, 4].map(sent),
    [{ name: 'ann', session }],
    journal,
    (row, state, outcome) => void order.push(`${row.line} ${state} ${outcome?.kind ?? 'none'}`),
  );
  return { order, ...recorded };
}

test('a row is in its table before the journal calls it final', async () => {
  const { rows, accounts, journal, order } = setUp([]);
  const [first, second] = [...rows];
  if (first === undefined || second === undefined) throw new Error('there are rows');
  await accounts[0]?.session.call('a.B', first.request);
  await journal.append({ kind: 'result', line: 2, state: 'succeeded', at: 0 });
  await journal.append({ kind: 'intent', line: 3, account: 'ann', at: 0 });
  await journal.append({ kind: 'result', line: 3, state: 'unknown', at: 0 });
  expect(order).toEqual(['2 succeeded success', 'result', 'intent', '3 unknown none', 'result']);
});

test('first come the rows in doubt alone, then all of them', () => {
  const { rows } = setUp([
    [3, { kind: 'pending', at: 0 }],
    [4, { kind: 'final', state: 'failed' }],
  ]);
  expect([...rows].map(({ line }) => line)).toEqual([3]);
  expect([...rows].map(({ line }) => line)).toEqual([2, 3, 4]);
});
