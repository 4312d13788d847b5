/** What the pages say, and how they say it. */
import { expect, test } from 'vitest';
import type { Site } from '../../generator/docs/model.js';
import { printSite } from '../../generator/site/site.js';
import { OPERATION, SITE, type } from './fixture.js';
import { brokenLinks } from './support/links.js';

const OPERATION_FILE = 'operations/shop.SetCustomer.html';
const TYPE_FILE = 'types/shop.customerType.html';

function filesOf(site: Site, live = false): ReadonlyMap<string, string> {
  return new Map(printSite(site, { live }).map(({ path, text }) => [path, text]));
}

const files = filesOf(SITE);

function page(path: string): string {
  const text = files.get(path);
  if (text === undefined) throw new Error(`there is no ${path}`);
  return text;
}

/** As a reader sees it, on one line. */
function words(html: string): string {
  return html
    .replaceAll(/<svg.*?<\/svg>/gs, '')
    .replaceAll('<wbr>', '')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ');
}

/** The row of that id. */
function rowOf(html: string, id: string): string {
  const at = html.indexOf(`<tr id="${id}"`);
  expect(at, `a row ${id}`).toBeGreaterThan(0);
  return html.slice(at, html.indexOf('</tr>', at));
}

test('the files of a site', () => {
  expect([...files.keys()].toSorted()).toEqual([
    'changes.html',
    'data/0.js',
    'data/index.js',
    'elements/shop.customer.html',
    'index.html',
    'operations/shop.GetCustomer.html',
    'operations/shop.SetCustomer.html',
    'search.js',
    'site.css',
    'site.js',
    'theme.js',
    'types.html',
    'types/shop.baseType.html',
    'types/shop.customerType.html',
    'types/shop.pinType.html',
    'types/shop.roomType.html',
    'types/shop.statusType.html',
  ]);
});

test('each link and anchor leads to something', () => {
  expect(brokenLinks(printSite(SITE, { live: false }))).toEqual([]);
});

test('the walk finds what is broken', () => {
  const broken = brokenLinks([
    {
      path: 'a/b.html',
      text: `<a href="../c.html">x</a><a href="#no">x</a><a href="https://elsewhere.example/">x</a>
        <p id="twice"></p><p id="twice"></p><a href="b.html#twice">x</a><a href="#request/room/no">x</a>
        <figure class="diagram" data-diagram="types/shop.customerType" data-anchor="request">
        <a href="#request/room/pin">x</a>`,
    },
    ...printSite(SITE, { live: false }).filter(({ path }) => path.startsWith('data/')),
  ]);
  expect(broken).toEqual([
    'a/b.html has the id twice twice',
    'a/b.html -> ../c.html: no such file',
    'a/b.html -> #no: no such place on the page',
    'a/b.html -> https://elsewhere.example/: leaves the site',
    'a/b.html -> #request/room/no: no such place on the page',
  ]);
});

test('titles, language, landmarks and headings', () => {
  for (const [path, html] of files) {
    if (!path.endsWith('.html')) continue;
    expect(html, path).toMatch(/^<!doctype html>\n<html lang="en" data-root="(\.\.\/)?">/);
    expect(html, path).toContain('<a class="skip" href="#content">');
    expect(html, path).toContain('<main id="content" tabindex="-1">');
    const levels = [...html.matchAll(/<h([1-6])/g)].map(([, level]) => Number(level));
    expect(
      levels.filter((level) => level === 1),
      path,
    ).toEqual([1]);
    levels.forEach((level, index) => {
      expect(level, path).toBeLessThanOrEqual((levels[index - 1] ?? 0) + 1);
    });
  }
  expect(page(OPERATION_FILE)).toContain('<title>SetCustomer – shop – Shop XML API 2.0</title>');
  expect(page('index.html')).toContain('<title>Shop XML API 2.0</title>');
  expect(page('index.html')).toContain('<a href="index.html" aria-current="page">Operations</a>');
  expect(page(OPERATION_FILE)).toContain('<li aria-current="page">SetCustomer</li>');
});

test('a site that is served may be told to load again', () => {
  const html = filesOf(SITE, true).get('index.html');
  expect(html).toContain(' data-live>');
  expect(html).toContain('connect-src &#39;self&#39;');
  expect(page('index.html')).not.toContain('connect-src');
});

test('an operation', () => {
  const html = page(OPERATION_FILE);
  const text = words(html);
  expect(text).toContain('Since 1.5: 1.5 … 2.0 What changed since 1.5');
  expect(html).toContain('href="../changes.html#operation/shop.SetCustomer"');
  expect(text).toContain('May take up to 10 seconds.');
  expect(html).toContain('<p>Changes a customer. What is not mentioned stays.</p>');
  expect(html).toContain('<p>The second paragraph:\n<br>- one\n<br>- two</p>');
  expect(text).toContain('000001 Broken It broke. Send it again after some time.');
  expect(text).toContain('Declared in shop.xsd:12');
  expect(html).toContain('<a rel="next" href="../operations/shop.GetCustomer.html">');
  expect([...html.matchAll(/<section data-tab="([^"]*)"/g)].map(([, tab]) => tab)).toEqual([
    'XML',
    'TypeScript',
    'codegen call',
  ]);
  expect(html).toContain('data-diagram="types/shop.customerType" data-anchor="request"');
  expect(html).toMatch(/<div class="canvas" tabindex="0" role="region" aria-label="[^"]+"><svg/);
});

test('an operation that sends nothing, and has no errors', () => {
  const html = page('operations/shop.GetCustomer.html');
  expect(html).toContain('<h2 id="call">Call</h2>');
  expect(html).not.toMatch(/id="(request|response|errors)"/);
  expect(words(html)).toContain('In all releases: 1.0 … 2.0');
});

test('the row of a member', () => {
  const html = page(OPERATION_FILE);
  const phone = rowOf(html, 'request/contact/phone');
  expect(phone).toContain('class="depth-2 changed"');
  expect(phone).toContain('data-xpath="shop:contact/shop:phone"');
  expect(html).toContain(
    '<table class="members" data-xpath="/serv:message/serv:body/serv:bodyContent">',
  );
  expect(words(phone).trim()).toBe(
    [
      'phone changed in 2.0 xs:string string 1 may be longer',
      'one of a choice may be nil length 1..20 pattern [0-9]{4} default 0000',
    ].join(' '),
  );
  expect(words(rowOf(html, 'request/contact'))).toContain('anonymous CustomerType$contact 1..∞');
  expect(rowOf(html, 'request/fax')).toContain('<s>fax</s>');
  expect(words(rowOf(html, 'request/@größe'))).toContain('fixed XL from shop:baseType');
  expect(rowOf(html, 'request/room')).toContain('<a href="../types/shop.roomType.html">');
});

test('on the page of a type its members stand at the root', () => {
  const html = page(TYPE_FILE);
  expect(html).toContain('<table class="members" data-xpath="">');
  expect(html).toContain('<a href="#/@gr%C3%B6%C3%9Fe">@größe</a>');
  const text = words(html);
  expect(text).toContain('Complex type in http://shop.example/2026');
  expect(text).toContain('CustomerType in shop.js');
  expect(text).toContain('extension of shop:baseType');
  expect(text).toContain('Used by shop.SetCustomer request');
});

test('values of an enumeration have anchors, whatever they are', () => {
  const html = page('types/shop.statusType.html');
  expect(rowOf(html, 'value/OPEN')).toContain('It is open.');
  expect(words(rowOf(html, 'value/not%20open'))).toContain('not open new in 2.0');
  expect(rowOf(html, 'value/gr%C3%B6%C3%9Fe%20%221%22%20%3C%2Fb%3E')).toContain('removed');
});

test('an element', () => {
  const text = words(page('elements/shop.customer.html'));
  expect(text).toContain('Element of type shop:customerType in http://shop.example/2026');
  expect(text).toContain('Each room has a name of its own.');
  expect(text).toContain('It may stand for shop:party .');
  expect(text).toContain('In its place may stand: shop:client .');
});

test('the index', () => {
  const html = page('index.html');
  expect(words(html)).toContain('SetCustomer changed in 2.0 Changes a customer. GetCustomer');
  expect(html).toMatch(/<input type="search" class="filter" data-filter="#list"[^>]* hidden>/);
  const bare = filesOf({ ...SITE, services: [], operations: [], changes: { ...CHANGELESS } });
  expect(words(bare.get('index.html') ?? '')).toContain('Elements shop:customer');
  expect(words(bare.get('changes.html') ?? '')).toContain('No change.');
});

const CHANGELESS = { from: '1.5', to: '2.0', operations: [], others: [] };

test('types by namespace', () => {
  const html = page('types.html');
  expect(html).toContain('id="namespace/http%3A%2F%2Fshop.example%2F2026"');
  expect(words(html)).toContain(
    'Elements shop:customer Complex types shop:baseType shop:customerType shop:roomType Enumerations shop:statusType Simple types shop:pinType',
  );
});

test('the changes', () => {
  const html = page('changes.html');
  const text = words(html);
  expect(text).toContain('2 changes: 1 breaking , 0 warnings , 1 safe .');
  expect(text).toContain('2 operations: 0 added, 1 removed, 1 changed.');
  expect(html).toContain('href="operations/shop.SetCustomer.html#request/room/pin"');
  expect(text).toContain('safe : an old client does not send it');
  expect(html).toContain('<h2 id="operation/shop.DropCustomer">shop.DropCustomer');
  expect(text).toContain('Out of reach of all operations');
});

test('without a comparison there is no page of changes', () => {
  const { changes: _, ...site } = SITE;
  const all = filesOf(site);
  expect(all.has('changes.html')).toBe(false);
  expect([...all.values()].join('\n')).not.toContain('changes.html');
});

test('long lists of uses are closed', () => {
  const use = { page: OPERATION.key, name: OPERATION.name, where: [] };
  const usedBy = Array.from({ length: 41 }, () => use);
  const html = filesOf({ ...SITE, types: [...SITE.types, type('much', { usedBy })] });
  expect(html.get('types/shop.much.html')).toContain('<summary>41 places</summary>');
});

test('the style knows each colour that it uses, in both themes, and paper is light', () => {
  const css = page('site.css');
  const used = new Set([...css.matchAll(/var\((--[\w-]+)\)/g)].map(([, name = '']) => name));
  const missing = [...used].filter((name) => {
    const themes = [...css.matchAll(/color-scheme: (?:light|dark);[^}]*/g)].map(([block]) => block);
    expect(themes).toHaveLength(3);
    return !name.startsWith('--schema-') && themes.some((theme) => !theme.includes(`${name}: `));
  });
  expect(missing).toEqual([]);
  expect(css).toContain('@media screen { :root[data-theme=dark]');
});
