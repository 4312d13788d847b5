import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { ACME, codegen, emptyFolder } from './run.js';

const children: ChildProcess[] = [];

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

/** `codegen docs --serve` until it is stopped, at a port of its own. */
function serve(...words: readonly string[]): {
  readonly seen: (pattern: RegExp) => Promise<RegExpExecArray>;
  readonly stop: () => Promise<number | null>;
} {
  const command = [resolve('dist/codegen.mjs'), 'docs', '--serve', '--port', '0', ...words];
  const child = spawn(process.execPath, command, { cwd: emptyFolder() });
  children.push(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const ended = new Promise<number | null>((done) => child.once('exit', done));
  return {
    seen: async (pattern) => {
      const end = Date.now() + 30_000;
      for (;;) {
        const match = pattern.exec(output);
        if (match !== null) return match;
        if (Date.now() > end) throw new Error(`no ${String(pattern)} in: ${output}`);
        await new Promise((next) => setTimeout(next, 20));
      }
    },
    stop: () => {
      child.kill('SIGINT');
      return ended;
    },
  };
}

describe('codegen docs', () => {
  test('writes pages, leaves what has not changed, and removes its own stale ones', () => {
    const cwd = emptyFolder();
    const schemas = join(cwd, 'schemas');
    cpSync(ACME, schemas, { recursive: true });
    const words = ['docs', '--schemas', schemas, '--out', 'site'];
    const first = codegen(words, { cwd });
    expect(first).toMatchObject({ code: 0, error: '' });
    expect(first.out).toMatch(/^site: acme 2\.0: 2 operations, \d+ types; \d+ files written/);
    expect(first.out).toMatch(/file:\/\/\/\S+\/site\/index\.html\n$/);
    const page = join(cwd, 'site/operations/shop.GetOrder.html');
    expect(readFileSync(page, 'utf8')).toContain('shop.GetOrder');
    expect(codegen(words, { cwd }).out).toContain('; 0 files written');
    const file = join(schemas, 'acme/2.0/shop.xsd');
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replaceAll(/"(shop:)?getOrder(Response)?"/g, '"$1fetchOrder$2"'));
    expect(codegen(words, { cwd }).out).toMatch(/ [1-9]\d* removed/);
    expect(existsSync(page)).toBe(false);
  });

  test('files that it did not write stay, and nothing is written then', () => {
    const cwd = emptyFolder();
    mkdirSync(join(cwd, 'site'));
    writeFileSync(join(cwd, 'site/index.html'), 'mine');
    const { code, out } = codegen(['docs', '--schemas', ACME, '--out', 'site'], { cwd });
    expect(code).toBe(2);
    expect(out).toMatch(/site\/index\.html.* OUT801 .*stands in the way/);
    expect(readdirSync(join(cwd, 'site'))).toEqual(['index.html']);
  });

  test.each([
    [[], 'CMD901 where are the pages to go? There is no --out'],
    [['--out', 'site', '--api', 'acne'], "CMD905 there is no API 'acne'"],
    [['--out', 'site', '--release', '3'], "CMD905 there is no release '3'"],
    [['--out', 'site', '--compare', '7'], "CMD905 acme has no release '7'"],
    [['--out', 'site', '--compare', '2.0'], 'CMD901 acme 2.0 cannot be compared with itself'],
    [['--out', 'site', '--port', '80'], 'CMD901 --port goes with --serve'],
    [['--serve', '--port', 'x'], 'CMD901 --port: expected a whole number'],
    [['--serve', '--diagram', 'shop.GetOrder'], 'CMD901 --diagram is one picture'],
    [['--diagram', 'shop.GetOder', '--verbose'], "did you mean 'shop.GetOrder'?"],
    [['--diagram', 'shop.GetOrder', '--out', 'no/such/folder.svg'], 'CMD914 --out: ENOENT'],
  ])('%j is refused', (words, message) => {
    const cwd = emptyFolder();
    const { code, out, error } = codegen(['docs', '--schemas', ACME, ...words], { cwd });
    expect(code).toBe(2);
    expect(error).toBe('');
    expect(out).toContain(message);
    expect(readdirSync(cwd)).toEqual([]);
  });

  test('a file in the place of the folder is refused', () => {
    const cwd = emptyFolder();
    writeFileSync(join(cwd, 'site'), 'mine');
    const { code, out } = codegen(['docs', '--schemas', ACME, '--out', 'site'], { cwd });
    expect(code).toBe(2);
    expect(out).toContain('OUT80');
    expect(readFileSync(join(cwd, 'site'), 'utf8')).toBe('mine');
  });

  test('schemas with errors give no pages', () => {
    const cwd = emptyFolder();
    const broken =
      '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="a" type="b"/></xs:schema>';
    writeFileSync(join(cwd, 'broken.xsd'), broken);
    const { code, out } = codegen(['docs', '--schemas', 'broken.xsd', '--out', 'site'], { cwd });
    expect(code).toBe(2);
    expect(out).toContain('broken.xsd:1:');
    expect(existsSync(join(cwd, 'site'))).toBe(false);
  });

  test('--diagram draws one picture, into a file or to standard output', () => {
    const cwd = emptyFolder();
    const words = ['docs', '--schemas', ACME, '--diagram', 'shop.PutOrder'];
    const printed = codegen(words, { cwd });
    expect(printed).toMatchObject({ code: 0, error: '' });
    expect(printed.out).toMatch(
      /^<\?xml version="1\.0" encoding="UTF-8"\?>\n<svg [^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/,
    );
    const written = codegen([...words, '--out', 'put.svg'], { cwd });
    expect(written).toMatchObject({ code: 0, error: '' });
    expect(written.out).toBe('put.svg: the diagram of shop.PutOrder\n');
    expect(readFileSync(join(cwd, 'put.svg'), 'utf8')).toBe(printed.out);
  });
});

describe('codegen docs --serve', () => {
  test('serves pages, makes them anew when a schema changes, and keeps the last good ones', async () => {
    const schemas = join(emptyFolder(), 'schemas');
    cpSync(ACME, schemas, { recursive: true });
    const { seen, stop } = serve('--schemas', schemas);
    const [, url = ''] = await seen(/^acme 2\.0: .*\n(http:\/\/127\.0\.0\.1:\d+\/) /);
    const page = async (path: string): Promise<string> => (await fetch(url + path)).text();
    expect(await page('')).toBe(await page('index.html'));
    const response = await fetch(`${url}operations/shop.GetOrder.html`);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect((await fetch(`${url}site.js`)).headers.get('content-type')).toMatch(/^text\/javascript/);
    for (const path of ['nothing.html', '%zz', '..%2f..%2fpackage.json'])
      expect((await fetch(url + path)).status).toBe(404);
    expect((await fetch(url, { method: 'POST' })).status).toBe(405);
    const live = await fetch(`${url}live`);
    const news = live.body?.pipeThrough(new TextDecoderStream()).getReader();
    const file = join(schemas, 'acme/2.0/shop.xsd');
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replace('</xs:schema>', ''));
    await seen(/shop\.xsd:\d+:\d+.*XML/);
    expect(await page('operations/shop.GetOrder.html')).toContain('shop.GetOrder');
    writeFileSync(file, text.replaceAll(/"(shop:)?getOrder(Response)?"/g, '"$1fetchOrder$2"'));
    let told = '';
    while (!told.includes('data: new')) told += (await news?.read())?.value ?? 'data: new';
    await news?.cancel();
    expect(await page('operations/shop.FetchOrder.html')).toContain('shop.FetchOrder');
    expect((await fetch(`${url}operations/shop.GetOrder.html`)).status).toBe(404);
    expect(await stop()).toBe(0);
    rmSync(schemas, { recursive: true });
  });

  test('a port in use is told', async () => {
    const server = createServer();
    const port = await new Promise<number>((done) => {
      server.listen(0, '127.0.0.1', () => {
        const address = server.address();
        done(typeof address === 'object' && address !== null ? address.port : 0);
      });
    });
    const { code, out } = codegen(['docs', '--serve', '--schemas', ACME, '--port', String(port)]);
    server.close();
    expect(code).toBe(2);
    expect(out).toContain(`CMD913 port ${port} is in use by another program`);
  });
});
