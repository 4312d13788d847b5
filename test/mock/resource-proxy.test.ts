import { createServer } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createMock } from '../../generator/mock/create-mock.js';
import type { Deviation } from '../../generator/mock/deviation.js';
import type { Mock } from '../../generator/mock/model.js';
import { ADMIN, ask, LIST, named, SCHEMAS, serving, USER, userDocument } from './resources.js';
import { SETUP_MS } from './requests.js';

const real = serving();
const sent = { 'content-type': USER };

let proxy: Mock;
let url: string;
const deviations: Deviation[] = [];

beforeAll(async () => {
  proxy = await createMock({
    schemas: SCHEMAS,
    proxy: `${real.url}/`,
    onDeviation: (deviation) => deviations.push(deviation),
  });
  ({ url } = await proxy.listen());
}, SETUP_MS);
beforeEach(() => {
  deviations.length = 0;
});
afterAll(() => proxy.close());

describe('in front of a real endpoint', () => {
  test('method, path, query, headers and body go on, and everything comes back', async () => {
    const created = await ask(url, 'POST /users', { headers: sent, body: named('ann') });
    expect(created).toMatchObject({ status: 201, headers: { location: expect.any(String) } });
    const got = await ask(url, 'GET /users/LOCAL/ann');
    expect(got.text).toBe(created.text);
    expect(got.headers.etag).toBe(created.headers.etag);
    const listed = await ask(url, 'GET /users?username=ann');
    expect(listed.headers['content-type']).toBe(LIST);
    const stale = { ...sent, 'if-match': '"other"' };
    expect(
      (await ask(url, 'PUT /users/LOCAL/ann', { headers: stale, body: named('ann') })).status,
    ).toBe(412);
    expect((await ask(url, 'DELETE /users/LOCAL/ann')).status).toBe(204);
    expect(deviations).toEqual([]);
    expect(proxy.journal.at(-2)).toMatchObject({
      operation: 'users.update',
      credentials: ['username', 'password'],
      outcome: 'forwarded',
      errorId: '412',
    });
  });

  test('what the schemas have against a request is told', async () => {
    const body = userDocument('<username>a</username>\n<x/>');
    await ask(url, 'POST /users', { headers: sent, body });
    expect(deviations).toMatchObject([
      { direction: 'request', operation: 'users.create', code: 'unknown-element', line: 2 },
    ]);
  });

  test('a media type that the API does not have is told', async () => {
    await ask(url, 'POST /users', { headers: { 'content-type': 'text/xml' }, body: named('a') });
    expect(deviations).toMatchObject([
      { direction: 'request', message: expect.stringContaining(`its media type is not ${USER}`) },
    ]);
  });

  test('what the schemas have against a reply is told', async () => {
    const server = createServer((_, outgoing) => {
      outgoing.writeHead(200, { 'content-type': USER }).end(userDocument('<title>Dr</title>'));
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : 0;
    const told: Deviation[] = [];
    const other = await createMock({
      schemas: SCHEMAS,
      proxy: `http://127.0.0.1:${port}/api`,
      onDeviation: (deviation) => told.push(deviation),
    });
    const path = `${other.path}/users/LOCAL/a`;
    await other.answer({ method: 'GET', path, headers: ADMIN, body: '' });
    expect(told).toMatchObject([
      { direction: 'reply', operation: 'users.get', code: 'required', path: ['username'] },
    ]);
    await other.close();
    await new Promise((done) => server.close(done));
  });

  test('other paths are refused here', async () => {
    expect((await ask(url, 'GET /other')).status).toBe(404);
  });
});
