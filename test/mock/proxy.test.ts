import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createMock } from '../../generator/mock/create-mock.js';
import type { Deviation } from '../../generator/mock/deviation.js';
import type { Mock } from '../../generator/mock/model.js';
import { openEndpoint } from './endpoint.js';
import type { Canned, Endpoint } from './endpoint.js';
import { looseRequest, SETUP_MS } from './requests.js';

const WEBEX = 'http://www.webex.com/schemas/2002/06';
const DECLARED = `xmlns:serv="${WEBEX}/service" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"`;
const GET = looseRequest('user.GetUser', '<webExId>jane</webExId>', { declarations: DECLARED });

function reply(status: string, content: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<serv:message ${DECLARED} xmlns:use="${WEBEX}/service/user"><serv:header><serv:response>${status}</serv:response></serv:header><serv:body>${content}</serv:body></serv:message>`;
}

const GOOD = reply(
  '<serv:result>SUCCESS</serv:result>',
  '<serv:bodyContent xsi:type="use:setUserResponse"/>',
);

let endpoint: Endpoint;
let answer: Canned;
let mock: Mock;
let url: string;
let deviations: Deviation[];

beforeAll(async () => {
  endpoint = await openEndpoint(() => answer);
  mock = await createMock({
    schemas: ['schemas/webex'],
    proxy: endpoint.url,
    onDeviation: (deviation) => void deviations.push(deviation),
  });
  ({ url } = await mock.listen());
}, SETUP_MS);

afterAll(async () => {
  await mock.close();
  await endpoint.close();
});

beforeEach(() => {
  deviations = [];
  answer = { body: GOOD };
});

function post(body: string | Buffer, headers = {}): Promise<Response> {
  const bytes = new Uint8Array(Buffer.from(body));
  return fetch(url, { method: 'POST', body: bytes, headers, redirect: 'manual' });
}

describe('in front of a real endpoint', () => {
  test('both bodies pass byte for byte, and so do end-to-end headers', async () => {
    const odd = Buffer.from(`\ufeff${GET.replace('jane', '<![CDATA[jane]]><!-- ä -->')}\n\n`);
    answer = {
      body: Buffer.from(
        GOOD.replace('UTF-8', 'ISO-8859-1').replace('?>', '?><!-- \xe4 -->'),
        'latin1',
      ),
      headers: { 'content-type': 'text/xml; charset=ISO-8859-1', 'x-served-by': 'n7' },
    };
    const headers = { 'content-type': 'text/xml', 'x-own': '1', connection: 'keep-alive' };
    const response = await post(odd, headers);
    const got = endpoint.received();
    expect(got.body.equals(odd)).toBe(true);
    expect(got.headers).toMatchObject({ 'x-own': '1', 'accept-encoding': 'identity' });
    expect(got.headers.host).toBe(new URL(endpoint.url).host);
    expect(Buffer.from(await response.arrayBuffer()).equals(answer.body as Buffer)).toBe(true);
    expect(response.headers.get('x-served-by')).toBe('n7');
    expect(deviations).toEqual([]);
  });

  test('a call is noted without secrets', async () => {
    await post(GET);
    expect(mock.journal.at(-1)).toMatchObject({
      operation: 'user.GetUser',
      outcome: 'forwarded',
      status: 200,
      credentials: ['webExID', 'password', 'siteName'],
      request: { webExId: 'jane' },
    });
    expect(JSON.stringify(mock.journal)).not.toContain('s3cr');
  });

  test('an error of the API has its id in the journal, and is no deviation', async () => {
    const failed =
      '<serv:result>FAILURE</serv:result><serv:reason>no</serv:reason><serv:exceptionID>030001</serv:exceptionID>';
    answer = { body: reply(failed, '<serv:bodyContent/>') };
    await post(GET);
    expect(mock.journal.at(-1)).toMatchObject({ outcome: 'forwarded', errorId: '030001' });
    expect(deviations).toEqual([]);
  });

  test('what a request has against the schemas is told with its place', async () => {
    await post(GET.replace('<webExId>', '<brandNew/><webExId>'));
    expect(deviations).toMatchObject([
      {
        direction: 'request',
        operation: 'user.GetUser',
        code: 'unknown-element',
        path: ['body', 'bodyContent', 0, 'brandNew'],
        line: 4,
      },
    ]);
  });

  test('so is what a reply has, with the line of the schema', async () => {
    const user = '<use:active>MAYBE</use:active><use:shareToMe>1</use:shareToMe>';
    answer = {
      body: reply(
        '<serv:result>SUCCESS</serv:result>',
        `<serv:bodyContent xsi:type="use:getUserResponse">${user}</serv:bodyContent>`,
      ),
    };
    await post(GET);
    const replies = deviations.filter(({ direction }) => direction === 'reply');
    expect(replies.length).toBe(deviations.length);
    expect(replies.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['enumeration', 'unknown-element', 'required']),
    );
    const listed = replies.find(({ code }) => code === 'enumeration');
    expect(listed).toMatchObject({ operation: 'user.GetUser', line: 2 });
    expect(listed?.source).toMatch(/^10\.0\/user\.xsd:\d+$/);
  });

  test('undeclared prefixes are told, and the rest is judged all the same', async () => {
    await post(looseRequest('user.GetUser', '<brandNew/><webExId>jane</webExId>'));
    expect(deviations.map(({ code }) => code)).toEqual(['undeclared-prefix', 'unknown-element']);
    expect(mock.journal.at(-1)?.operation).toBe('user.GetUser');
  });

  test.each([
    ['a page', { status: 502, body: '<!DOCTYPE html><html></html>' }, 'doctype'],
    ['another document', { body: '<x/>' }, 'wrong-root'],
    ['half a message', { body: GOOD.slice(0, -20) }, 'ill-formed'],
    ['nothing', { body: '' }, 'ill-formed'],
    [
      'what is compressed although nobody asked for it',
      { body: gzipSync(GOOD), headers: { 'content-encoding': 'gzip' } },
      'encoding',
    ],
  ])('%s is a deviation, and passes all the same', async (_name, canned, code) => {
    answer = canned;
    const response = await post(GET);
    expect(response.status).toBe(answer.status ?? 200);
    await response.arrayBuffer();
    expect(deviations).toMatchObject([{ direction: 'reply', code, operation: 'user.GetUser' }]);
  });

  test('a redirect is handed on and not followed', async () => {
    const location = `${endpoint.url}&again=1`;
    answer = { status: 307, headers: { location }, body: '' };
    const response = await post(GET);
    expect(response.status).toBe(307);
    expect(response.headers.get('location')).toBe(location);
  });

  test('an endpoint that is gone is a status 502', async () => {
    const gone = await openEndpoint(() => answer);
    await gone.close();
    const site = await createMock({ schemas: ['test/cli/schemas'], proxy: gone.url });
    const { status, body } = await site.answer({ body: '<x/>' });
    expect(status).toBe(502);
    expect(new TextDecoder().decode(body)).toMatch(/did not answer: ECONNREFUSED/);
  });

  test.each([
    ['http://example.com/x'],
    ['https://user:word@example.com/x'],
    ['ftp://127.0.0.1/'],
    ['example.com'],
  ])('%s is no endpoint', async (proxy) => {
    const opening = createMock({ schemas: ['test/cli/schemas'], proxy });
    await expect(opening).rejects.toThrow(/proxy: expected an https URL/);
    await expect(opening).rejects.not.toThrow(/word/);
  });

  test('nothing can be simulated or forced there', async () => {
    const { url: proxy } = endpoint;
    const options = { schemas: ['test/cli/schemas'], proxy };
    await expect(createMock({ ...options, strict: true })).rejects.toThrow(/has no effect/);
    await expect(createMock({ ...options, outcomes: ['truncate'] })).rejects.toThrow(/no effect/);
    expect(() => mock.force('truncate')).toThrow(/nothing can be forced/);
  });
});
