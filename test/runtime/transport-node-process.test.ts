import { describe, expect, test } from 'vitest';
import { runChild } from '../support/child.js';
import { untilEqual } from '../support/hostile-run.js';
import { crumbs, gzipBomb, reply, silent } from '../support/hostile-scripts.js';
import type { Answer } from '../support/hostile-server.js';
import { serve } from '../support/serving.js';

const ok = reply('<a/>');

describe('the process', () => {
  const child = (url: string, more: string): string => `
    import { nodeTransport } from './generator/runtime/transport-node.ts';
    const transport = nodeTransport();
    const controller = new AbortController();
    const request = {
      url: ${JSON.stringify(url)},
      headers: {},
      body: new Uint8Array(4),
      signal: controller.signal,
      maxBytes: 10_485_760,
    };
    ${more}`;

  test('ends by itself though a connection is kept', async () => {
    const server = await serve({ answers: [ok] });
    const start = performance.now();
    const more = 'console.log((await transport(request)).status);';
    expect(await runChild(child(server.url, more))).toBe(200);
    expect(performance.now() - start).toBeLessThan(3000);
    expect(server.requests.length).toBe(1);
  });

  test('waits for an answer on a connection that was kept', async () => {
    const server = await serve({
      answers: [ok, (socket) => setTimeout(() => socket.write(ok), 300)],
    });
    const more = `
      await transport(request);
      console.log((await transport(request)).status);`;
    expect(await runChild(child(server.url, more))).toBe(200);
    expect(server.sockets).toBe(1);
  });

  test('may be told to take bad HTTP: this is not for here', async () => {
    const bad = reply('4\r\n<a/>\r\n0\r\n\r\n', ['transfer-encoding: chunked']);
    const server = await serve({ answers: [bad] });
    const more = `console.log(JSON.stringify(await transport(request).catch(({ code }) => code)));`;
    const flags = ['--insecure-http-parser'];
    expect(await runChild(child(server.url, more), { flags })).toMatch(/^HPE_/);
  });

  test('ends by itself when a call was given up', async () => {
    const server = await serve(silent);
    const more = `
      setTimeout(() => controller.abort(), 100);
      console.log(JSON.stringify(await transport(request).catch((error) => error.name)));`;
    expect(await runChild(child(server.url, more))).toBe('AbortError');
    await untilEqual(() => server.open, 0);
  });

  test.each([
    ['h10 packed', gzipBomb(1 << 30), 10_485_760],
    ['in crumbs', crumbs(50_000_000), 500_000],
  ])('takes little memory for a large body %s', async (_, answer: Answer, maxBytes) => {
    const server = await serve({ answers: [answer] });
    const more = `
      const sent = transport({ ...request, maxBytes: ${maxBytes} });
      const code = await sent.then(() => 'answered', (error) => error.code);
      console.log(JSON.stringify([code, process.resourceUsage().maxRSS]));`;
    const [code, peak] = (await runChild(child(server.url, more))) as [string, number];
    expect(code).toBe('RESPONSE_TOO_LARGE');
    expect(peak).toBeLessThan(200_000); // kilobytes
  });
});
