import { describe, expect, test } from 'vitest';
import { ask, LIST_JSON, serving, USER, USER_JSON, userOracle } from './resources.js';

const served = serving();

const TENANT = Buffer.alloc(16, 7).toString('base64');

async function create(members: object) {
  const headers = { 'content-type': USER_JSON, accept: USER_JSON };
  const body = JSON.stringify(members);
  const reply = await ask(served.url, 'POST /users', { headers, body });
  return { ...reply, json: reply.headers['content-type'] === USER_JSON ? read(reply.text) : {} };
}

function read(text: string): Readonly<Record<string, unknown>> {
  return JSON.parse(text) as Readonly<Record<string, unknown>>;
}

const ANN = { username: 'ann', firstName: 'A', lastName: 'B' };

describe('JSON', () => {
  test('is the same resource with names in camelCase', async () => {
    const members = { ...ANN, emailAddress: 'a@x', tenant: TENANT, passwordChangeRequired: true };
    const { status, headers, json } = await create(members);
    expect(status).toBe(201);
    expect(json).toMatchObject({ ...members, domain: 'LOCAL', disabled: false });
    expect(headers.etag).toBe(`"${String(json['entityTag'])}"`);
    expect(json['atomLinkList']).toMatchObject([
      { rel: 'self', href: '/api/rest/users/LOCAL/ann' },
    ]);

    const xml = await ask(served.url, 'GET /users/LOCAL/ann', { headers: { accept: USER } });
    expect(userOracle().complaints(xml.text)).toEqual([]);
    expect(xml.text).toContain(`>${TENANT}<`);
    const again = { accept: `${USER};q=0.5, ${USER_JSON}` };
    const got = await ask(served.url, 'GET /users/LOCAL/ann', { headers: again });
    expect(read(got.text)).toEqual(json);
  });

  test('is what lists come in too, and what is sent back is understood', async () => {
    await create({ ...ANN, username: 'bob' });
    const { text, headers } = await ask(served.url, 'GET /users?username=bob', {
      headers: { accept: LIST_JSON },
    });
    expect(headers['content-type']).toBe(LIST_JSON);
    const { plcmUserV2: users } = read(text);
    expect(users).toMatchObject([{ username: 'bob' }]);
    const [bob] = users as readonly object[];
    const put = await ask(served.url, 'PUT /users/LOCAL/bob', {
      headers: { 'content-type': USER_JSON },
      body: JSON.stringify({ ...bob, title: 'Dr' }),
    });
    expect(put).toMatchObject({ status: 200, headers: { 'content-type': USER } });
    expect(put.text).toContain('>Dr<');
  });

  test('has no key for what is empty, and needs none', async () => {
    const link = { href: '/x', rel: 'related' };
    const roles = { plcmUserRoleList: {} };
    const { status, text, json } = await create({
      ...ANN,
      ...roles,
      username: 'dan',
      atomLinkList: [link],
    });
    expect(text).not.toContain('$');
    expect({ status, issues: served.mock.journal.at(-1)?.issues }).toEqual({
      status: 201,
      issues: [],
    });
    expect(json).toMatchObject(roles);
  });

  test.each([
    ['no JSON', '{"username":', /the request cannot be read: the document is no JSON/],
    ['no object', '[]', /expected an object/],
    ['too long a value', JSON.stringify({ ...ANN, city: 'x'.repeat(65) }), /city/],
    ['no tenant', JSON.stringify({ ...ANN, tenant: 'not base64!' }), /tenant/],
  ])('that is %s is 400', async (_, body, reason) => {
    const headers = { 'content-type': USER_JSON };
    const reply = await ask(served.url, 'POST /users', { headers, body });
    expect(reply.status).toBe(400);
    expect(reply.text).toMatch(reason);
  });

  test('with members that nobody knows is read all the same', async () => {
    expect((await create({ ...ANN, username: 'carl', other: 1 })).status).toBe(201);
    expect(served.mock.journal.at(-1)?.issues).toMatchObject([{ path: ['other'] }]);
  });
});
