/** h29: a caller gives a call up, wherever it is, and nothing of it is left. */
import { getEventListeners } from 'node:events';
import { beforeAll, describe, expect, test } from 'vitest';
import { runChild } from '../support/child.js';
import { untilEqual } from '../support/hostile-run.js';
import { drip, head, silent, stallAfter } from '../support/hostile-scripts.js';
import type { Hostile, Script } from '../support/hostile-server.js';
import { serve } from '../support/serving.js';
import { clientModule, type ClientModule } from './client-module.js';
import { thrownBy } from './client-site.js';
import { answer, clientOf, get, transportOf, well, wires, type Wire } from './hostile-client.js';

let module: ClientModule;
beforeAll(async () => {
  module = await clientModule();
  // The first error of a process takes vitest long: it looks for the sources behind its stack.
  const client = clientOf(module, 'http://127.0.0.1:1/', {});
  void (await thrownBy(get(client, AbortSignal.abort()))).stack;
});

interface Phase {
  readonly name: string;
  readonly script: Script;
  /** The server is taken for one with TLS, which it never answers for. */
  readonly isSecure?: boolean;
  /** Characters in the request, where it must not fit into the buffers of the system. */
  readonly length?: number;
  /** The server has refused the request, and the client waits. */
  readonly isWaiting?: boolean;
  /** Node's `fetch` goes on with it, and gives it up by itself after 10 s: this cannot be told to it. */
  readonly isLateOverFetch?: boolean;
}

/** Who does not read does not hear of the end either: the server looks again after a while. */
const paused: Script = {
  accept: (socket) => {
    socket.pause();
    setTimeout(() => socket.resume(), 400);
  },
};
const busy = { status: '429 Too Many Requests', headers: ['retry-after: 30'] };

const phases: readonly Phase[] = [
  { name: 'during connect', script: silent, isSecure: true, isLateOverFetch: true },
  { name: 'during upload', script: paused, length: 30_000_000 },
  { name: 'before the answer', script: silent },
  {
    name: 'during the body',
    script: { answers: [stallAfter(`${head('200 OK', ['content-length: 9'])}<a`)] },
  },
  { name: 'during a body that drips', script: { answers: [drip(5)] } },
  {
    name: 'during back-off sleep',
    script: { answers: [answer('later', busy)] },
    isWaiting: true,
  },
];

function endpointOf({ isSecure }: Phase, { url }: Hostile): string {
  return isSecure ? url.replace('http:', 'https:') : url;
}

/** What came of a call that was given up in the phase, and how soon. */
async function abortedIn(phase: Phase, wire: Wire) {
  const { script, length = 3, isWaiting } = phase;
  const server = await serve(script);
  const endpoint = endpointOf(phase, server);
  const client = clientOf(module, endpoint, { transport: transportOf(wire) });
  const controller = new AbortController();
  const { signal } = controller;
  const call = thrownBy(client.user.getUser({ webExId: 'a'.repeat(length) }, { signal }));
  await untilEqual(() => server.open, 1);
  await new Promise((resolve) => setTimeout(resolve, isWaiting ? 100 : 50));
  const start = performance.now();
  controller.abort('with a secret');
  const error = await call;
  const ms = performance.now() - start;
  return { server, signal, error, ms };
}

describe.each(wires)('over %s', (wire) => {
  // Again where the machine was busy with something else for a moment.
  for (const phase of phases)
    test(`h29 ${phase.name}, within 50 ms`, { retry: 2 }, async () => {
      const { server, signal, error, ms } = await abortedIn(phase, wire);
      const outcomeUnknown = phase.isWaiting !== true;
      expect(error).toMatchObject({ kind: 'abort', attempts: 1, outcomeUnknown });
      expect(error.message).not.toContain('secret');
      expect(ms).toBeLessThan(50);
      expect(server.requests.length).toBeLessThanOrEqual(1);
      expect(getEventListeners(signal, 'abort')).toEqual([]);
      // `fetch` makes a new connection in place of one that it gave up; a kept one may stay.
      if (wire !== 'fetch' && !phase.isWaiting) await untilEqual(() => server.open, 0);
    });

  test('h29 before send: nothing is opened', async () => {
    const server = await serve({ answers: [well] });
    const client = clientOf(module, server.url, { transport: transportOf(wire) });
    const error = await thrownBy(get(client, AbortSignal.abort()));
    expect(error).toMatchObject({ kind: 'abort', attempts: 0, outcomeUnknown: false });
    expect([server.sockets, server.requests.length]).toEqual([0, 0]);
  });

  test('h29 in line for a place: others go on', async () => {
    const server = await serve({ answers: [stallAfter(''), well] });
    const more = { transport: transportOf(wire), concurrency: 1 };
    const client = clientOf(module, server.url, more);
    const [first, second] = [new AbortController(), new AbortController()];
    const calls = [first, second].map(({ signal }) => thrownBy(get(client, signal)));
    const third = get(client);
    await untilEqual(() => server.requests.length, 1);
    second.abort();
    expect(await calls[1]).toMatchObject({ kind: 'abort', attempts: 0, outcomeUnknown: false });
    first.abort();
    expect(await calls[0]).toMatchObject({ kind: 'abort', attempts: 1, outcomeUnknown: true });
    expect(await third).toMatchObject({ meta: { attempts: 1 } });
    expect(server.requests).toHaveLength(2);
  });

  for (const phase of phases)
    test(`h29 ${phase.name}, and the process ends by itself`, { retry: 1 }, async () => {
      const server = await serve(phase.script);
      const child = givingUp(wire, endpointOf(phase, server), phase.length ?? 3);
      const { kind, ms, left, at } = (await runChild(child)) as Ended;
      const after = Date.now() - at;
      const isLate = wire === 'fetch' && phase.isLateOverFetch === true;
      expect(kind).toBe('abort');
      expect(ms).toBeLessThan(50);
      expect(after).toBeLessThan(isLate ? 12_000 : 500);
      if (!isLate) expect(left).toEqual([]);
    });
});

/** What the module below prints: how soon the call ended, and what else there was then, and when. */
interface Ended {
  readonly kind: string;
  readonly ms: number;
  readonly left: readonly string[];
  readonly at: number;
}

/** A module that gives a call up, and prints what then keeps its process alive. */
function givingUp(wire: Wire, endpoint: string, length: number): string {
  return `
    import { createClient } from './generated/webex/client.ts';
    import { getUser } from './generated/webex/operations/user.ts';
    import { nodeTransport } from './generated/webex/runtime/transport-node.ts';
    const client = createClient({
      siteName: 'acme',
      webExID: 'admin',
      sessionTicket: 'the ticket',
      endpoint: '${endpoint}',
      transport: ${wire === 'fetch' ? 'undefined' : 'nodeTransport()'},
    });
    const controller = new AbortController();
    let start = 0;
    setTimeout(() => {
      start = performance.now();
      controller.abort();
    }, 300);
    const request = { webExId: 'a'.repeat(${length}) };
    const call = getUser(client, request, { signal: controller.signal });
    const kind = await call.then(() => 'none', (error) => error.kind);
    const ms = performance.now() - start;
    // The end of a connection is told a moment later.
    await new Promise((resolve) => setTimeout(resolve, 20));
    const left = process
      .getActiveResourcesInfo()
      .filter((name) => /Timeout|Socket|TCP|TLS/.test(name));
    console.log(JSON.stringify({ kind, ms, left, at: Date.now() }));`;
}
