/** The page in a browser: it filters, asks for nothing, and runs nothing but its own script. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { printReport } from '../../generator/report/print.js';
import { CHROMIUM, launch, NO_CHROMIUM, noiseOf } from '../support/browser.js';
import { COMPARISON, HOSTILE_COMPARISON, OPTIONS, UNCHANGED, reportOf } from './fixture.js';

test('the page in Chromium', async ({ skip }) => {
  if (CHROMIUM === undefined) return skip(NO_CHROMIUM);
  const folder = mkdtempSync(join(tmpdir(), 'report-'));
  const file = join(folder, 'report.html');
  const report = reportOf(COMPARISON, UNCHANGED, HOSTILE_COMPARISON);
  writeFileSync(file, printReport(report, 'html', OPTIONS));
  const browser = await launch();
  try {
    const page = await browser.newPage({ viewport: { width: 1000, height: 800 } });
    const noise = noiseOf(page);
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
