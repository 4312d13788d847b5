/** h12, h18 and h28: whatever a server repeats of a request, no secret of it is shown. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { Answer, Received } from '../support/hostile-server.js';
import { escaped, legible, shownOf, SPELLINGS } from '../support/secrets.js';
import { serve } from '../support/serving.js';
import { failure } from './client-emitted.js';
import { clientModule, type ClientModule } from './client-module.js';
import { thrownBy } from './client-site.js';
import { answer, create, PASSWORD, TICKET, trial, wires } from './hostile-client.js';
import type { Trial } from './hostile-client.js';

let module: ClientModule;
beforeAll(async () => {
  module = await clientModule();
});

/** Of the request itself and of its credentials. */
const SECRETS = [PASSWORD, TICKET];

/** The request as it came, and its secrets in every spelling. */
function echoOf({ body }: Received): string {
  const spelled = SECRETS.flatMap((secret) =>
    Object.entries(SPELLINGS).map(([name, spell]) => `${name}: ${spell(secret)}`),
  );
  return [body.toString(), ...spelled].join('\n');
}

type Echoing = (echo: string) => Uint8Array;

const cases: readonly (readonly [name: string, kind: string, answer: Echoing])[] = [
  ['h28 in the reason', 'api', (echo) => answer(failure('999999', escaped(echo)))],
  ['h28 in the error id', 'api', (echo) => answer(failure(escaped(echo), 'no'))],
  [
    'h28 in the reason, with an HTTP error',
    'api',
    (echo) => answer(failure('030002', escaped(echo)), { status: '500 Internal Server Error' }),
  ],
  [
    'h28 as JSON',
    'not-api-reply',
    (echo) =>
      answer(JSON.stringify({ echo }), { status: '401 x', contentType: 'application/json' }),
  ],
  [
    'h18 as HTML',
    'not-api-reply',
    (echo) => answer(`<html>${escaped(echo)}</html>`, { contentType: 'text/html' }),
  ],
  ['h18 as it came', 'not-api-reply', (echo) => answer(echo, { contentType: 'text/html' })],
  [
    'h18 in the Content-Type',
    'not-api-reply',
    () => answer('<html/>', { contentType: `text/html; charset="${TICKET}"` }),
  ],
  [
    'h28 in an answer that breaks off',
    'truncated',
    (echo) => answer(failure('999999', escaped(echo)).slice(0, -30)),
  ],
];

/** The error and all that an observer was told, which is what gets into logs. */
function expectNoSecret(error: Error, { events }: Trial): void {
  expect(error.cause).toBeUndefined();
  expect(events.length).toBeGreaterThan(1);
  for (const shown of [error, error.stack, events])
    expect(legible(shownOf(shown), SECRETS)).toEqual([]);
}

describe.each(wires)('over %s', (wire) => {
  test.each(cases)('%s', async (_, kind, echoing) => {
    let isSent = false;
    const site: Answer = (socket, request) => {
      isSent = SECRETS.every((secret) => request.body.includes(secret.replace('&', '&amp;')));
      socket.write(echoing(echoOf(request)));
    };
    const tried = await trial(module, { answers: [site] }, { wire });
    const error = await thrownBy(create(tried.client));
    expect(isSent).toBe(true);
    expect(error).toMatchObject({ kind, attempts: 1 });
    expectNoSecret(error, tried);
  });

  test('h12 in the place that a redirect names, which gets nothing of it', async () => {
    const other = await serve({});
    const site: Answer = (socket, request) => {
      const place = `http://localhost:${other.port}/?echo=${encodeURIComponent(echoOf(request))}`;
      socket.write(answer('', { status: '302 Found', headers: [`location: ${place}`] }));
    };
    const tried = await trial(module, { answers: [site] }, { wire });
    const error = await thrownBy(create(tried.client));
    expect(error).toMatchObject({ kind: 'not-api-reply', httpStatus: 302 });
    expectNoSecret(error, tried);
    expect([other.sockets, other.bytesIn]).toEqual([0, 0]);
  });
});

test('what looks for secrets finds them', () => {
  const found = legible(shownOf([new Error(PASSWORD), { ticket: TICKET }]), SECRETS);
  for (const secret of SECRETS) expect(found).toContain(secret.slice(0, 9));
});
