import type { TlsOptions, TLSSocket } from 'node:tls';
import { describe, expect, test } from 'vitest';
import { nodeTransport } from '../../generator/runtime/transport-node.js';
import { makeCertificates } from '../support/certificates.js';
import { runChild } from '../support/child.js';
import { expectOutcome, outcomeOf, requestTo, SECRET, untilEqual } from '../support/hostile-run.js';
import { head, reply, silent } from '../support/hostile-scripts.js';
import { hostile } from '../support/hostile-server.js';
import type { Script } from '../support/hostile-server.js';
import { oldTls, tlsCases, trustedTlsCases } from '../support/hostile-tls.js';
import { proxyFor, serve, transportWith } from '../support/serving.js';

const certificates = makeCertificates();
const ca = certificates?.authority ?? '';
const good: TlsOptions = certificates?.good ?? {};
const ok: Script = { answers: [reply('<a/>')] };
const answered = { status: 200, body: '<a/>' };

describe.skipIf(certificates === undefined)('TLS (skipped where there is no openssl)', () => {
  test('connections are kept, whether the host is a name or an address', async () => {
    const server = await serve(ok, good);
    const transport = transportWith({ tls: { ca } });
    for (const url of [server.url, server.url, server.url.replace('127.0.0.1', 'localhost')])
      expect(await outcomeOf(transport(requestTo(url)))).toEqual(answered);
    expect(server.sockets).toBe(2);
  });

  test('a client shows its certificate', async () => {
    const subjects: unknown[] = [];
    const accept: Script['accept'] = (socket) => {
      subjects.push((socket as TLSSocket).authorized);
    };
    const server = await serve({ ...ok, accept }, { ...good, ca, requestCert: true });
    const { cert = '', key = '' } = certificates?.client ?? {};
    await transportWith({ tls: { ca, cert, key } })(requestTo(server.url));
    expect(subjects).toEqual([true]);
  });

  test('what is no certificate is refused before there is a call', () => {
    expect(() => nodeTransport({ tls: { cert: 'x', key: 'y' } })).toThrow();
  });

  test.each([
    ...tlsCases.map((one) => ({ ...one, tls: {} })),
    ...trustedTlsCases.map((one) => ({ ...one, tls: { ca } })),
  ])('$name is refused, and no variable allows it', async ({ server: options, code, tls }) => {
    if (certificates === undefined) return;
    const server = await serve(ok, options(certificates));
    const name = 'NODE_TLS_REJECT_UNAUTHORIZED';
    for (const value of [undefined, '0']) {
      if (value !== undefined) process.env[name] = value;
      try {
        const outcome = await outcomeOf(transportWith({ tls })(requestTo(server.url)));
        expectOutcome(outcome, { code, stage: 'connect' });
      } finally {
        delete process.env[name];
      }
    }
    expect(server.requests).toEqual([]);
    await untilEqual(() => server.open, 0);
  });

  test('h23 no flag allows TLS 1.1', async () => {
    const server = await serve(ok, oldTls(good));
    const module = `
      import { connect } from 'node:tls';
      import { nodeTransport } from './generator/runtime/transport-node.ts';
      const ca = ${JSON.stringify(ca)};
      const plain = await new Promise((resolve) => {
        const socket = connect({ host: '127.0.0.1', port: ${server.port}, ca }, () => {
          resolve(socket.getProtocol());
          socket.destroy();
        }).on('error', (error) => resolve(error.message));
      });
      const request = {
        url: '${server.url}',
        headers: {},
        body: new Uint8Array(4),
        signal: new AbortController().signal,
        maxBytes: 1000,
      };
      const transport = nodeTransport({ tls: { ca } });
      const ours = await transport(request).catch((error) => [error.stage, error.message]);
      console.log(JSON.stringify([plain, ours]));`;
    const flags = ['--tls-min-v1.0', '--tls-cipher-list=DEFAULT@SECLEVEL=0'];
    const message = `127.0.0.1:${server.port}: expected TLS 1.2 or newer, found an older version only`;
    expect(await runChild(module, { flags })).toEqual(['TLSv1.1', ['connect', message]]);
    expect(server.requests).toEqual([]);
  });

  test('a server without TLS is not taken for an old one', async () => {
    const server = await serve({ accept: (socket) => void socket.end(reply('')) });
    const call = transportWith({})(requestTo(server.url.replace('http:', 'https:')));
    await expect(call).rejects.toMatchObject({
      stage: 'connect',
      message: expect.not.stringContaining('TLS 1.2'),
    });
  });

  test('h07 an answer that is cut off', async () => {
    const short = `${head('200 OK', ['content-length: 9'])}<a/>`;
    const server = await serve({ answers: [(socket) => void socket.end(short)] }, good);
    const outcome = await outcomeOf(transportWith({ tls: { ca } })(requestTo(server.url)));
    expect(outcome).toEqual({ code: 'RESPONSE_TRUNCATED', stage: 'body' });
  });

  test('the process ends by itself though a connection is kept, and a tunnel for it', async () => {
    const server = await serve(ok, good);
    const proxy = await proxyFor('a:b');
    const module = `
      import { nodeTransport } from './generator/runtime/transport-node.ts';
      const request = {
        url: '${server.url}',
        headers: {},
        body: new Uint8Array(4),
        signal: new AbortController().signal,
        maxBytes: 1000,
      };
      const tls = { ca: ${JSON.stringify(ca)} };
      const direct = await nodeTransport({ tls })(request);
      const through = await nodeTransport({ tls, proxy: 'http://a:b@${proxy.host}' })(request);
      console.log(JSON.stringify([direct.status, through.status]));`;
    const start = performance.now();
    expect(await runChild(module)).toEqual([200, 200]);
    expect(performance.now() - start).toBeLessThan(3000);
  });
});

describe.skipIf(certificates === undefined)('a proxy (skipped where there is no openssl)', () => {
  const credentials = 'ann@x:pa%ss/wörd';
  const userInfo = 'ann%40x:pa%25ss%2Fw%C3%B6rd';
  const forms = [userInfo, credentials, 'pa%', Buffer.from(credentials).toString('base64')];

  test('opens a tunnel, in which TLS is with the server', async () => {
    const server = await serve(ok, good);
    const proxy = await proxyFor(credentials);
    const transport = transportWith({ tls: { ca }, proxy: `http://${userInfo}@${proxy.host}` });
    for (let i = 0; i < 3; i++)
      expect(await outcomeOf(transport(requestTo(server.url)))).toEqual(answered);
    expect(proxy.asked).toEqual([`CONNECT 127.0.0.1:${server.port}`]);
    expect(server.requests[0]?.target).toBe('/');
    expect(server.requests[0]?.headers).not.toHaveProperty('proxy-authorization');
    transport.close();
    await untilEqual(() => [proxy.open, server.open], [0, 0]);
  });

  test('may speak TLS itself', async () => {
    const server = await serve(ok, good);
    const proxy = await proxyFor(credentials, good);
    const transport = transportWith({ tls: { ca }, proxy: `https://${userInfo}@${proxy.host}` });
    for (let i = 0; i < 2; i++)
      expect(await outcomeOf(transport(requestTo(server.url)))).toEqual(answered);
    expect(proxy.asked.length).toBe(1);
    transport.close();
    await untilEqual(() => [proxy.open, server.open], [0, 0]);
  });

  test('is told where a plain request goes', async () => {
    const server = await serve(ok);
    const proxy = await proxyFor(credentials);
    const transport = transportWith({ proxy: `http://${userInfo}@${proxy.host}` });
    expect(await outcomeOf(transport(requestTo(`${server.url}x?y`)))).toEqual(answered);
    expect(proxy.asked).toEqual([`POST ${server.url}x?y`]);
    expect(server.requests[0]).toMatchObject({ target: '/x?y' });
    expect(server.requests[0]?.headers).not.toHaveProperty('proxy-authorization');
  });

  test('that refuses is told apart, and what it was told is not shown', async () => {
    const server = await serve(ok, good);
    const proxy = await proxyFor('another:one');
    const transport = transportWith({ tls: { ca }, proxy: `http://${userInfo}@${proxy.host}` });
    const error: unknown = await transport(requestTo(server.url)).catch((reason) => reason);
    expect(error).toMatchObject({
      code: 'PROXY_REFUSED',
      stage: 'connect',
      message: `the proxy ${proxy.host}: expected a tunnel, found status 407 to CONNECT: check user and password in its URL`,
    });
    const { message, stack } = error as Error;
    for (const text of [message, String(stack), JSON.stringify(error)])
      expect(forms.filter((form) => text.includes(form))).toEqual([]);
    expect(server.sockets).toBe(0);
    await untilEqual(() => proxy.open, 0);
  });

  test.each([
    ['closes', { answers: [(socket) => void socket.end()] } satisfies Script, 'ECONNRESET'],
    ['is no proxy', { answers: ['SSH-2.0-x\r\n'] }, 'HPE_\\w+'],
    ['speaks before TLS', { answers: ['HTTP/1.1 200 OK\r\n\r\nabc'] }, 'PROXY_REFUSED'],
    ['redirects', { answers: [reply('', ['location: /'], '302 Found')] }, 'PROXY_REFUSED'],
    ['has large headers', { answers: [head('200 OK', [`x: ${'x'.repeat(20_000)}`])] }, 'HPE_\\w+'],
  ])('that %s', async (_, script: Script, code) => {
    const server = await serve(ok, good);
    const proxy = await serve(script);
    const transport = transportWith({ tls: { ca }, proxy: proxy.url });
    const outcome = await outcomeOf(transport(requestTo(server.url)));
    expectOutcome(outcome, { code, stage: 'connect' });
    await untilEqual(() => proxy.open, 0);
    expect(proxy.requests.some(({ body }) => body.includes(SECRET))).toBe(false);
  });

  test('that is not there is named', async () => {
    const proxy = await hostile({});
    await proxy.close();
    const call = transportWith({ proxy: proxy.url })(requestTo('https://127.0.0.1:1/'));
    const message = `the proxy 127.0.0.1:${proxy.port}: connect ECONNREFUSED 127.0.0.1:${proxy.port}`;
    await expect(call).rejects.toMatchObject({ code: 'ECONNREFUSED', stage: 'connect', message });
  });

  test('does not hide whose certificate it is', async () => {
    const server = await serve(ok, certificates?.otherHost);
    const proxy = await proxyFor(credentials);
    const transport = transportWith({ tls: { ca }, proxy: `http://${userInfo}@${proxy.host}` });
    const outcome = await outcomeOf(transport(requestTo(server.url)));
    expect(outcome).toEqual({ code: 'ERR_TLS_CERT_ALTNAME_INVALID', stage: 'connect' });
    await untilEqual(() => [proxy.open, server.open], [0, 0]);
  });

  test.each([
    ['the tunnel is not open', false],
    ['TLS is not there', true],
  ])('h29 giving up while %s leaves no connection', { retry: 2 }, async (_, isOpen) => {
    const server = await serve(silent);
    const proxy = isOpen ? await proxyFor(credentials) : await serve(silent);
    const host = 'host' in proxy ? proxy.host : `127.0.0.1:${proxy.port}`;
    const transport = transportWith({ proxy: `http://${userInfo}@${host}` });
    const controller = new AbortController();
    const { signal } = controller;
    const url = server.url.replace('http:', 'https:');
    const failure = transport(requestTo(url, { signal })).catch((reason: unknown) => reason);
    await untilEqual(() => [proxy.open, server.open], [1, isOpen ? 1 : 0]);
    const start = performance.now();
    controller.abort();
    expect(await failure).toBe(signal.reason);
    expect(performance.now() - start).toBeLessThan(50);
    await untilEqual(() => [proxy.open, server.open], [0, 0]);
  });

  test.each([
    ['', 'expected an http or https URL'],
    ['ann:secret@host:1', 'expected an http or https URL'],
    ['socks5://ann:secret@host', 'expected an http or https URL'],
    ['http://ann:secret%zz@host', 'expected % to be written as %25'],
  ])('written as %j is refused, and not repeated', (proxy, message) => {
    expect(() => nodeTransport({ proxy })).toThrow(message);
    expect(() => nodeTransport({ proxy })).toThrow(/^(?!.*secret)/);
  });
});
