import { beforeAll, describe, expect, test } from 'vitest';
import { createMock } from '../../generator/mock/create-mock.js';
import { ForcedOutcomeError, parseForced } from '../../generator/mock/forced.js';
import type { Mock } from '../../generator/mock/model.js';
import type { Simulator } from '../../generator/mock/simulator.js';
import { openRelease } from '../support/webex.js';
import type { OpenRelease } from '../support/webex.js';
import { looseRequest, SETUP_MS, textOf } from './requests.js';

const GET = looseRequest('user.GetUser', '<webExId>jane</webExId>');
const SET = looseRequest('user.SetUser', '<webExId>jane</webExId>');

let opened: OpenRelease;
let executed: string[];

/** Notes what is executed, and answers with samples. */
const noting: Simulator = () => ({
  answer: ({ operation }) => void executed.push(operation),
  state: () => null,
  notices: [],
  credentials: {},
});

const options = { schemas: ['schemas/webex'], simulator: noting } as const;

beforeAll(async () => {
  opened = await openRelease('10.0');
}, SETUP_MS);

async function fresh(): Promise<Mock> {
  executed = [];
  return createMock(options);
}

describe('forced outcomes', () => {
  test('an error of the API, not executed, with the reason of api.json', async () => {
    const mock = await fresh();
    mock.force({ errorId: '000045', times: 1 });
    const { status, body } = await mock.answer({ body: GET });
    expect(status).toBe(200);
    expect(opened.oracle.complaints(body)).toEqual([]);
    expect(textOf(body)).toMatch(/FAILURE<.*Too many calls.*<serv:exceptionID>000045</s);
    expect(executed).toEqual([]);
    expect(mock.journal.at(-1)).toMatchObject({
      outcome: 'failure',
      errorId: '000045',
      forced: { errorId: '000045' },
    });
    expect(textOf((await mock.answer({ body: GET })).body)).toContain('SUCCESS');
  });

  test('an error that api.json does not know', async () => {
    const mock = await fresh();
    mock.force('errorId=123456');
    expect(textOf((await mock.answer({ body: GET })).body)).toContain('>123456<');
  });

  test('for some operations alone, so many times, and then the next one', async () => {
    const mock = await fresh();
    mock.force('operation=user.Set*; errorId=030001; times=2');
    mock.force('operation=*.SetUser; errorId=030002; times=1');
    const ids: (string | undefined)[] = [];
    for (const body of [GET, SET, GET, SET, SET, SET]) {
      await mock.answer({ body });
      ids.push(mock.journal.at(-1)?.errorId);
    }
    expect(ids).toEqual([undefined, '030001', undefined, '030001', '030002', undefined]);
  });

  test('a dropped connection, before or after the call was executed', async () => {
    const mock = await fresh();
    for (const [when, calls] of [
      ['before', []],
      ['after', ['user.SetUser']],
    ] as const) {
      mock.force({ drop: when, times: 1 });
      expect((await mock.answer({ body: SET })).connection).toBe('dropped');
      expect(executed).toEqual(calls);
      expect(mock.journal.at(-1)).toMatchObject({ outcome: 'dropped', operation: 'user.SetUser' });
      expect(mock.journal.at(-1)?.status).toBeUndefined();
    }
  });

  test('half of a body', async () => {
    const mock = await fresh();
    mock.force('truncate');
    const { connection, headers, body } = await mock.answer({ body: GET });
    expect(connection).toBe('truncated');
    expect(body.length).toBe(Number(headers['content-length']) >> 1);
  });

  test('a page of a gateway, and an HTTP status with Retry-After', async () => {
    const mock = await fresh();
    mock.force('html=502; times=1');
    const page = await mock.answer({ body: GET });
    expect(page.status).toBe(502);
    expect(page.headers['content-type']).toMatch(/^text\/html/);
    expect(textOf(page.body)).toMatch(/^<!DOCTYPE html>/);
    mock.force({ status: 503, retryAfter: 7 });
    const busy = await mock.answer({ body: GET });
    expect(busy).toMatchObject({ status: 503, headers: { 'retry-after': '7' } });
    expect(executed).toEqual([]);
  });

  test('another server, for a success and a failure', async () => {
    const mock = await fresh();
    mock.force({ server: 'BACKUP' });
    expect(textOf((await mock.answer({ body: GET })).body)).toMatch(/SUCCESS.*BACKUP/s);
    expect(textOf((await mock.answer({ body: 'no XML' })).body)).toMatch(/FAILURE.*BACKUP/s);
  });

  test('latency passes in real time, and the call is executed before', async () => {
    const mock = await fresh();
    mock.force({ latency: 60 });
    const start = performance.now();
    const waiting = mock.answer({ body: SET });
    expect(executed).toEqual(['user.SetUser']);
    await waiting;
    expect(performance.now() - start).toBeGreaterThan(50);
  });

  test('a virtual clock has to be moved for it', async () => {
    executed = [];
    const mock = await createMock({ ...options, clock: 'virtual', outcomes: ['latency=5000'] });
    const start = mock.clock.now();
    let done = 0;
    const waiting = mock.answer({ body: GET }).then(() => (done = mock.clock.now()));
    mock.clock.advance(4999);
    await new Promise((next) => setTimeout(next, 20));
    expect(done).toBe(0);
    mock.clock.advance(1);
    await waiting;
    expect(done).toBe(start + 5000);
    expect(mock.journal.at(-1)?.at).toBe(start);
  });

  test('the header is for its own request, and wins', async () => {
    const mock = await fresh();
    mock.force('errorId=000001');
    await mock.answer({ body: GET, headers: { 'x-mock': 'errorId=000045; latency=5' } });
    expect(mock.journal.at(-1)).toMatchObject({ errorId: '000045', forced: { latency: 5 } });
    await mock.answer({ body: GET });
    expect(mock.journal.at(-1)?.errorId).toBe('000001');
  });

  test.each([
    ['errorid=1', /expected 'errorId', found 'errorid'/],
    ['operation=user.SetUser', /nothing is forced/],
    ['times=1; operation=user.SetUser; errorId=1', /for its own request/],
  ])('a header %j is refused with status 400', async (header, reason) => {
    const mock = await fresh();
    const { status, body } = await mock.answer({ body: GET, headers: { 'x-mock': header } });
    expect(status).toBe(400);
    expect(textOf(body)).toMatch(reason);
    expect(executed).toEqual([]);
  });

  test.each([
    ['', 'nothing is forced: expected errorId, drop, truncate, html, status, latency or server'],
    ['nonsense', /^expected operation, times, .* found 'nonsense'$/],
    ['latency=soon', "latency: expected a whole number, found 'soon'"],
    ['latency=1; latency=2', 'latency stands twice'],
    ['drop=sometime', "drop: expected before or after, found 'sometime'"],
    ['truncate=half', "truncate: expected no value, found 'half'"],
    ['html=99', 'html: expected a whole number from 200 to 599, found 99'],
    ['status=503; drop=before', /^one of .* is possible, found drop, status$/],
    ['errorId=', 'errorId needs a value'],
    ['latency=1; retryAfter=1', 'retryAfter needs status'],
    ['errorId=1; times=0', /^times: expected a whole number from 1/],
    ['server=THIRD', "server: expected PRIMARY or BACKUP, found 'THIRD'"],
    [
      'operation=user.SetUsr; truncate',
      "there is no operation 'user.SetUsr'; did you mean 'user.SetUser'?",
    ],
  ])('%j is refused with a reason', async (text, message) => {
    const mock = await fresh();
    expect(() => mock.force(text)).toThrow(ForcedOutcomeError);
    expect(() => mock.force(text)).toThrow(message);
    await expect(createMock({ ...options, outcomes: [text] })).rejects.toThrow(message);
  });

  test('an API whose replies name no server cannot be told to', async () => {
    const mock = await createMock({ schemas: ['test/cli/schemas'] });
    expect(() => mock.force('server=BACKUP')).toThrow(/do not tell which server/);
  });

  test('the text and the object say the same', () => {
    expect(
      parseForced(' status=503 ;retryAfter=Wed, 21 Oct 2015; operation=a.*; times=3 '),
    ).toEqual({
      status: 503,
      retryAfter: 'Wed, 21 Oct 2015',
      operation: 'a.*',
      times: 3,
    });
  });
});
