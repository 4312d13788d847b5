/** The page in a browser: it filters, asks for nothing, and runs nothing but its own script. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { expect, test } from 'vitest';
import { printReport } from '../../generator/report/print.js';
import { COMPARISON, HOSTILE_COMPARISON, OPTIONS, UNCHANGED, reportOf } from './fixture.js';

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((path) =>
  existsSync(path),
);

test('the page in Chromium', async ({ skip }) => {
  if (CHROMIUM === undefined) return skip('there is no chromium: apt-get install chromium');
  const folder = mkdtempSync(join(tmpdir(), 'report-'));
  const file = join(folder, 'report.html');
  const report = reportOf(COMPARISON, UNCHANGED, HOSTILE_COMPARISON);
  writeFileSync(file, printReport(report, 'html', OPTIONS));
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage({ viewport: { width: 1000, height: 800 } });
    const noise: string[] = [];
    page.on('console', (message) => noise.push(message.text()));
    page.on('pageerror', (error) => noise.push(String(error)));
    page.on('dialog', (dialog) => {
      noise.push('a dialog');
      void dialog.dismiss();
    });
    page.on('request', (request) => {
      if (!request.url().startsWith('file:')) noise.push(request.url());
    });
    await page.goto(pathToFileURL(file).href);
    const shown = async (): Promise<number> =>
      page.locator('[data-standing]').filter({ visible: true }).count();
    const all = await shown();
    expect(all).toBeGreaterThan(25);
    await page.fill('[type=search]', 'userinstancetype phone');
    expect(await shown()).toBe(1);
    expect(await page.textContent('output')).toBe(`1 of ${all}`);
    await page.fill('[type=search]', '');
    await page.uncheck('[value=safe]');
    expect(
      await page.locator('.is-safe[data-standing=safe]').filter({ visible: true }).count(),
    ).toBe(0);
    // A long name does not make the page wider than the window.
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(1000);
    expect(noise).toEqual([]);
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
