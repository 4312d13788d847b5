/** The weight of what a page of the documentation loads for its script and its diagram. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { gatherSite } from '../../generator/docs/gather.js';
import { siteScripts } from '../../generator/site/assets.js';
import { diagramFiles } from '../../generator/site/diagram-scripts.js';
import { searchFile } from '../../generator/site/search.js';
import { BARE } from '../docs/support/bare.js';
import { compileAt, ROOT } from '../support/open.js';

/** Of the script and the data of one page, gzipped. */
const BUDGET = 60_000;
/** What the script itself may grow to. */
const SCRIPT = 25_000;
/** Loaded when somebody turns to the search. */
const SEARCH = { plain: 400_000, gzipped: 80_000 };

const site = gatherSite(compileAt(join(ROOT, 'schemas/webex')), BARE);
const scripts = siteScripts();

function gzipped(text: string): number {
  return gzipSync(text, { level: 9 }).length;
}

function total(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + gzipped(text), 0);
}

test('the script of a page with its diagram keeps its budget', () => {
  const own = total(scripts.map(({ text }) => text));
  const [index, ...parts] = diagramFiles(site.diagrams).map(({ text }) => text);
  const heaviest = Math.max(...parts.map(gzipped));
  expect(own).toBeLessThan(SCRIPT);
  expect(own + gzipped(index ?? '') + heaviest).toBeLessThan(BUDGET);
});

test('so do the data of the search', () => {
  const { text } = searchFile(site);
  expect(Buffer.byteLength(text)).toBeLessThan(SEARCH.plain);
  expect(gzipped(text)).toBeLessThan(SEARCH.gzipped);
});

test('scripts name whose work they contain, and keep off what pages forbid', () => {
  const [main, theme] = scripts;
  const { version } = JSON.parse(
    readFileSync(join(ROOT, 'node_modules/minisearch/package.json'), 'utf8'),
  ) as { version: string };
  expect(scripts.map(({ path }) => path)).toEqual(['site.js', 'theme.js']);
  expect(main?.text.split('\n')[0]).toBe(
    `/*! minisearch ${version}, MIT licence. Copyright 2022 Luca Ongaro */`,
  );
  expect(theme?.text).not.toContain('/*!');
  expect(readFileSync(join(ROOT, 'dist/THIRD-PARTY.txt'), 'utf8')).toContain(
    `minisearch ${version} (MIT)`,
  );
  // What only files of their own need is left out.
  expect(main?.text).not.toContain('--schema-');
  for (const { text } of scripts) {
    expect(text).toMatch(/^[\x20-\x7e\t\n]*$/);
    expect(text).not.toMatch(/\beval\(|new Function\(|setAttribute\("style"|import\(/);
  }
});
