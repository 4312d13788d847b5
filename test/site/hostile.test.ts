/** Schemas and api.json may say what they want: on a page it is text. */
import { expect, test } from 'vitest';
import type { TypeDiagram } from '../../generator/diagram/model.js';
import type { Site } from '../../generator/docs/model.js';
import { printSite } from '../../generator/site/site.js';
import { DIAGRAM, HOSTILE, OPERATION, SITE, member, type } from './fixture.js';

const MARK = { kind: 'changed', release: HOSTILE, lines: [HOSTILE] } as const;

const MEMBER = member('room', {
  facets: [HOSTILE],
  default: HOSTILE,
  fixed: HOSTILE,
  documentation: HOSTILE,
  typescript: HOSTILE,
  mark: MARK,
});

const BOX: TypeDiagram = {
  ...DIAGRAM,
  content: {
    kind: 'element',
    name: 'room',
    step: 'shop:room',
    min: 1,
    max: 1,
    facets: [HOSTILE],
    documentation: HOSTILE,
    mark: MARK,
  },
};

const SAMPLES = [
  { title: 'XML', language: 'xml', text: `<a b="${HOSTILE}">${HOSTILE}</a>\n${HOSTILE}` },
  { title: 'TypeScript', language: 'typescript', text: HOSTILE },
] as const;

const SPOILT: Site = {
  ...SITE,
  title: HOSTILE,
  release: HOSTILE,
  tool: HOSTILE,
  services: [
    {
      ...SITE.services[0],
      name: 'shop',
      title: HOSTILE,
      namespace: HOSTILE,
      operations: [OPERATION.key],
    },
  ],
  operations: [
    {
      ...OPERATION,
      title: HOSTILE,
      documentation: HOSTILE,
      source: HOSTILE,
      mark: MARK,
      facts: [HOSTILE],
      request: {
        anchor: 'request',
        type: { name: HOSTILE },
        diagram: DIAGRAM.key,
        xpath: HOSTILE,
        members: [MEMBER],
      },
      calls: SAMPLES,
      errors: [{ id: HOSTILE, name: HOSTILE, meaning: HOSTILE, advice: HOSTILE }],
    },
  ],
  elements: SITE.elements.map((element) => ({
    ...element,
    namespace: HOSTILE,
    constraints: [HOSTILE],
    samples: SAMPLES,
    documentation: HOSTILE,
  })),
  types: [
    type('customerType', {
      namespace: HOSTILE,
      documentation: HOSTILE,
      facets: [HOSTILE],
      values: [{ value: HOSTILE, documentation: HOSTILE, mark: MARK }],
      samples: SAMPLES,
      members: [MEMBER],
      diagram: DIAGRAM.key,
      usedBy: [{ page: OPERATION.key, name: HOSTILE, where: [HOSTILE] }],
    }),
  ],
  diagrams: new Map([[BOX.key, BOX]]),
  changes: {
    from: HOSTILE,
    to: HOSTILE,
    operations: [],
    others: [
      {
        id: 'x',
        path: [],
        subject: HOSTILE,
        message: HOSTILE,
        kind: 'new',
        impact: 'safe',
        reason: HOSTILE,
      },
    ],
  },
};

const files = printSite(SPOILT, { live: false });
const pages = files.filter(({ path }) => path.endsWith('.html'));

test('nothing in it becomes an element or an attribute', () => {
  const usual = new Set(
    printSite(SITE, { live: false }).flatMap(({ path, text }) => {
      return path.endsWith('.html') ? [...kinds(text)] : [];
    }),
  );
  expect(usual.has('script src')).toBe(true);
  for (const { path, text } of pages) {
    expect(
      [...kinds(text)].filter((kind) => !usual.has(kind)),
      path,
    ).toEqual([]);
    expect(text, path).not.toMatch(/<img|onerror="|<\/b><|\u202e/);
  }
});

test('addresses are made of keys alone', () => {
  for (const { path, text } of pages) {
    const addresses = [...text.matchAll(/\s(?:href|src)="([^"]*)"/g)].map(
      ([, address = '']) => address,
    );
    expect(addresses.length, path).toBeGreaterThan(5);
    for (const address of addresses)
      expect(address, path).toMatch(/^(data:,|#|(\.\.\/)?[\w.]+[/.])/);
  }
});

test('each page runs the site’s own script alone, and asks for nothing', () => {
  for (const { path, text } of pages) {
    const [, policy = ''] =
      /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(text) ?? [];
    expect(policy.replaceAll('&#39;', "'"), path).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'",
    );
    expect(text.indexOf('Content-Security-Policy'), path).toBeLessThan(text.indexOf('<script'));
    expect(text, path).not.toMatch(/<style|\sstyle="|<script>/);
  }
});

test('the data cannot end their script', () => {
  const scripts = files.filter(({ path }) => path.startsWith('data/') || path === 'search.js');
  expect(scripts).toHaveLength(3);
  for (const { path, text } of scripts) expect(text, path).not.toContain('<');
});

/** Each element with each of its attributes, as a browser reads them: quotes end a value, nothing else. */
function kinds(html: string): ReadonlySet<string> {
  return new Set(
    [
      ...html.matchAll(/<([a-z][\w-]*)((?:\s+[^\s"'<>/=]+(?:=(?:"[^"]*"|[^\s"'<>]+))?)*)\s*\/?>/gi),
    ].flatMap(([, element = '', attributes = '']) => [
      element,
      ...[...attributes.matchAll(/\s([^\s"'<>/=]+)(?:="[^"]*")?/g)].map(
        ([, name = '']) => `${element} ${name}`,
      ),
    ]),
  );
}
