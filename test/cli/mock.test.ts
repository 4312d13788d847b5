import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { openEndpoint } from '../mock/endpoint.js';
import { ACME, codegen, emptyFolder } from './run.js';

const WEBEX = resolve('schemas/webex');
const hasCurl = spawnSync('curl', ['--version']).status === 0;

interface Running {
  readonly output: () => string;
  readonly errors: () => string;
  readonly seen: (pattern: RegExp) => Promise<RegExpExecArray>;
  readonly stop: () => Promise<number | null>;
}

const children: ChildProcess[] = [];

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

/** `codegen mock` until it is stopped, at a port of its own. */
function mock(...words: readonly string[]): Running {
  const command = [resolve('dist/codegen.mjs'), 'mock', '--port', '0', ...words];
  const child = spawn(process.execPath, command, { cwd: emptyFolder() });
  children.push(child);
  let output = '';
  let errors = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const ended = new Promise<number | null>((done) => child.once('exit', done));
  return {
    output: () => output,
    errors: () => errors,
    seen: async (pattern) => {
      const end = Date.now() + 30_000;
      for (;;) {
        const match = pattern.exec(output + errors);
        if (match !== null) return match;
        if (Date.now() > end) throw new Error(`no ${String(pattern)} in: ${output}${errors}`);
        await new Promise((next) => setTimeout(next, 20));
      }
    },
    stop: () => {
      child.kill('SIGINT');
      return ended;
    },
  };
}

describe('codegen mock', () => {
  test('serves, prints a line for each call, and ends with Ctrl+C', async () => {
    const { seen, stop, output } = mock('--schemas', ACME);
    const [, url = ''] = await seen(/^acme 2\.0 on (http:\/\/127\.0\.0\.1:\d+\/xml)\n/);
    await seen(/2 operations with samples:\n {4}shop\.PutOrder, GetOrder\n/);
    await seen(/Ctrl\+C ends it\.\n$/);
    const body =
      '<m:message xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><header><login><site>a</site><password>hunter2</password></login></header><body><content xsi:type="java:acme.shop.GetOrder"><id>7</id></content></body></m:message>';
    const reply = await fetch(url, { method: 'POST', body });
    expect(await reply.text()).toContain('getOrderResponse');
    await seen(/\n\d\d:\d\d:\d\d shop\.GetOrder success [\d.]+ ms\n$/);
    await fetch(url, { method: 'POST', body: 'no XML' });
    await seen(/ - failure \(the request cannot be read: .* at 1:1\) [\d.]+ ms\n$/);
    await fetch(url);
    await seen(/ - refused 405 /);
    expect(output()).not.toContain('hunter2');
    expect(await stop()).toBe(0);
  });

  test.runIf(hasCurl)('prints a curl line that works when it is pasted', async () => {
    for (const [schemas, succeeded] of [
      [ACME, '>OK<'],
      [WEBEX, '>SUCCESS<'],
    ] as const) {
      const { seen, stop } = mock('--schemas', schemas);
      const [, line = ''] = await seen(/Try it:\n {2}(curl .*)\n/);
      const { stdout, status } = spawnSync('sh', ['-c', line], { encoding: 'utf8' });
      expect(status).toBe(0);
      expect(stdout).toContain(succeeded);
      expect(await stop()).toBe(0);
    }
  });

  test('says who may log in, and which operations behave', async () => {
    const { seen, stop } = mock('--schemas', WEBEX, '--release', '9.0');
    await seen(/^webex 9\.0 on /);
    await seen(/ {2}site acme .*\n(.*\n)*.*admin@acme\.com.*P@ssword123/);
    await seen(/ operations with behaviour:\n {4}user\.CreateUser, /);
    expect(await stop()).toBe(0);
  });

  test('keeps its state in a file', async () => {
    const file = join(emptyFolder(), 'site.json');
    const { seen, stop } = mock('--schemas', WEBEX, '--state', file);
    await seen(/Ctrl/);
    expect(existsSync(file)).toBe(true);
    expect(await stop()).toBe(0);
    const text = readFileSync(file, 'utf8');
    expect(JSON.parse(text)).toBeTypeOf('object');
    const again = mock('--schemas', WEBEX, '--state', file);
    await again.seen(/Ctrl/);
    expect(await again.stop()).toBe(0);
    expect(readFileSync(file, 'utf8')).toBe(text);
    writeFileSync(file, '{');
    const broken = codegen(['mock', '--schemas', WEBEX, '--state', file]);
    expect(broken.code).toBe(2);
    expect(broken.error).toMatch(/site\.json:1:2 MOCK952 it is no JSON/);
  });

  test('forces outcomes', async () => {
    const force = 'operation=shop.*; errorId=77; times=1';
    const { seen, stop } = mock('--schemas', ACME, '--force', force, '--force', 'html=503');
    const [, url = ''] = await seen(/ on (\S+)\n/);
    const [, body = ''] = await seen(/ -d '(.*)'\n/);
    await fetch(url, { method: 'POST', body });
    await seen(/failure 77 .* forced [\d.]+ ms\n/);
    expect((await fetch(url, { method: 'POST', body })).status).toBe(503);
    await seen(/refused 503 forced [\d.]+ ms\n/);
    expect(await stop()).toBe(0);
  });

  test('tells on stderr where a real endpoint deviates', async () => {
    const reply =
      '<m:message xmlns:m="urn:acme:message"><m:header><m:status><m:result>OK</m:result>\n<m:newer/></m:status></m:header><m:body><m:content/></m:body></m:message>';
    const endpoint = await openEndpoint(() => ({ body: reply }));
    const { seen, stop, errors } = mock('--schemas', ACME, '--proxy', endpoint.url);
    const [, url = ''] = await seen(/ on (\S+)\n/);
    await fetch(url, {
      method: 'POST',
      body: '<message xmlns="urn:acme:message"><body/></message>',
    });
    await seen(/ - forwarded 200 /);
    await seen(
      /^request:1:\d+ required - body\.content: .*; required by acme\/2\.0\/message\.xsd:\d+$/m,
    );
    expect(errors()).toMatch(/^reply:2:1 unknown-element - header\.status\.newer: /m);
    expect(await stop()).toBe(0);
    await endpoint.close();
  });

  test.each([
    [['--port', '70000'], "CMD901 --port: expected a whole number from 0 to 65535, found '70000'"],
    [['--seed', 'x'], "CMD901 --seed: expected a whole number from 0 to 2147483647, found 'x'"],
    [['--force', 'latency=x'], "CMD901 --force: latency: expected a whole number, found 'x'"],
    [['--proxy', 'http://example.com'], 'CMD901 --proxy: expected an https URL'],
    [['--release', '9'], "CMD905 there is no release '9'"],
    [['--state', 'x.json'], "MOCK952 there is no simulator of 'acme', and so no state to keep"],
  ])('%j is refused', (words, message) => {
    const { code, out, error } = codegen(['mock', '--schemas', ACME, ...words]);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(error).toContain(message);
  });

  test('a port in use is told with what to do', async () => {
    const server = createServer();
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? String(address.port) : '';
    // Another process must see it while this one waits, so that spawnSync will do.
    const { code, error } = codegen(['mock', '--schemas', ACME, '--port', port, '--verbose']);
    server.close();
    expect(code).toBe(2);
    expect(error).toContain(`MOCK953 port ${port} is in use by another program`);
    expect(error).toContain('choose another one with --port');
  });
});
