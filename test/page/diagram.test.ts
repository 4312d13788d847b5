/** Live diagrams in a browser: opened by mouse and by keys, with their tips, and from a link. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { drawStatic } from '../../generator/diagram/diagram.js';
import { DIAGRAM_STYLE } from '../../generator/diagram/style.js';
import { diagramFiles } from '../../generator/site/diagram-scripts.js';
import { markup } from '../../generator/support/html-markup.js';
import { CHROMIUM, launch, NO_CHROMIUM, noiseOf } from '../support/browser.js';
import { DESK, find, HOSTILE, PERSON, ROOM, ROOT } from '../diagram/fixture.js';

const folder = mkdtempSync(join(tmpdir(), 'diagram-'));
let noise: readonly string[] = [];
let browser: Browser;
let page: Page;

beforeAll(async () => {
  if (CHROMIUM === undefined) return;
  mkdirSync(join(folder, 'data'));
  const diagrams = new Map([PERSON, ROOM, DESK].map((diagram) => [diagram.key, diagram]));
  for (const { path, text } of diagramFiles(diagrams)) writeFileSync(join(folder, path), text);
  writeFileSync(join(folder, 'page.html'), pageText());
  writeFileSync(join(folder, 'site.css'), DIAGRAM_STYLE);
  await build({
    stdin: {
      contents: `import { startDiagrams } from './generator/page/diagram.js'; startDiagrams(document);`,
      resolveDir: join(import.meta.dirname, '../..'),
    },
    bundle: true,
    outfile: join(folder, 'site.js'),
    logLevel: 'silent',
  });
  browser = await launch();
  page = await browser.newPage({ viewport: { width: 900, height: 700 } });
  noise = noiseOf(page);
});

afterAll(async () => {
  if (CHROMIUM !== undefined) await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

function pageText(): string {
  const picture = drawStatic(ROOT, find, {
    page: (key) => `${key}.html`,
    member: (names) => `#request/${names.join('/')}`,
  });
  return markup`<!doctype html>
<html lang="en" data-root="">
<head><meta charset="utf-8"><title>person</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; style-src 'self'">
<link rel="stylesheet" href="site.css"><script src="site.js" defer></script></head>
<body><figure class="diagram" data-anchor="request" data-xpath="/t:person" data-box="${JSON.stringify(ROOT)}">
<div class="canvas" role="region" aria-label="Diagram">${picture}</div></figure></body></html>`
    .html;
}

async function open(fragment: string): Promise<void> {
  await page.goto('about:blank');
  await page.goto(pathToFileURL(join(folder, 'page.html')).href + fragment);
  await page.waitForSelector('.tools');
}

const box = (name: string): string => `.body[aria-label^="${name},"]`;
const focused = async (): Promise<string | null> =>
  page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? null);

describe.skipIf(CHROMIUM === undefined)(
  CHROMIUM === undefined ? NO_CHROMIUM : 'in Chromium',
  () => {
    test('by mouse: a box opens and closes, and the focus stays', async () => {
      await open('');
      expect(await page.locator(box('pin')).count()).toBe(0);
      expect(await page.isVisible('.hint')).toBe(false);
      await page.click('[aria-label="Expand room"]');
      await page.waitForSelector(box('pin'));
      expect(await focused()).toBe('Collapse room');
      expect(await page.getAttribute('[aria-label="Collapse room"]', 'aria-expanded')).toBe('true');
      await page.click('[aria-label="Collapse room"]');
      await page.waitForSelector(box('pin'), { state: 'detached' });
      expect(await focused()).toBe('Expand room');
    });

    test('by keys alone', async () => {
      await open('');
      await page.focus(box('person'));
      await page.keyboard.press('ArrowRight');
      expect(await focused()).toMatch(/^@id,/);
      expect(await page.isVisible('.hint')).toBe(true);
      for (let down = 0; down < 5; down++) await page.keyboard.press('ArrowDown');
      expect(await focused()).toMatch(/^room,/);
      await page.keyboard.press('ArrowRight');
      await page.waitForSelector(box('pin'));
      expect(await focused()).toMatch(/^room,/);
      await page.keyboard.press('ArrowRight');
      expect(await focused()).toMatch(
        /^pin, t:pin, length 4, pattern [^,]*, changed in 10.0, required/,
      );
      await page.keyboard.press('ArrowLeft');
      // From a box the Tab key goes to what opens it.
      await page.keyboard.press('Tab');
      expect(await focused()).toBe('Collapse room');
      await page.keyboard.press('Enter');
      await page.waitForSelector(box('pin'), { state: 'detached' });
      await page.keyboard.press(' ');
      await page.waitForSelector(box('pin'));
      expect(await focused()).toBe('Collapse room');
      await page.keyboard.press('Home');
      expect(await focused()).toMatch(/^person,/);
    });

    test('a tip says what a box is, and Escape hides it', async () => {
      await open('');
      await page.hover(box('name'));
      await page.waitForSelector('.tip:not([hidden])');
      expect(await page.locator('.tip p').allTextContents()).toEqual([
        'name',
        'xs:string, required, from t:being',
        'Who.',
        '/t:person/t:name',
      ]);
      await page.keyboard.press('Escape');
      expect(await page.isVisible('.tip')).toBe(false);
      await page.focus(box('person'));
      const tip = await page.textContent('.tip .documentation');
      expect(tip).toBe(HOSTILE.replace('\u202e', 'U+202E'));
      expect(
        await page.locator('.tip').evaluate((tip) => tip.getBoundingClientRect().right),
      ).toBeLessThan(900);
    });

    test('the buttons open a level, close all, and tell the XPath', async () => {
      await open('');
      await page.click('text=Expand level');
      await page.waitForSelector(box('pin'));
      await page.click('text=Expand level');
      await page.waitForSelector('[aria-label="Collapse desk"]');
      await page.click('text=Expand level');
      await page.waitForSelector('text=Everything is open');
      await page.focus(box('pin'));
      await page.click('.tools >> text=Copy XPath');
      await page.waitForSelector('.tools >> text="Copied /t:person/t:room/t:pin"');
      await page.click('text=Collapse all');
      await page.waitForSelector(box('pin'), { state: 'detached' });
    });

    test('a link opens the way to a member, and marks it', async () => {
      await open('#request/room/pin');
      await page.waitForSelector(`.target ${box('pin')}`);
      await page.evaluate(() => {
        location.hash = '#request/room/guest';
      });
      await page.waitForSelector(`.target ${box('guest')}`);
      expect(await page.locator('.target').count()).toBe(1);
      await open('#request/nothing/%');
      await open('#response/room/pin');
      expect(await page.locator('.target').count()).toBe(0);
    });

    test('where there is no room for the root and its members, these are seen', async () => {
      await page.setViewportSize({ width: 260, height: 700 });
      await open('');
      const right = (selector: string): Promise<number> =>
        page.locator(selector).evaluate((element) => element.getBoundingClientRect().right);
      expect(await right(box('@id'))).toBeLessThan(await right('.canvas'));
      expect(await right(box('person'))).toBeLessThan(await right('.canvas'));
      await page.setViewportSize({ width: 900, height: 700 });
    });

    test('texts keep inside their boxes, as wide as they really are', async () => {
      await open('#request/room/desk/nothing');
      await page.waitForSelector(box('pin'));
      const beyond = await page.evaluate(() =>
        [...document.querySelectorAll('.box')].flatMap((box) => {
          const frame = box.querySelector('.frame')?.getBoundingClientRect();
          const texts = [...box.querySelectorAll('.body text')];
          return texts
            .filter((text) => text.getBoundingClientRect().right > (frame?.right ?? 0))
            .map((text) => text.textContent);
        }),
      );
      expect(beyond).toEqual([]);
    });

    test('nothing was said on the console', () => {
      expect(noise).toEqual([]);
    });
  },
);
