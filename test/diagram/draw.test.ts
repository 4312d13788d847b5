/** Diagrams as SVG: well-formed whatever the words are, linked in pages, alone in files. */
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { expect, test } from 'vitest';
import { drawLive, drawStatic } from '../../generator/diagram/diagram.js';
import { drawStandalone } from '../../generator/diagram/standalone.js';
import type { Links } from '../../generator/diagram/look.js';
import type { ParticleBox } from '../../generator/diagram/model.js';
import { FIRST_LEVEL, openAll } from '../../generator/diagram/open.js';
import { DIAGRAM_STYLE } from '../../generator/diagram/style.js';
import { unfold } from '../../generator/diagram/unfold.js';
import { DESK, elementBox, find, findIn, HOSTILE, ROOM, ROOT } from './fixture.js';

const LINKS: Links = {
  page: (key) => `../${key}.html`,
  member: (names) => `#/${names.join('/')}`,
};
const opened = openAll(ROOT, find, 100);
const shown = unfold(ROOT, find, opened);
const standalone = drawStandalone(ROOT, find);
const still = drawStatic(ROOT, find, LINKS).html;
const live = drawLive(ROOT, shown, LINKS).html;

function drawn(content: ParticleBox): string {
  return drawStatic({ label: 'x', type: ROOM.key }, findIn({ ...ROOM, content }), LINKS).html;
}

test.each([
  ['a file', standalone],
  ['a page', still],
  ['a page with its script', live],
])('%s is well-formed, and its words are words', (_, svg) => {
  expect(XMLValidator.validate(svg)).toBe(true);
  expect(svg).not.toMatch(/<script|\u202e/);
  expect(svg).not.toContain(HOSTILE);
  // The policy of the pages would not let it.
  expect(svg).not.toMatch(/ style=| on\w+=/);
});

test('a file of its own has its style, its title and no links', () => {
  expect(standalone).toMatch(
    /^<\?xml version="1.0" encoding="UTF-8"\?>\n<svg xmlns="http:\/\/www.w3.org\/2000\/svg"/,
  );
  expect(standalone).toContain('role="img"');
  expect(standalone).toContain('<title>Schema diagram of person</title>');
  expect(standalone).toContain('<desc>&lt;/svg&gt;');
  expect(standalone).toContain('prefers-color-scheme: dark');
  expect(standalone).not.toMatch(/<a\b|href|tabindex|role="button"|url\(|@import/);
  const few = drawStandalone(ROOT, find, 1);
  expect(few.match(/class="toggle"/g)).toHaveLength(1);
  expect(standalone).not.toContain('class="toggle"');
});

test('every class of a picture is in the style', () => {
  const styled = new Set([...DIAGRAM_STYLE.matchAll(/\.([a-z]+)/g)].map(([, name]) => name));
  const used = [...standalone.matchAll(/class="([^"]+)"/g)].flatMap(([, names = '']) =>
    names.split(' '),
  );
  // Told apart by their shapes alone.
  const shapes = 'box element any attributes attribute anyAttribute group text type facet';
  const plain = new Set(shapes.split(' '));
  expect([...new Set(used)].filter((name) => !styled.has(name) && !plain.has(name))).toEqual([]);
});

test('boxes lead to the page of their type, or to their own row', () => {
  const targets = [...still.matchAll(/<a href="([^"]+)" class="body"/g)].map(([, href]) => href);
  expect(targets).toEqual([
    '../types/t.person.html',
    '#/@id',
    '#/@note',
    '#/name',
    '#/born',
    '../types/t.room.html',
    '../types/t.person.html',
  ]);
  expect(still).toContain('<a href="../types/t.being.html"><text');
});

test('in a file hovering says all there is to say', () => {
  expect(standalone).toContain('<title>name, xs:string, required, from t:being\nWho.</title>');
  expect(standalone).toContain(
    '<title>pin, t:pin, required, changed in 10.0\nlength 4\npattern [0-9]{4}\nlength 4 instead of 3</title>',
  );
});

test('required is solid, optional dashed, repeated stacked, with how often', () => {
  const plain = drawn(elementBox('x'));
  expect(plain).toContain('class="box element"');
  expect(plain).not.toMatch(/behind|below/);
  expect(drawn(elementBox('x', { min: 0 }))).toContain('class="box element optional"');
  const repeated = drawn(elementBox('x', { min: 0, max: 'unbounded' }));
  expect(repeated).toContain('class="behind"');
  expect(repeated).toMatch(/class="below"[^>]*>0\.\.∞</);
  expect(drawn(elementBox('x', { min: 2, max: 2 }))).toMatch(/class="below"[^>]*>2</);
});

test('what is heard of a box begins with what is read in it', () => {
  expect(still).toContain('aria-label="@id, length 1..20, required, from t:being"');
  expect(still).toContain('aria-label="child, t:person, new in 10.0, optional, any number"');
});

test('each kind of group has a symbol of its own', () => {
  const symbols = (['sequence', 'choice', 'all'] as const).map((kind) => {
    const svg = drawn({ kind, min: 1, max: 1, children: [elementBox('x')] });
    expect(svg).toContain(`aria-label="${kind}: `);
    return /<path class="frame"[^>]*>(<path class="line".*?class="dot"[^>]*>)/.exec(svg)?.[1];
  });
  expect(new Set(symbols).size).toBe(3);
  expect(symbols).not.toContain(undefined);
  const group = drawn({ kind: 'substitution', min: 1, max: 3, children: [elementBox('x')] });
  expect(group).toMatch(/class="below"[^>]*>substitution 1\.\.3</);
});

test('marks are words and not colours alone', () => {
  expect(standalone).toMatch(/class="box element new optional"/);
  for (const words of ['new in 10.0', 'changed in 10.0', 'removed in 10.0']) {
    expect(standalone).toContain(`>${words}</text>`);
  }
});

test('what opens is a button, recursion a link to where the type stands', () => {
  const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '' });
  expect(parser.parse(live)).toHaveProperty('svg.role', 'group');
  expect(live).toMatch(
    /<g class="toggle" role="button" aria-expanded="true" aria-label="Collapse room" tabindex="-1" data-toggle="[^"]+"/,
  );
  const closed = drawLive(ROOT, unfold(ROOT, find, FIRST_LEVEL), LINKS).html;
  expect(closed).toMatch(/aria-expanded="false" aria-label="Expand room"/);
  expect(still).not.toContain('role="button"');
  expect(still.match(/<a class="again" href="..\/types\/t.person.html"/g)).toHaveLength(1);
});

test('long names are cut, and said in full', () => {
  const svg = drawStandalone({ label: 'x', type: DESK.key }, find);
  expect(svg).toMatch(/class="name"[^>]*>a{20,60}…</);
  expect(svg).toContain(`<title>${'a'.repeat(200)}, required`);
});
