import { request } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createMock } from '../../generator/mock/create-mock.js';
import type { Mock } from '../../generator/mock/model.js';
import { MAX_REQUEST_BYTES } from '../../generator/mock/responses.js';
import { looseRequest, SETUP_MS } from './requests.js';

const GET = looseRequest('user.GetUser', '<webExId>jane</webExId>');

let mock: Mock;
let url: string;

beforeAll(async () => {
  mock = await createMock({ schemas: ['schemas/webex'], simulator: null });
  ({ url } = await mock.listen());
}, SETUP_MS);

afterAll(() => mock.close());

interface Received {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

function post(body: string | Buffer, headers = {}, method = 'POST', to = url): Promise<Received> {
  return new Promise((done, fail) => {
    const outgoing = request(to, { method, headers, agent: false }, (incoming) => {
      let text = '';
      incoming.on('data', (chunk: Buffer) => (text += chunk.toString()));
      incoming.on('error', fail);
      incoming.on('end', () => {
        done({ status: incoming.statusCode ?? 0, headers: incoming.headers, text });
      });
    });
    outgoing.on('error', fail);
    outgoing.end(body);
  });
}

describe('over sockets', () => {
  test('a call is answered at the path of api.json, on loopback', async () => {
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/WBXService\/XMLService$/);
    const { status, headers, text } = await post(GET);
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('text/xml; charset=UTF-8');
    expect(text).toContain('SUCCESS');
  });

  test('whatever the Content-Type, as real clients send it', async () => {
    for (const type of ['text/xml charset=UTF-8', 'application/x-www-rform-urlencoded', '']) {
      expect((await post(GET, type === '' ? {} : { 'content-type': type })).text).toContain('SUCC');
    }
  });

  test('what is no message gets a plain answer', async () => {
    expect((await post('', {}, 'GET')).headers.allow).toBe('POST');
    expect((await post('', {}, 'POST', new URL('/x', url).href)).status).toBe(404);
  });

  test('a request that is too large is refused before its end', async () => {
    const { port } = new URL(url);
    const socket = connect(Number(port), '127.0.0.1');
    const announced = MAX_REQUEST_BYTES * 100;
    socket.write(`POST ${mock.path} HTTP/1.1\r\nHost: x\r\nContent-Length: ${announced}\r\n\r\n`);
    socket.write(Buffer.alloc(MAX_REQUEST_BYTES + 1, 'x'));
    const text = await new Promise<string>((done, fail) => {
      socket.once('data', (chunk) => done(chunk.toString()));
      socket.once('error', fail);
    });
    expect(text).toMatch(/^HTTP\/1\.1 413 /);
    socket.destroy();
  });

  test.each(['drop=before', 'drop=after'])('%s closes the connection', async (outcome) => {
    await expect(post(GET, { 'x-mock': outcome })).rejects.toThrow(/hang up|ECONNRESET/);
    expect(mock.journal.at(-1)?.outcome).toBe('dropped');
  });

  test('truncate ends inside the body', async () => {
    await expect(post(GET, { 'x-mock': 'truncate' })).rejects.toThrow(/aborted|ECONNRESET/);
    expect(mock.journal.at(-1)?.outcome).toBe('truncated');
  });

  test('status and html are what they say', async () => {
    const busy = await post(GET, { 'x-mock': 'status=503; retryAfter=2' });
    expect(busy).toMatchObject({ status: 503, headers: { 'retry-after': '2' } });
    expect((await post(GET, { 'x-mock': 'html=502' })).text).toContain('<html>');
  });

  test('one hundred calls at once get one hundred answers of their own', async () => {
    const delayed = { 'x-mock': 'latency=50' };
    const start = performance.now();
    const replies = await Promise.all(
      Array.from({ length: 100 }, (_, index) => post(GET, index % 2 === 0 ? delayed : {})),
    );
    expect(replies.every(({ text }) => text.includes('SUCCESS'))).toBe(true);
    // Waiting for one must not hold up the others.
    expect(performance.now() - start).toBeLessThan(50 * 50);
  });

  test('a port in use is an error of the system', async () => {
    const { port } = new URL(url);
    await expect(mock.listen(Number(port))).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });

  test('close ends connections that are kept alive', async () => {
    const other = await createMock({ schemas: ['test/cli/schemas'] });
    const served = await other.listen();
    await fetch(served.url, { method: 'POST', body: '' });
    await other.close();
    await expect(fetch(served.url, { method: 'POST', body: '' })).rejects.toThrow('fetch failed');
  });
});
