import { expect, test } from 'vitest';
import { duration, progressOn } from '../../generator/cli/bulk-progress.js';
import type { Terminal } from '../../generator/cli/terminal.js';

interface Watched {
  readonly terminal: Terminal;
  readonly said: string[];
}

function watched(isInteractive: boolean): Watched {
  const said: string[] = [];
  const terminal: Terminal = {
    out: () => {},
    error: (text) => void said.push(text),
    isInteractive,
    hasColor: false,
    columns: 80,
    directory: '.',
  };
  return { terminal, said };
}

const final = (line: number, state: 'succeeded' | 'failed' = 'succeeded') =>
  ({ kind: 'final', line, state, account: 'ann' }) as const;

test('one line is redrawn where somebody watches, now and then, and cleared at the end', () => {
  const { terminal, said } = watched(true);
  let now = 0;
  const progress = progressOn(terminal, { rows: 100, now: () => now });
  progress.tell(final(2));
  expect(said).toEqual([]);
  now = 2000;
  progress.tell(final(3, 'failed'));
  expect(said).toEqual(['\r\u001b[K2 of 100 · 1 failed · 1.0 a second · 2 min left']);
  progress.say('ann is tired');
  progress.end();
  expect(said.slice(1)).toEqual(['\r\u001b[K', 'ann is tired\n']);
});

test('elsewhere a line comes every 30 seconds', () => {
  const { terminal, said } = watched(false);
  let now = 0;
  const progress = progressOn(terminal, { rows: 10, now: () => now });
  now = 29_999;
  progress.tell(final(2));
  now = 30_000;
  progress.tell(final(3));
  progress.end();
  expect(said).toEqual(['2 of 10 · 0.1 a second · 2 min left\n']);
});

test.each([
  [0.2, '1 s'],
  [59.5, '60 s'],
  [61, '2 min'],
  [7260, '2 h 1 min'],
])('%d seconds are %s', (seconds, text) => {
  expect(duration(seconds)).toBe(text);
});
