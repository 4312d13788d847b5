import { beforeAll, describe, expect, test } from 'vitest';
import { createMock } from '../../generator/mock/create-mock.js';
import { Journal } from '../../generator/mock/journal.js';
import { masked } from '../../generator/invoke/mask.js';
import type { JournalEntry, Mock } from '../../generator/mock/model.js';
import type { Simulator } from '../../generator/mock/simulator.js';
import { looseRequest, SETUP_MS } from './requests.js';

const PASSWORD = 'p4ss&word<1>';
const ESCAPED = 'p4ss&amp;word&lt;1&gt;';
const PIN = '8261';

/** A server that repeats what it was sent. */
const echoing: Simulator = () => ({
  answer: ({ operation, credentials, request }) => {
    if (operation === 'user.DelUser') throw new TypeError(`no ${String(credentials['password'])}`);
    const { hostPIN } = (request['personalMeetingRoom'] ?? {}) as { readonly hostPIN?: string };
    const reason = `${String(credentials['password'])} ${ESCAPED} or ${hostPIN} is wrong`;
    return { kind: 'failure', errorId: '999999', reason };
  },
  state: () => null,
  notices: [],
  credentials: {},
});

let mock: Mock;
const told: JournalEntry[] = [];

beforeAll(async () => {
  mock = await createMock({
    schemas: ['schemas/webex'],
    simulator: echoing,
    onCall: (entry) => void told.push(entry),
  });
}, SETUP_MS);

function request(operation: string): string {
  const credentials = `<webExID>jane</webExID><password>${ESCAPED}</password><siteName>acme</siteName>`;
  const members = `<webExId>joe</webExId><password>${ESCAPED}</password><personalMeetingRoom><hostPIN>${PIN}</hostPIN></personalMeetingRoom>`;
  return looseRequest(operation, members, { credentials });
}

describe('the journal', () => {
  test('has everything about a call but its secrets', async () => {
    await mock.answer({ body: request('user.SetUser') });
    const entry = mock.journal.at(-1);
    expect(entry).toMatchObject({
      operation: 'user.SetUser',
      credentials: ['webExID', 'password', 'siteName'],
      request: { webExId: 'joe', password: '***', personalMeetingRoom: { hostPIN: '***' } },
      outcome: 'failure',
      errorId: '999999',
      reason: '*** *** or *** is wrong',
      status: 200,
    });
    expect(Math.abs((entry?.at ?? 0) - Date.now())).toBeLessThan(10_000);
    expect(entry?.durationMs).toBeGreaterThanOrEqual(0);
    expect(told.at(-1)).toBe(entry);
  });

  test.each(['user.SetUser', 'user.DelUser', 'user.Nonsense', 'user.CreateUser'])(
    'shows no secret of %s',
    async (operation) => {
      for (const body of [request(operation), request(operation).replace('</serv:message>', '')]) {
        await mock.answer({ body });
        const text = JSON.stringify(mock.journal);
        for (const secret of [PASSWORD, ESCAPED, PIN]) expect(text).not.toContain(secret);
      }
    },
  );

  test('an error of the simulator is a status 500 without secrets', async () => {
    const { status, body } = await mock.answer({ body: request('user.DelUser') });
    expect(status).toBe(500);
    expect(new TextDecoder().decode(body)).toBe('the mock failed: TypeError: no ***\n');
    expect(mock.journal.at(-1)).toMatchObject({ outcome: 'fault', status: 500 });
  });

  test('forgets what is old or much', () => {
    const journal = new Journal();
    const entry = (at: number): JournalEntry => ({
      at,
      credentials: [],
      request: {},
      issues: [],
      responseIssues: [],
      outcome: 'success',
      durationMs: 0,
    });
    for (let at = 0; at < 1200; at++) journal.add(entry(at), 100);
    expect(journal.entries).toHaveLength(1000);
    expect(journal.entries[0]?.at).toBe(200);
    for (let at = 0; at < 10; at++) journal.add(entry(at), 10 * 1024 * 1024);
    expect(journal.entries).toHaveLength(6);
  });
});

test('secrets are masked wherever they stand', () => {
  const secrets = new Set(['PIN', 'constructor']);
  const value = {
    PIN: { deep: 1 },
    list: [{ PIN: '1' }, 'PIN'],
    $content: [
      { name: 'PIN', value: '2' },
      { name: 'other', value: { PIN: '3' } },
    ],
    absent: undefined,
    big: 1n,
  };
  expect(masked(value, secrets)).toEqual({
    PIN: '***',
    list: [{ PIN: '***' }, 'PIN'],
    $content: [
      { name: 'PIN', value: '***' },
      { name: 'other', value: { PIN: '***' } },
    ],
    big: 1n,
  });
});
