import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { CallEvent } from '../../generated/webex/client.js';
import { shownOf } from '../support/secrets.js';
import { virtualClock, type VirtualClock } from '../support/virtual-clock.js';
import { failure } from './client-emitted.js';
import { clientModule, type ClientModule } from './client-module.js';
import { done, never, siteOf, thrownBy, ticket } from './client-site.js';
import type { Answer, Answering } from './client-site.js';

let module: ClientModule;
beforeAll(async () => {
  module = await clientModule();
});

let clock: VirtualClock;
beforeEach(() => {
  clock = virtualClock();
});

function start(answer: Answering, more: object = {}) {
  const events: CallEvent[] = [];
  const site = siteOf(clock, answer);
  const { createClient, user } = module;
  const options = { siteName: 'acme', webExID: 'admin', transport: site.transport, clock };
  const observe = (event: CallEvent): void => void events.push(event);
  const random = (): number => 0.5;
  const client = createClient(
    { ...options, sessionTicket: 'the ticket', random, observe, ...more },
    { user },
  );
  return { client, site, events };
}

function inOrder(...answers: readonly (string | Answer | Answering)[]): Answering {
  let at = 0;
  return (asked) => {
    const answer = answers[at++] ?? {};
    return typeof answer === 'function' ? answer(asked) : answer;
  };
}

describe('an observer', () => {
  test('is told of a call that goes well', async () => {
    const { client, site, events } = start(async (asked) => {
      await new Promise<void>((resolve) => clock.after(40, resolve));
      return done(asked);
    });
    const { meta } = await clock.finish(client.user.getUser({ webExId: 'ann' }));
    const common = { call: 1, operation: 'user.GetUser' };
    const bytes = Buffer.byteLength(site.asked[0]?.text ?? '');
    expect(events).toEqual([
      { ...common, at: 1e12, kind: 'start' },
      { ...common, at: 1e12, kind: 'attempt', attempt: 1, bytes },
      { ...common, at: 1e12 + 40, kind: 'success', durationMs: 40, meta },
    ]);
  });

  test('is told of every attempt and wait, and of the end', async () => {
    const { client, events } = start(
      inOrder({ status: 503 }, failure('000045', 'x'), failure('030001', 'y')),
    );
    const error = await thrownBy(clock.finish(client.user.getUser({ webExId: 'ann' })));
    expect(events.map(({ kind, at }) => [kind, at - 1e12])).toEqual([
      ['start', 0],
      ['attempt', 0],
      ['retry', 0],
      ['attempt', 50],
      ['retry', 50],
      ['attempt', 60_050],
      ['failure', 60_050],
    ]);
    expect(events[2]).toMatchObject({
      delayMs: 50,
      error: { kind: 'not-api-reply', httpStatus: 503 },
    });
    expect(events[4]).toMatchObject({ delayMs: 60_000, error: { kind: 'api', errorId: '000045' } });
    const last = events.at(-1);
    expect(last?.kind === 'failure' && last.error).toBe(error);
    expect(last).toMatchObject({ durationMs: 60_050 });
  });

  test('is told of the request for a ticket as of a call of its own', async () => {
    const answer: Answering = (asked) =>
      asked.operation === 'AuthenticateUser' ? ticket('T1') : done(asked);
    const { client, events } = start(answer, {
      sessionTicket: undefined,
      password: 'hunter2hunter2',
    });
    for (let i = 0; i < 2; i++) await clock.finish(client.user.getUser({ webExId: 'ann' }));
    expect(
      events.slice(3).map(({ call, operation, kind }) => `${call} ${operation} ${kind}`),
    ).toEqual([
      '2 user.GetUser start',
      '3 user.AuthenticateUser start',
      '3 user.AuthenticateUser attempt',
      '3 user.AuthenticateUser success',
      '2 user.GetUser attempt',
      '2 user.GetUser success',
    ]);
  });

  test('is told of calls that never got as far as a request', async () => {
    const { client, events } = start(done);
    await thrownBy(client.user.getUser({} as never));
    const signal = AbortSignal.abort();
    await thrownBy(client.user.getUser({ webExId: 'ann' }, { signal }));
    expect(events.map(({ call, kind }) => [call, kind])).toEqual([
      [1, 'start'],
      [1, 'failure'],
      [2, 'start'],
      [2, 'failure'],
    ]);
    expect(events[1]).toMatchObject({ error: { kind: 'invalid-request' } });
    expect(events[3]).toMatchObject({ error: { kind: 'abort' } });
  });

  test('can tell calls at the same time apart', async () => {
    const { client, events } = start(done);
    await clock.finish(
      Promise.all(Array.from({ length: 20 }, () => client.user.getUser({ webExId: 'ann' }))),
    );
    for (let call = 1; call <= 20; call++)
      expect(events.filter((event) => event.call === call).map(({ kind }) => kind)).toEqual([
        'start',
        'attempt',
        'success',
      ]);
  });

  test('that throws does no harm', async () => {
    let told = 0;
    const observe = (): void => {
      told++;
      throw new Error('observer');
    };
    const answers = inOrder({ status: 503 }, done, failure('030001', 'none'));
    const { client } = start(answers, { observe });
    const { meta } = await clock.finish(client.user.getUser({ webExId: 'ann' }));
    expect(meta.attempts).toBe(2);
    expect(await thrownBy(clock.finish(client.user.getUser({ webExId: 'ann' })))).toMatchObject({
      errorId: '030001',
    });
    expect(told).toBe(8);
    expect(clock.pending()).toBe(0);
  });

  test('sees no secret: neither of a request nor in what a server says', async () => {
    const secrets = ['hunter2hunter2', '7391', 'T1-the-secret-ticket'];
    const echo = secrets.join(' ');
    const answers = [
      (): Answer => ({
        status: 503,
        body: `<html>${echo}</html>`,
        headers: { 'content-type': echo },
      }),
      () => failure('030001', echo),
      () => failure(echo, echo),
      (): Promise<never> => Promise.reject(Object.assign(new Error(echo), { code: echo })),
      never,
      (asked: Parameters<Answering>[0]) => done(asked).replace('PRIMARY', echo),
    ];
    for (const answer of answers) {
      const { client, events } = start(
        (asked) =>
          asked.operation === 'AuthenticateUser' ? ticket(secrets[2] ?? '') : answer(asked),
        { sessionTicket: undefined, password: secrets[0] },
      );
      const call = (): Promise<unknown> =>
        clock.finish(client.user.setUser({ webExId: 'ann', phones: { PIN: secrets[1] } }));
      // The first goes with the password, the next with the ticket, which it is told to redact.
      for (let i = 0; i < 2; i++) await call().catch(() => undefined);
      expect(events.length).toBeGreaterThan(6);
      const second = events.filter(({ call: number }) => number > 1);
      for (const [index, seen] of [events, second].entries()) {
        const shown = shownOf(seen);
        for (const secret of index === 0 ? secrets.slice(0, 2) : secrets)
          expect(shown).not.toContain(secret);
      }
    }
  });
});
