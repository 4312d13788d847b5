/** The emitted client makes the same round trip in Node 20, 22 and 24, and in Chromium. */
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CHROMIUM, NO_CHROMIUM } from '../support/browser.js';
import { ROOT } from '../support/open.js';
import { bundleScenario } from './bundle.js';
import type { Report } from './emitted.js';
import { serve } from './server.js';
import type { Server } from './server.js';

const NODES = join(ROOT, 'test/platform/nodes');
const CHROMIUM_ARGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const folder = mkdtempSync(join(tmpdir(), 'platforms-'));
const file = join(folder, 'scenario.mjs');
let server: Server;

beforeAll(async () => {
  const script = await bundleScenario();
  writeFileSync(file, script);
  server = await serve(script);
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

function judge({ outcomes }: Report): void {
  expect(outcomes.length).toBeGreaterThan(25);
  expect(outcomes.filter(({ actual, expected }) => actual !== expected)).toEqual([]);
}

describe('Node', () => {
  const binaryOf = (name: string): string => join(NODES, 'node_modules', name, 'bin/node');
  const versions = [
    ['this one', process.execPath, process.version.replace(/\..*/, '')],
    ['22', binaryOf('node22'), 'v22'],
    ['24', binaryOf('node24'), 'v24'],
  ] as const;

  async function runIn(
    binary: string,
    before = '',
    after = '',
  ): Promise<[version: string, Report]> {
    const script = [
      before,
      `const { run } = await import(${JSON.stringify(pathToFileURL(file).href)});`,
      after,
      `const report = await run(${JSON.stringify(server.url)});`,
      'console.log(JSON.stringify([process.version, report]));',
    ].join('\n');
    const { stdout } = await promisify(execFile)(
      binary,
      ['--input-type=module', '--eval', script],
      { maxBuffer: 64 * 1024 * 1024 },
    );
    return JSON.parse(stdout) as [string, Report];
  }

  test.for(versions)('%s', async ([, binary, expected], { skip }) => {
    if (!existsSync(binary)) return skip(`there is no ${binary}: npm ci --prefix ${NODES}`);
    const [version, report] = await runIn(binary);
    expect(version.startsWith(`${expected}.`)).toBe(true);
    expect(report.hasBuffer).toBe(true);
    judge(report);
  });

  test('this one, without Buffer', async () => {
    // Node's own fetch needs it; the runtime looks for it when it is loaded.
    const [, report] = await runIn(
      process.execPath,
      'const { Buffer } = globalThis; delete globalThis.Buffer;',
      'globalThis.Buffer = Buffer;',
    );
    expect(report.hasBuffer).toBe(false);
    judge(report);
  });
});

describe('Chromium', () => {
  test('headless', async ({ skip }) => {
    if (CHROMIUM === undefined) return skip(NO_CHROMIUM);
    const browser = await chromium.launch({ executablePath: CHROMIUM, args: CHROMIUM_ARGS });
    try {
      const page = await browser.newPage();
      await page.goto(server.url);
      const report: unknown = await page.evaluate(
        `import('./scenario.mjs').then(({ run }) => run(${JSON.stringify(server.url)}))`,
      );
      expect((report as Report).hasBuffer).toBe(false);
      judge(report as Report);
    } finally {
      await browser.close();
    }
  });
});
