import { inspect } from 'node:util';
import { beforeEach, describe, expect, test } from 'vitest';
import { refreshing, type RefreshOptions, type Tokens } from '../../generator/runtime/refresh.js';
import type { Source } from '../../generator/runtime/login.js';
import type { TransportRequest, TransportResponse } from '../../generator/runtime/transport.js';
import { settle, virtualClock, type VirtualClock } from '../support/virtual-clock.js';
import { failure } from './client-emitted.js';
import { clientModule } from './client-module.js';
import { done, sentIn, siteOf, thrownBy, ticket } from './client-site.js';

const ENDPOINT = 'https://login.example/token';

let clock: VirtualClock;
beforeEach(() => {
  clock = virtualClock();
});

const free = new AbortController().signal;

type Reply = object | string;
type Replying = (form: URLSearchParams, request: TransportRequest) => Reply | Promise<Reply>;

/** A token endpoint. */
function start(reply: Replying, more: Partial<RefreshOptions> = {}, status = 200) {
  const forms: URLSearchParams[] = [];
  const requests: TransportRequest[] = [];
  const transport = async (request: TransportRequest): Promise<TransportResponse> => {
    const form = new URLSearchParams(new TextDecoder().decode(request.body));
    forms.push(form);
    requests.push(request);
    const answer = await reply(form, request);
    const text = typeof answer === 'string' ? answer : JSON.stringify(answer);
    return { status, headers: {}, body: new TextEncoder().encode(text) };
  };
  const source = refreshing(ENDPOINT, {
    clientId: 'my id',
    clientSecret: 's&cret=+é',
    refreshToken: 'Rk9w-1',
    transport,
    clock,
    ...more,
  });
  return { source, forms, requests };
}

function ask(source: Source, refused = false): Promise<string> {
  return clock.finish(Promise.resolve(typeof source === 'string' ? source : source(refused, free)));
}

/** Gives new tokens each time, as the API does it. */
function rotating(): Replying {
  let count = 1;
  return () => ({
    access_token: `access-${count}`,
    expires_in: 1_209_600,
    refresh_token: `Rk9w-${++count}`,
    refresh_token_expires_in: 7_776_000,
  });
}

describe('a token', () => {
  test('is asked for as RFC 6749 has it', async () => {
    const { source, forms, requests } = start(rotating());
    expect(await ask(source)).toBe('access-1');
    expect(requests[0]?.url).toBe(ENDPOINT);
    expect(requests[0]?.headers).toEqual({
      'content-type': 'application/x-www-form-urlencoded',
      accept: 'application/json',
    });
    expect(Object.fromEntries(forms[0] ?? [])).toEqual({
      grant_type: 'refresh_token',
      client_id: 'my id',
      client_secret: 's&cret=+é',
      refresh_token: 'Rk9w-1',
    });
  });

  test('serves until 80 % of its time is over; the next refresh token is the one that came', async () => {
    const { source, forms } = start(rotating());
    await ask(source);
    await clock.advance(0.8 * 1_209_600_000 - 1);
    expect(await ask(source)).toBe('access-1');
    await clock.advance(1);
    expect(await ask(source)).toBe('access-2');
    expect(forms.map((form) => form.get('refresh_token'))).toEqual(['Rk9w-1', 'Rk9w-2']);
  });

  test('is asked for once by all at the same time', async () => {
    const { source, forms } = start(rotating());
    const asked = Array.from({ length: 20 }, () => ask(source));
    expect(new Set(await Promise.all(asked))).toEqual(new Set(['access-1']));
    expect(forms).toHaveLength(1);
  });

  test('is told to the caller before it is used', async () => {
    const told: Tokens[] = [];
    let isStored = false;
    const onRefresh = async (tokens: Tokens): Promise<void> => {
      told.push(tokens);
      await new Promise<void>((resolve) => clock.after(1000, resolve));
      isStored = true;
    };
    const { source } = start(rotating(), { onRefresh });
    const asked = ask(source).then((token) => [token, isStored]);
    expect(await asked).toEqual(['access-1', true]);
    expect(told).toEqual([
      { accessToken: 'access-1', refreshToken: 'Rk9w-2', expiresAt: 1e12 + 1_209_600_000 },
    ]);
  });

  test('that the caller has is used, until it is refused or too old', async () => {
    const { source, forms } = start(rotating(), { accessToken: 'mine', expiresAt: 1e12 + 5000 });
    expect(await ask(source)).toBe('mine');
    expect(forms).toHaveLength(0);
    expect(await ask(source, true)).toBe('access-1');
    const aging = start(rotating(), { accessToken: 'mine', expiresAt: 1e12 + 5000 });
    await clock.advance(5000);
    expect(await ask(aging.source)).toBe('access-1');
  });

  test.each([undefined, 'soon', 0, -1, null])(
    'without a usable life (%j) serves until refused',
    async (life) => {
      const { source, forms } = start(() => ({ access_token: 'a', expires_in: life }));
      for (let i = 0; i < 3; i++) await ask(source);
      expect(forms).toHaveLength(1);
      await ask(source, true);
      // Where no other came, the old one is still good.
      expect(forms[1]?.get('refresh_token')).toBe('Rk9w-1');
    },
  );
});

describe('a failure', () => {
  test.each([
    [
      400,
      { error: 'invalid_grant', error_description: 'The refresh token has expired' },
      'invalid_grant: The refresh token has expired',
    ],
    [401, { error: 'invalid_client' }, 'invalid_client'],
    [400, { message: 'The request is bad', errors: [] }, 'The request is bad'],
    [403, {}, ''],
    [400, 'null', ''],
  ])('%d %j is final', async (status, reply, why) => {
    const { source, forms } = start(() => reply, {}, status);
    const error = await thrownBy(ask(source));
    expect(error).toMatchObject({ kind: 'login', operation: 'token refresh' });
    expect(error.message).toBe(
      `token refresh: the token endpoint refused (HTTP ${status}): ${why}`,
    );
    expect(forms).toHaveLength(1);
  });

  test.each([
    [200, '<html>Sign in</html>', 1],
    [404, '<html>Not found</html>', 1],
    [503, '<html>Bad gateway</html>', 3],
    [503, { message: 'down' }, 3],
    [429, {}, 3],
  ])('%d %j is no answer, and is asked for %d times', async (status, reply, times) => {
    const { source, forms } = start(() => reply, {}, status);
    expect(await thrownBy(ask(source))).toMatchObject({
      kind: 'not-api-reply',
      httpStatus: status,
    });
    expect(forms).toHaveLength(times);
    expect(clock.pending()).toBe(0);
  });

  test.each([{}, { access_token: '' }, { access_token: 7 }, [], 'null', '7'])(
    'is an answer without a token: %j',
    async (reply) => {
      const { source } = start(() => reply);
      expect(await thrownBy(ask(source))).toMatchObject({
        kind: 'login',
        message: 'token refresh: the answer has no access_token',
      });
    },
  );

  test('is an outage, which ends; the next call asks anew', async () => {
    let isDown = true;
    const { source, forms } = start(() => {
      if (isDown)
        throw Object.assign(new Error('refused'), { code: 'ECONNREFUSED', stage: 'connect' });
      return { access_token: 'a' };
    });
    expect(await thrownBy(ask(source))).toMatchObject({ kind: 'transport', code: 'ECONNREFUSED' });
    expect(forms).toHaveLength(3);
    isDown = false;
    expect(await ask(source)).toBe('a');
  });

  test('is an answer that does not come', async () => {
    const { source, forms } = start(() => new Promise<never>(() => undefined));
    expect(await thrownBy(ask(source))).toMatchObject({ kind: 'timeout', timeoutMs: 60_000 });
    expect(forms).toHaveLength(3);
    expect(clock.pending()).toBe(0);
  });

  test('is no caller who gives up: the new tokens come all the same, and are kept', async () => {
    const controller = new AbortController();
    let give: ((reply: object) => void) | undefined;
    const { source, forms } = start(() => new Promise((resolve) => (give = resolve)));
    if (typeof source === 'string') throw new Error('a function was expected');
    const error = thrownBy(Promise.resolve(source(false, controller.signal)));
    await settle();
    controller.abort();
    expect(await error).toBe(controller.signal.reason);
    give?.({ access_token: 'late', refresh_token: 'Rk9w-2', expires_in: 60 });
    await settle();
    expect(await ask(source)).toBe('late');
    expect(forms).toHaveLength(1);
    expect(clock.pending()).toBe(0);
  });

  test('never shows a secret', async () => {
    const refreshToken = `Rf&<"'é 42+/=abcdefghijkl`;
    const clientSecret = 'Cs%2&secret';
    const accessToken = 'At-0123456789';
    const spoken = [refreshToken, clientSecret, accessToken];
    const forms = spoken.flatMap((secret) => [
      secret,
      encodeURIComponent(secret),
      new URLSearchParams({ x: secret }).toString().slice(2),
      Buffer.from(secret).toString('base64'),
      JSON.stringify(secret).slice(1, -1),
    ]);
    const replies: [number, (said: string) => Reply][] = [
      [400, (said) => ({ error: said, error_description: said })],
      [400, (said) => ({ message: said })],
      [200, (said) => `<html>${said}</html>`],
      [200, (said) => ({ [said]: said })],
      [500, (said) => said],
    ];
    for (const said of forms)
      for (const [status, reply] of replies) {
        const options = { refreshToken, clientSecret, accessToken };
        const answering = start(() => reply(said), options, status);
        const throwing = start(
          () => Promise.reject(Object.assign(new Error(said), { code: said })),
          options,
        );
        for (const { source } of [answering, throwing]) {
          const error = await thrownBy(ask(source, true));
          expect(error['kind']).toMatch(/login|not-api-reply|transport/);
          const shown = `${error.stack} ${inspect(error, { depth: 9, showHidden: true })} ${JSON.stringify(error)}`;
          for (const form of forms) expect(shown).not.toContain(form);
        }
      }
  });

  test('is an endpoint that is not https', () => {
    expect(() => start(rotating(), { endpoint: 'http://login.example/token' })).toThrow(TypeError);
  });
});

test('the emitted function refreshes the token of a client whose token is refused', async () => {
  const module = await clientModule();
  const told: Tokens[] = [];
  const site = siteOf(clock, (asked) => {
    const token = sentIn(asked, 'accessToken');
    if (asked.operation !== 'AuthenticateUser') return done(asked);
    return token === 'access-1' ? ticket('T1') : failure('030002', 'token expired');
  });
  const reply = rotating();
  const urls: string[] = [];
  const source = module.login.refreshedAccessToken({
    clientId: 'id',
    clientSecret: 'secret',
    refreshToken: 'Rk9w-1',
    accessToken: 'expired',
    clock,
    onRefresh: (tokens) => void told.push(tokens),
    transport: async (request) => {
      urls.push(request.url);
      const body = new TextEncoder().encode(
        JSON.stringify(await reply(new URLSearchParams(), request)),
      );
      return { status: 200, headers: {}, body };
    },
  });
  const { createClient, user, login } = module;
  const client = createClient(
    {
      siteName: 'acme',
      webExID: 'ann',
      login: login.withAccessToken(source),
      transport: site.transport,
      clock,
    },
    { user },
  );
  await clock.finish(Promise.all([1, 2, 3].map(() => client.user.getUser({ webExId: 'ann' }))));
  expect(urls).toEqual(['https://webexapis.com/v1/access_token']);
  expect(told.map(({ refreshToken }) => refreshToken)).toEqual(['Rk9w-2']);
  expect(site.of('AuthenticateUser').map((one) => sentIn(one, 'accessToken'))).toEqual([
    'expired',
    'access-1',
  ]);
  expect(site.of('GetUser').map((one) => sentIn(one, 'sessionTicket'))).toEqual(['T1', 'T1', 'T1']);
});
