import { once } from 'node:events';
import { stat } from 'node:fs';
import { createSecureContext } from 'node:tls';
import { Worker } from 'node:worker_threads';
import { describe, expect, onTestFinished, test } from 'vitest';
import { connect } from '../../generator/runtime/transport-node-connect.js';
import { connectProblem } from '../../generator/runtime/transport-node-problem.js';
import { nodeTransport } from '../../generator/runtime/transport-node.js';
import { hostileCases } from '../support/hostile-cases.js';
import { outcomeOf, requestTo, runCase, untilEqual } from '../support/hostile-run.js';
import { endAfter, head, reply, silent, twice } from '../support/hostile-scripts.js';
import { hostile } from '../support/hostile-server.js';
import { serve, transportWith } from '../support/serving.js';

const ok = reply('<a/>');

describe('nodeTransport', () => {
  test.each(hostileCases)('$name', async (one) => {
    await runCase(transportWith(), one, one.outcome, true);
  });

  test('sends what it is given, and what HTTP wants besides', async () => {
    const server = await serve({ answers: [ok] });
    await transportWith()(requestTo(`${server.url}path?a=b#c`));
    const [request] = server.requests;
    expect(request).toMatchObject({ method: 'POST', target: '/path?a=b' });
    expect(request?.body.toString()).toBe('<ask>hunter2</ask>');
    expect(request?.headers).toEqual({
      'content-type': 'text/xml',
      'content-length': '18',
      'accept-encoding': 'gzip, deflate, br',
      connection: 'keep-alive',
      host: `127.0.0.1:${server.port}`,
    });
  });

  test('gives the headers of the answer in lower case, each as one text', async () => {
    const lines = ['Retry-After: 2', 'Set-Cookie: a=1', 'Set-Cookie: b=2'];
    const server = await serve({ answers: [reply('', lines)] });
    const { headers } = await transportWith()(requestTo(server.url));
    expect(headers).toMatchObject({ 'retry-after': '2', 'set-cookie': 'a=1, b=2' });
  });

  test.each([0, -1, 1.5, NaN, Infinity])('refuses maxSockets: %s', (maxSockets) => {
    expect(() => nodeTransport({ maxSockets })).toThrow('maxSockets: expected a whole number');
  });
});

describe('connections', () => {
  test('h30 1,000 calls, 8 at a time, need 8 of them', async () => {
    const server = await serve({ answers: [ok] });
    const transport = transportWith();
    await Promise.all(
      Array.from({ length: 8 }, async () => {
        for (let i = 0; i < 125; i++) await transport(requestTo(server.url));
      }),
    );
    expect(server.requests.length).toBe(1000);
    expect(server.sockets).toBeLessThanOrEqual(8);
  });

  test('are never more than maxSockets', async () => {
    const server = await serve({ answers: [ok] });
    const transport = transportWith({ maxSockets: 3 });
    await Promise.all(Array.from({ length: 30 }, () => transport(requestTo(server.url))));
    expect(server.requests.length).toBe(30);
    expect(server.sockets).toBe(3);
  });

  test('that cannot be made make room', async () => {
    const server = await hostile({});
    await server.close();
    const transport = transportWith({ maxSockets: 1 });
    const outcomes = Array.from({ length: 3 }, () => outcomeOf(transport(requestTo(server.url))));
    const failure = { code: 'ECONNREFUSED', stage: 'connect' };
    expect(await Promise.all(outcomes)).toEqual([failure, failure, failure]);
  });

  test('that fail make room', async () => {
    const server = await serve({ answers: [endAfter('')] });
    const transport = transportWith({ maxSockets: 1 });
    const outcomes = Array.from({ length: 3 }, () => outcomeOf(transport(requestTo(server.url))));
    const failure = { code: 'ECONNRESET', stage: undefined };
    expect(await Promise.all(outcomes)).toEqual([failure, failure, failure]);
    expect(server.requests.length).toBe(3);
  });

  test('are not kept when the server does not want it', async () => {
    const server = await serve({ answers: [reply('<a/>', ['connection: close'])] });
    const transport = transportWith();
    await transport(requestTo(server.url));
    await transport(requestTo(server.url));
    expect(server.sockets).toBe(2);
    await untilEqual(() => server.open, 0);
  });

  test('h06 the end of an idle one may meet a request: what became of that is not known', async () => {
    const server = await serve({ answers: [ok, (socket) => socket.destroy(), ok] });
    const transport = transportWith();
    await transport(requestTo(server.url));
    const second = await outcomeOf(transport(requestTo(server.url)));
    expect(second).toEqual({ code: 'ECONNRESET', stage: undefined });
    expect(server.sockets).toBe(1);
    await transport(requestTo(server.url));
    expect(server.sockets).toBe(2);
  });

  test('h06 an end that has arrived is seen before a request is sent', async () => {
    // The server is in another thread, to end the connection while this one is busy.
    const source = `
      const { createServer } = require('node:net');
      const { parentPort } = require('node:worker_threads');
      const server = createServer((socket) => {
        socket.on('error', () => undefined);
        socket.on('data', () => {
          socket.write('HTTP/1.1 200 OK\\r\\ncontent-length: 0\\r\\n\\r\\n');
          setTimeout(() => socket.destroy(), 30);
        });
      });
      server.listen(0, '127.0.0.1', () => parentPort.postMessage(server.address().port));`;
    const worker = new Worker(source, { eval: true });
    onTestFinished(async () => void (await worker.terminate()));
    const [port] = (await once(worker, 'message')) as [number];
    const transport = transportWith();
    const call = () => outcomeOf(transport(requestTo(`http://127.0.0.1:${port}/`)));
    // In each part of a turn of the loop.
    const starts = [setImmediate, setTimeout, (go: () => void) => stat('.', go)];
    for (const start of starts) {
      await call();
      await new Promise<void>((resolve) => void start(resolve));
      const end = performance.now() + 100;
      while (performance.now() < end);
      expect(await call()).toEqual({ status: 200, body: '' });
    }
  });

  test('h31 an answer to no question ends an idle one', async () => {
    const server = await serve({ answers: [twice(ok, reply('<evil/>'), 10), ok] });
    const transport = transportWith();
    await transport(requestTo(server.url));
    await untilEqual(() => server.open, 0);
    const { body } = await transport(requestTo(server.url));
    expect(Buffer.from(body).toString()).toBe('<a/>');
    expect(server.sockets).toBe(2);
  });

  test('h31 after two answers in one breath, the next request is on another one', async () => {
    const server = await serve({ answers: [twice(ok, reply('<evil/>')), ok] });
    const transport = transportWith();
    await transport(requestTo(server.url));
    await untilEqual(() => server.open, 0);
    expect(await outcomeOf(transport(requestTo(server.url)))).toMatchObject({ body: '<a/>' });
    expect(server.sockets).toBe(2);
  });

  test('an answer that is there before the request was sent ends its connection', async () => {
    const server = await serve({
      accept: (socket) => {
        socket.pause();
        setTimeout(() => socket.resume(), 300);
        socket.write(reply('<early/>', [], '413 Too Large'));
      },
    });
    const body = new Uint8Array(50_000_000);
    const answer = await transportWith()(requestTo(server.url, { body }));
    expect(answer.status).toBe(413);
    await untilEqual(() => server.open, 0);
  });

  test('close ends idle ones at once, and the others after their answer', async () => {
    const server = await serve({
      answers: [
        ok,
        (socket) => {
          socket.write(head('200 OK', ['content-length: 4']));
          setTimeout(() => socket.write('<b/>'), 50);
        },
        ok,
      ],
    });
    const transport = transportWith();
    await transport(requestTo(server.url));
    transport.close();
    await untilEqual(() => server.open, 0);
    const pending = outcomeOf(transport(requestTo(server.url)));
    await untilEqual(() => server.requests.length, 2);
    transport.close();
    expect(await pending).toEqual({ status: 200, body: '<b/>' });
    await untilEqual(() => server.open, 0);
    // Later calls have new ones, which are kept as before.
    await transport(requestTo(server.url));
    await transport(requestTo(server.url));
    expect(server.sockets).toBe(3);
  });
});

describe('a server that cannot be reached', () => {
  test('refuses', async () => {
    const server = await hostile({});
    await server.close();
    const call = transportWith()(requestTo(server.url));
    await expect(call).rejects.toMatchObject({
      code: 'ECONNREFUSED',
      stage: 'connect',
      message: `127.0.0.1:${server.port}: connect ECONNREFUSED 127.0.0.1:${server.port}`,
    });
  });

  test('refuses at each of its addresses', () => {
    const refusals = ['::1', '127.0.0.1'].map((host) => new Error(`connect ECONNREFUSED ${host}`));
    const error = Object.assign(new AggregateError(refusals), { code: 'ECONNREFUSED' });
    expect(connectProblem(error, 'localhost:80')).toMatchObject({
      code: 'ECONNREFUSED',
      message: 'localhost:80: connect ECONNREFUSED ::1',
    });
  });

  test('has no address', async () => {
    const call = transportWith()(requestTo('http://no-such-host.invalid/'));
    await expect(call).rejects.toMatchObject({
      code: expect.stringMatching(/^(ENOTFOUND|EAI_AGAIN)$/),
      stage: 'connect',
    });
  });

  test('accepts, but says nothing in the handshake', async () => {
    const server = await serve(silent);
    const { signal } = new AbortController();
    const end = { host: '127.0.0.1', port: server.port, isSecure: true };
    const route = { secureContext: createSecureContext(), proxy: undefined, connectMs: 50 };
    await expect(connect(end, route, signal)).rejects.toMatchObject({
      code: 'ETIMEDOUT',
      stage: 'connect',
      message: `127.0.0.1:${server.port}: no sign of life for 50 ms`,
    });
    await untilEqual(() => server.open, 0);
  });
});

test('a connection that was made in time may be silent for longer', async () => {
  const server = await serve(silent);
  const end = { host: '127.0.0.1', port: server.port, isSecure: false };
  const route = { secureContext: createSecureContext(), proxy: undefined, connectMs: 50 };
  const socket = await connect(end, route, new AbortController().signal);
  await new Promise((resolve) => setTimeout(resolve, 150));
  expect(socket.destroyed).toBe(false);
});
