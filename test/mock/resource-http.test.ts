import { describe, expect, test } from 'vitest';
import {
  ADMIN,
  ask,
  basic,
  LIST,
  named,
  serving,
  USER,
  userDocument,
  userOracle,
} from './resources.js';

const served = serving();
const oracle = userOracle();

const sent = { 'content-type': USER };

describe('a resource over sockets', () => {
  test('is created, read, listed, changed and deleted', async () => {
    const { url } = served;
    const created = await ask(url, 'POST /users', { headers: sent, body: named('ann') });
    expect(created).toMatchObject({
      status: 201,
      headers: { 'content-type': USER, location: '/api/rest/users/LOCAL/ann' },
    });
    const { etag, location } = created.headers;
    expect(created.text).toContain(`entity-tag>${etag?.slice(1, -1)}</`);
    const got = await fetch(new URL(location ?? '', url), { headers: ADMIN });
    expect(got.status).toBe(200);
    expect(got.headers.get('etag')).toBe(etag);
    const body = await got.text();
    expect(body).toBe(created.text);

    const listed = await ask(url, 'GET /users?username=ann&domain=LOCAL&unknown=1');
    expect(listed).toMatchObject({ status: 200, headers: { 'content-type': LIST } });
    expect(listed.headers.etag).toBeUndefined();
    expect(listed.text.match(/<\w*:?username>/g)).toHaveLength(1);

    const changed = await ask(url, 'PUT /users/LOCAL/ann', {
      headers: { ...sent, 'if-match': etag ?? '' },
      body: body.replace('first-name>F<', 'first-name>Ann<'),
    });
    expect(changed.status).toBe(200);
    expect(changed.headers.etag).not.toBe(etag);
    expect(changed.text).toContain('Ann');

    const deleted = await ask(url, 'DELETE /users/LOCAL/ann');
    expect(deleted).toMatchObject({ status: 204, text: '' });
    expect(deleted.headers['content-type']).toBeUndefined();
    expect((await ask(url, 'GET /users/LOCAL/ann')).status).toBe(404);
    for (const text of [created.text, listed.text, changed.text])
      expect(oracle.complaints(text)).toEqual([]);
  });

  test('a change that comes too late is 412, and one that names no version is taken', async () => {
    const { url } = served;
    const { headers } = await ask(url, 'POST /users', { headers: sent, body: named('bob') });
    const put = (tag: string | undefined, last: string) =>
      ask(url, 'PUT /users/LOCAL/bob', {
        headers: { ...sent, ...(tag !== undefined && { 'if-match': tag }) },
        body: named('bob').replace('>L<', `>${last}<`),
      });
    expect((await put(headers.etag, 'A')).status).toBe(200);
    expect((await put(headers.etag, 'B')).status).toBe(412);
    expect((await put(`W/${headers.etag}, "other"`, 'B')).status).toBe(412);
    const late = { headers: { 'if-match': headers.etag ?? '' } };
    expect((await ask(url, 'DELETE /users/LOCAL/bob', late)).status).toBe(412);
    expect((await put('*', 'C')).status).toBe(200);
    expect((await put(undefined, 'D')).status).toBe(200);
  });

  test('a second one of the same name is 409, with a line that says so', async () => {
    const { url } = served;
    await ask(url, 'POST /users', { headers: sent, body: named('carl') });
    const again = await ask(url, 'POST /users', { headers: sent, body: named('CARL') });
    expect(again).toMatchObject({
      status: 409,
      headers: { 'content-type': 'text/plain; charset=UTF-8' },
      text: 'a user with this user name exists in the domain already\n',
    });
  });

  test('names that need it are escaped in paths, and in Location', async () => {
    const { url } = served;
    const username = 'a/b%2F ü?#';
    const { headers } = await ask(url, 'POST /users', { headers: sent, body: named(username) });
    expect(headers.location).toBe(`/api/rest/users/LOCAL/${encodeURIComponent(username)}`);
    const found = await fetch(new URL(headers.location ?? '', url), { headers: ADMIN });
    expect(await found.text()).toContain(`>${username}<`);
  });

  test.each([
    ['GET /other', 404, {}],
    ['GET ', 404, {}],
    ['GET /users/', 404, {}],
    ['GET /users/LOCAL', 404, {}],
    ['GET /users/LOCAL/%zz', 404, {}],
    ['PUT /users', 405, { allow: 'GET, POST' }],
    ['POST /users/LOCAL/ann', 405, { allow: 'GET, PUT, DELETE' }],
    ['HEAD /users', 405, {}],
  ])('%s is refused with %s', async (what, status, headers) => {
    expect(await ask(served.url, what)).toMatchObject({ status, headers });
    expect(served.mock.journal.at(-1)).toMatchObject({ outcome: 'refused', status });
  });

  test.each([
    ['application/xml', 415, `expected the media type ${USER}`],
    ['', 415, ''],
    [`${USER}; charset=utf-8`, 201, ''],
    [USER.toUpperCase(), 201, ''],
  ])('a body of the media type %j is %s', async (type, status, text) => {
    const headers: Readonly<Record<string, string>> = type === '' ? {} : { 'content-type': type };
    const body = named(`type${type.length}`);
    const reply = await ask(served.url, 'POST /users', { headers, body });
    expect(reply.status).toBe(status);
    expect(reply.text).toContain(text);
  });

  test.each([
    ['text/html', 406],
    [`${LIST};q=0`, 406],
    ['*/*', 200],
    ['application/*;q=0.1, text/html', 200],
  ])('an answer in %s is %s', async (accept, status) => {
    expect((await ask(served.url, 'GET /users', { headers: { accept } })).status).toBe(status);
  });

  test('who is not known is asked to log in', async () => {
    for (const headers of [
      basic('admin', 'wrong'),
      { authorization: 'Bearer x' },
      { authorization: '' },
    ])
      expect(await ask(served.url, 'GET /users', { headers })).toMatchObject({
        status: 401,
        headers: { 'www-authenticate': 'Basic realm="polycom", charset="UTF-8"' },
      });
  });

  test.each([
    ['is cut off', named('dora').slice(0, -5), /not well-formed at 1:\d+/],
    ['has another root', '<plcm-user/>', /root element/],
    ['has a DOCTYPE', `<!DOCTYPE x>${named('dora')}`, /DOCTYPE/],
    ['is empty', '', /not well-formed/],
    [
      'breaks a rule of the schema',
      named('dora', '<phone-number>1234567890123456789012345</phone-number>'),
      /phone-number/,
    ],
  ])('a document that %s is 400', async (_, body, reason) => {
    const reply = await ask(served.url, 'POST /users', { headers: sent, body });
    expect(reply.status).toBe(400);
    expect(reply.text).toMatch(reason);
    expect(served.mock.journal.at(-1)).toMatchObject({
      operation: 'users.create',
      outcome: 'failure',
      errorId: '400',
    });
  });

  test('is read loosely: undeclared prefixes and unknown elements do no harm', async () => {
    const body =
      '<user:plcm-user-v2><user:username>eli</user:username><user:first-name>F</user:first-name><user:last-name>L</user:last-name><user:new/></user:plcm-user-v2>';
    const reply = await ask(served.url, 'POST /users', { headers: sent, body });
    expect(reply.status).toBe(201);
    expect(served.mock.journal.at(-1)?.issues).toMatchObject([{ code: 'unknown-element' }]);
  });

  test('large documents are refused before they are read', async () => {
    const body = userDocument(' '.repeat(10 * 1024 * 1024));
    expect((await ask(served.url, 'POST /users', { headers: sent, body })).status).toBe(413);
  });
});
