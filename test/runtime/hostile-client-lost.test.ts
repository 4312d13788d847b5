/** h01 to h08, h11 and h25: there is no whole answer. Only what is repeatable is sent again. */
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { untilEqual } from '../support/hostile-run.js';
import {
  drip,
  endAfter,
  head,
  reply,
  resetAfter,
  resetAtOnce,
  silent,
  stallAfter,
} from '../support/hostile-scripts.js';
import { hostile, type Answer, type Script } from '../support/hostile-server.js';
import { clientModule, type ClientModule } from './client-module.js';
import { thrownBy } from './client-site.js';
import {
  clientOf,
  create,
  get,
  transportOf,
  trial,
  userNamed,
  well,
  wires,
} from './hostile-client.js';

let module: ClientModule;
beforeAll(async () => {
  module = await clientModule();
});

interface Lost {
  readonly name: string;
  readonly answers: readonly Answer[];
  /** Of the client. */
  readonly more?: object;
  readonly error: object;
  /** How often GetUser is sent, 3 times unless given. */
  readonly times?: number;
  /** HTTP itself was in order: `fetch` keeps the connection for the next request. */
  readonly isWhole?: boolean;
}

const whole = userNamed('Ann');
const timeout = { kind: 'timeout', timeoutMs: 150 };
const quick = { timeoutMs: 150 };
const truncated = { kind: 'truncated', code: 'RESPONSE_TRUNCATED' };

const cases: readonly Lost[] = [
  { name: 'h01 accepts, never answers', answers: [], more: quick, error: timeout },
  {
    name: 'h02 sends headers, then stalls the body',
    answers: [stallAfter(`${head('200 OK', ['content-length: 9999'])}${whole}`)],
    more: quick,
    error: timeout,
  },
  {
    name: 'h03 drips: the total deadline beats the idle time-out',
    answers: [drip(20)],
    more: { timeoutMs: 60_000, deadlineMs: 250 },
    error: { kind: 'timeout', timeoutMs: 250 },
    times: 1,
  },
  {
    name: 'h05 RST after the request was written',
    answers: [resetAfter()],
    error: { kind: 'transport', code: 'ECONNRESET' },
  },
  {
    name: 'h07 Content-Length is more than it sends: never parsed, though all of it is there',
    answers: [endAfter(`${head('200 OK', [`content-length: ${whole.length + 5}`])}${whole}`)],
    error: truncated,
  },
  {
    name: 'h08 chunked, no last chunk: never parsed, though all of it is there',
    answers: [
      endAfter(
        `${head('200 OK', ['transfer-encoding: chunked'])}${whole.length.toString(16)}\r\n${whole}\r\n`,
      ),
    ],
    error: truncated,
  },
  {
    name: 'h11 Content-Encoding: gzip, no gzip at all',
    answers: [reply('nonsense', ['content-encoding: gzip'])],
    error: { kind: 'transport', code: 'Z_DATA_ERROR' },
    isWhole: true,
  },
  {
    name: 'h11 Content-Encoding: gzip, with a checksum of something else',
    answers: [reply(unlike(gzipSync(whole)), ['content-encoding: gzip'])],
    error: { kind: 'transport', code: 'Z_DATA_ERROR' },
    isWhole: true,
  },
  {
    name: 'h25 a header of 64 KiB',
    answers: [reply(whole, [`x-large: ${'x'.repeat(65_536)}`])],
    error: { kind: 'transport', code: expect.stringMatching(/^(HPE|UND_ERR)_HEADERS?_OVERFLOW$/) },
  },
];

/** The last eight bytes are the checksum and the length (RFC 1952, section 2.3). */
function unlike(packed: Uint8Array): Uint8Array {
  return packed.map((byte, i) => (i === packed.length - 8 ? ~byte : byte));
}

describe.each(wires)('over %s', (wire) => {
  const both = cases.flatMap((one) => [
    { ...one, name: `${one.name}: GetUser`, run: get, attempts: one.times ?? 3 },
    { ...one, name: `${one.name}: CreateUser`, run: create, attempts: 1 },
  ]);
  for (const { name, answers, more = {}, error, run, attempts, isWhole } of both)
    test(name, async () => {
      const { server, client } = await trial(module, { answers }, { wire, more });
      const failure = await thrownBy(run(client));
      expect(failure).toMatchObject({ ...error, attempts, outcomeUnknown: true });
      expect(failure.message).toMatch(/; outcome unknown: the server may have carried it out$/);
      expect(server.requests).toHaveLength(attempts);
      if (isWhole && wire === 'fetch') return;
      // What came of a connection is unknown: it serves no second request.
      expect(server.requests.every(({ onSocket }) => onSocket === 1)).toBe(true);
      // `fetch` makes a new one in place of one that it gave up, and keeps it for a while.
      if (wire !== 'fetch') await untilEqual(() => server.open, 0);
    });

  // Again where the machine was busy with something else for a moment.
  test('h01 the time-out is kept within 100 ms', { retry: 2 }, async () => {
    const { client, events } = await trial(module, silent, { wire, more: { timeoutMs: 150 } });
    await thrownBy(get(client));
    const begun = events.filter(({ kind }) => kind === 'attempt');
    const ended = events.filter(({ kind }) => kind === 'retry' || kind === 'failure');
    expect(begun).toHaveLength(3);
    const late = ended.map(({ at }, i) => at - (begun[i]?.at ?? 0) - 150);
    expect(late.every((ms) => ms > -10 && ms < 100)).toBe(true);
  });

  test.each([
    ['GetUser', get],
    ['CreateUser', create],
  ])('h04 RST before any byte: %s, once more only if that is safe', async (_, run) => {
    const { server, client } = await trial(module, resetAtOnce, { wire });
    const failure = await thrownBy(run(client));
    // Whether the request was on its way already depends on which of two packets is first.
    const isSafe = run === get || failure['outcomeUnknown'] === false;
    expect(failure).toMatchObject({ kind: 'transport', attempts: isSafe ? 3 : 1 });
    expect(server.requests).toEqual([]);
  });

  test.each([
    ['GetUser', get],
    ['CreateUser', create],
  ])('h04 nobody listens: %s is sent again, for it was not sent', async (_, run) => {
    const gone = await hostile({});
    await gone.close();
    const client = clientOf(module, gone.url, { transport: transportOf(wire) });
    const failure = await thrownBy(run(client));
    const code = 'ECONNREFUSED';
    expect(failure).toMatchObject({ kind: 'transport', code, attempts: 3, outcomeUnknown: false });
  });

  /** A connection is good for one request, and ends with the second. */
  const once: Script = {
    answers: [
      (socket, request) => {
        if (request.onSocket > 1) socket.destroy();
        else well(socket, request);
      },
    ],
  };

  /** `fetch` takes a connection back a moment after the answer. */
  const isKept = (): Promise<void> => new Promise((resolve) => void setTimeout(resolve, 20));

  test('h06 closes a kept connection as the request goes out: GetUser goes again', async () => {
    const { server, client } = await trial(module, once, { wire });
    await get(client);
    await isKept();
    expect(await get(client)).toMatchObject({ meta: { attempts: 2 } });
    expect(server.requests.map(({ onSocket }) => onSocket)).toEqual([1, 2, 1]);
    expect(server.sockets).toBe(2);
  });

  test('h06 closes a kept connection as the request goes out: CreateUser does not', async () => {
    const { server, client } = await trial(module, once, { wire });
    await get(client);
    await isKept();
    const failure = await thrownBy(create(client));
    expect(failure).toMatchObject({ kind: 'transport', attempts: 1, outcomeUnknown: true });
    expect(server.requests).toHaveLength(2);
  });

  test('h06 closed a kept connection before: CreateUser takes a new one', async () => {
    const leaving: Answer = (socket, request) => {
      well(socket, request);
      setTimeout(() => socket.end(), 20);
    };
    const { server, client } = await trial(module, { answers: [leaving] }, { wire });
    await get(client);
    await untilEqual(() => server.open, 0);
    expect(await create(client)).toMatchObject({ meta: { attempts: 1 } });
    expect(server.sockets).toBe(2);
  });
});
