/** h23 and h24: a server that cannot prove who it is gets no request, and is asked once only. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { makeCertificates, NO_OPENSSL, type Certificates } from '../support/certificates.js';
import { runChild } from '../support/child.js';
import { tlsCases, trustedTlsCases } from '../support/hostile-tls.js';
import { serve, transportWith } from '../support/serving.js';
import { clientModule, type ClientModule } from './client-module.js';
import { thrownBy } from './client-site.js';
import { clientOf, create, get, transportOf, well, wires } from './hostile-client.js';

const made = makeCertificates();
const script = { answers: [well] };
const both = [get, create];

let module: ClientModule;
beforeAll(async () => {
  module = await clientModule();
});

/** What every one of them comes to, for either operation. */
function refusal(code: string): object {
  const whole = expect.stringMatching(new RegExp(`^(?:${code})$`));
  return { kind: 'transport', code: whole, attempts: 1, outcomeUnknown: false };
}

describe.skipIf(made === undefined)(`TLS (skipped where ${NO_OPENSSL})`, () => {
  // The block is skipped where there are none.
  const certificates = made as Certificates;
  const ca = made?.authority ?? '';

  test.each(wires.flatMap((wire) => tlsCases.map((one) => ({ ...one, wire }))))(
    '$name is refused over $wire',
    async ({ name, server: options, code, wire }) => {
      const server = await serve(script, options(certificates));
      for (const run of both) {
        const client = clientOf(module, server.url, { transport: transportOf(wire) });
        const error = await thrownBy(run(client));
        expect(error).toMatchObject(refusal(code));
        if (name.startsWith('h23')) expect(error.message).toContain('TLS 1.2 or newer');
      }
      expect(server.sockets).toBe(2);
      expect(server.requests).toEqual([]);
    },
  );

  test.each(trustedTlsCases)('$name is refused over nodeTransport', async (one) => {
    const server = await serve(script, one.server(certificates));
    for (const run of both) {
      const transport = transportWith({ tls: { ca } });
      const error = await thrownBy(run(clientOf(module, server.url, { transport })));
      expect(error).toMatchObject(refusal(one.code));
    }
    expect(server.requests).toEqual([]);
  });

  // `fetch` learns of an authority only when its process starts.
  test('h24 for another host, and expired, are refused over fetch', async () => {
    const servers = [];
    for (const pair of [certificates.good, certificates.otherHost, certificates.expired])
      servers.push(await serve(script, pair));
    const folder = mkdtempSync(join(tmpdir(), 'authority-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const file = join(folder, 'authority.pem');
    writeFileSync(file, ca);
    const child = `
      import { createClient } from './generated/webex/client.ts';
      import { getUser } from './generated/webex/operations/user.ts';
      const found = [];
      for (const endpoint of ${JSON.stringify(servers.map(({ url }) => url))}) {
        const sessionTicket = 'the ticket';
        const client = createClient({ siteName: 'acme', webExID: 'a', sessionTicket, endpoint });
        const call = getUser(client, { webExId: 'ann' });
        found.push(await call.then(({ meta }) => meta.httpStatus, (error) => ({ ...error })));
      }
      console.log(JSON.stringify(found));`;
    expect(await runChild(child, { env: { NODE_EXTRA_CA_CERTS: file } })).toEqual([
      200,
      ...trustedTlsCases.map(({ code }) => expect.objectContaining(refusal(code))),
    ]);
    expect(servers.map(({ requests }) => requests.length)).toEqual([1, 0, 0]);
  });

  test('h24 a certificate that is in order is taken', async () => {
    const server = await serve(script, certificates.good);
    const transport = transportWith({ tls: { ca } });
    for (const run of both)
      expect(await run(clientOf(module, server.url, { transport }))).toMatchObject({
        meta: { httpStatus: 200, attempts: 1 },
      });
    expect(server.sockets).toBe(1);
  });
});
