/**
 * Runs are killed at random moments, and go on each time, until all rows are done. BULK_KILLS says
 * how often for both operations together, 10 times when absent.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readStatus } from '../../generator/bulk/status.js';
import { ACCESS, bulk, openSite, pinOf, rowsIn, userName } from '../cli/bulk-site.js';
import type { BulkSite, Running } from '../cli/bulk-site.js';

const ROWS = 5000;
const CONCURRENCY = 8;
const KILLS = Math.ceil(Number(process.env['BULK_KILLS'] ?? 10) / 2);

interface Counter {
  readonly seen: (id: string) => number;
  readonly total: () => number;
  readonly count: (id: unknown) => void;
  /** Resolves when so many calls came. */
  readonly reached: (total: number) => Promise<void>;
}

function counter(): Counter {
  const seen = new Map<string, number>();
  let total = 0;
  let wake = (): void => {};
  return {
    seen: (id) => seen.get(id) ?? 0,
    total: () => total,
    count: (id) => {
      seen.set(String(id), (seen.get(String(id)) ?? 0) + 1);
      total++;
      wake();
    },
    reached: async (wanted) => {
      while (total < wanted) await new Promise<void>((next) => (wake = next));
    },
  };
}

/** A generator of numbers from 0 to below 1, the same in every run of the test. */
function chances(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** Starts the run again and again, and kills it each time after some more calls, and a moment. */
async function killedOften(start: () => Running, calls: Counter, seed: number): Promise<void> {
  const chance = chances(seed);
  for (let kill = 0; kill < KILLS; kill++) {
    const { child, ended } = start();
    const share = ((ROWS - calls.total()) / (KILLS - kill + 1)) * 1.5 * chance();
    const isDone = ended.then(() => true);
    const isThere = calls.reached(calls.total() + 1 + Math.floor(share)).then(() => false);
    if (await Promise.race([isThere, isDone])) return;
    await new Promise((next) => setTimeout(next, chance() * 20));
    child.kill('SIGKILL');
    await ended;
  }
}

/** Every row stands in one of the two tables, once, and the journal has one final state for each. */
async function expectAllOnce(site: BulkSite, csv: string, operation: string): Promise<void> {
  const lines = [`${csv}.success.csv`, `${csv}.errors.csv`].flatMap((file) =>
    rowsIn(site, file)
      .slice(1)
      .map((line) => Number(line.split(',').at(-1))),
  );
  expect(lines.toSorted((a, b) => a - b)).toEqual(
    Array.from({ length: ROWS }, (_, index) => index + 2),
  );
  const status = await readStatus(join(site.folder, `${csv}.${operation}.journal`));
  expect(status.counts).toEqual({ succeeded: ROWS, failed: 0, unknown: 0 });
  expect(status.pending).toEqual([]);
  const results = readFileSync(join(site.folder, `${csv}.${operation}.journal`), 'utf8')
    .split('\n')
    .flatMap((line) => /"kind":"result","line":(\d+)/.exec(line)?.[1] ?? []);
  expect(results).toHaveLength(ROWS);
  expect(new Set(results).size).toBe(ROWS);
}

test(
  'SetUser: none is lost, and at most as many are sent again as were under way',
  { timeout: 120_000 + KILLS * 15_000 },
  async () => {
    const calls = counter();
    const site = await openSite({
      users: ROWS,
      admins: 8,
      wall: 100_000,
      onCall: ({ operation, request }) => {
        if (operation === 'user.SetUser') calls.count(request['webExId']);
      },
    });
    const map = ['--map', 'webExId=Email', '--map', 'hostPIN=PIN', '--per-account', '100000'];
    const start = (): Running =>
      bulk(site, 'webex', 'user.SetUser', '--csv', 'pins.csv', ...map, ...ACCESS(site));
    await killedOften(start, calls, 7);
    const { code, out } = await start().ended;
    expect(code, out).toBe(0);
    expect(out).toContain(`${ROWS} rows: ${ROWS} succeeded, 0 failed`);
    expect(calls.total()).toBeLessThanOrEqual(ROWS + KILLS * CONCURRENCY);
    await expectAllOnce(site, 'pins.csv', 'user.SetUser');
    for (let index = 0; index < ROWS; index += 499) expect(site.pin(index)).toBe(pinOf(index));
  },
);

test(
  'CreateUser: none is lost, and none is created twice',
  { timeout: 120_000 + KILLS * 20_000 },
  async () => {
    const calls = counter();
    const created = counter();
    const site = await openSite({
      users: 0,
      admins: 8,
      onCall: ({ operation, request, outcome }) => {
        if (operation !== 'user.CreateUser') return;
        calls.count(request['webExId']);
        if (outcome === 'success') created.count(request['webExId']);
      },
    });
    const rows = Array.from({ length: ROWS }, (_, i) => `${userName(i)},A,B,${userName(i)}`);
    const header = 'webExId,firstName,lastName,email';
    writeFileSync(join(site.folder, 'new.csv'), `${header}\n${rows.join('\n')}\n`);
    writeFileSync(join(site.folder, 'word.txt'), 'Secret-w0rd-of-9ew-people', { mode: 0o600 });
    const set = ['--set', 'password=@word.txt', '--set', 'privilege.host=true'];
    const start = (): Running =>
      bulk(site, 'webex', 'user.CreateUser', '--csv', 'new.csv', ...set, ...ACCESS(site));
    await killedOften(start, calls, 11);
    const { code, out } = await start().ended;
    expect(code, out).toBe(0);
    expect(created.total()).toBe(ROWS);
    for (let index = 0; index < ROWS; index++) expect(created.seen(userName(index))).toBe(1);
    expect(calls.total()).toBeLessThanOrEqual(ROWS + KILLS * CONCURRENCY);
    await expectAllOnce(site, 'new.csv', 'user.CreateUser');
  },
);
