import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { sendOnce } from '../../generator/runtime/client-attempt.js';
import { systemClock } from '../../generator/runtime/clock.js';
import { isTimeoutError, isTransportError } from '../../generator/runtime/errors.js';
import { fetchTransport, type Transport } from '../../generator/runtime/transport.js';
import { checkedEndpoint, endpointUrl } from '../../generator/runtime/transport-url.js';

const cleanups: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(cleanups.splice(0).map((cleanup) => cleanup()));
});

/** A server that answers every request with the same bytes, or does as it is told. */
async function serve(answer: string | Uint8Array | ((socket: Socket) => void)): Promise<string> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('data', () => {
      if (typeof answer === 'function') answer(socket);
      else socket.end(answer);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  cleanups.push(async () => {
    for (const socket of sockets) socket.destroy();
    server.close();
    await once(server, 'close');
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

function send(url: string, more: Partial<Parameters<typeof sendOnce>[0]> = {}) {
  return sendOnce({
    operation: 'thing.Set',
    transport: fetchTransport,
    request: {
      url,
      headers: { 'content-type': 'text/xml' },
      body: new TextEncoder().encode('<a/>'),
      maxBytes: 4096,
    },
    signal: undefined,
    timeoutMs: 2000,
    clock: systemClock,
    redact: (text) => text.replaceAll('hunter2', '***'),
    ...more,
  });
}

function http(body: string | Uint8Array, headers = ''): Uint8Array {
  const bytes = Buffer.from(body);
  const head = `HTTP/1.1 200 OK\r\ncontent-length: ${bytes.length}\r\nconnection: close\r\n${headers}\r\n`;
  return Buffer.concat([Buffer.from(head), bytes]);
}

describe('fetchTransport', () => {
  test('gives status, headers and bytes', async () => {
    const answer = await send(
      await serve(http(Uint8Array.of(0xe9, 0x0a), 'Content-Type: text/xml\r\n')),
    );
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toBe('text/xml');
    expect([...answer.body]).toEqual([0xe9, 0x0a]);
  });

  test('does not follow a redirect', async () => {
    let requests = 0;
    const target = await serve(() => requests++);
    const answer = await send(
      await serve(`HTTP/1.1 307 x\r\nlocation: ${target}\r\ncontent-length: 0\r\n\r\n`),
    );
    expect(answer.status).toBe(307);
    expect(requests).toBe(0);
  });

  test.each([
    ['a large body', http('x'.repeat(5000))],
    [
      'a body that grows when it is unpacked',
      http(gzipSync('x'.repeat(5_000_000)), 'content-encoding: gzip\r\n'),
    ],
  ])('refuses %s', async (_, answer) => {
    const failure = send(await serve(answer));
    await expect(failure).rejects.toMatchObject({ kind: 'too-large', outcomeUnknown: true });
  });

  test.each([
    ['truncated', 'HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nabcde'],
    ['truncated', 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n3\r\nabc\r\n'],
    ['transport', ''],
    ['transport', http('nonsense', 'content-encoding: gzip\r\n')],
  ])('tells what was lost: %s', async (kind, answer) => {
    const failure = send(await serve(answer));
    await expect(failure).rejects.toMatchObject({ kind, outcomeUnknown: true });
  });

  test('reports a refused connection by its code', async () => {
    const url = await serve('');
    await Promise.all(cleanups.splice(0).map((cleanup) => cleanup()));
    await expect(send(url)).rejects.toMatchObject({
      kind: 'transport',
      code: 'ECONNREFUSED',
      outcomeUnknown: false,
    });
  });
});

describe('sendOnce', () => {
  const never: Transport = () => new Promise(() => undefined);

  test.each([
    ['never answers', () => undefined],
    [
      'stalls in the body',
      (socket: Socket) => socket.write('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\na'),
    ],
    [
      'drips',
      (socket: Socket) => {
        socket.write('HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\n');
        const timer = setInterval(() => socket.write('a'), 20);
        socket.on('close', () => clearInterval(timer));
      },
    ],
  ])('ends in time when the server %s', async (_, answer) => {
    const start = performance.now();
    const failure: unknown = await send(await serve(answer), { timeoutMs: 150 }).catch(
      (error) => error,
    );
    expect(isTimeoutError(failure)).toBe(true);
    expect(failure).toMatchObject({ outcomeUnknown: true });
    expect(performance.now() - start).toBeLessThan(1000);
  });

  test('ends in time even if the transport does not care', async () => {
    await expect(send('', { transport: never, timeoutMs: 20 })).rejects.toSatisfy(isTimeoutError);
  });

  test.each([
    ['before', true],
    ['during', false],
  ])('throws the reason of a signal aborted %s the call', async (_, before) => {
    const controller = new AbortController();
    if (before) controller.abort();
    else setTimeout(() => controller.abort(), 20);
    const start = performance.now();
    const failure: unknown = await send('', { transport: never, signal: controller.signal }).catch(
      (error) => error,
    );
    expect(failure).toMatchObject({ name: 'AbortError', kind: 'abort', outcomeUnknown: true });
    expect(performance.now() - start).toBeLessThan(300);
  });

  test('shows no secret, and keeps nothing of the transport’s error', async () => {
    const cause = Object.assign(new Error('sent hunter2'), {
      config: { data: 'hunter2' },
      code: 'E_hunter2',
    });
    const failure: unknown = await send('', { transport: () => Promise.reject(cause) }).catch(
      (error) => error,
    );
    expect(failure).toMatchObject({ message: 'thing.Set: sent ***', code: 'E_***' });
    expect((failure as Error).cause).toBeUndefined();
  });

  test('turns a transport that throws into an error of its own', async () => {
    const transport: Transport = () => {
      throw new TypeError('no');
    };
    await expect(send('', { transport })).rejects.toSatisfy(isTransportError);
  });
});

describe('endpointUrl', () => {
  const pattern = 'https://{site}.example.com/service';

  test('puts a label into the host', () => {
    expect(endpointUrl(pattern, { site: 'acme-2' })).toBe('https://acme-2.example.com/service');
  });

  test.each([
    '',
    '-',
    'a.b',
    'acme.evil.com/#',
    'a@b',
    'acme\r\nX: y',
    '127.0.0.1:9/',
    '%2e',
    'é',
    'a'.repeat(64),
    7,
    null,
    undefined,
  ])('refuses %j', (site) => {
    expect(() => endpointUrl(pattern, { site })).toThrow(
      'site: expected letters, digits and hyphens only',
    );
  });

  test('takes nothing from a prototype', () => {
    expect(() => endpointUrl('https://{constructor}.x/', {})).toThrow('found nothing');
  });
});

describe('checkedEndpoint', () => {
  test.each([
    'https://a.example/x',
    'http://localhost:8080/x',
    'http://127.0.0.1:1/',
    'http://[::1]:1/',
  ])('takes %s', (url) => {
    expect(checkedEndpoint(url)).toBe(url);
  });
  test.each([
    'http://a.example/',
    'http://127.0.0.1.evil.example/',
    'https://u:p@a.example/',
    'ftp://localhost/',
    'x',
    '',
  ])('refuses %s', (url) => {
    expect(() => checkedEndpoint(url)).toThrow('expected an https URL');
  });
});
