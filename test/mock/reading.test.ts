import { beforeAll, describe, expect, test } from 'vitest';
import { createMock } from '../../generator/mock/create-mock.js';
import type { Mock } from '../../generator/mock/model.js';
import { MAX_REQUEST_BYTES } from '../../generator/mock/responses.js';
import { openRelease } from '../support/webex.js';
import type { OpenRelease } from '../support/webex.js';
import { LOGIN, looseRequest, SETUP_MS, textOf } from './requests.js';

const SERVICE = 'http://www.webex.com/schemas/2002/06/service';
const XSI = 'http://www.w3.org/2001/XMLSchema-instance';
const WEB_EX_ID = '<webExId>jane</webExId>';

let opened: OpenRelease;
let mock: Mock;
let strict: Mock;

beforeAll(async () => {
  opened = await openRelease('10.0');
  const options = { schemas: ['schemas/webex'], simulator: null };
  mock = await createMock(options);
  strict = await createMock({ ...options, strict: true });
}, SETUP_MS);

async function entryFor(body: string, site = mock) {
  const response = await site.answer({ body });
  expect(opened.oracle.complaints(response.body)).toEqual([]);
  const entry = site.journal.at(-1);
  if (entry === undefined) throw new Error('nothing was noted');
  return { ...entry, text: textOf(response.body) };
}

describe('a request is read as the real server takes it', () => {
  test.each([
    ['the prefix of the root is not declared', looseRequest('user.GetUser', WEB_EX_ID)],
    [
      'neither are those of the envelope and the members',
      looseRequest('user.GetUser', '<use:webExId>jane</use:webExId>', { inner: 'serv:' }),
    ],
    [
      'another spelling of the wire type',
      looseRequest('', WEB_EX_ID, { type: 'java:com.webex.xmlapi.service.binding.user.GetUser' }),
    ],
    ['the operation in lower case', looseRequest('user.getuser', WEB_EX_ID)],
    [
      'white space in the wire type',
      looseRequest('', WEB_EX_ID, { type: '\n  java:com.webex.service.binding.user.GetUser ' }),
    ],
    [
      'the name of the type in the schema',
      looseRequest('', '<use:webExId>jane</use:webExId>', {
        type: 'use:getUser',
        inner: 'serv:',
        declarations: `xmlns:xsi="${XSI}" xmlns:serv="${SERVICE}" xmlns:use="${SERVICE}/user"`,
      }),
    ],
    [
      'the same with its prefix undeclared, and no prefix on members',
      looseRequest('', WEB_EX_ID, { type: 'use:getUser' }),
    ],
  ])('%s', async (_name, body) => {
    expect(await entryFor(body)).toMatchObject({
      operation: 'user.GetUser',
      outcome: 'success',
      credentials: expect.arrayContaining(['webExID', 'password', 'siteName']),
      request: { webExId: 'jane' },
    });
  });

  test('members in another order, unknown and missing ones are noted and do no harm', async () => {
    const body = looseRequest(
      'user.SetUser',
      '<email>j@example.com</email><webExId>jane</webExId><brandNew>1</brandNew>',
    );
    const entry = await entryFor(body);
    expect(entry.outcome).toBe('success');
    expect(entry.issues.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['order', 'unknown-element']),
    );
  });

  test('the charset of the Content-Type counts', async () => {
    const headers = { 'content-type': 'text/xml; charset=ISO-8859-1' };
    const text = looseRequest('user.GetUser', '<webExId>Zo\xeb</webExId>');
    const body = Buffer.from(text.replace(/<\?xml.*\n/, ''), 'latin1');
    await mock.answer({ body, headers });
    expect(mock.journal.at(-1)?.request).toMatchObject({ webExId: 'Zo\xeb' });
  });
});

describe('what names no operation fails in the API’s own envelope', () => {
  test.each([
    ['no XML', '{"json": true}', /cannot be read: the XML is not well-formed at 1:1/],
    ['ill-formed XML', looseRequest('user.GetUser', '<a>'), /not well-formed at 4:\d+/],
    ['a DOCTYPE', '<!DOCTYPE x><x/>', /it has a DOCTYPE at 1:1/],
    ['another root', '<x/>', /its root element is another one than expected/],
    ['no xsi:type', looseRequest('', '').replace(/ xsi:type="[^"]*"/, ''), /expected xsi:type/],
    [
      'an unknown operation',
      looseRequest('user.EatUser', ''),
      /no operation of this release: .*user\.eatuser/,
    ],
    [
      'an undeclared xsi',
      looseRequest('user.GetUser', '', { declarations: '' }),
      /a prefix is not declared/,
    ],
  ])('%s', async (_name, body, reason) => {
    const { text, ...entry } = await entryFor(body);
    expect(entry).toMatchObject({ outcome: 'failure', reason: expect.stringMatching(reason) });
    expect(entry.operation).toBeUndefined();
    expect(text).toMatch(
      /<serv:result>FAILURE<.*<serv:gsbStatus>PRIMARY<.*<serv:bodyContent><\/serv:bodyContent>/s,
    );
  });

  test('an operation that only a newer release has', async () => {
    const old = await createMock({ schemas: ['schemas/webex'], release: '5.8', simulator: null });
    const body = looseRequest('ep.GetSiteType', '');
    expect(textOf((await old.answer({ body })).body)).toContain('FAILURE');
    expect(textOf((await mock.answer({ body })).body)).toContain('SUCCESS');
  });

  test('no word of a document that cannot be read is repeated', async () => {
    const broken = [
      looseRequest('user.GetUser', '', { credentials: '<password>hunter2&x;</password>' }),
      looseRequest('user.GetUser', '', { credentials: '<password>a<hunter2</password>' }),
      looseRequest('user.GetUser', '', { credentials: '<password><hunter2:b/></password>' }),
    ];
    for (const body of broken) {
      const entry = await entryFor(body);
      expect(entry.outcome).toBe('failure');
      expect(JSON.stringify(entry)).not.toContain('hunter2');
    }
  });
});

describe('strict', () => {
  test('a request that is valid but for the dialect succeeds', async () => {
    const declarations = `xmlns:serv="${SERVICE}" xmlns:xsi="${XSI}"`;
    const body = looseRequest('user.GetUser', WEB_EX_ID, { declarations, credentials: LOGIN });
    const schemaOrder = body.replace(
      LOGIN,
      '<webExID>a</webExID><password>b</password><siteName>acme</siteName>',
    );
    expect(await entryFor(schemaOrder, strict)).toMatchObject({ outcome: 'success', issues: [] });
  });

  test('undeclared prefixes are refused', async () => {
    const entry = await entryFor(looseRequest('user.GetUser', WEB_EX_ID), strict);
    expect(entry.reason).toMatch(/a prefix is not declared/);
  });

  test('the first issues are the reason, and nothing is executed', async () => {
    const calls: string[] = [];
    const site = await createMock({
      schemas: ['schemas/webex'],
      strict: true,
      simulator: () => ({
        answer: ({ operation }) => void calls.push(operation),
        state: () => null,
        notices: [],
        credentials: {},
      }),
    });
    const declarations = `xmlns:serv="${SERVICE}" xmlns:xsi="${XSI}"`;
    const body = looseRequest('user.SetUser', '<a/><b/><c/><d/>', { declarations });
    const entry = await entryFor(body, site);
    expect(entry.outcome).toBe('failure');
    expect(entry.reason).toMatch(/^the request does not fit the schema: body\..*\(and \d+ more\)$/);
    expect(calls).toEqual([]);
  });
});

describe('what is no message gets a plain HTTP answer', () => {
  test.each([
    [404, { path: '/elsewhere', body: '' }],
    [405, { method: 'GET', body: '' }],
    [413, { body: new Uint8Array(MAX_REQUEST_BYTES + 1) }],
  ])('%i', async (status, request) => {
    const response = await mock.answer(request);
    expect(response.status).toBe(status);
    expect(response.headers['content-type']).toMatch(/^text\/plain/);
    expect(mock.journal.at(-1)).toMatchObject({ outcome: 'refused', status });
  });

  test('a query does not change the path', async () => {
    const path = `${mock.path}?a=1`;
    expect((await mock.answer({ path, body: '' })).status).toBe(200);
  });
});
