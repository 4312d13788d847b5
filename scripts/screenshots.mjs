/** Takes the pictures of the README from a reference that it makes: `node scripts/screenshots.mjs`. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((path) =>
  existsSync(path),
);
if (executablePath === undefined) throw new Error('there is no chromium: apt-get install chromium');

const folder = mkdtempSync(join(tmpdir(), 'screenshots-'));
const words = ['--api', 'webex', '--compare', '9.0', '--out', folder];
execFileSync(process.execPath, ['dist/codegen.mjs', 'docs', ...words], { stdio: 'inherit' });
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
try {
  const page = await browser.newPage({ viewport: { width: 1180, height: 860 } });
  const address = pathToFileURL(join(folder, 'operations/user.SetUser.html')).href;
  await page.goto(address);
  await page.waitForSelector('figure.diagram .tools');
  await page.screenshot({ path: 'docs/setuser-page.png' });
  await page.goto('about:blank');
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto(`${address}#request/personalMeetingRoom/PRNotifications/mode`);
  const diagram = page.locator('figure.diagram').first();
  await diagram.locator('.target').first().waitFor();
  await diagram.screenshot({ path: 'docs/setuser-diagram.png' });
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}
