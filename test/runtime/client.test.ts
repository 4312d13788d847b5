import { inspect } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import { answering, emitWebex, failure, load, message, success } from './client-emitted.js';
import type { Emitted } from './client-emitted.js';

let emitted: Emitted;
beforeAll(async () => {
  emitted = await load(emitWebex('10.0'));
});

const credentials = { siteName: 'acme', webExID: 'admin', password: 'p&ss"wörd' };

function clientOf(answer: ReturnType<typeof answering>, more: object = {}) {
  const { createClient, user, ep } = emitted;
  return createClient(
    { ...credentials, transport: answer.transport, random: () => 0, ...more },
    { user, ep },
  );
}

async function failureOf(promise: Promise<unknown>): Promise<Error & Record<string, unknown>> {
  const error: unknown = await promise.then(
    () => new Error('it succeeded'),
    (thrown: unknown) => thrown,
  );
  return error as Error & Record<string, unknown>;
}

describe('a request', () => {
  test('is written in the dialect, with credentials, and posted to the site', async () => {
    const answer = answering(success('use:setUserResponse'));
    await clientOf(answer).user.setUser({ webExId: 'ann', phones: { PIN: '3421' } });
    expect(answer.sent[0]?.url).toBe('https://acme.webex.com/WBXService/XMLService');
    expect(answer.sent[0]?.headers).toEqual({ 'content-type': 'text/xml; charset=UTF-8' });
    expect(answer.text().replace(/\s+/g, ' ')).toContain(
      '<header><securityContext><webExID>admin</webExID><password>p&amp;ss"wörd</password><siteName>acme</siteName></securityContext></header>' +
        '<body><bodyContent xsi:type="java:com.webex.service.binding.user.SetUser"><webExId>ann</webExId><phones><PIN>3421</PIN></phones></bodyContent></body>',
    );
  });

  test('can be made by a function, too', async () => {
    const answer = answering(success('use:setUserResponse'));
    await emitted.user.setUser(clientOf(answer), { webExId: 'ann' });
    expect(answer.text()).toContain('binding.user.SetUser');
  });

  test('of an anonymous operation carries nothing but the site', async () => {
    const answer = answering(
      success('ep:getAPIVersionResponse', '<ep:apiVersion>WebEx XML API V10.0</ep:apiVersion>'),
    );
    await clientOf(answer).ep.getAPIVersion({});
    expect(answer.text()).toContain('<securityContext><siteName>acme</siteName></securityContext>');
    expect(answer.text()).not.toContain('ss"w');
  });

  test('is judged before anything is sent, all faults at once, paths from its members', async () => {
    const answer = answering('');
    const error = await failureOf(
      clientOf(answer).user.setUser({
        phones: { PIN: 1234 },
        active: 'MAYBE',
        password: 'x'.repeat(61),
      }),
    );
    expect(error).toMatchObject({ kind: 'invalid-request', operation: 'user.SetUser' });
    const issues = error['issues'] as { path: unknown[]; source: string; message: string }[];
    expect(issues.map(({ path }) => path.join('.')).sort()).toEqual([
      'active',
      'password',
      'phones.PIN',
      'webExId',
    ]);
    expect(issues.every(({ source }) => /user\.xsd:\d+$/.test(source))).toBe(true);
    expect(withoutCode(inspect(error))).not.toMatch(/1234|xxxx/);
    expect(answer.sent).toEqual([]);
  });

  test('goes elsewhere when told', async () => {
    const answer = answering(success('use:setUserResponse'));
    const { createClient } = emitted;
    const client = createClient({
      siteID: 7n,
      endpoint: 'http://127.0.0.1:9/x',
      transport: answer.transport,
    });
    await emitted.user.setUser(client, { webExId: 'ann' });
    expect(answer.sent[0]?.url).toBe('http://127.0.0.1:9/x');
  });

  test.each(['acme.evil.com/#', 'a@b', 'acme\r\nX: y', '127.0.0.1:9/', ''])(
    'refuses the site %j',
    (siteName) => {
      expect(() => emitted.createClient({ siteName })).toThrow(
        'siteName: expected letters, digits and hyphens only',
      );
    },
  );
});

describe('a reply', () => {
  const user = '<use:webExId>ann</use:webExId><use:active>ACTIVATED</use:active>';

  test('gives value, issues and meta', async () => {
    const reply = await clientOf(answering(success('use:getUserResponse', user))).user.getUser({
      webExId: 'ann',
    });
    expect(reply.value).toMatchObject({ webExId: 'ann', active: 'ACTIVATED' });
    expect(reply.issues).toEqual([]);
    expect(reply.meta).toEqual({
      operation: 'user.GetUser',
      httpStatus: 200,
      server: 'PRIMARY',
      attempts: 1,
      delayMs: 0,
    });
  });

  test('is read although the schema does not know all of it', async () => {
    const answer = answering(
      success('use:getUserResponse', `${user}<use:brandNew>1</use:brandNew>`),
    );
    const reply = await clientOf(answer).user.getUser({ webExId: 'ann' });
    expect(reply.value).toMatchObject({ webExId: 'ann' });
    expect(reply.issues).toMatchObject([{ code: 'unknown-element', path: ['brandNew'] }]);
    expect(() => emitted.assertStrict(reply)).toThrow('brandNew');
  });

  test('has credentials that nobody asks for, whatever stands there', async () => {
    const echo =
      '<serv:header><serv:securityContext a="1">x<com:webExID><b/></com:webExID><!-- y --></serv:securityContext>';
    const text = success('use:setUserResponse').replace('<serv:header>', echo);
    const reply = await clientOf(answering(text)).user.setUser({ webExId: 'ann' });
    expect(reply.issues).toEqual([]);
    const open = text.replace('</com:webExID>', '');
    const error = await failureOf(clientOf(answering(open)).user.setUser({ webExId: 'ann' }));
    expect(error).toMatchObject({ kind: 'not-api-reply' });
  });

  test('is refused for the same when strict', async () => {
    const answer = answering(
      success('use:getUserResponse', `${user}<use:brandNew>1</use:brandNew>`),
    );
    const error = await failureOf(
      clientOf(answer).user.getUser({ webExId: 'ann' }, { strict: true }),
    );
    expect(error).toMatchObject({ kind: 'invalid-reply', issues: [{ code: 'unknown-element' }] });
    const good = answering(success('use:getUserResponse', user));
    expect(
      (await clientOf(good).user.getUser({ webExId: 'ann' }, { strict: true })).issues,
    ).toEqual([]);
  });

  test('is decoded by the charset that the server states', async () => {
    const bytes = Buffer.from(
      success('use:getUserResponse', '<use:firstName>Zoë</use:firstName>'),
      'latin1',
    );
    const answer = answering(bytes, { contentType: 'text/xml; charset="ISO-8859-1"' });
    const reply = await clientOf(answer).user.getUser({ webExId: 'ann' });
    expect(reply.value['firstName']).toBe('Zoë');
  });

  test('of an empty list is an empty list, and an error for any other operation', async () => {
    const answer = answering(failure('000015', 'Sorry, no record found'));
    const reply = await clientOf(answer).user.lstsummaryUser({}, { strict: true });
    expect(reply.value['user'] ?? []).toEqual([]);
    expect(reply.meta).toEqual({
      operation: 'user.LstsummaryUser',
      httpStatus: 200,
      server: 'BACKUP',
      errorId: '000015',
      attempts: 1,
      delayMs: 0,
    });
    expect(await failureOf(clientOf(answer).user.getUser({ webExId: 'x' }))).toMatchObject({
      kind: 'api',
      errorId: '000015',
    });
  });
});

describe('a failure', () => {
  test.each([
    ['with an empty body', '<serv:bodyContent/>', 200],
    ['without a body', '', 200],
    ['with an HTTP error', '<serv:bodyContent/>', 500],
  ])('%s is an ApiError', async (_, body, status) => {
    const answer = answering(failure('030001', 'no such user', body), { status });
    const error = await failureOf(clientOf(answer).user.setUser({ webExId: 'x' }));
    expect(emitted.isApiError(error)).toBe(true);
    expect(error).toMatchObject({
      name: 'ApiError',
      message: 'user.SetUser: 030001 no such user (user-not-found)',
      errorId: '030001',
      reason: 'no such user',
      server: 'BACKUP',
      httpStatus: status,
      known: { name: 'user-not-found', retry: 'never' },
    });
    expect(emitted.errorMeanings['030001']).toContain('no user');
  });

  test('with an unknown id has no explanation', async () => {
    for (const id of ['123456', 'constructor', '__proto__']) {
      const error = await failureOf(
        clientOf(answering(failure(id, 'x'))).user.setUser({ webExId: 'x' }),
      );
      expect(error['errorId']).toBe(id);
      expect(error['known']).toBeUndefined();
    }
  });

  test('lists the errors below it', async () => {
    const sub =
      '<serv:subErrors><serv:subError><serv:exceptionID>040015</serv:exceptionID><serv:reason>too many</serv:reason><serv:value>51</serv:value></serv:subError></serv:subErrors>';
    const answer = answering(
      message(
        `<serv:result>FAILURE</serv:result><serv:reason>r</serv:reason>${sub}`,
        '<serv:bodyContent/>',
      ),
    );
    const error = await failureOf(clientOf(answer).user.setUser({ webExId: 'x' }));
    expect(error['subErrors']).toEqual([{ errorId: '040015', reason: 'too many', value: '51' }]);
  });

  test('never shows a secret, whatever the server repeats', async () => {
    const secrets = ['p&ss"wörd', 'p&amp;ss"wörd', 'p%26ss%22w%C3%B6rd', '3421'];
    const echo = `sent p&amp;ss"wörd, p&amp;amp;ss&quot;wörd, p%26ss%22w%c3%b6rd and 3421`;
    const bodies: [string, object?][] = [
      [failure('030002', echo)],
      [failure(echo.replaceAll('"', ''), 'x')],
      [`<html>${echo}</html>`, { contentType: `text/html; x=3421` }],
      [`{"error": "3421 p%26ss%22w%C3%B6rd"}`, { status: 401, contentType: 'application/json' }],
    ];
    for (const [body, options] of bodies) {
      const client = clientOf(answering(body, options));
      const error = await failureOf(client.user.setUser({ webExId: 'x', phones: { PIN: '3421' } }));
      expect(error).toBeInstanceOf(Error);
      for (const shown of [
        String(error),
        inspect(error, { depth: 9 }),
        JSON.stringify(error),
        error.stack ?? '',
      ])
        for (const secret of secrets)
          expect(withoutCode(shown).toLowerCase()).not.toContain(secret.toLowerCase());
    }
  });
});

describe('what is no reply of the API', () => {
  test.each([
    ['HTML', '<!DOCTYPE html><html><body>Maintenance</body></html>', 200, 'text/html', 'DOCTYPE'],
    ['other HTML', '<html><p>Maintenance</body>', 503, 'text/html', 'root element'],
    ['JSON', '{"message":"Maintenance"}', 200, 'application/json', 'root element'],
    ['nothing', '', 502, '', 'no root element'],
    ['a redirect', '', 302, '', 'a redirect, which is not followed'],
    [
      'a message without result',
      message('<serv:reason>x</serv:reason>', '<serv:bodyContent/>'),
      200,
      'text/xml',
      'no result',
    ],
    [
      'a success with a status of failure',
      success('use:setUserResponse'),
      500,
      'text/xml',
      'contradicts',
    ],
  ])('%s', async (_, body, status, contentType, why) => {
    const error = await failureOf(
      clientOf(answering(body, { status, contentType })).user.setUser({ webExId: 'x' }),
    );
    expect(error).toMatchObject({ kind: 'not-api-reply', httpStatus: status, contentType });
    expect(error.message).toContain(why);
    expect(String(error['quote']).length).toBeLessThanOrEqual(200);
  });
});

test('a reply that breaks off is truncated, wherever', async () => {
  const whole = success('use:setUserResponse');
  for (let end = whole.indexOf('<serv:message ') + 20; end < whole.length - 2; end += 31) {
    const answer = answering(whole.slice(0, end));
    const error = await failureOf(clientOf(answer).user.setUser({ webExId: 'x' }));
    expect(error).toMatchObject({ kind: 'truncated', outcomeUnknown: true, attempts: 3 });
    expect(error.message).toContain('outcome unknown');
  }
});

test('a client does not show its credentials', () => {
  expect(inspect(clientOf(answering('')), { depth: 9, showHidden: true })).not.toContain('ss"w');
});

/** A stack names the bundled client by its whole text, and lines: any four digits may stand there. */
function withoutCode(shown: string): string {
  return shown.replace(/data:text\/javascript;base64,[\w+/=]+:\d+:\d+/g, 'client');
}
