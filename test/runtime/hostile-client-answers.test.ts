/** h09, h12 to h14, h17, h18, h22, h26 and h31: answers that are not what they should be. */
import { beforeAll, describe, expect, test } from 'vitest';
import { untilEqual } from '../support/hostile-run.js';
import { large, redirect, twice } from '../support/hostile-scripts.js';
import type { Answer } from '../support/hostile-server.js';
import { serve } from '../support/serving.js';
import { failure, success } from './client-emitted.js';
import { clientModule, type ClientModule } from './client-module.js';
import { thrownBy } from './client-site.js';
import { answer, create, get, PASSWORD, trial, userNamed, well, wires } from './hostile-client.js';

let module: ClientModule;
beforeAll(async () => {
  module = await clientModule();
});

const MIB = 1 << 20;
const both = [
  ['GetUser', get],
  ['CreateUser', create],
] as const;

describe.each(wires)('over %s', (wire) => {
  describe.each(both)('%s', (_, run) => {
    test.each([
      ['11 MiB', 11 * MIB, 11 * MIB + 1000],
      ['500 MiB', 500 * MIB, 20 * MIB],
    ])('h09 a body of %s, where the limit is 10', async (_size, length, most) => {
      const { server, client } = await trial(module, { answers: [large(length)] }, { wire });
      const error = await thrownBy(run(client));
      const code = 'RESPONSE_TOO_LARGE';
      expect(error).toMatchObject({ kind: 'too-large', code, attempts: 1, outcomeUnknown: true });
      expect(server.requests).toHaveLength(1);
      expect(server.bytesOut).toBeLessThan(most);
      if (wire !== 'fetch') await untilEqual(() => server.open, 0);
    });

    test.each([
      ['h12 302 to another host', '302 Found', 'http'],
      ['h13 307 to another host', '307 Temporary Redirect', 'https'],
      ['h13 308 to another host', '308 Permanent Redirect', 'http'],
    ])('%s is not followed', async (_name, status, scheme) => {
      const other = await serve({ answers: [well] });
      const location = `${scheme}://localhost:${other.port}/?password=${encodeURIComponent(PASSWORD)}`;
      const answers = [redirect(status, location)];
      const { server, client } = await trial(module, { answers }, { wire });
      const error = await thrownBy(run(client));
      const httpStatus = Number(status.slice(0, 3));
      expect(error).toMatchObject({ kind: 'not-api-reply', httpStatus, attempts: 1 });
      expect(error).toMatchObject({ outcomeUnknown: false });
      expect(error.message).toContain('a redirect, which is not followed');
      expect([server.requests.length, other.sockets]).toEqual([1, 0]);
    });

    test.each(['401 Unauthorized', '403 Forbidden'])('h14 %s', async (status) => {
      const answers = [answer('<html>no</html>', { status, contentType: 'text/html' })];
      const { server, client } = await trial(module, { answers }, { wire });
      const httpStatus = Number(status.slice(0, 3));
      const error = { kind: 'not-api-reply', httpStatus, attempts: 1, outcomeUnknown: false };
      expect(await thrownBy(run(client))).toMatchObject(error);
      expect(server.requests).toHaveLength(1);
    });

    test('h17 500 with a FAILURE in it: the body wins', async () => {
      const body = failure('030001', 'no such user');
      const answers = [answer(body, { status: '500 Internal Server Error' })];
      const { server, client } = await trial(module, { answers }, { wire });
      expect(await thrownBy(run(client))).toMatchObject({
        kind: 'api',
        errorId: '030001',
        httpStatus: 500,
        attempts: 1,
        outcomeUnknown: false,
      });
      expect(server.requests).toHaveLength(1);
    });

    test('h18 200 with HTML', async () => {
      const page = `<!DOCTYPE html><html><body>Maintenance ${'again and '.repeat(99)}</body></html>`;
      const answers = [answer(page, { contentType: 'text/html' })];
      const { server, client } = await trial(module, { answers }, { wire });
      const error = await thrownBy(run(client));
      const expected = { kind: 'not-api-reply', httpStatus: 200, contentType: 'text/html' };
      expect(error).toMatchObject({ ...expected, attempts: 1, outcomeUnknown: true });
      expect(error['quote']).toBe(page.slice(0, 200));
      expect(server.requests).toHaveLength(1);
    });

    test('h22 gsbStatus BACKUP is told with the result', async () => {
      const answers = [
        answer(success('use:getUserResponse').replace('PRIMARY', 'BACKUP')),
        answer(failure('030001', 'no such user')),
      ];
      const { client } = await trial(module, { answers }, { wire });
      expect(await run(client)).toMatchObject({ meta: { server: 'BACKUP' } });
      expect(await thrownBy(run(client))).toMatchObject({ kind: 'api', server: 'BACKUP' });
    });

    test('h26 103 early hints first', async () => {
      const hints: Answer = (socket, request) => {
        socket.write('HTTP/1.1 103 Early Hints\r\nlink: <x>\r\n\r\n');
        setTimeout(() => well(socket, request), 20);
      };
      const { server, client } = await trial(module, { answers: [hints] }, { wire });
      expect(await run(client)).toMatchObject({ meta: { httpStatus: 200, attempts: 1 } });
      expect(server.requests).toHaveLength(1);
    });

    test('h26 100 continue first', async () => {
      const onward: Answer = (socket, request) => {
        socket.write('HTTP/1.1 100 Continue\r\n\r\n');
        setTimeout(() => well(socket, request), 20);
      };
      const { server, client } = await trial(module, { answers: [onward] }, { wire });
      if (wire === 'fetch') {
        // Node's `fetch` takes a 100 that it did not ask for as a fault of the connection.
        const attempts = run === get ? 3 : 1;
        const lost = { kind: 'transport', code: 'UND_ERR_SOCKET', attempts, outcomeUnknown: true };
        expect(await thrownBy(run(client))).toMatchObject(lost);
      } else {
        expect(await run(client)).toMatchObject({ meta: { httpStatus: 200, attempts: 1 } });
        expect(server.requests).toHaveLength(1);
      }
    });
  });

  test.each([
    ['in the same breath', undefined],
    ['a moment later', 10],
  ])('h31 a second answer %s is for nobody', async (_, ms) => {
    const evil = answer(userNamed('Evil'));
    const answers = [twice(answer(userNamed('Ann')), evil, ms), answer(userNamed('Bob'))];
    const { server, client } = await trial(module, { answers }, { wire });
    expect(await get(client)).toMatchObject({ value: { firstName: 'Ann' } });
    if (ms !== undefined) await untilEqual(() => server.open, 0);
    expect(await get(client)).toMatchObject({ value: { firstName: 'Bob' } });
    expect(server.requests.map(({ onSocket }) => onSocket)).toEqual([1, 1]);
  });
});
