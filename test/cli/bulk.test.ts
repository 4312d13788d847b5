import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ACCESS, bulk, openSite, PASSWORD, pinOf, rowsIn, setPins, userName } from './bulk-site.js';
import type { BulkSite } from './bulk-site.js';

function calls({ mock }: BulkSite, operation: string): number {
  return mock.journal.filter((entry) => entry.operation === operation).length;
}

/** All that a run has left on the disk and on the terminal. */
function expectNoSecrets(site: BulkSite, text: string, files: readonly string[]): void {
  for (const file of files) {
    const content = readFileSync(join(site.folder, file), 'utf8');
    expect(content).not.toContain(PASSWORD);
    expect(content).not.toContain(pinOf(7));
  }
  expect(text).not.toContain(PASSWORD);
  expect(text).not.toMatch(new RegExp(`\\b${pinOf(7)}\\b`));
}

test('sets a PIN for each row, and leaves a journal without data and two tables', async () => {
  const site = await openSite({ users: 20, admins: 2 });
  const { code, out, error } = await setPins(site).ended;
  expect(error).toBe('');
  expect(out).toContain('user.SetUser: 20 rows: 20 succeeded, 0 failed\n');
  expect(code).toBe(0);
  for (const index of [0, 7, 19]) expect(site.pin(index)).toBe(pinOf(index));
  const success = rowsIn(site, 'pins.csv.success.csv');
  expect(success[0]).toBe('Email,PIN,Note,csvLine');
  expect(success.toSorted()).toContain(`${userName(7)},${pinOf(7)},note 7,9`);
  expect(success).toHaveLength(21);
  expect(rowsIn(site, 'pins.csv.errors.csv')).toEqual([
    'Email,PIN,Note,exceptionID,reason,csvLine',
  ]);
  for (const file of readdirSync(site.folder).filter((name) => name !== 'pins.csv'))
    expect(statSync(join(site.folder, file)).mode & 0o777).toBe(0o600);
  expectNoSecrets(site, out, ['pins.csv.user.SetUser.journal']);

  const again = await setPins(site).ended;
  expect(again.code).toBe(0);
  expect(calls(site, 'user.SetUser')).toBe(20);
});

test('tells everything that is wrong before anything is sent', async () => {
  const site = await openSite({ users: 3, admins: 1 });
  const lines = ['Email,PIN', `${userName(0)},1234`, `${userName(1)},42`, `${userName(2)},3421`];
  writeFileSync(join(site.folder, 'pins.csv'), `${lines.join('\r\n')}\r\n`);
  const { code, out, error } = await setPins(site).ended;
  expect(code).toBe(2);
  expect(error).toBe('');
  expect(out).toMatch(/^pins\.csv:2 CMD921 PIN: a PIN has four digits/m);
  expect(out).toMatch(/^pins\.csv:3 CMD921 PIN: a PIN has four digits.*spreadsheet/m);
  expect(out).toContain('nothing was sent: 1 row to send, 2 rejected');
  expect(site.mock.journal).toEqual([]);
  expect(readdirSync(site.folder).toSorted()).toEqual(['admins.json', 'pins.csv']);

  const skipped = await setPins(site, '--skip-invalid').ended;
  expect(skipped.code).toBe(1);
  expect(calls(site, 'user.SetUser')).toBe(1);
  const errors = rowsIn(site, 'pins.csv.errors.csv');
  expect(errors).toHaveLength(3);
  expect(errors[1]).toMatch(new RegExp(`^${userName(0)},1234,,"?PIN: a PIN has four digits.*,2$`));
});

test('a dry run needs no credentials, sends nothing and hides secrets', async () => {
  const site = await openSite({ users: 9, admins: 1 });
  const map = ['--map', 'webExId=Email', '--map', 'hostPIN=PIN'];
  const words = ['webex', 'user.SetUser', '--csv', 'pins.csv', ...map, '--dry-run'];
  const { code, out } = await bulk(site, ...words).ended;
  expect(code).toBe(0);
  expect(out).toContain('nothing was sent: 9 rows to send');
  expect(out).toContain('<hostPIN>***</hostPIN>');
  expect(out).toContain(`<webExId>${userName(0)}</webExId>`);
  expect(site.mock.journal).toEqual([]);
});

test('rotates at the wall, stops with 3 when nobody is left, and goes on hours later', async () => {
  const site = await openSite({ users: 100, admins: 3, wall: 20 });
  const first = await setPins(site, '--per-account', '1000').ended;
  expect(first.code).toBe(3);
  expect(first.out).toContain('60 succeeded, 0 failed, 40 not done');
  expect(first.out).toContain('no account is left');
  const refused = site.mock.journal.filter(({ errorId }) => errorId === '030002');
  expect(refused.length).toBeLessThanOrEqual(3 * (3 + 8 - 1));
  site.mock.clock.advance(9 * 3_600_000);
  const second = await setPins(site, '--per-account', '1000').ended;
  expect(second.out).toContain('100 rows: 100 succeeded, 0 failed');
  expect(second.code).toBe(0);
  expect(rowsIn(site, 'pins.csv.success.csv')).toHaveLength(101);
});

test('makes no more calls with an account than it may', async () => {
  const site = await openSite({ users: 25, admins: 3 });
  const { code, out } = await setPins(site, '--per-account', '10').ended;
  expect(code).toBe(0);
  expect(out).toMatch(/admin0@acme\.com \(10\), admin1@acme\.com \(10\), admin2@acme\.com \(5\)/);
});

test('stops before the first row when an account is no administrator', async () => {
  const site = await openSite({ users: 3, admins: 1 });
  const accounts = [{ webExID: userName(0), password: 'x' }];
  writeFileSync(join(site.folder, 'admins.json'), JSON.stringify(accounts));
  const { code, out } = await setPins(site).ended;
  expect(code).toBe(2);
  expect(out).toContain(`CMD922 ${userName(0)}: privilege.siteAdmin is false, expected true`);
  expect(calls(site, 'user.SetUser')).toBe(0);
  expect(readdirSync(site.folder).toSorted()).toEqual(['admins.json', 'pins.csv']);
  const wrong = [{ webExID: 'admin0@acme.com', password: 'hunter22' }];
  writeFileSync(join(site.folder, 'admins.json'), JSON.stringify(wrong));
  const second = await setPins(site).ended;
  expect(second.code).toBe(2);
  expect(second.out).toMatch(/CMD922 admin0@acme\.com: user\.GetUser failed/);
  expect(second.out).not.toContain('hunter22');
});

test('failed rows stand among the errors, and are tried again when asked for', async () => {
  const site = await openSite({ users: 5, admins: 1 });
  const file = join(site.folder, 'pins.csv');
  writeFileSync(file, readFileSync(file, 'utf8').replace(userName(2), 'nobody@acme.com'));
  const first = await setPins(site).ended;
  expect(first.code).toBe(1);
  expect(first.out).toContain('4 succeeded, 1 failed');
  expect(first.out).toMatch(/errors: 030001 \S+: 1/);
  const errors = rowsIn(site, 'pins.csv.errors.csv');
  expect(errors[1]).toMatch(/^nobody@acme\.com,\d{4},note 2,030001,.+,4$/);

  // The errors are the input of a next run, and have the same columns again.
  const next = ['webex', 'user.SetUser', '--csv', 'pins.csv.errors.csv', '--map', 'webExId=Email'];
  const other = await bulk(site, ...next, '--map', 'hostPIN=PIN', ...ACCESS(site)).ended;
  expect(other.code).toBe(1);
  const [header] = rowsIn(site, 'pins.csv.errors.csv.errors.csv');
  expect(header).toBe('Email,PIN,Note,exceptionID,reason,csvLine');

  site.mock.force('operation=user.SetUser; errorId=000000; times=1');
  const retried = await setPins(site, '--retry-failed').ended;
  expect(retried.code).toBe(1);
  const after = rowsIn(site, 'pins.csv.errors.csv');
  expect(after).toHaveLength(2);
  expect(after[1]).toMatch(/,000000,.*,4$/);
});

test('refuses to go on with another table or other settings', async () => {
  const site = await openSite({ users: 3, admins: 1 });
  expect((await setPins(site).ended).code).toBe(0);
  const other = await setPins(site, '--where', 'Note=note 1').ended;
  expect(other.code).toBe(2);
  expect(other.out).toMatch(
    /CMD923 pins\.csv\.user\.SetUser\.journal is the journal of another run/,
  );
  writeFileSync(join(site.folder, 'pins.csv'), `Email,PIN\n${userName(0)},3421\n`);
  expect((await setPins(site).ended).out).toContain('an input file with other content');
});

test('tells how far a run is by its journal alone', async () => {
  const site = await openSite({ users: 30, admins: 1, wall: 10 });
  expect((await setPins(site).ended).code).toBe(3);
  const { code, out } = await bulk(site, '--status', 'pins.csv.user.SetUser.journal').ended;
  expect(out).toContain('user.SetUser (webex 10.0): 10 succeeded, 0 failed, 0 unknown');
  expect(out).toContain('no run is at work');
  expect(code).toBe(1);
  const none = await bulk(site, '--status', 'none.journal').ended;
  expect(none.code).toBe(2);
  const wrong = await bulk(site, '--status', 'pins.csv').ended;
  expect(wrong.out).toContain('CMD923');
});

test('writes what was read, one row for each item of a list', async () => {
  const site = await openSite({ users: 4, admins: 1 });
  expect((await setPins(site).ended).code).toBe(0);
  writeFileSync(join(site.folder, 'names.csv'), `webExId\n${userName(1)}\n${userName(3)}\n`);
  const read = ['webex', 'user.GetUser', '--csv', 'names.csv', ...ACCESS(site)];
  const { code, out } = await bulk(site, ...read, '--output-columns', 'hostPIN,firstName').ended;
  expect(out).toContain('2 succeeded');
  expect(code).toBe(0);
  const rows = rowsIn(site, 'names.csv.success.csv');
  expect(rows[0]).toBe('webExId,personalMeetingRoom.hostPIN,firstName,csvLine');
  expect(rows.toSorted()).toContain(`${userName(1)},${pinOf(1)},A,2`);

  writeFileSync(join(site.folder, 'list.csv'), 'active\nACTIVATED\n');
  const list = ['webex', 'user.LstsummaryUser', '--csv', 'list.csv', ...ACCESS(site)];
  const listed = await bulk(site, ...list, '--output-columns', 'user.webExId').ended;
  expect(listed.code, listed.out).toBe(0);
  const items = rowsIn(site, 'list.csv.success.csv');
  expect(items[0]).toBe('active,webExId,csvLine');
  expect(items.length).toBeGreaterThan(3);
  const next = ['webex', 'user.GetUser', '--csv', 'list.csv.success.csv', '--dry-run'];
  expect((await bulk(site, ...next).ended).out).toContain(`${items.length - 1} rows to send`);
});
