/**
 * The reference of the project's own APIs, as `codegen docs` writes it: its links, its samples, and
 * its use in a browser from the file system.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { docs } from '../../generator/site/documentation.js';
import type { Documentation } from '../../generator/site/documentation.js';
import { Diagnostics } from '../../generator/support/diagnostic.js';
import { CHROMIUM, launch, NO_CHROMIUM, noiseOf } from '../support/browser.js';
import { compileAt, ROOT } from '../support/open.js';
import { driverOracle } from '../support/driver.js';
import { brokenLinks } from './support/links.js';

const schemas = [join(ROOT, 'schemas')];

async function made(api: string, compare?: string): Promise<Documentation> {
  const diagnostics = new Diagnostics();
  const documentation = await docs({ schemas, api, compare }, diagnostics);
  if (documentation === undefined) throw new Error(JSON.stringify(diagnostics.all));
  return documentation;
}

const webex = await made('webex', '9.0');
const polycom = await made('polycom');

describe('of every API', () => {
  test.each([
    ['webex', webex],
    ['polycom', polycom],
  ])('%s: each link leads to something', (_name, { files }) => {
    expect(brokenLinks(files)).toEqual([]);
  });

  test('each sample is valid, as libxml2 judges', () => {
    const complaints = [
      ...complaintsOf(webex, 'schemas/webex'),
      ...complaintsOf(polycom, 'schemas/polycom'),
    ];
    expect(complaints).toEqual([]);
  });

  test('made again, it is the same', async () => {
    expect((await made('polycom')).files).toEqual(polycom.files);
  });
});

function complaintsOf({ sites }: Documentation, folder: string): readonly string[] {
  const compilation = compileAt(folder);
  const [set] = compilation.sets;
  if (set === undefined) throw new Error('there is no schema set');
  const oracle = driverOracle({ compilation, set }, '');
  const texts = sites.flatMap(({ operations, elements }) => [
    ...operations.flatMap(({ name, request, response }) =>
      [request?.sample, response?.sample].flatMap((sample) =>
        sample === undefined ? [] : [[name, sample] as const],
      ),
    ),
    ...elements.flatMap(({ name, samples }) => samples.map((sample) => [name, sample] as const)),
  ]);
  const documents = texts.filter(([, { language }]) => language === 'xml');
  expect(documents.length).toBeGreaterThan(10);
  return documents.flatMap(([name, { text }]) =>
    oracle.complaints(text).map((complaint) => `${name}: ${complaint}`),
  );
}

describe.skipIf(CHROMIUM === undefined)('in Chromium, from the file system', () => {
  const folder = mkdtempSync(join(tmpdir(), 'docs-'));
  const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  let browser: Browser;

  beforeAll(async () => {
    for (const { path, text } of webex.files) {
      const file = join(folder, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
    browser = await launch();
  });

  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  });

  function address(path: string): string {
    return pathToFileURL(join(folder, path)).href.replace(/%23/, '#');
  }

  async function opened(
    path: string,
    width = 1280,
  ): Promise<{ page: Page; noise: readonly string[] }> {
    const context = await browser.newContext({ viewport: { width, height: 900 } });
    const page = await context.newPage();
    const noise = noiseOf(page);
    await page.goto(address(path));
    return { page, noise };
  }

  test('from the index by search to a member deep in a diagram', async () => {
    const { page, noise } = await opened('index.html');
    await page.fill('#search', 'hostPIN');
    const results = page.locator('#results a');
    await results.first().waitFor();
    await results.filter({ hasText: 'user.SetUser' }).first().click();
    await page.waitForURL(/operations\/user\.SetUser\.html/);
    expect(await page.textContent('h1')).toContain('SetUser');
    // The way to the member is open in the diagram.
    const diagram = page.locator('figure.diagram[data-anchor=request]');
    await diagram.getByText('hostPIN', { exact: true }).first().waitFor();
    // A box leads to the page of its type.
    await diagram.locator('a', { hasText: 'personalMeetingRoom' }).first().click();
    await page.waitForURL(/types\/.*[pP]ersonalMeetingRoom.*\.html/);
    expect(noise).toEqual([]);
    await page.context().close();
  });

  test('a diagram opens by mouse and by keyboard', async () => {
    const { page, noise } = await opened('operations/user.SetUser.html');
    const diagram = page.locator('figure.diagram[data-anchor=request]');
    const toggle = diagram.getByRole('button', { name: 'Expand personalMeetingRoom' });
    await toggle.click();
    await diagram.getByText('hostPIN', { exact: true }).first().waitFor();
    await diagram.getByRole('button', { name: 'Collapse personalMeetingRoom' }).click();
    await expect.poll(() => diagram.getByText('hostPIN', { exact: true }).count()).toBe(0);
    await toggle.focus();
    await page.keyboard.press('Enter');
    await diagram.getByText('hostPIN', { exact: true }).first().waitFor();
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => diagram.getByText('hostPIN', { exact: true }).count()).toBe(0);
    expect(noise).toEqual([]);
    await page.context().close();
  });

  test('the theme is switched, and kept on the next page', async () => {
    const { page, noise } = await opened('index.html');
    const ground = (): Promise<string> =>
      page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const seen = new Set([await ground()]);
    for (let presses = 0; presses < 2; presses++) {
      await page.click('button.theme');
      seen.add(await ground());
    }
    expect(seen.size).toBe(2);
    const kept = await ground();
    await page.goto(address('types.html'));
    expect(await ground()).toBe(kept);
    expect(noise).toEqual([]);
    await page.context().close();
  });

  const PAGES = [
    'index.html',
    'types.html',
    'changes.html',
    'operations/user.SetUser.html',
    'types/use.personalMeetingRoomType.html',
    'types/com.timeZoneType.html',
    'elements/serv.message.html',
  ];

  test.each(PAGES)('nothing is cut off or lies on something else: %s', async (path) => {
    for (const width of [1280, 390]) {
      const { page, noise } = await opened(path, width);
      expect(await page.evaluate(misplaced), `${path} at ${width}`).toEqual([]);
      expect(noise).toEqual([]);
      await page.context().close();
    }
  });

  test('axe finds nothing serious, in light and in dark', async () => {
    const context = await browser.newContext({ bypassCSP: true });
    const page = await context.newPage();
    for (const path of PAGES) {
      await page.goto(address(path));
      await page.addScriptTag({ content: axe });
      // Contrast is what a theme can change.
      expect(await violations(page, {}), path).toEqual([]);
      await page.emulateMedia({ colorScheme: 'dark' });
      expect(
        await violations(page, { runOnly: ['color-contrast'] }),
        `${path} in the dark`,
      ).toEqual([]);
      await page.emulateMedia({ colorScheme: 'light' });
    }
    await context.close();
  });
});

function violations(page: Page, options: object): Promise<readonly string[]> {
  return page.evaluate(
    `axe.run(document, ${JSON.stringify(options)}).then(({ violations }) => violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) => nodes.slice(0, 3).map(({ html }) => id + ' ' + html.slice(0, 200))))`,
  );
}

test.skipIf(CHROMIUM !== undefined)(NO_CHROMIUM, ({ skip }) => skip());

/** What is wider than the window, and text that lies on other text. It runs in the page. */
function misplaced(): readonly string[] {
  const found: string[] = [];
  const { clientWidth, scrollWidth } = document.documentElement;
  if (scrollWidth > clientWidth) found.push(`the page is ${scrollWidth} wide`);
  const isScrolled = (element: Element): boolean => {
    for (let at = element.parentElement; at !== null; at = at.parentElement) {
      if (/auto|scroll/.test(getComputedStyle(at).overflowX) && at.scrollWidth > at.clientWidth)
        return true;
    }
    return false;
  };
  const boxes: { readonly name: string; readonly rect: DOMRect; readonly element: Element }[] = [];
  const add = (name: string, rect: DOMRect, element: Element): void => {
    if (rect.width === 0 || rect.height === 0 || !element.checkVisibility()) return;
    // What only screen readers have, and lines that a `pre` lays out, lie where they like.
    if (element.closest('.skip, svg, pre, caption') !== null) return;
    if ((rect.right > clientWidth + 1 || rect.left < -1) && !isScrolled(element))
      found.push(`${name} is cut off`);
    if (boxes.length < 1500) boxes.push({ name, rect, element });
  };
  for (const element of document.querySelectorAll('button, input'))
    add(`${element.tagName} ${element.textContent}`, element.getBoundingClientRect(), element);
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
    const element = node.parentElement;
    if (element === null || element.closest('button') !== null) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const rect of range.getClientRects())
      add(`"${(node.textContent ?? '').trim().slice(0, 30)}"`, rect, element);
  }
  for (const [index, a] of boxes.entries()) {
    for (const b of boxes.slice(index + 1)) {
      if (a.element === b.element) continue;
      const width = Math.min(a.rect.right, b.rect.right) - Math.max(a.rect.left, b.rect.left);
      const height = Math.min(a.rect.bottom, b.rect.bottom) - Math.max(a.rect.top, b.rect.top);
      if (width > 2 && height > 2) found.push(`${a.name} lies on ${b.name}`);
    }
  }
  return found.slice(0, 5);
}
