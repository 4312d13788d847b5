import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { escaped, legible, pin, secret, shownOf, SPELLINGS } from '../support/secrets.js';
import { settle, virtualClock } from '../support/virtual-clock.js';
import { failure, message } from './client-emitted.js';
import { clientModule, type ClientModule } from './client-module.js';
import { done, never, siteOf, thrownBy } from './client-site.js';
import type { Answering } from './client-site.js';

/** `LEAK_RUNS=10000 npx vitest run test/runtime/leaks.test.ts` is the long form. */
const RUNS = Number(process.env['LEAK_RUNS'] ?? 500);

let module: ClientModule;
beforeAll(async () => {
  module = await clientModule();
});

/** How a server that says `echo` makes a call fail, and with what kind of error. */
type Path = readonly [kind: string, answer: (echo: string) => Answering];

const lost =
  (code: string, stage?: string) =>
  (echo: string): Answering =>
  () =>
    Promise.reject(
      Object.assign(new Error(`lost: ${echo}`, { cause: new Error(echo) }), {
        code: code || echo,
        stage,
        config: { data: echo },
      }),
    );

const page =
  (status: number, type = 'text/html') =>
  (echo: string): Answering =>
  () => ({ status, body: `<html>${echo}</html>`, headers: { 'content-type': type } });

const sub = (text: string): string =>
  `<serv:subErrors><serv:subError><serv:exceptionID>${text}</serv:exceptionID><serv:reason>${text}</serv:reason><serv:value>${text}</serv:value></serv:subError></serv:subErrors>`;

/** An element named after the first secret that can be a name, such as a PIN. */
const elementOf = (echo: string): string => {
  const name = `use:x${/\[(\w+)\]/.exec(echo)?.[1] ?? ''}`;
  return `<${name}>${escaped(echo)}</${name}>`;
};

const PATHS: Readonly<Record<string, Path>> = {
  reason: ['api', (echo) => () => failure('123456', escaped(echo))],
  'reason, wrong password': ['api', (echo) => () => failure('030002', escaped(echo))],
  'error id': ['api', (echo) => () => failure(escaped(echo), escaped(echo))],
  'error below': [
    'api',
    (echo) => () =>
      message(`<serv:result>FAILURE</serv:result>${sub(escaped(echo))}`, '<serv:bodyContent/>'),
  ],
  server: ['api', (echo) => () => failure('123456', 'x').replace('BACKUP', escaped(echo))],
  'page of HTML': ['not-api-reply', page(200)],
  'page of HTML, refused': ['not-api-reply', page(403)],
  gateway: ['not-api-reply', page(502)],
  redirect: [
    'not-api-reply',
    (echo) => () => ({ status: 302, headers: { location: echo }, body: echo }),
  ],
  'content type': ['not-api-reply', (echo) => page(200, `text/html; x="${echo}"`)('')],
  json: ['not-api-reply', (echo) => () => ({ status: 401, body: JSON.stringify({ error: echo }) })],
  'cut page': [
    'not-api-reply',
    (echo) => () => ({ body: `<html>${' '.repeat(8192 - 6 - (echo.length >> 1))}${echo}</html>` }),
  ],
  'no result': [
    'not-api-reply',
    (echo) => () => message(`<serv:reason>${escaped(echo)}</serv:reason>`, '<serv:bodyContent/>'),
  ],
  'reply of something else': ['not-api-reply', (echo) => () => `<${'x'}>${escaped(echo)}</x>`],
  'ill-formed reply': [
    'not-api-reply',
    (echo) => (asked) => done(asked).replace('PRIMARY', `${echo}<&`),
  ],
  'reply that breaks off': [
    'truncated',
    (echo) => () => failure('123456', escaped(echo)).split('</serv:reason>')[0] ?? '',
  ],
  'unknown value': [
    'invalid-reply',
    (echo) => (asked) => done(asked, `<use:active>${escaped(echo)}</use:active>`),
  ],
  'unknown element': ['invalid-reply', (echo) => (asked) => done(asked, elementOf(echo))],
  lost: ['transport', lost('')],
  refused: ['transport', lost('ECONNREFUSED', 'connect')],
  'too large': ['too-large', lost('RESPONSE_TOO_LARGE', 'body')],
  'cut off': ['truncated', lost('RESPONSE_TRUNCATED', 'body')],
  'no answer': ['timeout', () => never],
  stopped: ['abort', () => never],
};

const run = fc.record({
  password: fc.oneof(secret(6, 30), secret(300, 330)),
  newPassword: secret(6, 58),
  PIN: pin,
  ticket: fc.oneof(secret(12, 60), secret(300, 700)),
  token: fc.oneof(secret(12, 60), secret(300, 330)),
  saml: secret(300, 900),
  spelling: fc.constantFrom(...Object.keys(SPELLINGS)),
  path: fc.constantFrom(...Object.keys(PATHS)),
  login: fc.constantFrom('password', 'ticket', 'token', 'saml'),
  /** How much the server repeats, and from which end. */
  part: fc.option(
    fc.tuple(fc.constantFrom('start', 'end'), fc.double({ min: 0.1, max: 1, noNaN: true })),
    {
      nil: undefined,
      freq: 2,
    },
  ),
});

type Run = typeof run extends fc.Arbitrary<infer T> ? T : never;

/** The secrets that this way to log in sends with a call, and the credentials for it. */
function loginOf({ login, password, ticket, token, saml }: Run): [string, object] {
  const { withAccessToken, withSamlResponse } = module.login;
  switch (login) {
    case 'password':
      return [password, { password }];
    case 'ticket':
      return [ticket, { sessionTicket: ticket }];
    case 'token':
      return [token, { login: withAccessToken(token) }];
    default:
      return [saml, { login: withSamlResponse(saml) }];
  }
}

/** A server repeats what it was sent, whole or in part. */
function echoOf({ spelling, part }: Run, secrets: readonly string[]): string {
  const spell = SPELLINGS[spelling] ?? String;
  if (part === undefined) return secrets.map((text) => `[${spell(text)}]`).join(' ');
  const [end, share] = part;
  const whole = spell(secrets[0] ?? '');
  const length = Math.ceil(whole.length * share);
  return end === 'start' ? `x ${whole.slice(0, length)}` : `${whole.slice(-length)} x`;
}

test(`no error and no event shows a secret, in ${RUNS} runs`, { timeout: RUNS * 500 }, async () => {
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(run, async (chosen) => {
      const { newPassword, PIN, path } = chosen;
      const [kind, answer] = PATHS[path] ?? ['', () => never];
      const [credential, options] = loginOf(chosen);
      const own = [newPassword, PIN];
      // A request for a ticket has one secret, the call itself has those of its request, too.
      const secrets = [credential, ...own];
      const clock = virtualClock();
      const events: unknown[] = [];
      const site = siteOf(clock, (asked) =>
        answer(echoOf(chosen, asked.operation === 'AuthenticateUser' ? [credential] : secrets))(
          asked,
        ),
      );
      const { createClient, user } = module;
      const client = createClient(
        {
          siteName: 'acme',
          webExID: 'admin',
          ...options,
          transport: site.transport,
          clock,
          random: () => 0,
          observe: (event) => void events.push(event),
        },
        { user },
      );
      const controller = new AbortController();
      const request = { webExId: 'ann', password: newPassword, phones: { PIN } };
      const call = thrownBy(
        client.user.setUser(request, { strict: true, signal: controller.signal }),
      );
      if (kind === 'abort') {
        await settle();
        controller.abort(new Error(secrets.join(' ')));
      }
      const error = await clock.finish(call);
      seen.add(String(error['kind']));
      expect(legible(shownOf(error) + shownOf(events), secrets)).toEqual([]);
    }),
    { numRuns: RUNS },
  );
  expect([...seen].sort()).toEqual(
    [...new Set(Object.values(PATHS).map(([kind]) => kind)), 'login'].sort(),
  );
});

test('no secret of an invalid request is shown', async () => {
  await fc.assert(
    fc.asyncProperty(secret(61, 120), pin, async (password, PIN) => {
      const clock = virtualClock();
      const site = siteOf(clock, done);
      const { createClient, user } = module;
      const credentials = { siteName: 'acme', webExID: 'admin', password: 'hunter2hunter2' };
      const client = createClient({ ...credentials, transport: site.transport, clock }, { user });
      const bad = [
        { webExId: 'ann', password, phones: { PIN: Number(PIN) } },
        { webExId: 'ann', password: [password], phones: { PIN: { x: PIN } } },
        { webExId: 'ann', personalMeetingRoom: { hostPIN: [PIN] }, password: { password } },
        { webExId: 'ann', phones: { PIN: `${PIN}\0` }, password: `${password}\uffff` },
      ];
      for (const request of bad) {
        const error = await thrownBy(client.user.setUser(request as never));
        expect(error['kind']).toBe('invalid-request');
        expect(legible(shownOf(error), [password, PIN])).toEqual([]);
      }
      expect(site.asked).toEqual([]);
    }),
    { numRuns: Math.min(RUNS, 200) },
  );
});

test('the check itself finds secrets, whole and half, in every spelling', () => {
  fc.assert(
    fc.property(secret(9, 60), fc.constantFrom(...Object.keys(SPELLINGS)), (text, name) => {
      const spelled = SPELLINGS[name]?.(text) ?? '';
      expect(legible(shownOf(new Error(`[${spelled}]`)), [text])).not.toEqual([]);
      const nested = new Error('x', { cause: Object.assign(new Error('y'), { z: spelled }) });
      expect(legible(shownOf(nested), [text])).not.toEqual([]);
    }),
    { numRuns: 1000 },
  );
});
