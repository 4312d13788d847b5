import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { settle, virtualClock, type VirtualClock } from '../support/virtual-clock.js';
import { failure } from './client-emitted.js';
import { clientModule, type ClientModule } from './client-module.js';
import { done, never, sentIn, siteOf, thrownBy, ticket } from './client-site.js';
import type { Answering, Asked } from './client-site.js';

let module: ClientModule;
beforeAll(async () => {
  module = await clientModule();
});

let clock: VirtualClock;
beforeEach(() => {
  clock = virtualClock();
});

const password = { siteName: 'acme', webExID: 'admin', password: 'hunter2hunter2' };
const LOGIN = 'AuthenticateUser';

/** A client of a site that gives tickets unless `answer` has something else to say. */
function start(answer: (asked: Asked) => ReturnType<Answering> | undefined = () => undefined) {
  let tickets = 0;
  const site = siteOf(
    clock,
    (asked) => answer(asked) ?? (asked.operation === LOGIN ? ticket(`T${++tickets}`) : done(asked)),
  );
  return {
    site,
    clientOf: (credentials: object = password, from: ClientModule = module) => {
      const { createClient, user, ep } = from;
      const options = { siteName: 'acme', transport: site.transport, clock, random: () => 0 };
      return createClient({ ...options, ...credentials }, { user, ep });
    },
  };
}

type Started = ReturnType<ReturnType<typeof start>['clientOf']>;
const get = (client: Started, signal?: AbortSignal) =>
  clock.finish(client.user.getUser({ webExId: 'ann' }, { signal }));

/** Which credential a request went with. */
function credential(asked: Asked | undefined): string {
  const held = asked && sentIn(asked, 'sessionTicket');
  const said = asked && sentIn(asked, 'password');
  return [held, said && 'password'].filter(Boolean).join(' and ') || 'nothing';
}

describe('a password', () => {
  test('goes with one call alone, and is changed into a ticket for further ones', async () => {
    const { site, clientOf } = start();
    const client = clientOf();
    for (let i = 0; i < 3; i++) await get(client);
    expect(site.asked.map((one) => `${one.operation}: ${credential(one)}`)).toEqual([
      'GetUser: password',
      'AuthenticateUser: password',
      'GetUser: T1',
      'GetUser: T1',
    ]);
    expect(clock.pending()).toBe(0);
  });

  test.each([2, 50])('is changed once for %d calls at the same time', async (calls) => {
    const { site, clientOf } = start();
    const client = clientOf();
    await Promise.all(Array.from({ length: calls }, () => get(client)));
    expect(site.of(LOGIN)).toHaveLength(1);
    expect(site.of('GetUser').filter((one) => credential(one) === 'password')).toHaveLength(1);
    expect(site.of('GetUser').filter((one) => credential(one) === 'T1')).toHaveLength(calls - 1);
  });

  test('gives a ticket without the white space around it', async () => {
    const { site, clientOf } = start(({ operation }) =>
      operation === LOGIN ? ticket('\n  T1+/=\r\n') : undefined,
    );
    const client = clientOf();
    for (let i = 0; i < 2; i++) await get(client);
    expect(credential(site.asked.at(-1))).toBe('T1+/=');
  });

  test.each([
    ['of the time that the reply tells', 1000, 800],
    ['of 90 minutes where the reply tells none', undefined, 4320],
  ])('is changed again after 80 %% %s', async (_, seconds, until) => {
    let tickets = 0;
    const { site, clientOf } = start(({ operation }) =>
      operation === LOGIN ? ticket(`T${++tickets}`, seconds) : undefined,
    );
    const client = clientOf();
    for (let i = 0; i < 2; i++) await get(client);
    await clock.advance(until * 1000 - 1);
    await get(client);
    expect(credential(site.asked.at(-1))).toBe('T1');
    await clock.advance(1);
    await Promise.all([get(client), get(client), get(client)]);
    expect(credential(site.asked.at(-1))).toBe('T2');
    expect(site.of(LOGIN)).toHaveLength(2);
  });

  test('has a ticket whose life counts from when it was asked for', async () => {
    const { site, clientOf } = start(async ({ operation }) => {
      if (operation === LOGIN) await new Promise<void>((resolve) => clock.after(50_000, resolve));
      return operation === LOGIN ? ticket('T1', 1000) : done({ operation });
    });
    const client = clientOf();
    for (let i = 0; i < 2; i++) await get(client);
    await clock.advance(750_000 - 1);
    await get(client);
    expect(site.of(LOGIN)).toHaveLength(1);
    await clock.advance(1);
    await get(client);
    expect(site.of(LOGIN)).toHaveLength(2);
  });

  test.each(['x', '0', '-5', ''])(
    'has a ticket for 90 minutes when its life is %j',
    async (life) => {
      const { site, clientOf } = start(({ operation }) =>
        operation === LOGIN
          ? ticket('T1').replace(
              '</use:sessionTicket>',
              `$&<use:timeToLive>${life}</use:timeToLive>`,
            )
          : undefined,
      );
      const client = clientOf();
      for (let i = 0; i < 4; i++) await get(client);
      expect(site.of(LOGIN)).toHaveLength(1);
    },
  );
});

describe('a ticket that the server does not know', () => {
  const refusing = (known: ReadonlySet<string>) => (asked: Asked) => {
    const held = sentIn(asked, 'sessionTicket');
    return held === undefined || known.has(held) ? undefined : failure('030047', 'no such ticket');
  };

  test('is renewed, and the call sent again, once', async () => {
    const { site, clientOf } = start(refusing(new Set(['T2'])));
    const client = clientOf();
    await get(client);
    const { meta } = await get(client);
    expect(site.asked.slice(1).map((one) => `${one.operation} ${credential(one)}`)).toEqual([
      'AuthenticateUser password',
      'GetUser T1',
      'AuthenticateUser password',
      'GetUser T2',
    ]);
    expect(meta).toMatchObject({ attempts: 2, delayMs: 0 });
  });

  test('is renewed once for all calls that it was refused for', async () => {
    const known = new Set(['T1']);
    const { site, clientOf } = start(refusing(known));
    const client = clientOf();
    for (let i = 0; i < 2; i++) await get(client);
    known.clear();
    known.add('T2');
    await Promise.all(Array.from({ length: 30 }, () => get(client)));
    expect(site.of(LOGIN)).toHaveLength(2);
    expect(site.of('GetUser').filter((one) => credential(one) === 'T2')).toHaveLength(30);
  });

  test('is not renewed twice for a call, nor is anything but a ticket', async () => {
    const { site, clientOf } = start(refusing(new Set()));
    const client = clientOf();
    await get(client);
    expect(await thrownBy(get(client))).toMatchObject({ errorId: '030047', attempts: 2 });
    expect(site.of(LOGIN)).toHaveLength(2);
    expect(site.of('GetUser')).toHaveLength(3);
    const given = start(refusing(new Set()));
    const own = given.clientOf({ webExID: 'admin', sessionTicket: 'mine' });
    expect(await thrownBy(get(own))).toMatchObject({ errorId: '030047', attempts: 1 });
    expect(given.site.asked).toHaveLength(1);
  });

  test('does not cost an attempt that an outage may need', async () => {
    let outages = 2;
    const { site, clientOf } = start((asked) => {
      if (sentIn(asked, 'sessionTicket') !== 'T2') return refusing(new Set(['T2']))(asked);
      return outages-- > 0 ? { status: 503 } : undefined;
    });
    const client = clientOf();
    await get(client);
    expect((await get(client)).meta.attempts).toBe(4);
    expect(site.of(LOGIN)).toHaveLength(2);
  });
});

describe('where tickets are refused', () => {
  test('an operation goes with the password from then on, others with the ticket', async () => {
    const { site, clientOf } = start((asked) =>
      asked.operation === 'DelUser' && sentIn(asked, 'sessionTicket')
        ? failure('030104', 'no tickets here')
        : undefined,
    );
    const client = clientOf();
    await get(client);
    for (let i = 0; i < 2; i++) await clock.finish(client.user.delUser({ webExId: ['ann'] }));
    await get(client);
    expect(site.asked.slice(2).map((one) => `${one.operation} ${credential(one)}`)).toEqual([
      'DelUser T1',
      'DelUser password',
      'DelUser password',
      'GetUser T1',
    ]);
  });

  test.each(['123456', '030104'])('by an older site (%s), all go with the password', async (id) => {
    const { site, clientOf } = start(({ operation }) =>
      operation === LOGIN ? failure(id, 'not supported') : undefined,
    );
    const client = clientOf();
    for (let i = 0; i < 4; i++) await get(client);
    expect(site.of(LOGIN)).toHaveLength(1);
    expect(site.of('GetUser').map(credential)).toEqual(Array(4).fill('password'));
  });

  test('because the password is wrong, it is neither sent on nor again', async () => {
    const { site, clientOf } = start(() => failure('030002', 'Incorrect user or password'));
    const client = clientOf();
    expect(await thrownBy(get(client))).toMatchObject({ errorId: '030002', attempts: 1 });
    expect(site.asked).toHaveLength(1);
    const error = await thrownBy(get(client));
    expect(error).toMatchObject({ errorId: '030002', operation: 'user.AuthenticateUser' });
    expect(error['outcomeUnknown']).toBe(false);
    expect(site.asked.map(({ operation }) => operation)).toEqual(['GetUser', LOGIN]);
  });

  test.each([
    ['by an outage', { status: 503 }],
    ['for good', failure('030002', 'Incorrect user or password')],
    ['as by an older site', failure('123456', 'what?')],
  ])('%s, the old one serves while it is good', async (_, answer) => {
    let tickets = 0;
    const { site, clientOf } = start(({ operation }) => {
      if (operation !== LOGIN) return undefined;
      return tickets++ === 0 ? ticket('T1', 1000) : answer;
    });
    const client = clientOf();
    for (let i = 0; i < 2; i++) await get(client);
    await clock.advance(800_000);
    const before = site.of(LOGIN).length;
    for (let i = 0; i < 5; i++) await get(client);
    expect(credential(site.asked.at(-1))).toBe('T1');
    // Asking for it with every call would look like an attack on the account.
    expect(site.of(LOGIN).length - before).toBeLessThanOrEqual(3);
    await clock.advance(200_000);
    const last = await get(client).then(
      () => credential(site.asked.at(-1)),
      () => 'refused',
    );
    expect(last).toBe(String(answer).includes('123456') ? 'password' : 'refused');
  });
});

describe('what is sent', () => {
  test('with an anonymous operation is the site alone, and no ticket is fetched', async () => {
    const more = {
      webExID: 'admin',
      password: 'hunter2hunter2',
      siteID: 7n,
      partnerID: 'p',
      email: 'a@b.c',
    };
    const { site, clientOf } = start();
    const client = clientOf(more);
    for (let i = 0; i < 2; i++) await clock.finish(client.ep.getAPIVersion({}));
    expect(site.asked).toHaveLength(2);
    for (const { text } of site.asked) {
      const context = /<securityContext>(.*)<\/securityContext>/s.exec(text)?.[1];
      expect(context?.replace(/\s/g, '')).toBe('<siteID>7</siteID><siteName>acme</siteName>');
    }
    await get(client);
    expect(site.of(LOGIN)).toHaveLength(0);
  });

  test('a ticket of the caller’s own is the caller’s to renew, a password beside it or not', async () => {
    const { site, clientOf } = start((asked) =>
      asked.operation === LOGIN ? undefined : failure('030047', 'Not a valid session ticket'),
    );
    const client = clientOf({ ...password, sessionTicket: 'mine' });
    for (let call = 0; call < 2; call++)
      expect(await thrownBy(get(client))).toMatchObject({ errorId: '030047', attempts: 1 });
    expect(site.asked.map(({ operation }) => operation)).toEqual(['GetUser', 'GetUser']);
  });

  test('of a ticket of the caller’s own is just that', async () => {
    const { site, clientOf } = start();
    const client = clientOf({ webExID: 'admin', sessionTicket: ' mine ' });
    for (let i = 0; i < 3; i++) await get(client);
    expect(site.asked.map(credential)).toEqual([' mine ', ' mine ', ' mine ']);
  });

  test('of further credentials goes with every call, tickets included', async () => {
    const more = { partnerID: 'p1', siteID: 7n, email: 'a@b.c', returnAdditionalInfo: true };
    const { site, clientOf } = start();
    const client = clientOf({ ...password, ...more });
    for (let i = 0; i < 2; i++) await get(client);
    expect(site.asked.map(({ operation }) => operation)).toEqual(['GetUser', LOGIN, 'GetUser']);
    for (const asked of site.asked) {
      expect(sentIn(asked, 'partnerID')).toBe('p1');
      expect(sentIn(asked, 'siteID')).toBe('7');
      expect(sentIn(asked, 'email')).toBe('a@b.c');
      expect(sentIn(asked, 'returnAdditionalInfo')?.toLowerCase()).toBe('true');
    }
    expect(sentIn(site.asked[2] as Asked, 'password')).toBeUndefined();
  });

  test('of a request that the schema refuses is nothing, not even for a ticket', async () => {
    const { site, clientOf } = start();
    const client = clientOf();
    await get(client);
    const error = await thrownBy(clock.finish(client.user.getUser({} as never)));
    expect(error).toMatchObject({ kind: 'invalid-request', attempts: 0 });
    expect(site.asked).toHaveLength(1);
  });
});

describe('an access token', () => {
  test('is changed into a ticket before the first call', async () => {
    const { site, clientOf } = start();
    const login = module.login.withAccessToken('token1', { protocol: 'SAML2.0' } as never);
    const client = clientOf({ webExID: 'admin', login });
    await Promise.all([get(client), get(client)]);
    expect(site.asked.map(({ operation }) => operation)).toEqual([LOGIN, 'GetUser', 'GetUser']);
    const [first] = site.asked;
    expect(first && sentIn(first, 'accessToken')).toBe('token1');
    expect(first && sentIn(first, 'protocol')).toBe('SAML2.0');
    expect(site.of('GetUser').map(credential)).toEqual(['T1', 'T1']);
    expect(site.of('GetUser').every(({ text }) => !text.includes('token1'))).toBe(true);
  });

  test('comes from a callback, which is asked once more when it was refused', async () => {
    const refused: boolean[] = [];
    const { site, clientOf } = start((asked) =>
      sentIn(asked, 'accessToken') === 'old' ? failure('030002', 'token expired') : undefined,
    );
    const source = (was: boolean): Promise<string> => {
      refused.push(was);
      return Promise.resolve(was ? 'new' : 'old');
    };
    const client = clientOf({ webExID: 'admin', login: module.login.withAccessToken(source) });
    await Promise.all(Array.from({ length: 20 }, () => get(client)));
    expect(refused).toEqual([false, true]);
    expect(site.of(LOGIN).map((one) => sentIn(one, 'accessToken'))).toEqual(['old', 'new']);
  });

  test.each([
    ['a new one that is refused, too', (was: boolean) => (was ? 'b' : 'a'), 2],
    ['the same one', () => 'a', 1],
    ['no callback', 'a', 1],
  ])('that is refused is final with %s', async (_, source, logins) => {
    const { site, clientOf } = start(() => failure('123456', 'no'));
    const client = clientOf({ webExID: 'admin', login: module.login.withAccessToken(source) });
    const error = await thrownBy(get(client));
    expect(error).toMatchObject({
      kind: 'api',
      errorId: '123456',
      operation: 'user.AuthenticateUser',
    });
    expect(site.of(LOGIN)).toHaveLength(logins);
    expect(site.of('GetUser')).toHaveLength(0);
  });

  test('does not fall back to anything where an operation refuses tickets', async () => {
    const { site, clientOf } = start(({ operation }) =>
      operation === LOGIN ? undefined : failure('030104', 'no tickets here'),
    );
    const client = clientOf({ webExID: 'admin', login: module.login.withAccessToken('a') });
    expect(await thrownBy(get(client))).toMatchObject({ errorId: '030104', attempts: 1 });
    expect(site.of('GetUser')).toHaveLength(1);
  });

  test('that gives no ticket is an error that says so', async () => {
    const { clientOf } = start((asked) => (asked.operation === LOGIN ? done(asked) : undefined));
    const client = clientOf({ webExID: 'admin', login: module.login.withAccessToken('a') });
    const error = await thrownBy(get(client));
    expect(error).toMatchObject({ kind: 'login', message: expect.stringContaining('no ticket') });
  });
});

describe('a SAML response', () => {
  test('is changed with its protocol', async () => {
    const { site, clientOf } = start();
    const login = module.login.withSamlResponse('PHNhbWw+', { protocol: 'SAML2.0' });
    await get(clientOf({ webExID: 'admin', login }));
    const [first] = site.asked;
    expect(first && sentIn(first, 'samlResponse')).toBe('PHNhbWw+');
    expect(first && sentIn(first, 'protocol')).toBe('SAML2.0');
    expect(credential(site.asked[1])).toBe('T1');
  });

  test('is refused together with a partner', () => {
    const { clientOf } = start();
    const login = module.login.withSamlResponse('PHNhbWw+');
    const make = (): unknown => clientOf({ webExID: 'admin', partnerID: 'p', login });
    expect(make).toThrow(TypeError);
    expect(make).toThrow(/^partnerID: Partner SAML is not supported/);
  });
});

describe('a call that is stopped while it waits for a ticket', () => {
  function waiting() {
    let give: (() => void) | undefined;
    const gate = new Promise<void>((resolve) => (give = resolve));
    const started = start(async (asked) => {
      if (asked.operation !== LOGIN) return done(asked);
      await Promise.race([gate, never(asked)]);
      return ticket('T1');
    });
    return { ...started, give: () => give?.() };
  }

  test('does no harm to others', async () => {
    const { site, clientOf, give } = waiting();
    const client = clientOf();
    await get(client);
    const controller = new AbortController();
    const stopped = thrownBy(client.user.getUser({ webExId: 'a' }, { signal: controller.signal }));
    const other = client.user.getUser({ webExId: 'b' });
    await settle();
    controller.abort();
    expect(await stopped).toMatchObject({ kind: 'abort', attempts: 0, outcomeUnknown: false });
    give();
    expect((await clock.finish(other)).meta.attempts).toBe(1);
    expect(site.of(LOGIN)).toHaveLength(1);
  });

  test('stops the request for it when all are stopped, and the next call asks anew', async () => {
    const { site, clientOf, give } = waiting();
    const client = clientOf();
    await get(client);
    const { signal, abort } = stopper();
    const stopped = [1, 2].map(() => thrownBy(client.user.getUser({ webExId: 'a' }, { signal })));
    await settle();
    expect(site.of(LOGIN)[0]?.signal.aborted).toBe(false);
    abort();
    await Promise.all(stopped);
    const next = client.user.getUser({ webExId: 'b' });
    await settle();
    expect(site.of(LOGIN)[0]?.signal.aborted).toBe(true);
    give();
    expect((await clock.finish(next)).meta.attempts).toBe(1);
    expect(site.of(LOGIN)).toHaveLength(2);
    expect(clock.pending()).toBe(0);
  });

  test.each(Array.from({ length: 12 }, (_, i) => i))(
    'harms no call that comes %d turns later',
    async (turns) => {
      const { clientOf, give } = waiting();
      const client = clientOf();
      await get(client);
      const { signal, abort } = stopper();
      const stopped = thrownBy(client.user.getUser({ webExId: 'a' }, { signal }));
      await settle();
      abort();
      for (let i = 0; i < turns; i++) await Promise.resolve();
      const next = client.user.getUser({ webExId: 'b' });
      give();
      expect((await clock.finish(next)).meta.attempts).toBe(1);
      expect((await stopped)['kind']).toBe('abort');
    },
  );
});

describe('clients of older releases', () => {
  test('5.8: the password always, as its tickets are for SAML responses alone', async () => {
    const older = await clientModule('5.8');
    const { site, clientOf } = start();
    const client = clientOf(password, older);
    await Promise.all([get(client), get(client), get(client)]);
    expect(site.asked.map(credential)).toEqual(['password', 'password', 'password']);
    expect(Object.keys(older.login)).toEqual(['withSamlResponse']);
    const saml = start();
    await get(saml.clientOf({ webExID: 'a', login: older.login.withSamlResponse('s') }, older));
    expect(saml.site.asked.map(credential)).toEqual(['nothing', 'T1']);
  });

  test('9.0: tickets for all', async () => {
    const older = await clientModule('9.0');
    const { site, clientOf } = start();
    const client = clientOf(password, older);
    await Promise.all([get(client), get(client), get(client)]);
    expect(site.of(LOGIN)).toHaveLength(1);
    expect(Object.keys(older.login).sort()).toEqual([
      'refreshedAccessToken',
      'withAccessToken',
      'withSamlResponse',
    ]);
  });
});

function stopper(): { readonly signal: AbortSignal; readonly abort: () => void } {
  const controller = new AbortController();
  return { signal: controller.signal, abort: () => controller.abort() };
}
