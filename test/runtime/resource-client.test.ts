import { expectTypeOf } from 'expect-type';
import { afterAll, describe, expect, test } from 'vitest';
import { createResourceClient } from '../../generator/runtime/resource-client.js';
import { nodeTransport } from '../../generator/runtime/transport-node.js';
import type { ReplyOf } from '../../generator/runtime/reply.js';
import { proxyFor, transportWith } from '../support/serving.js';
import {
  api,
  credentials,
  JSON_TYPE,
  operations,
  send,
  serve,
  start,
  thrownBy,
  userXml,
  XML,
  type User,
} from './resource-site.js';

const ann = userXml('<n:username>ann</n:username><n:uuid>7</n:uuid>');
const basic = `Basic ${Buffer.from('ann:pä55 wörd').toString('base64')}`;

describe.each(['fetch', 'node'])('over %s', (wire) => {
  const transport = nodeTransport();
  afterAll(transport.close);
  const more = wire === 'node' ? { transport } : {};

  test('a list is a GET with the members in the query', async () => {
    const body = `<l:users xmlns:l="urn:t"><l:user><l:username>a</l:username><l:entity-tag>x</l:entity-tag></l:user></l:users>`;
    const type = { 'content-type': 'application/vnd.acme.users+xml;charset=UTF-8', etag: '"all"' };
    const { users, asked } = await start((_, response) => send(response, 200, body, type), more);
    const reply = await users.list({ username: 'a&b=c d/é', size: 2 });
    expectTypeOf(reply).toEqualTypeOf<ReplyOf<{ readonly user?: readonly User[] }, false>>();
    expect(reply.value.user?.[0]?.username).toBe('a');
    expect(reply.meta).toMatchObject({ operation: 'users.list', httpStatus: 200, etag: '"all"' });
    expect(asked).toMatchObject([
      {
        method: 'GET',
        url: '/api/users?username=a%26b%3Dc%20d%2F%C3%A9&size=2',
        headers: { accept: 'application/vnd.acme.users+xml', authorization: basic },
        body: '',
      },
    ]);
    expect(asked[0]?.headers).not.toHaveProperty('content-length');
    expect(asked[0]?.headers).not.toHaveProperty('content-type');
  });

  test('a get stands at the path, which what it is given cannot leave', async () => {
    const { users, asked } = await start((_, response) => send(response, 200, ann), more);
    const reply = await users.get({ uuid: '../a?b#c%2e' });
    expect(reply).toMatchObject({ value: { username: 'ann', 'entity-tag': 't1' }, issues: [] });
    expect(asked[0]?.url).toBe('/api/users/..%2Fa%3Fb%23c%252e');
  });

  test('a create posts the document', async () => {
    const { users, asked } = await start(
      (_, response) => send(response, 201, ann, { location: '/api/users/7', etag: '"t1"' }),
      more,
    );
    const request = { username: 'ann', 'first-name': 'A', 'entity-tag': 'x' };
    const reply = await users.create(request, { strict: true });
    expect(reply.value.username).toBe('ann');
    expect(reply.meta.etag).toBe('"t1"');
    expect(reply.meta.location).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/api\/users\/7$/);
    expect(asked).toMatchObject([
      { method: 'POST', url: '/api/users', headers: { 'content-type': XML, accept: XML } },
    ]);
    expect(asked[0]?.body).toContain('<t:first-name>A</t:first-name>');
  });

  test('an update puts what was read, with the changes, if nothing has changed', async () => {
    const { users, asked } = await start(
      (_, response) => send(response, 200, ann, { etag: '"t2"' }),
      more,
    );
    const current = { username: 'ann', uuid: '7', locked: true, 'entity-tag': 't0' };
    const changes = { 'first-name': 'B' };
    await users.update({ current, changes });
    expect(asked).toMatchObject([
      { method: 'PUT', url: '/api/users/7', headers: { 'if-match': '"t0"', 'content-type': XML } },
    ]);
    expect(asked[0]?.body.replace(/\s+</g, '<')).toContain(
      '<t:username>ann</t:username><t:first-name>B</t:first-name><t:locked>true</t:locked><t:uuid>7</t:uuid><t:entity-tag>t0</t:entity-tag>',
    );
  });

  test('a delete has no document, and a condition where it is given one', async () => {
    const { users, asked } = await start((_, response) => send(response, 204), more);
    const reply = await users.delete({ uuid: '7' });
    expectTypeOf(reply.value).toEqualTypeOf<undefined>();
    expect(reply).toMatchObject({ value: undefined, issues: [], meta: { httpStatus: 204 } });
    await users.delete({ uuid: '7', 'entity-tag': 'W/"t"' });
    expect(asked.map(({ method, headers }) => [method, headers['if-match']])).toEqual([
      ['DELETE', undefined],
      ['DELETE', 'W/"t"'],
    ]);
    expect(asked[0]?.headers).not.toHaveProperty('content-length');
  });
});

test('goes through a proxy with its method, and the credentials are not for the proxy', async () => {
  const proxy = await proxyFor('me:pw');
  const transport = transportWith({ proxy: `http://me:pw@${proxy.host}` });
  const { users, asked } = await start((_, response) => send(response, 204), { transport });
  await users.delete({ uuid: '7' });
  expect(proxy.asked).toEqual([expect.stringMatching(/^DELETE http:.*\/api\/users\/7$/)]);
  expect(asked).toMatchObject([{ method: 'DELETE', headers: { authorization: basic } }]);
});

test('an anonymous operation carries no credentials, and needs none', async () => {
  const type = { 'content-type': 'application/xml' };
  const empty = '<users xmlns="urn:t"/>';
  const { client, asked } = await start((_, response) => send(response, 200, empty, type));
  await client.$call(operations.probeOperation, {});
  expect(asked[0]?.headers).not.toHaveProperty('authorization');
});

test('without credentials nothing else is sent', async () => {
  const { users, asked } = await start((_, response) => send(response, 204), {
    username: undefined,
    password: undefined,
  });
  expect(await thrownBy(users.delete({ uuid: '7' }))).toMatchObject({
    kind: 'login',
    attempts: 0,
    message: 'users.delete: expected a user name and a password',
  });
  expect(asked).toEqual([]);
});

test.each([
  [{ username: 'a:b', password: 'x' }, 'username: expected a text with no colon'],
  [{ username: 'a\nb', password: 'x' }, 'username: expected a text with no colon'],
  [{ username: 'a', password: 'se\rcret' }, 'password: expected a text with no control'],
  [{ username: 'a' }, 'username, password: expected both or none, found one'],
  [{ ...credentials, maxAttempts: 0 }, 'maxAttempts: expected a number from 1, found 0'],
])('options that cannot work are refused: %j', (given, message) => {
  const create = () => createResourceClient(api, { endpoint: 'https://a', ...given });
  expect(create).toThrow(message);
  expect(create).not.toThrow('cret');
});

describe('documents in JSON', () => {
  const body = '{"username":"ann","quota":[18446744073709551615],"entityTag":"t1"}';

  test('are sent and asked for when wanted', async () => {
    const { users, asked } = await start(
      (_, response) => send(response, 200, body, { 'content-type': JSON_TYPE }),
      { accept: 'json' },
    );
    const current = { username: 'ann', uuid: '7', quota: [2n ** 64n - 1n], 'entity-tag': 't0' };
    const reply = await users.update({ current, changes: { 'first-name': 'Ä' } });
    expect(asked[0]?.headers).toMatchObject({ accept: JSON_TYPE, 'content-type': JSON_TYPE });
    expect(asked[0]?.body).toBe(
      '{"username":"ann","uuid":"7","quota":[18446744073709551615],"entityTag":"t0","firstName":"Ä"}',
    );
    expect(reply).toMatchObject({ value: { quota: [2n ** 64n - 1n] }, issues: [] });
  });

  test('are read whatever was asked for, by their media type', async () => {
    const type = { 'content-type': 'application/json; charset=utf-8' };
    const { users } = await start((_, response) => send(response, 200, body, type));
    expect(await users.get({ uuid: '7' })).toMatchObject({ value: { username: 'ann' } });
  });
});

test('an observer is told of it like of any other call', async () => {
  const events: string[] = [];
  const { users } = await start((_, response) => send(response, 200, ann), {
    observe: ({ kind, operation }) => void events.push(`${operation} ${kind}`),
  });
  await users.get({ uuid: '7' });
  expect(events).toEqual(['users.get start', 'users.get attempt', 'users.get success']);
});

test('a call ends with its signal', async () => {
  const controller = new AbortController();
  const served = await serve(() => controller.abort());
  const client = createResourceClient(api, { endpoint: served.url, ...credentials });
  const { signal } = controller;
  const error = await thrownBy(client.$call(operations.getOperation, { uuid: '7' }, { signal }));
  expect(error).toMatchObject({ kind: 'abort', attempts: 1 });
});
