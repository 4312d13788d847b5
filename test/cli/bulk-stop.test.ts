import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openSite, pinOf, rowsIn, setPins } from './bulk-site.js';
import type { BulkSite } from './bulk-site.js';

const JOURNAL = 'pins.csv.user.SetUser.journal';

interface Stopped {
  readonly site: BulkSite;
  /** Calls of the operation that came so far. */
  readonly calls: () => number;
  /** Resolves when so many came. */
  readonly reached: (count: number) => Promise<void>;
}

/** A site with 60 users that takes its time. */
async function slowSite(latency: number): Promise<Stopped> {
  let calls = 0;
  let wake = (): void => {};
  const site = await openSite({
    users: 60,
    admins: 1,
    isReal: true,
    outcomes: [`operation=user.SetUser; latency=${latency}`],
    onCall: ({ operation }) => {
      if (operation === 'user.SetUser') calls++;
      wake();
    },
  });
  const reached = async (count: number): Promise<void> => {
    while (calls < count) await new Promise<void>((next) => (wake = next));
  };
  return { site, calls: () => calls, reached };
}

test.each(['SIGINT', 'SIGTERM'] as const)('%s finishes what is under way', async (signal) => {
  const { site, calls, reached } = await slowSite(50);
  const { child, ended } = setPins(site, '--concurrency', '4');
  await reached(10);
  child.kill(signal);
  const { code, out, error } = await ended;
  expect(code).toBe(130);
  expect(error).toContain('finishing the calls that are under way');
  expect(out).toContain('interrupted: the same command goes on');
  const done = calls();
  expect(done).toBeLessThan(60);
  expect(out).toContain(`${done} succeeded, 0 failed, ${60 - done} not done`);
  const again = await setPins(site).ended;
  expect(again.code).toBe(0);
  expect(calls()).toBe(60);
});

test('a second signal ends it at once, and the next run settles what was under way', async () => {
  const { site, calls, reached } = await slowSite(400);
  const { child, ended } = setPins(site, '--concurrency', '4');
  child.stderr?.on('data', () => child.kill('SIGINT'));
  await reached(4);
  child.kill('SIGINT');
  expect((await ended).code).toBe(130);
  const again = await setPins(site, '--concurrency', '30').ended;
  expect(again.code, again.out).toBe(0);
  expect(again.out).toContain('60 rows: 60 succeeded');
  expect(calls()).toBeLessThanOrEqual(60 + 4);
});

test('is killed half-way, and goes on: each row stands in one table, once', async () => {
  const { site, calls, reached } = await slowSite(20);
  const { child, ended } = setPins(site);
  await reached(30);
  child.kill('SIGKILL');
  expect((await ended).code).toBe(null);
  const { code, out } = await setPins(site).ended;
  expect(out).toContain('60 rows: 60 succeeded');
  expect(code).toBe(0);
  expect(calls()).toBeLessThanOrEqual(60 + 8);
  const lines = rowsIn(site, 'pins.csv.success.csv').slice(1);
  const numbers = lines.map((line) => Number(line.split(',').at(-1)));
  expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 60 }, (_, i) => i + 2));
  expect(readFileSync(join(site.folder, JOURNAL), 'utf8')).not.toContain('user1');
  expect(site.pin(59)).toBe(pinOf(59));
});

test('two runs do not write one journal', async () => {
  const { site, reached } = await slowSite(2000);
  const { child, ended } = setPins(site);
  await reached(1);
  const other = await setPins(site).ended;
  expect(other.code).toBe(2);
  expect(other.out).toContain(`CMD923 ${JOURNAL} is in use by process ${child.pid}`);
  child.kill('SIGKILL');
  await ended;
});

test('is interrupted while the accounts are checked', async () => {
  const site = await openSite({
    users: 2,
    admins: 1,
    isReal: true,
    outcomes: ['operation=user.GetUser; latency=60000'],
  });
  const { child, ended } = setPins(site);
  await expect.poll(() => existsSync(join(site.folder, JOURNAL)), { timeout: 30_000 }).toBe(true);
  await new Promise((next) => setTimeout(next, 300));
  child.kill('SIGINT');
  const { code, out } = await ended;
  expect(code, out).toBe(130);
  expect(out).toContain('2 rows: 0 succeeded, 0 failed, 2 not done');
});
