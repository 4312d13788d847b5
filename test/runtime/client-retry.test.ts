import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { settle, virtualClock, type VirtualClock } from '../support/virtual-clock.js';
import { failure } from './client-emitted.js';
import { clientModule, type ClientModule } from './client-module.js';
import { done, never, sentIn, siteOf, thrownBy } from './client-site.js';
import type { Answer, Answering, Asked } from './client-site.js';

let module: ClientModule;
beforeAll(async () => {
  module = await clientModule();
});

let clock: VirtualClock;
beforeEach(() => {
  clock = virtualClock();
});

const OUTAGE: Answer = { status: 503 };

/** A client with a ticket of its own, so that nothing but the calls themselves is asked. */
function start(answer: Answering, more: object = {}) {
  const site = siteOf(clock, answer);
  const { createClient, user, ep } = module;
  const client = createClient(
    {
      siteName: 'acme',
      webExID: 'a',
      sessionTicket: 'the ticket',
      transport: site.transport,
      clock,
      ...more,
    },
    { user, ep },
  );
  return { site, client };
}

type Started = ReturnType<typeof start>['client'];
type Run = (client: Started) => Promise<unknown>;

const get: Run = (client) => client.user.getUser({ webExId: 'ann' });
const set: Run = (client) => client.user.setUser({ webExId: 'ann', phones: { PIN: '3421' } });
const create: Run = (client) =>
  client.user.createUser({
    webExId: 'ann',
    firstName: 'Ann',
    lastName: 'Lee',
    email: 'a@b.c',
    password: 'x',
    privilege: {},
    active: 'ACTIVATED',
  } as never);
const del: Run = (client) => client.user.delUser({ webExId: ['ann'] });
const rename: Run = (client) => client.user.setUser({ webExId: 'ann', newWebExId: 'bob' });

/** Answers in this order, the last one for all further requests. */
function inOrder(...answers: readonly (string | Answer | Error | Answering)[]): Answering {
  let at = 0;
  return (asked) => {
    const answer = answers[Math.min(at++, answers.length - 1)] ?? {};
    if (answer instanceof Error) throw answer;
    return typeof answer === 'function' ? answer(asked) : answer;
  };
}

function lost(code: string, stage?: 'connect' | 'body'): Error {
  return Object.assign(new Error('lost'), { code, stage });
}

describe('the wait between attempts', () => {
  test.each([
    [0, [0, 0, 0, 0, 0]],
    [0.5, [50, 100, 200, 400, 800]],
    [0.999, [99.9, 199.8, 399.6, 799.2, 1598.4]],
  ])('is any part of a time that doubles (%d)', async (random, waits) => {
    const { site, client } = start(() => OUTAGE, { random: () => random, maxAttempts: 6 });
    const error = await thrownBy(clock.finish(get(client)));
    const times = site.asked.map(({ at }) => at);
    const gaps = times.slice(1).map((at, i) => at - (times[i] ?? 0));
    gaps.forEach((gap, i) => expect(gap).toBeCloseTo(waits[i] ?? NaN, 1));
    expect(error['attempts']).toBe(6);
    expect(error['delayMs']).toBeCloseTo(waits.reduce((sum, ms) => sum + ms));
  });

  test('is never longer than 20 s', async () => {
    const { site, client } = start(() => OUTAGE, { random: () => 0.999, maxAttempts: 15 });
    await thrownBy(clock.finish(get(client)));
    const [last = 0, before = 0] = site.asked.map(({ at }) => at).reverse();
    expect(last - before).toBeCloseTo(19_980, 0);
  });

  test.each([
    ['7', 7000],
    ['0', 0],
    [' 7 ', 7000],
    ['1000000000', 60_000],
    ['garbage', 0],
    ['-5', 0],
    ['', 0],
    [new Date(1e12 + 30_000).toUTCString(), 30_000],
    [new Date(1e12 + 3e9).toUTCString(), 60_000],
    [new Date(1e12 - 3e9).toUTCString(), 0],
  ])('is what the server asks for, from 0 to 60 s: %j', async (header, wait) => {
    const busy = { status: 503, headers: { 'retry-after': header } };
    const { client } = start(inOrder(busy, done), { random: () => 0 });
    const reply = await clock.finish(client.user.getUser({ webExId: 'ann' }));
    expect(reply.meta).toMatchObject({ attempts: 2, delayMs: wait });
    expect(clock.now() - 1e12).toBe(wait);
  });

  test('starts at half a second when the server has too much to do', async () => {
    const { client } = start(inOrder({ status: 429 }, done), { random: () => 0.5 });
    const { meta } = await clock.finish(client.user.delUser({ webExId: ['ann'] }));
    expect(meta).toMatchObject({ attempts: 2, delayMs: 250 });
  });
});

describe('how often', () => {
  test.each([
    [undefined, 3],
    [1, 1],
    [5, 5],
  ])('maxAttempts %s sends a request %d times', async (maxAttempts, times) => {
    const { site, client } = start(() => OUTAGE, { maxAttempts, random: () => 0 });
    expect(await thrownBy(clock.finish(get(client)))).toMatchObject({
      kind: 'not-api-reply',
      httpStatus: 503,
      attempts: times,
    });
    expect(site.asked).toHaveLength(times);
  });

  test('in an outage of everything at most 1.10 requests go out for a call', async () => {
    const { site, client } = start(() => OUTAGE, { random: () => 0 });
    const calls = Array.from({ length: 1000 }, () => thrownBy(get(client)));
    await clock.finish(Promise.all(calls));
    expect(site.asked.length).toBe(1100);
  });

  test('in an outage with a password, too, requests for tickets included', async () => {
    const { site, client } = start(() => OUTAGE, {
      sessionTicket: undefined,
      password: 'hunter2',
      random: () => 0,
    });
    for (let i = 0; i < 1000; i++) await thrownBy(clock.finish(get(client)));
    expect(site.asked.length).toBeLessThanOrEqual(1100);
  });

  test('success gives back what its attempts took, and one more', async () => {
    let isDown = true;
    const { site, client } = start((asked) => (isDown ? OUTAGE : done(asked)), { random: () => 0 });
    const outage = async (calls: number): Promise<number> => {
      const before = site.asked.length;
      for (let i = 0; i < calls; i++) await thrownBy(clock.finish(get(client)));
      return site.asked.length - before - calls;
    };
    expect(await outage(60)).toBe(100);
    expect(await outage(10)).toBe(0);
    isDown = false;
    for (let i = 0; i < 10; i++) await clock.finish(get(client));
    isDown = true;
    expect(await outage(10)).toBe(2);
  });

  test('a retry that helped costs nothing in the end', async () => {
    const answers = Array.from({ length: 400 }, (_, i) => (i % 2 === 0 ? OUTAGE : done));
    const { site, client } = start(inOrder(...answers), { random: () => 0 });
    for (let i = 0; i < 200; i++) await clock.finish(get(client));
    expect(site.asked).toHaveLength(400);
  });

  test('a wait that goes beyond the deadline is not begun', async () => {
    const { site, client } = start(() => failure('000045', 'API Rate Limit Reach'));
    const call = client.user.getUser({ webExId: 'ann' }, { deadlineMs: 60_000 });
    const error = await thrownBy(clock.finish(call));
    expect(error).toMatchObject({ errorId: '000045', attempts: 1 });
    expect(clock.now()).toBe(1e12);
    expect(site.asked).toHaveLength(1);
  });
});

describe('the rate limit of the API', () => {
  test.each([
    ['Get', get],
    ['Set', set],
    ['Set with another name', rename],
    ['Create', create],
    ['Del', del],
  ])('is waited out by %s', async (_, run) => {
    const { site, client } = start(inOrder(failure('000045', 'API Rate Limit Reach'), done));
    await clock.finish(run(client));
    expect(site.asked.map(({ at }) => at - 1e12)).toEqual([0, 60_000]);
    expect(clock.pending()).toBe(0);
  });

  test('holds back the other calls of the group, and no others', async () => {
    const { site, client } = start(inOrder(failure('000045', 'API Rate Limit Reach'), done));
    const first = get(client);
    await settle();
    const calls = [first, get(client), create(client), client.ep.getAPIVersion({})];
    await clock.finish(Promise.all(calls));
    const late = site.asked.filter(({ at }) => at === 1e12 + 60_000);
    expect(late.map(({ operation }) => operation).sort()).toEqual([
      'CreateUser',
      'GetUser',
      'GetUser',
    ]);
    expect(site.asked.map(({ operation }) => operation).slice(0, 2)).toEqual([
      'GetUser',
      'GetAPIVersion',
    ]);
  });

  test('takes nothing from the quota', async () => {
    let isLimited = true;
    const { site, client } = start((asked) => {
      isLimited = !isLimited;
      return isLimited ? done(asked) : failure('000045', 'API Rate Limit Reach');
    });
    for (let i = 0; i < 600; i++) await clock.finish(get(client));
    expect(site.asked).toHaveLength(1200);
  });
});

describe('whether a request is sent again', () => {
  const unknown: [string, Answering | Error][] = [
    ['after a time-out', never],
    ['after a lost connection', lost('ECONNRESET')],
    ['after an answer that broke off', lost('RESPONSE_TRUNCATED', 'body')],
    ['after a reply that broke off', (asked) => done(asked).slice(0, -30)],
    ['after an HTTP status of 502', () => ({ status: 502, body: '<html>' })],
  ];
  const repeated: [string, Run, boolean][] = [
    ['Get', get, true],
    ['Set', set, true],
    ['Set with another name', rename, false],
    ['Create', create, false],
    ['Del', del, false],
  ];
  const cases = unknown.flatMap(([when, answer]) =>
    repeated.map(([what, run, isRepeated]) => ({ when, answer, what, run, isRepeated })),
  );

  test.each(cases)('$when: $what $isRepeated', async ({ answer, run, isRepeated }) => {
    const { site, client } = start(inOrder(answer), { random: () => 0 });
    const error = await thrownBy(clock.finish(run(client)));
    expect(site.asked).toHaveLength(isRepeated ? 3 : 1);
    expect(error).toMatchObject({ outcomeUnknown: true, attempts: isRepeated ? 3 : 1 });
    expect(error.message).toContain('outcome unknown');
    expect(clock.pending()).toBe(0);
  });

  test.each(repeated)('000035: %s', async (_, run, isRepeated) => {
    const { site, client } = start(() => failure('000035', 'no response'), { random: () => 0 });
    const error = await thrownBy(clock.finish(run(client)));
    expect(error).toMatchObject({ errorId: '000035', outcomeUnknown: false });
    expect(site.asked).toHaveLength(isRepeated ? 3 : 1);
  });

  test.each(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ECONNRESET', ''])(
    'always, when nothing was sent: %j',
    async (code) => {
      for (const [, run] of repeated) {
        const { site, client } = start(inOrder(lost(code, 'connect')), { random: () => 0 });
        const error = await thrownBy(clock.finish(run(client)));
        expect(error).toMatchObject({
          kind: 'transport',
          code,
          outcomeUnknown: false,
          attempts: 3,
        });
        expect(site.asked).toHaveLength(3);
      }
    },
  );

  test.each([
    'CERT_HAS_EXPIRED',
    'DEPTH_ZERO_SELF_SIGNED_CERT',
    'SELF_SIGNED_CERT_IN_CHAIN',
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    'ERR_TLS_CERT_ALTNAME_INVALID',
    'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION',
    'EPROTO',
  ])('never, when the server is not who it should be: %s', async (code) => {
    const { site, client } = start(inOrder(lost(code, 'connect')));
    expect(await thrownBy(clock.finish(get(client)))).toMatchObject({ code, attempts: 1 });
    expect(site.asked).toHaveLength(1);
  });

  test.each([
    ['200006', failure('200006', 'error')],
    ['000001', failure('000001', 'access denied')],
    ['999999', failure('999999', 'Not a valid PIN')],
    ['an unknown error', failure('123456', 'x')],
    ['401', { status: 401 }],
    ['403', { status: 403 }],
    ['404', { status: 404 }],
    ['a redirect', { status: 307 }],
    ['a page of HTML', { status: 200, body: '<html></html>' }],
    ['a size beyond the limit', lost('RESPONSE_TOO_LARGE', 'body')],
  ])('never, after %s', async (_, answer) => {
    const { site, client } = start(inOrder(answer));
    expect(await thrownBy(clock.finish(get(client)))).toMatchObject({ attempts: 1 });
    expect(site.asked).toHaveLength(1);
  });

  test('an unknown outcome stays so, whatever comes of later attempts', async () => {
    const answers = [
      lost('ECONNRESET'),
      lost('ECONNREFUSED', 'connect'),
      failure('030001', 'none'),
    ];
    for (let last = 1; last <= answers.length; last++) {
      const { client } = start(inOrder(...answers.slice(0, last)), {
        random: () => 0,
        maxAttempts: last,
      });
      const error = await thrownBy(clock.finish(set(client)));
      expect(error).toMatchObject({ outcomeUnknown: true, attempts: last });
      expect(error.message.match(/outcome unknown/g)).toHaveLength(1);
    }
    const { client } = start(inOrder(lost('ECONNREFUSED', 'connect'), failure('030001', 'none')));
    expect(await thrownBy(clock.finish(set(client)))).toMatchObject({ outcomeUnknown: false });
  });
});

describe('time', () => {
  test.each([
    ['GetUser', get, undefined, 60_000],
    ['GetUser', get, 5000, 5000],
    ['SetUser', set, undefined, 60_000],
    ['SetUser', set, 5000, 60_000],
    ['SetUser', set, 90_000, 90_000],
  ])('%s with timeoutMs %s takes %d ms', async (_, run, timeoutMs, ms) => {
    const { client } = start(never, { timeoutMs, maxAttempts: 1 });
    expect(await thrownBy(clock.finish(run(client)))).toMatchObject({
      kind: 'timeout',
      timeoutMs: ms,
    });
    expect(clock.now() - 1e12).toBe(ms);
  });

  test('of one call may be less', async () => {
    const { client } = start(never, { maxAttempts: 1 });
    const call = client.user.setUser({ webExId: 'ann' }, { timeoutMs: 100 });
    expect(await thrownBy(clock.finish(call))).toMatchObject({ kind: 'timeout', timeoutMs: 100 });
  });

  test('of all attempts together ends with the deadline', async () => {
    const { site, client } = start(never, { deadlineMs: 100_000, maxAttempts: 9, random: () => 0 });
    const error = await thrownBy(clock.finish(get(client)));
    expect(error).toMatchObject({
      kind: 'timeout',
      timeoutMs: 100_000,
      attempts: 2,
      outcomeUnknown: true,
    });
    expect(clock.now() - 1e12).toBe(100_000);
    expect(site.asked.every(({ signal }) => signal.aborted)).toBe(true);
    expect(clock.pending()).toBe(0);
  });

  test('in the queue counts, and nothing is unknown then', async () => {
    const { client } = start(never, { concurrency: 1 });
    const first = thrownBy(client.user.getUser({ webExId: 'a' }, { timeoutMs: 200_000 }));
    const second = client.user.getUser({ webExId: 'b' }, { deadlineMs: 10_000 });
    const error = await thrownBy(clock.finish(second));
    expect(error).toMatchObject({ kind: 'timeout', attempts: 0, outcomeUnknown: false });
    await clock.finish(first);
  });
});

describe('a signal', () => {
  test.each([
    ['before the call', 0, 0, false],
    ['while the request is under way', 1, 1, true],
    ['while it waits for another attempt', 30_000, 1, false],
  ])('%s ends it at once', async (_, after, attempts, outcomeUnknown) => {
    const limited = failure('000045', 'API Rate Limit Reach');
    const { site, client } = start(inOrder(after === 1 ? never : limited));
    const controller = new AbortController();
    if (after === 0) controller.abort('with a secret');
    const call = client.user.getUser({ webExId: 'a' }, { signal: controller.signal });
    const error = thrownBy(call);
    await clock.advance(after);
    controller.abort('with a secret');
    expect(await error).toMatchObject({ kind: 'abort', attempts, outcomeUnknown });
    expect((await error).message).not.toContain('with a secret');
    expect(clock.now() - 1e12).toBe(after);
    expect(site.asked).toHaveLength(attempts);
    expect(clock.pending()).toBe(0);
  });
});

test('attempts, delay and server stand on results and on errors', async () => {
  const { client } = start(inOrder(OUTAGE, OUTAGE, done), { random: () => 0.5 });
  expect((await clock.finish(client.user.getUser({ webExId: 'a' }))).meta).toEqual({
    operation: 'user.GetUser',
    httpStatus: 200,
    server: 'PRIMARY',
    attempts: 3,
    delayMs: 150,
  });
  const other = start(inOrder(OUTAGE, failure('030001', 'none')), { random: () => 0.5 });
  expect(await thrownBy(clock.finish(get(other.client)))).toMatchObject({
    attempts: 2,
    delayMs: 50,
    server: 'BACKUP',
  });
});

describe('10,000 calls to a server that fails in every way', () => {
  test('create and delete nothing twice', async () => {
    const random = seeded(4);
    /** How often the server has carried out what a call asked for. */
    const carriedOut = new Map<string, number>();
    const faults: ((asked: Asked) => ReturnType<Answering>)[] = [
      () => ({ status: 503, headers: { 'retry-after': '1' } }),
      () => ({ status: 502, body: '<html>Bad gateway</html>' }),
      () => ({ status: 500, body: '' }),
      () => ({ status: 200, body: '{"error":"x"}' }),
      (asked) => done(asked).slice(0, Math.floor(random() * 400)),
      () => Promise.reject(lost('ECONNRESET')),
      () => Promise.reject(lost('EPIPE')),
      () => Promise.reject(lost('RESPONSE_TRUNCATED', 'body')),
      () => Promise.reject(new Error('socket hang up')),
      never,
      () => failure('200006', 'error'),
      () => failure('123456', 'error'),
    ];
    /** Sent before the server has done anything. */
    const refusals: ((asked: Asked) => ReturnType<Answering>)[] = [
      () => failure('000045', 'API Rate Limit Reach'),
      () => failure('000035', 'no response'),
      () => ({ status: 429, headers: { 'retry-after': '3' } }),
      () => Promise.reject(lost('ECONNREFUSED', 'connect')),
      () => Promise.reject(lost('EAI_AGAIN', 'connect')),
    ];
    const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
    const answer: Answering = (asked) => {
      if (random() < 0.15) return pick(refusals)(asked);
      if (random() < 0.25) return pick(faults)(asked);
      const key = `${asked.operation} ${sentIn(asked, 'webExId')}`;
      carriedOut.set(key, (carriedOut.get(key) ?? 0) + 1);
      return random() < 0.5 ? done(asked) : pick(faults)(asked);
    };
    const { site, client } = start(answer, { random, deadlineMs: 1e9, timeoutMs: 1000 });
    let next = 0;
    let good = 0;
    let unknown = 0;
    const worker = async (): Promise<void> => {
      while (next < 10_000) {
        const webExId = `user${next++}`;
        const kind = next % 4;
        const call =
          kind === 0
            ? client.user.delUser({ webExId: [webExId] })
            : kind === 1
              ? client.user.setUser({ webExId, newWebExId: 'x' })
              : client.user.createUser({
                  webExId,
                  firstName: 'A',
                  lastName: 'B',
                  email: 'a@b.c',
                  password: 'x',
                  privilege: {},
                  active: 'ACTIVATED',
                } as never);
        const error = await call.then(
          () => undefined,
          (thrown: unknown) => thrown,
        );
        const operation = kind === 0 ? 'DelUser' : kind === 1 ? 'SetUser' : 'CreateUser';
        const times = carriedOut.get(`${operation} ${webExId}`) ?? 0;
        if (error === undefined) {
          good++;
          expect(times).toBe(1);
        } else if (times > 0) {
          // An answer that says so itself is no matter of the client.
          if (!module.isApiError(error)) {
            unknown++;
            expect(error).toMatchObject({ outcomeUnknown: true });
          }
        }
      }
    };
    await clock.finish(Promise.all(Array.from({ length: 8 }, worker)));
    expect([...carriedOut.values()].filter((times) => times > 1)).toEqual([]);
    // The faults did happen, and the client did try again where it may.
    expect(good).toBeGreaterThan(2000);
    expect(unknown).toBeGreaterThan(1000);
    expect(site.asked.length).toBeGreaterThan(10_500);
  });
});

/** Numbers from 0 to below 1, the same every time (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
