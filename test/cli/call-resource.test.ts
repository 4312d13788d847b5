/** `codegen call` and `codegen bulk` with an API of resources, as docs/polycom.md has them. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { createMock } from '../../generator/mock/create-mock.js';
import type { Mock } from '../../generator/mock/model.js';
import { call, command, SCHEMAS } from './call-run.js';
import { emptyFolder } from './run.js';

const PASSWORD = 'Adm1nistrator';
const ENV = { POLYCOM_USERNAME: 'admin', POLYCOM_PASSWORD: PASSWORD };
const page = readFileSync(resolve('docs/polycom.md'), 'utf8');

let mock: Mock;
let url: string;

beforeAll(async () => {
  ({ mock, url } = await open());
  return () => mock.close();
});

async function open(...outcomes: readonly string[]): Promise<{ mock: Mock; url: string }> {
  const opened = await createMock({ schemas: ['schemas/polycom'], outcomes });
  return { mock: opened, url: (await opened.listen()).url };
}

function person(username: string): readonly string[] {
  return set({ username, 'first-name': 'A', 'last-name': 'B', password: '@-' });
}

function set(members: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(members).flatMap(([name, text]) => ['--set', `${name}=${text}`]);
}

test('a user is created, listed, changed and deleted, and no password is shown', async () => {
  const to = ['--endpoint', url];
  const own = 'Passw0rd1';
  const create = ['polycom', 'users.create', ...person('ann'), ...to];
  const created = await call(create, { env: ENV, input: `${own}\n` });
  expect(created).toMatchObject({ code: 0, error: '' });
  const again = await call(create, { env: ENV, input: `${own}\n` });
  expect(again).toMatchObject({ code: 1, out: '' });
  expect(again.error).toMatch(
    /^codegen CMD911 users\.create: 409 .*\(already-exists\)\n {2}There is/,
  );

  const listed = await call(['polycom', 'users.list', ...to], { env: ENV });
  expect(listed.out).toMatch(/^plcm-user-v2 \(\d+\)\nusername +first-name .*link\n/);

  const who = { domain: 'LOCAL', username: 'ann' };
  const before = mock.journal.length;
  const change = ['polycom', 'users.update', ...set({ ...who, title: 'Dr' }), ...to];
  const changed = await call(change, { env: ENV });
  expect(changed.out).toMatch(/^title +Dr$/m);
  expect(mock.journal.slice(before).map(({ operation }) => operation)).toEqual([
    'users.get',
    'users.update',
  ]);

  const gone = await call(['polycom', 'users.delete', ...set(who), ...to], { env: ENV });
  expect(gone).toMatchObject({ code: 0, out: '', error: '' });
  for (const { out, error } of [created, again, listed, changed, gone])
    for (const secret of [own, PASSWORD]) expect(out + error).not.toContain(secret);
});

test('a user that somebody else has changed is not overwritten', async () => {
  const late = await open('operation=users.update; errorId=412');
  onTestFinished(() => late.mock.close());
  const members = set({ domain: 'LOCAL', username: 'jdoe', title: 'Dr' });
  const { code, error } = await call(
    ['polycom', 'users.update', ...members, '--endpoint', late.url],
    { env: ENV },
  );
  expect(code).toBe(1);
  expect(error).toContain(
    'users.update: the resource has changed since it was read: read it again',
  );
});

test.each([
  [{ username: 'a:b' }, 'advisory username: a colon in a user name must stand between quotation'],
  [
    { username: 'a', locked: 'false' },
    "unknown-member locked: the operation has no member 'locked'",
  ],
  [{ username: 'a', tenant: 'AAAA' }, 'length tenant: expected at least 16 bytes'],
  [{ username: '' }, 'length username: expected at least 1 character'],
])('what may not be written is refused before anything is sent: %j', async (members, message) => {
  const sent = mock.journal.length;
  const words = set({ 'first-name': 'A', 'last-name': 'B', ...members });
  const { code, error } = await call(['polycom', 'users.create', ...words, '--endpoint', url], {
    env: ENV,
  });
  expect(code).toBe(2);
  expect(error).toContain(message);
  expect(mock.journal).toHaveLength(sent);
});

test('the page’s table becomes users, in one command', { timeout: 30_000 }, async () => {
  const [, table = ''] = /^```csv\n([^]*?)^```/m.exec(page) ?? [];
  const [, line = ''] = /^npx codegen (bulk .*)$/m.exec(page) ?? [];
  const cwd = emptyFolder();
  writeFileSync(join(cwd, 'users.csv'), table);
  const words = line.replace('http://127.0.0.1:8080/api/rest', url).split(' ');
  const run = (): ReturnType<typeof command> =>
    command([...words, '--schemas', SCHEMAS], { env: ENV, cwd });
  const first = await run();
  expect(first).toMatchObject({ code: 0, error: '' });
  expect(first.out).toContain('users.create: 2 rows: 2 succeeded, 0 failed');
  const created = (): number =>
    mock.journal.filter(({ operation, status }) => operation === 'users.create' && status === 201)
      .length;
  const count = created();
  expect((await run()).code).toBe(0);
  expect(created()).toBe(count);
  const journal = readFileSync(join(cwd, 'users.csv.users.create.journal'), 'utf8');
  for (const text of ['Passw0rd', 'ann', PASSWORD]) expect(journal).not.toContain(text);
});
