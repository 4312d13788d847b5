import { getEventListeners } from 'node:events';
import { describe, expect, test } from 'vitest';
import { outcomeOf, requestTo, untilEqual } from '../support/hostile-run.js';
import { drip, head, reply, silent, stallAfter } from '../support/hostile-scripts.js';
import type { Script } from '../support/hostile-server.js';
import { serve, transportWith } from '../support/serving.js';

const ok = reply('<a/>');

// Again where the machine was busy with something else for a moment.
describe('h29 a call that is given up', { retry: 2 }, () => {
  // Who does not read does not hear of the end either: the server looks again after a while.
  const paused: Script = {
    accept: (socket) => {
      socket.pause();
      setTimeout(() => socket.resume(), 300);
    },
  };
  const inBody = { answers: [stallAfter(`${head('200 OK', ['content-length: 9'])}<a`)] };
  const large = new Uint8Array(50_000_000);

  test.each([
    ['in the handshake', silent, { isSecure: true }],
    ['while it is sent', paused, { body: large }],
    ['before the answer', silent, {}],
    ['in the body', inBody, {}],
    ['in a body that drips', { answers: [drip(5)] }, {}],
  ])('%s ends at once, with its connection', async (_, script: Script, more) => {
    const server = await serve(script);
    const { isSecure = false, ...rest }: { isSecure?: boolean; body?: Uint8Array } = more;
    const url = isSecure ? server.url.replace('http:', 'https:') : server.url;
    const controller = new AbortController();
    const call = transportWith()(requestTo(url, { signal: controller.signal, ...rest }));
    const failure = call.catch((reason: unknown) => reason);
    await untilEqual(() => server.open, 1);
    await new Promise((resolve) => setTimeout(resolve, 50));
    const start = performance.now();
    controller.abort();
    expect(await failure).toBe(controller.signal.reason);
    expect(performance.now() - start).toBeLessThan(50);
    await untilEqual(() => server.open, 0);
  });

  test('before it begins opens no connection', async () => {
    const server = await serve({ answers: [ok] });
    const signal = AbortSignal.abort();
    await expect(transportWith()(requestTo(server.url, { signal }))).rejects.toBe(signal.reason);
    expect(server.sockets).toBe(0);
  });

  test('in its very first turn opens none that stays', async () => {
    const server = await serve({ answers: [ok] });
    const controller = new AbortController();
    const call = transportWith()(requestTo(server.url, { signal: controller.signal }));
    const failure = call.catch((reason: unknown) => reason);
    controller.abort();
    expect(await failure).toBe(controller.signal.reason);
    await untilEqual(() => server.open, 0);
    expect(server.requests).toEqual([]);
  });

  test('while it waits for a connection leaves its place to others', async () => {
    const server = await serve({ answers: [stallAfter(''), ok] });
    const transport = transportWith({ maxSockets: 1 });
    const [first, second] = [new AbortController(), new AbortController()];
    const calls = [first.signal, second.signal, requestTo('').signal].map((signal) =>
      outcomeOf(transport(requestTo(server.url, { signal })), signal),
    );
    await untilEqual(() => server.requests.length, 1);
    second.abort();
    expect(await calls[1]).toBe('aborted');
    first.abort();
    expect(await Promise.all(calls)).toEqual(['aborted', 'aborted', { status: 200, body: '<a/>' }]);
    expect(server.requests.length).toBe(2);
  });

  test('leaves the connection of an earlier one alone', async () => {
    const server = await serve({ answers: [ok] });
    const transport = transportWith();
    const controller = new AbortController();
    await transport(requestTo(server.url, { signal: controller.signal }));
    expect(getEventListeners(controller.signal, 'abort')).toEqual([]);
    controller.abort();
    await transport(requestTo(server.url));
    expect(server.sockets).toBe(1);
  });
});
