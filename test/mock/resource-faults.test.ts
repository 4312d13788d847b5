import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { createMock } from '../../generator/mock/create-mock.js';
import type { Mock, MockOptions } from '../../generator/mock/model.js';
import {
  ADMIN,
  ask,
  basic,
  named,
  SCHEMAS,
  serving,
  USER,
  userDocument,
  userOracle,
} from './resources.js';
import { SETUP_MS } from './requests.js';

const sent = { 'content-type': USER };

const served = serving();

function forced(outcome: string, what = 'GET /users') {
  return ask(served.url, what, { headers: { 'x-mock': outcome } });
}

describe('outcomes that are forced', () => {
  test('an error is its HTTP status, with what api.json says of it', async () => {
    const reply = await forced('errorId=409');
    expect(reply.status).toBe(409);
    expect(reply.text).toBe('There is a user with this user name in this domain already.\n');
    expect(served.mock.journal.at(-1)).toMatchObject({ outcome: 'failure', errorId: '409' });
  });

  test('an error that is no HTTP status is refused, and so is a server', async () => {
    expect((await forced('errorId=000045')).text).toContain(
      "errorId: expected an HTTP status from 400 to 599, found '000045'",
    );
    expect((await forced('server=x')).text).toContain('do not tell which server answered');
    expect(() => served.mock.force('operation=users.lst; errorId=503')).toThrow(
      "did you mean 'users.list'?",
    );
  });

  test('busy, HTML, a lost answer before and after, half an answer', async () => {
    expect(await forced('status=503; retryAfter=2')).toMatchObject({
      status: 503,
      headers: { 'retry-after': '2' },
    });
    expect((await forced('html=502')).text).toContain('<html>');
    await expect(forced('truncate')).rejects.toThrow(/aborted|ECONNRESET/);
    const { url } = served;
    for (const [name, isThere] of [
      ['before', 404],
      ['after', 200],
    ] as const) {
      const headers = { ...sent, 'x-mock': `drop=${name}` };
      const lost = ask(url, 'POST /users', { headers, body: named(name) });
      await expect(lost).rejects.toThrow(/hang up|ECONNRESET/);
      expect((await ask(url, `GET /users/LOCAL/${name}`)).status).toBe(isThere);
    }
  });

  test('so often, and for these operations alone', async () => {
    served.mock.force('operation=users.get; errorId=429; times=1');
    expect((await ask(served.url, 'GET /users')).status).toBe(200);
    expect((await ask(served.url, 'GET /users/LOCAL/jdoe')).status).toBe(429);
    expect((await ask(served.url, 'GET /users/LOCAL/jdoe')).status).toBe(200);
  });
});

describe('the journal', () => {
  test('has no secrets', async () => {
    const password = 'S3cretWord';
    const members = `<password>${password}</password><original-password>${password}2</original-password>`;
    const body = named('zoe', members);
    await ask(served.url, 'POST /users', { headers: sent, body });
    const entry = served.mock.journal.at(-1);
    expect(entry).toMatchObject({
      operation: 'users.create',
      outcome: 'success',
      status: 201,
      credentials: ['username', 'password'],
      request: { username: 'zoe', password: '***', 'original-password': '***' },
    });
    expect(JSON.stringify(served.mock.journal)).not.toContain(password);
    expect(JSON.stringify(served.mock.journal)).not.toContain('Adm1nistrator');
  });

  test('has what stands in path and query', async () => {
    await ask(served.url, 'GET /users?username=a&other=b');
    expect(served.mock.journal.at(-1)?.request).toEqual({ username: 'a' });
    await ask(served.url, 'DELETE /users/LOCAL/nobody');
    expect(served.mock.journal.at(-1)).toMatchObject({
      request: { domain: 'LOCAL', username: 'nobody' },
      outcome: 'failure',
      errorId: '404',
      reason: 'there is no such user',
    });
  });
});

describe('a mock', () => {
  const mocks: Mock[] = [];
  const folder = mkdtempSync(join(tmpdir(), 'mock-'));

  async function open(options: MockOptions): Promise<Mock> {
    const mock = await createMock({ schemas: SCHEMAS, ...options });
    mocks.push(mock);
    return mock;
  }

  afterEach(async () => {
    await Promise.all(mocks.splice(0).map((mock) => mock.close()));
    rmSync(folder, { recursive: true, force: true });
  });

  test('that is strict refuses what the schema refuses', { timeout: SETUP_MS }, async () => {
    const mock = await open({ strict: true });
    const create = (body: string) =>
      mock.answer({
        method: 'POST',
        path: `${mock.path}/users`,
        headers: { ...ADMIN, ...sent },
        body,
      });
    const unknown = userDocument('<username>a</username><x/>');
    expect(await create(unknown)).toMatchObject({ status: 400 });
    const undeclared = '<user:plcm-user-v2><user:username>a</user:username></user:plcm-user-v2>';
    expect(await create(undeclared)).toMatchObject({ status: 400 });
    expect(await create(named('a'))).toMatchObject({ status: 201 });
  });

  test('keeps its state in a file of its owner alone', { timeout: SETUP_MS }, async () => {
    const stateFile = join(mkdtempSync(join(tmpdir(), 'mock-')), 'state.json');
    const first = await open({ stateFile });
    await first.answer({
      method: 'POST',
      path: `${first.path}/users`,
      headers: { ...ADMIN, ...sent },
      body: named('ann'),
    });
    await first.close();
    expect(statSync(stateFile).mode & 0o777).toBe(0o600);
    expect(readFileSync(stateFile, 'utf8')).toContain('"ann"');
    const second = await open({ stateFile });
    const path = `${second.path}/users/LOCAL/ann`;
    const { status } = await second.answer({ method: 'GET', path, headers: ADMIN, body: '' });
    expect(status).toBe(200);
  });

  test('with a clock of its own waits until that is moved', { timeout: SETUP_MS }, async () => {
    const mock = await open({ clock: 'virtual', outcomes: ['latency=60000'] });
    let isDone = false;
    const path = `${mock.path}/users`;
    const reply = mock
      .answer({ method: 'GET', path, headers: ADMIN, body: '' })
      .finally(() => (isDone = true));
    await new Promise((done) => setImmediate(done));
    expect(isDone).toBe(false);
    mock.clock.advance(60_000);
    expect((await reply).status).toBe(200);
  });

  test('gives the same identifiers for the same seed', { timeout: SETUP_MS }, async () => {
    const uuids = async (seed: number) => JSON.stringify((await open({ seed })).state());
    expect(await uuids(1)).toBe(await uuids(1));
    expect(await uuids(1)).not.toBe(await uuids(2));
  });

  test(
    'without a simulator answers every operation with a valid sample',
    { timeout: SETUP_MS },
    async () => {
      const mock = await open({ simulator: null });
      expect(mock.operations.map(({ id, isSimulated }) => `${id} ${isSimulated}`)).toEqual([
        'users.list false',
        'users.get false',
        'users.create false',
        'users.update false',
        'users.delete false',
      ]);
      const oracle = userOracle();
      const call = (method: string, path: string) =>
        mock.answer({ method, path: mock.path + path, headers: sent, body: named('a') });
      for (const [method, path, status] of [
        ['GET', '/users', 200],
        ['GET', '/users/a/b', 200],
        ['POST', '/users', 201],
        ['PUT', '/users/a/b', 200],
      ] as const) {
        const reply = await call(method, path);
        expect(reply.status).toBe(status);
        expect(oracle.complaints(reply.body)).toEqual([]);
      }
      expect((await call('DELETE', '/users/a/b')).status).toBe(204);
    },
  );

  test(
    'leaves out what the simulator has and the schema refuses',
    { timeout: SETUP_MS },
    async () => {
      const state = {
        users: [{ username: 'a', password: 'p', profile: { title: 'x'.repeat(65), other: 1 } }],
      };
      const mock = await open({ state });
      const headers = basic('a', 'p');
      const reply = await mock.answer({
        method: 'GET',
        path: `${mock.path}/users`,
        headers,
        body: '',
      });
      expect(userOracle().complaints(reply.body)).toEqual([]);
      expect(mock.journal.at(-1)?.responseIssues).toMatchObject([{ code: 'length' }]);
    },
  );

  test('serves a client without sockets', { timeout: SETUP_MS }, async () => {
    const mock = await open({});
    const reply = await mock.transport({
      method: 'GET',
      url: `https://dma.example:8443${mock.path}/users?username=jdoe`,
      headers: ADMIN,
      body: new Uint8Array(),
      signal: new AbortController().signal,
      maxBytes: 1_000_000,
    });
    expect(reply.status).toBe(200);
    expect(mock.journal.at(-1)).toMatchObject({ request: { username: 'jdoe' } });
  });
});
