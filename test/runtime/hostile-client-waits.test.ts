/** h15, h16 and h19 to h21: refusals that are waited out, and those that waiting does not mend. */
import { beforeAll, describe, expect, test } from 'vitest';
import { virtualClock } from '../support/virtual-clock.js';
import { failure } from './client-emitted.js';
import { clientModule, type ClientModule } from './client-module.js';
import { done, thrownBy, ticket } from './client-site.js';
import {
  answer,
  create,
  get,
  operationOf,
  skippingWaits,
  trial,
  well,
  wires,
  type Run,
} from './hostile-client.js';
import type { Answer } from '../support/hostile-server.js';

let module: ClientModule;
beforeAll(async () => {
  module = await clientModule();
});

const set: Run = (client) => client.user.setUser({ webExId: 'ann', firstName: 'Ann' });
const both = [
  ['GetUser', get],
  ['CreateUser', create],
] as const;

function busy(status: string, retryAfter: string): Uint8Array {
  return answer('<html>later</html>', {
    status,
    contentType: 'text/html',
    headers: [`retry-after: ${retryAfter}`],
  });
}

describe.each(wires)('over %s', (wire) => {
  test.each(both)('h15 429 with Retry-After: 2: %s waits 2 s and goes again', async (_, run) => {
    const { clock, ...skipping } = skippingWaits();
    const answers = [busy('429 Too Many Requests', '2'), well];
    const more = { clock, ...skipping, random: () => 0.999 };
    const { server, client } = await trial(module, { answers }, { wire, more });
    const start = clock.now();
    expect(await run(client)).toMatchObject({ meta: { attempts: 2, delayMs: 2000 } });
    expect(clock.now() - start).toBe(2000);
    expect(server.requests).toHaveLength(2);
  });

  test.each([
    ['a date in the past', 'Thu, 01 Jan 1998 00:00:00 GMT', 0],
    ['1e9', '1000000000', 60_000],
    ['garbage', 'soon', 0],
  ])('h16 503 with Retry-After: %s is kept between 0 and 60 s', async (_, header, wait) => {
    const { clock, ...skipping } = skippingWaits();
    const answers = [busy('503 Service Unavailable', header), well];
    const { client } = await trial(module, { answers }, { wire, more: { clock, ...skipping } });
    const start = clock.now();
    expect(await get(client)).toMatchObject({ meta: { attempts: 2, delayMs: wait } });
    expect(clock.now() - start).toBe(wait);
  });

  test('h16 503 may have been carried out: CreateUser does not go again', async () => {
    const answers = [busy('503 Service Unavailable', '2'), well];
    const { server, client } = await trial(module, { answers }, { wire });
    const error = { kind: 'not-api-reply', httpStatus: 503, attempts: 1, outcomeUnknown: true };
    expect(await thrownBy(create(client))).toMatchObject(error);
    expect(server.requests).toHaveLength(1);
  });

  test.each(both)('h19 000045: %s waits a minute and goes again', async (_, run) => {
    const { clock, ...skipping } = skippingWaits();
    // As the real server has it: not in UTF-8.
    const text = failure('000045', 'API Rate Limit Reach é').replace('UTF-8', 'ISO-8859-1');
    const limited = answer(Buffer.from(text, 'latin1'), {
      contentType: 'text/xml',
    });
    const more = { clock, ...skipping };
    const { server, client } = await trial(module, { answers: [limited, well] }, { wire, more });
    const start = clock.now();
    expect(await run(client)).toMatchObject({ meta: { attempts: 2, delayMs: 60_000 } });
    expect(clock.now() - start).toBe(60_000);
    expect(server.requests).toHaveLength(2);
  });

  // That a run over thousands of users stops there is a matter of the runs, not of the client.
  test('h20 SetUser is refused by a wall, GetUser is not: an error, not sent again', async () => {
    const wall: Answer = (socket, request) => {
      const isRefused = operationOf(request) === 'SetUser';
      if (isRefused) socket.write(answer(failure('030002', 'Incorrect user or password')));
      else well(socket, request);
    };
    const { server, client } = await trial(module, { answers: [wall] }, { wire });
    for (let i = 1; i <= 3; i++) {
      expect(await thrownBy(set(client))).toMatchObject({
        kind: 'api',
        errorId: '030002',
        reason: 'Incorrect user or password',
        attempts: 1,
        outcomeUnknown: false,
      });
      expect(await get(client)).toMatchObject({ meta: { attempts: 1 } });
      expect(server.requests).toHaveLength(2 * i);
    }
  });

  test('h21 a ticket fails after 90 min: one login for 50 calls, each sent again once', async () => {
    const clock = virtualClock();
    const until = clock.now() + 5_400_000;
    const refusal = answer(failure('030047', 'the ticket is not valid'));
    let logins = 0;
    let first = 0;
    const site: Answer = (socket, request) => {
      const operation = operationOf(request);
      const isOld = request.body.includes('>T1<') && clock.now() >= until;
      if (operation === 'AuthenticateUser') socket.write(answer(ticket(`T${++logins}`, 7200)));
      // The first of the refusals comes when there is a new ticket already.
      else if (isOld) setTimeout(() => socket.write(refusal), request.count === first ? 300 : 0);
      else socket.write(answer(done({ operation })));
    };
    const more = { clock, sessionTicket: undefined, password: 'hunter2hunter2' };
    const { server, client } = await trial(module, { answers: [site] }, { wire, more });
    await get(client);
    await get(client);
    expect(logins).toBe(1);
    await clock.advance(5_400_000);
    const before = server.requests.length;
    first = before + 1;
    const replies = await Promise.all(Array.from({ length: 50 }, () => get(client)));
    expect(logins).toBe(2);
    for (const { meta } of replies) expect(meta).toMatchObject({ attempts: 2, delayMs: 0 });
    const sent = server.requests.slice(before).map(operationOf);
    expect(sent.filter((operation) => operation === 'GetUser')).toHaveLength(100);
    expect(sent).toHaveLength(101);
    expect(clock.pending()).toBe(0);
  });
});
