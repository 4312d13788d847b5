import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { legible, shownOf } from '../support/secrets.js';
import { JSON_TYPE, send, start, thrownBy, userXml, XML } from './resource-site.js';

const request = { username: 'ann', 'first-name': 'A', 'entity-tag': '' };
const current = { username: 'ann', uuid: '7', 'entity-tag': 't0' };

describe('a reply', () => {
  test.each([
    ['html', 'text/html', '<html>log in</html>'],
    ['another version', 'application/vnd.acme.user-v9+xml', userXml('')],
    ['another root', XML, '<other xmlns="urn:t"/>'],
    ['no JSON', JSON_TYPE, '{"username": ann}'],
    ['no object', JSON_TYPE, '[]'],
    ['nothing', XML, ''],
  ])('that is no document of the API is an error: %s', async (_, type, body) => {
    const { users } = await start((_asked, response) =>
      response.writeHead(200, { 'content-type': type }).end(body),
    );
    const error = await thrownBy(users.get({ uuid: '7' }));
    expect(error).toMatchObject({ kind: 'not-api-reply', httpStatus: 200, contentType: type });
  });

  test.each([
    ['XML', XML, userXml('<n:username>a</n:username>').slice(0, -4)],
    ['JSON', JSON_TYPE, '{"username":"a'],
  ])('that breaks off is known to: %s', async (_, type, body) => {
    const { users, asked } = await start((_asked, response) =>
      send(response, 200, body, { 'content-type': type }),
    );
    const error = await thrownBy(users.get({ uuid: '7' }));
    expect(error).toMatchObject({ kind: 'truncated', attempts: 3, outcomeUnknown: true });
    expect(asked).toHaveLength(3);
  });

  test('without a media type is what was asked for', async () => {
    const { users } = await start((_, response) =>
      response.end(userXml('<n:username>a</n:username>')),
    );
    expect(await users.get({ uuid: '7' })).toMatchObject({ value: { username: 'a' } });
  });

  test('has the issues of its document, and is refused for them where the caller wants', async () => {
    const { users } = await start((_, response) => send(response, 200, userXml('<n:odd/>')));
    const reply = await users.get({ uuid: '7' });
    expect(reply.issues.map(({ code }) => code).sort()).toEqual(['required', 'unknown-element']);
    const error = await thrownBy(users.get({ uuid: '7' }, { strict: true }));
    expect(error).toMatchObject({ kind: 'invalid-reply' });
  });

  test('to a create without a document has what Location says', async () => {
    const { users } = await start((_, response) =>
      send(response, 201, '', { location: '/api/users/a%2Fb', etag: '"t1"' }),
    );
    const reply = await users.create(request);
    expect(reply.value).toEqual({ uuid: 'a/b', 'entity-tag': 't1' });
    expect(reply.issues).toMatchObject([{ code: 'required', path: ['username'] }]);
    expect(reply.meta.location).toMatch(/\/api\/users\/a%2Fb$/);
  });

  test('to an update without a document has what was in the path', async () => {
    const { users } = await start((_, response) => send(response, 204, '', { etag: 'W/"t1"' }));
    const reply = await users.update({ current, changes: {} });
    expect(reply.value).toEqual({ uuid: '7', 'entity-tag': 'W/"t1"' });
  });

  test('takes the entity tag from the header where the document has none', async () => {
    const body = userXml('<n:username>a</n:username>', '');
    const { users } = await start((_, response) => send(response, 200, body, { etag: '"t1"' }));
    const reply = await users.get({ uuid: '7' }, { strict: true });
    expect(reply.value['entity-tag']).toBe('t1');
    expect(reply.meta.etag).toBe('"t1"');
  });

  test('says so where document and header have different ones', async () => {
    const body = userXml('<n:username>a</n:username>');
    const { users } = await start((_, response) => send(response, 200, body, { etag: '"t2"' }));
    const { value, issues } = await users.get({ uuid: '7' });
    expect(value['entity-tag']).toBe('t1');
    const message = 'expected the entity tag of the header, "t2", found "t1"';
    expect(issues).toMatchObject([{ code: 'fixed', path: ['entity-tag'], message }]);
  });
});

describe('a failure', () => {
  test.each([
    ['text', 'text/plain', 'no such user', 'no such user'],
    ['XML', XML, '<e xmlns="x"><c>4</c>\n <t>a &lt; b</t><![CDATA[ & c]]></e>', '4 a < b & c'],
    ['HTML', 'text/html', '<head><style>p{}</style></head><p>Not <b>found</b></p>', 'Not found'],
    ['JSON', JSON_TYPE, '{"code":"E1","detail":["a",{"b":2}]}', 'E1 a 2'],
    ['JSON that is none', JSON_TYPE, '{"code', '{"code'],
    ['nothing', XML, '', ''],
    ['much', 'text/plain', 'x'.repeat(9000), 'x'.repeat(200)],
  ])('has the status and the reason: %s', async (_, type, body, reason) => {
    const { users, asked } = await start((_asked, response) =>
      response.writeHead(404, { 'content-type': type }).end(body),
    );
    const error = await thrownBy(users.get({ uuid: '7' }));
    expect(error).toMatchObject({ kind: 'api', errorId: '404', httpStatus: 404, reason });
    expect(error).toMatchObject({ known: { name: 'not-found' }, outcomeUnknown: false });
    expect(asked).toHaveLength(1);
  });

  test.each([
    [400, undefined],
    [401, 'wrong-credentials'],
    [403, undefined],
    [409, 'username-taken'],
  ])('with status %d is final', async (status, name) => {
    const { users, asked } = await start((_, response) => send(response, status));
    const error = await thrownBy(users.create(request));
    expect(error).toMatchObject({ kind: 'api', errorId: String(status) });
    expect((error['known'] as { name: string } | undefined)?.name).toBe(name);
    expect(asked).toHaveLength(1);
  });

  test('is an empty list where the API says so', async () => {
    const { users } = await start((_, response) => send(response, 410));
    const { value, meta } = await users.list({}, { strict: true });
    expect([value, meta.errorId]).toEqual([{}, '410']);
    expect(await thrownBy(users.get({ uuid: '7' }))).toMatchObject({ errorId: '410' });
  });

  test('is no reply of the API where it redirects, and nobody follows', async () => {
    const { users, asked } = await start((_, response) =>
      send(response, 302, '', { location: '/api/users/8' }),
    );
    const error = await thrownBy(users.get({ uuid: '7' }));
    expect(error).toMatchObject({ kind: 'not-api-reply', httpStatus: 302 });
    expect(error.message).toContain('a redirect, which is not followed');
    expect(asked).toHaveLength(1);
  });

  test('shows no secret in any spelling', async () => {
    const password = 'g&heim "wörter" <hier>';
    const { users } = await start(
      ({ headers, body }, response) => {
        const said = {
          got: headers.authorization,
          body,
          originalPassword: 'x',
          password: 'y9y9y9',
        };
        send(response, 409, JSON.stringify(said), { 'content-type': JSON_TYPE });
      },
      { username: 'admin', password: 'kennwort&wort' },
    );
    const error = await thrownBy(users.create({ ...request, password }));
    expect(error['reason']).toContain('***');
    const shown = shownOf(error);
    expect(legible(shown, [password, 'kennwort&wort'])).toEqual([]);
    const code = Buffer.from('admin:kennwort&wort').toString('base64');
    expect(shown).not.toContain(code.slice(0, 12));
    expect(shown).not.toContain('y9y9y9');
  });
});

describe('another attempt', () => {
  const ok = userXml('<n:username>a</n:username>');
  /** Fails as told, then succeeds. */
  const after = (status: number, headers = {}) => {
    let count = 0;
    return start((_, response) =>
      count++ === 0 ? send(response, status, '', headers) : send(response, 200, ok),
    );
  };

  test.each([429, 500, 502, 503])(
    'follows %d where the operation may be repeated',
    async (status) => {
      const { users, asked } = await after(status);
      const { meta } = await users.get({ uuid: '7' });
      expect([meta.attempts, asked.length]).toEqual([2, 2]);
    },
  );

  test.each([500, 502, 503])('does not follow %d after a create', async (status) => {
    const { users, asked } = await after(status);
    const error = await thrownBy(users.create(request));
    expect(error).toMatchObject({ attempts: 1, outcomeUnknown: true });
    expect(asked).toHaveLength(1);
  });

  test('follows a refusal for its haste even after a create, when the server wants it', async () => {
    const { users } = await after(423, { 'retry-after': '0' });
    const { meta } = await users.create(request);
    expect(meta).toMatchObject({ attempts: 2, delayMs: 0 });
  });

  test('does not come before the server wants it', async () => {
    const { users } = await after(500, { 'retry-after': '9' });
    const error = await thrownBy(users.get({ uuid: '7' }, { deadlineMs: 5000 }));
    expect(error).toMatchObject({ kind: 'api', errorId: '500', attempts: 1 });
  });

  test('does not follow an update that has a member which forbids it', async () => {
    const { users, asked } = await after(500);
    await thrownBy(users.update({ current, changes: { password: 'x' } }));
    expect(asked).toHaveLength(1);
    const other = await after(500);
    await other.users.update({ current: { ...current, password: 'x' }, changes: {} });
    expect(other.asked).toHaveLength(2);
  });
});

test('nothing of a call shows the password of its client', async () => {
  const { client } = await start((_, response) => send(response, 500));
  expect(legible(inspect(client, { depth: 9, showHidden: true }), ['pä55 wörd'])).toEqual([]);
});
