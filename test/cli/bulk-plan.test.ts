import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ACCESS, bulk, openSite, pinOf, rowsIn, setPins, userName } from './bulk-site.js';

test('a plan is what is sent, without the table', async () => {
  const site = await openSite({ users: 12, admins: 1 });
  const planned = await setPins(site, '--plan', 'pins.plan').ended;
  expect(planned.code, planned.out).toBe(0);
  expect(planned.out).toContain('pins.plan: 12 rows planned, nothing was sent');
  expect(site.mock.journal).toEqual([]);
  const file = join(site.folder, 'pins.plan');
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect((await setPins(site, '--plan', 'pins.plan').ended).code).toBe(2);

  writeFileSync(join(site.folder, 'pins.csv'), 'gone\n');
  const apply = ['--apply', 'pins.plan', '--credentials', 'admins.json'];
  const { code, out } = await bulk(site, ...apply).ended;
  expect(out).toContain('user.SetUser: 12 rows: 12 succeeded');
  expect(code).toBe(0);
  expect(site.pin(11)).toBe(pinOf(11));
  expect(rowsIn(site, 'pins.plan.success.csv')[0]).toBe('Email,PIN,Note,csvLine');
  const calls = site.mock.journal.length;
  expect((await bulk(site, ...apply).ended).code).toBe(0);
  expect(site.mock.journal.length).toBe(calls);

  // Another plan is another run, and one that was cut off is none.
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, text.replace(pinOf(3), pinOf(4)));
  expect((await bulk(site, ...apply).ended).out).toContain('CMD923');
  writeFileSync(file, text.slice(0, text.lastIndexOf('{')));
  expect((await bulk(site, ...apply).ended).out).toContain('CMD924 pins.plan was cut off');
  writeFileSync(file, text.replace(`"hostPIN":"${pinOf(3)}"`, '"hostPIN":"1111"'));
  const wrong = await bulk(site, ...apply).ended;
  expect(wrong.code).toBe(2);
  expect(wrong.out).toMatch(/pins\.plan:5 CMD921 personalMeetingRoom\.hostPIN: a PIN has/);
});

test('saves what is there before it is changed, and puts it back', async () => {
  const site = await openSite({ users: 6, admins: 1 });
  expect((await setPins(site).ended).code).toBe(0);
  const rows = Array.from({ length: 6 }, (_, i) => `${userName(i)},${pinOf(i + 40)}`);
  writeFileSync(join(site.folder, 'next.csv'), `Email,PIN\n${rows.join('\n')}\n`);
  const map = ['--map', 'webExId=Email', '--map', 'hostPIN=PIN', ...ACCESS(site)];
  const set = ['webex', 'user.SetUser', ...map];
  const changed = await bulk(site, ...set, '--csv', 'next.csv', '--undo-file', 'undo.csv').ended;
  expect(changed.code, changed.out).toBe(0);
  expect(site.pin(5)).toBe(pinOf(45));
  const saved = rowsIn(site, 'undo.csv');
  expect(saved[0]).toBe('Email,PIN,csvLine');
  expect(saved).toContain(`${userName(5)},${pinOf(5)},7`);
  expect(statSync(join(site.folder, 'undo.csv')).mode & 0o777).toBe(0o600);
  const back = await bulk(site, ...set, '--csv', 'undo.csv').ended;
  expect(back.code, back.out).toBe(0);
  expect(site.pin(5)).toBe(pinOf(5));
});

test('what was saved first stays, whatever happens in between', async () => {
  const site = await openSite({ users: 30, admins: 2, wall: 12 });
  const first = await setPins(site, '--undo-file', 'undo.csv').ended;
  expect(first.code).toBe(3);
  site.mock.clock.advance(9 * 3_600_000);
  const second = await setPins(site, '--undo-file', 'undo.csv').ended;
  expect(second.code, second.out).toBe(0);
  const lines = rowsIn(site, 'undo.csv');
  expect(lines).toHaveLength(31);
  expect(new Set(lines).size).toBe(31);
  // Nobody had a PIN before: what was saved must not be what this run has set.
  expect(lines.slice(1).every((line) => /^user\d+@acme\.com,,\d+$/.test(line))).toBe(true);
  expect(first.out).toMatch(/nothing stood in \d+ places before/);
});

test.each([
  [['--apply', 'x.plan', '--csv', 'pins.csv'], '--apply does what the plan says'],
  [[], 'which rows? name a table with --csv, or a plan with --apply'],
  [['--csv', 'pins.csv', '--concurrency', '0'], '--concurrency: expected a whole number from 1'],
  [['--csv', 'pins.csv', '--rate', 'x'], '--rate: expected a number of calls in a second'],
  [['--csv', 'pins.csv', '--map', 'x'], "--map: expected MEMBER=COLUMN, found 'x'"],
  [['--csv', 'pins.csv', '--dry-run', '--plan', 'p'], '--plan goes without --dry-run'],
  [['--csv', 'none.csv'], 'no such file'],
  [['--csv', 'pins.csv', '--where', 'x'], "'x' is no filter"],
  [
    [
      '--csv',
      'pins.csv',
      '--output-columns',
      'nix',
      '--map',
      'webExId=Email',
      '--map',
      'hostPIN=PIN',
    ],
    '--output-columns, of the response of user.SetUser',
  ],
])('%j is refused', async (words, message) => {
  const site = await openSite({ users: 1, admins: 1 });
  const operation = words.includes('--apply') ? [] : ['webex', 'user.SetUser'];
  const { code, out } = await bulk(site, ...operation, ...words).ended;
  expect(out).toContain(message);
  expect(code).toBe(2);
});

test('files that are there already, and links, are left alone', async () => {
  const site = await openSite({ users: 2, admins: 1 });
  const mine = join(site.folder, 'mine.csv');
  writeFileSync(mine, 'my own\nwork\n');
  const { code, out } = await setPins(site, '--success', 'mine.csv').ended;
  expect(code).toBe(2);
  expect(out).toContain('CMD924 mine.csv is there already');
  expect(readFileSync(mine, 'utf8')).toBe('my own\nwork\n');
  const same = await setPins(site, '--success', 'x.csv', '--errors', 'x.csv').ended;
  expect(same.out).toContain('x.csv is named for two purposes');
  expect(existsSync(join(site.folder, 'x.csv'))).toBe(false);
});
