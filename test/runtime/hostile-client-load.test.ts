/** h10, h30, h32 and h33: many calls, large answers, and names that are no names. */
import { beforeAll, describe, expect, test } from 'vitest';
import { runChild } from '../support/child.js';
import { gzipBomb } from '../support/hostile-scripts.js';
import { serve } from '../support/serving.js';
import { clientModule, type ClientModule } from './client-module.js';
import { thrownBy } from './client-site.js';
import {
  answer,
  create,
  get,
  transportOf,
  trial,
  well,
  wires,
  type Wire,
} from './hostile-client.js';

let module: ClientModule;
beforeAll(async () => {
  module = await clientModule();
});

const CALLS = 1000;
const outage = answer('<html>down</html>', { status: '503 x', contentType: 'text/html' });
const down = { kind: 'not-api-reply', httpStatus: 503 };

/** What a process of its own says that makes one call; `ask` is the call. */
function child(wire: Wire, endpoint: string, ask: string): string {
  return `
    import { createClient } from './generated/webex/client.ts';
    import * as user from './generated/webex/operations/user.ts';
    import { nodeTransport } from './generated/webex/runtime/transport-node.ts';
    const client = createClient({
      siteName: 'acme',
      webExID: 'admin',
      sessionTicket: 'the ticket',
      endpoint: '${endpoint}',
      transport: ${wire === 'fetch' ? 'undefined' : 'nodeTransport()'},
    }, { user });
    const { kind, attempts } = await ${ask}.catch((error) => error);
    console.log(JSON.stringify([kind, attempts, process.resourceUsage().maxRSS]));`;
}

describe.each(wires)('over %s', (wire) => {
  test('h10 a gzip bomb of 1 GiB takes less than 300 MB', async () => {
    const server = await serve({ answers: [gzipBomb(1 << 30)] });
    const asking = child(wire, server.url, "client.user.getUser({ webExId: 'ann' })");
    const [kind, attempts, peak] = (await runChild(asking)) as [string, number, number];
    expect([kind, attempts]).toEqual(['too-large', 1]);
    expect(server.requests).toHaveLength(1);
    expect(peak).toBeLessThan(300_000); // kilobytes
  });

  test('h30 1,000 calls, 8 at a time, on 8 connections', async () => {
    const { server, client } = await trial(module, { answers: [well] }, { wire });
    await Promise.all(Array.from({ length: CALLS }, () => get(client)));
    expect(server.requests).toHaveLength(CALLS);
    const reused = server.requests.filter(({ onSocket }) => onSocket > 1).length;
    expect(reused).toBeGreaterThanOrEqual(CALLS * 0.95);
    // `fetch` takes a connection back a moment after the answer, when the next call has begun.
    if (wire !== 'fetch') expect(server.sockets).toBeLessThanOrEqual(8);
  });

  test('h33 in an outage 1,000 calls make at most 1,100 requests', async () => {
    const { server, client } = await trial(module, { answers: [outage] }, { wire });
    const errors = await Promise.all(Array.from({ length: CALLS }, () => thrownBy(get(client))));
    for (const error of errors) expect(error).toMatchObject({ ...down, outcomeUnknown: true });
    const attempts = errors.reduce((sum, error) => sum + Number(error['attempts']), 0);
    expect(server.requests).toHaveLength(attempts);
    expect(attempts).toBe(CALLS * 1.1);
  });

  test('h33 in an outage 1,000 Creates make 1,000 requests', async () => {
    const { server, client } = await trial(module, { answers: [outage] }, { wire });
    const errors = await Promise.all(Array.from({ length: CALLS }, () => thrownBy(create(client))));
    for (const error of errors) expect(error).toMatchObject({ ...down, attempts: 1 });
    expect(server.requests).toHaveLength(CALLS);
  });

  test.each(['acme.evil.com/#', 'a@b', 'acme\r\nX: y', '127.0.0.1:9/', ''])(
    'h32 the site name %j is refused before there is a URL',
    (siteName) => {
      const { createClient, user } = module;
      const credentials = { siteName, webExID: 'admin', sessionTicket: 'the ticket' };
      const options = { ...credentials, transport: transportOf(wire) };
      expect(() => createClient(options, { user })).toThrow(
        'siteName: expected letters, digits and hyphens only',
      );
    },
  );
});
