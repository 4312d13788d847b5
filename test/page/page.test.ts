/** The script of the pages in a browser, from a folder on the disk: all by keyboard, and nothing asked of a network. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { printSite } from '../../generator/site/site.js';
import { CHROMIUM, launch, NO_CHROMIUM, noiseOf } from '../support/browser.js';
import { SITE } from '../site/fixture.js';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'page-'));
let browser: Browser;

beforeAll(async () => {
  for (const [name, live] of [
    ['still', false],
    ['live', true],
  ] as const) {
    for (const { path, text } of printSite(SITE, { live })) {
      const file = join(folder, name, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
  }
  if (CHROMIUM !== undefined) browser = await launch();
});

afterAll(async () => {
  if (CHROMIUM !== undefined) await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

describe.skipIf(CHROMIUM === undefined)(
  CHROMIUM === undefined ? NO_CHROMIUM : 'in Chromium',
  () => {
    let context: BrowserContext;
    let page: Page;
    let noise: readonly string[];

    beforeEach(async () => {
      context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
      page = await context.newPage();
      noise = noiseOf(page);
    });
    afterEach(async () => {
      await context.close();
      expect(noise).toEqual([]);
    });

    function address(path: string, fragment = '', site = 'still'): string {
      return pathToFileURL(join(folder, site, path)).href + fragment;
    }
    async function focused(): Promise<string> {
      return page.evaluate(
        () => document.activeElement?.textContent || document.activeElement?.id || '',
      );
    }
    async function said(): Promise<string | null> {
      return page.textContent('[role=status]');
    }

    test('a search, from the first key to the place', async () => {
      await page.goto(address('index.html'));
      await page.keyboard.press('/');
      expect(await focused()).toBe('search');
      await page.keyboard.type('pin');
      const links = page.locator('#results a');
      await links.first().waitFor();
      expect(await links.allTextContents()).toEqual([
        'member shop:roomType.pin',
        'shop.SetCustomer › request › room › pin',
        'type shop:pinType',
      ]);
      expect(await page.locator('#results mark').allTextContents()).toEqual(['pin', 'pin']);
      expect(await said()).toBe('2 results');

      // Down the list, back to the field, out of the list.
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowDown');
      expect(await focused()).toBe('shop.SetCustomer › request › room › pin');
      await page.keyboard.press('Escape');
      expect([await focused(), await page.isVisible('#results')]).toEqual(['search', false]);
      await page.keyboard.press('ArrowDown');
      await links.first().waitFor();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowUp');
      expect(await focused()).toBe('search');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.waitForURL(address('operations/shop.SetCustomer.html', '#request/room/pin'));

      // Enter in the field takes the first one.
      await page.keyboard.press('Control+k');
      await page.keyboard.type('not open');
      await links.first().waitFor();
      await page.keyboard.press('Enter');
      await page.waitForURL(address('types/shop.statusType.html', '#value/not%20open'));
      expect(await page.locator(':target').textContent()).toContain('not open');
    });

    test('results go when somebody turns to something else, and focus is never lost', async () => {
      await page.goto(address('types/shop.statusType.html'));
      const results = page.locator('#results');
      await page.fill('#search', 'nowhere to be found');
      await results.waitFor();
      expect(await results.textContent()).toBe('Nothing found');
      await page.fill('#search', '');
      expect(await results.isVisible()).toBe(false);
      await page.fill('#search', 'open');
      await results.waitFor();
      await page.mouse.click(640, 700);
      expect(await results.isVisible()).toBe(false);
      await page.click('#search');
      await results.waitFor();
      await page.focus('footer a, main a >> nth=0');
      expect(await results.isVisible()).toBe(false);
      // A place on this very page.
      await page.click('#search');
      await page.locator('#results a').first().click();
      await page.waitForURL(address('types/shop.statusType.html', '#value/OPEN'));
      expect(await results.isVisible()).toBe(false);
      // In another field the key is a letter like any other.
      await page.goto(address('index.html'));
      await page.focus('.filter');
      await page.keyboard.press('/');
      expect(await page.inputValue('.filter')).toBe('/');
    });

    test('without its data the search says so', async () => {
      await page.route('**/search.js', (route) => route.abort());
      await page.goto(address('index.html'));
      await page.fill('#search', 'pin');
      await page.waitForFunction(() =>
        document.querySelector('#results')?.textContent?.includes('missing'),
      );
      expect(noise).toEqual([expect.stringContaining('ERR_FAILED')]);
      noise = [];
    });

    test('open results are fit for everybody', async () => {
      await page.goto(address('index.html'));
      await page.fill('#search', 'room');
      await page.locator('#results a').first().waitFor();
      await page.evaluate(AXE);
      const found = await page.evaluate(
        'axe.run({ preload: false }).then(({ violations }) => violations.map(({ id, nodes }) => id + " " + nodes[0].html))',
      );
      expect(found).toEqual([]);
    });

    test('the theme goes from page to page, and holds from the first paint', async () => {
      await page.goto(address('index.html'));
      const theme = (): Promise<string | undefined> =>
        page.evaluate(() => document.documentElement.dataset['theme']);
      const button = page.locator('button.theme');
      expect([await button.textContent(), await theme()]).toEqual(['Theme: auto', undefined]);
      await button.click();
      expect([await button.textContent(), await theme()]).toEqual(['Theme: light', 'light']);
      await button.press('Enter');
      expect([await button.textContent(), await theme()]).toEqual(['Theme: dark', 'dark']);
      // theme.js alone: what comes later is too late for the first paint.
      await page.route('**/site.js', (route) => route.fulfill({ body: '' }));
      await page.goto(address('types/shop.roomType.html'));
      expect(await theme()).toBe('dark');
      await page.unroute('**/site.js');
      await page.goto(address('index.html'));
      await button.click();
      expect([await button.textContent(), await theme()]).toEqual(['Theme: auto', undefined]);
    });

    test('a browser that keeps nothing', async () => {
      await page.addInitScript(() => {
        Object.defineProperty(window, 'localStorage', {
          get: () => {
            throw new DOMException('no', 'SecurityError');
          },
        });
      });
      await page.goto(address('operations/shop.SetCustomer.html'));
      const button = page.locator('button.theme');
      await button.click();
      await button.click();
      expect(await button.textContent()).toBe('Theme: dark');
      await page.getByRole('tab', { name: 'TypeScript' }).click();
      expect(await page.locator('pre.typescript').isVisible()).toBe(true);
    });

    test('samples are tabs, and the choice holds on the next page', async () => {
      await page.goto(address('operations/shop.SetCustomer.html'));
      const tab = (name: string): ReturnType<Page['getByRole']> => page.getByRole('tab', { name });
      const selected = (): Promise<readonly string[]> =>
        page.getByRole('tab', { selected: true }).allTextContents();
      const shown = (): Promise<readonly (string | null)[]> =>
        page
          .locator('[role=tabpanel]:visible')
          .evaluateAll((panels) => panels.map((panel) => panel.getAttribute('data-tab')));
      expect([await selected(), await shown()]).toEqual([['XML'], ['XML']]);
      await tab('XML').press('ArrowRight');
      expect([await selected(), await shown(), await focused()]).toEqual([
        ['TypeScript'],
        ['TypeScript'],
        'TypeScript',
      ]);
      await page.keyboard.press('End');
      expect(await selected()).toEqual(['codegen call']);
      await page.keyboard.press('ArrowRight');
      expect(await selected()).toEqual(['XML']);
      await page.keyboard.press('ArrowLeft');
      await page.keyboard.press('Home');
      expect(await selected()).toEqual(['XML']);
      // One stop for the Tab key; then comes the panel.
      await page.keyboard.press('Tab');
      expect(
        await page.evaluate(() => document.activeElement?.closest('[role=tabpanel]') !== null),
      ).toBe(true);
      await tab('TypeScript').click();
      await page.goto(address('elements/shop.customer.html'));
      expect(await selected()).toEqual(['TypeScript']);
      await page.emulateMedia({ media: 'print' });
      expect(await shown()).toEqual(['XML', 'TypeScript']);
    });

    test.each(['the clipboard', 'a selection'])('copies by way of %s', async (way) => {
      await page.addInitScript((refuses) => {
        const writeText = async (text: string): Promise<void> => {
          if (refuses) throw new DOMException('no', 'NotAllowedError');
          document.documentElement.dataset['copied'] = text;
        };
        Object.defineProperty(navigator, 'clipboard', { value: { writeText } });
        document.addEventListener('copy', ({ target }) => {
          if (target instanceof HTMLTextAreaElement)
            document.documentElement.dataset['copied'] = target.value;
        });
      }, way === 'a selection');
      await page.goto(address('operations/shop.SetCustomer.html'));
      const copied = (): Promise<string | undefined> =>
        page.evaluate(() => document.documentElement.dataset['copied']);
      const button = page.locator('#request\\/room button.copy');
      await button.press('Enter');
      await page.waitForFunction(
        () => document.querySelector('[role=status]')?.textContent === 'Copied',
      );
      expect(await copied()).toBe('/serv:message/serv:body/serv:bodyContent/shop:room');
      expect(await button.getAttribute('aria-label')).toBe('Copy XPath of room');
      expect(await button.textContent()).toBe('Copied');
      expect(await button.evaluate((one) => one === document.activeElement)).toBe(true);
      // A sample as it stands there.
      await page.locator('.sample:has(.xml) button.copy').first().click();
      await page.waitForFunction(() =>
        document.documentElement.dataset['copied']?.startsWith('<?xml'),
      );
      expect(await copied()).toContain('<c>text &amp; more</c>');
    });

    test('a list is filtered, with its headings', async () => {
      await page.goto(address('index.html'));
      const shown = (selector: string): Promise<readonly string[]> =>
        page.locator(`#list :is(${selector})`).filter({ visible: true }).allTextContents();
      await page.fill('.filter', 'SHOP get');
      expect(await shown('li a')).toEqual(['GetCustomer']);
      expect(await said()).toBe('1 of 2');
      await page.fill('.filter', 'nowhere');
      expect(await shown('li, h2')).toEqual([]);
      await page.fill('.filter', '');
      expect(await shown('h2')).toEqual(['shop']);
      await page.goto(address('types.html'));
      await page.fill('.filter', 'status');
      expect(await shown('h3, a')).toEqual(['Enumerations', 'shop:statusType']);
    });

    test('a live page loads again when it is told to', async () => {
      await page.addInitScript(() => {
        class Source extends EventTarget {
          constructor(url: string) {
            super();
            document.documentElement.dataset['source'] = url;
            document.addEventListener('tell', () => this.dispatchEvent(new Event('message')));
          }
        }
        Object.defineProperty(window, 'EventSource', { value: Source });
      });
      await page.goto(address('types/shop.roomType.html'));
      expect(await page.evaluate(() => document.documentElement.dataset['source'])).toBe(undefined);
      await page.goto(address('types/shop.roomType.html', '', 'live'));
      expect(await page.evaluate(() => document.documentElement.dataset['source'])).toBe('../live');
      const again = page.waitForEvent('load');
      await page.evaluate(() => document.dispatchEvent(new Event('tell')));
      await again;
    });
  },
);
