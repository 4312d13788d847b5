/** Results as people see them, from figures that are made up. */
import { format } from 'prettier';
import { describe, expect, test } from 'vitest';
import { chart } from '../../bench/report/chart.mjs';
import { sectionTables, type Case, type Section } from '../../bench/report/tables.mjs';

function caseOf(title: string, base: string, ratios: Readonly<Record<string, number>>): Case {
  const rows = Object.entries(ratios).map(([candidate, ratio]) => {
    return { candidate, ratio, micros: ratio * 100 };
  });
  return { title, base, bytes: 43_117, rows, verdicts: [] };
}

const DECODE: Section = {
  machine: '2 x Abacus, Node v20',
  cases: [
    {
      ...caseOf('users, 100 rows', 'JSON.parse', { 'decode, strict': 0.9, 'JSON.parse': 1, x: 12 }),
      verdicts: [
        { candidate: 'decode, strict', value: 0.9, most: 0.95 },
        { candidate: 'decode, strict', value: 13.333, least: 30, than: 'x' },
      ],
    },
    caseOf('users, 10,000 rows', 'JSON.parse', { 'decode, strict': 1234.5, 'JSON.parse': 1 }),
  ],
};

const SECTIONS = {
  decode: DECODE,
  encode: { machine: '', cases: [caseOf('users, 100 rows', 'a', { encode: 1, 'a & <b>': 0.01 })] },
  validate: { machine: '', cases: [caseOf('users, 100 rows, valid', 'ajv', { validate: 0.1 })] },
};

test('comparisons: a row for each document, a column for each candidate, and the targets', () => {
  expect(sectionTables(DECODE).split('\n')).toEqual([
    '| CPU time of a call |  bytes | decode, strict |    JSON.parse |              x |',
    '| ------------------ | -----: | -------------: | ------------: | -------------: |',
    '| users, 100 rows    | 43,117 | 90.0 µs, 0.90x | 100 µs, 1.00x | 1.20 ms, 12.0x |',
    '| users, 10,000 rows | 43,117 |  123 ms, 1235x | 100 µs, 1.00x |                |',
    '',
    '| target                          |               asked | measured |        |',
    '| ------------------------------- | ------------------: | -------: | -----: |',
    '| decode, strict: users, 100 rows | <= 0.95x JSON.parse |    0.90x |    met |',
    '| decode, strict: users, 100 rows | >= 30x as fast as x |    13.3x | missed |',
    '',
    '2 x Abacus, Node v20',
  ]);
});

test('figures: what was measured, the range, and the targets', () => {
  const figures = [
    {
      what: 'wall',
      value: 812.4,
      unit: 'ms',
      least: 790,
      greatest: 1000.2,
      below: 800,
    },
    { what: 'kept', value: -0.001, unit: 'MB', below: 1 },
    { what: 'growth', value: 10.94, unit: 'x', most: 11 },
    { what: 'bundle', value: 147.8, unit: 'KB' },
  ];
  expect(sectionTables({ machine: 'm', figures }).split('\n')).toEqual([
    '| figure |          measured |   target |        |',
    '| ------ | ----------------: | -------: | -----: |',
    '| wall   | 812 ms (790-1000) | < 800 ms | missed |',
    '| kept   |           0.00 MB |   < 1 MB |    met |',
    '| growth |             10.9x |   <= 11x |    met |',
    '| bundle |            148 KB |          |        |',
    '',
    'm',
  ]);
});

test('tables are as prettier leaves them', async () => {
  const text = `${sectionTables(DECODE)}\n`;
  expect(await format(text, { parser: 'markdown', printWidth: 100 })).toBe(text);
});

describe('the chart', () => {
  const svg = chart(SECTIONS);
  const bars = [...svg.matchAll(/<rect class="([^"]+)" x="([\d.]+)" y="[\d.]+" width="([\d.]+)"/g)];

  test('has a bar for each candidate, ours in a colour of their own', () => {
    const styles = ['bar ours', 'bar', 'bar', 'bar ours', 'bar', 'bar ours'];
    expect(bars.map(([, style]) => style)).toEqual(styles);
  });

  test('is logarithmic, from 1x to the left or to the right, and ends where the axis ends', () => {
    const [less, one, twelve, , least, tenth] = bars.map(([, , x, width]) => [
      Number(x),
      Number(width),
    ]);
    const at = one?.[0] ?? 0;
    const decade = tenth?.[1] ?? 0;
    expect(decade).toBeGreaterThan(100);
    expect(one).toEqual([at, 0]);
    expect(tenth?.[0]).toBeCloseTo(at - decade, 0);
    expect(twelve?.[0]).toBe(at);
    expect(twelve?.[1]).toBeCloseTo(decade * Math.log10(12), 0);
    expect(less?.[1]).toBeCloseTo(-decade * Math.log10(0.9), 0);
    expect(least).toEqual(tenth);
  });

  test('says how much, and quotes what XML cannot carry', () => {
    expect(svg).toContain('>12.0x<');
    expect(svg).toContain('>1.20 ms<');
    expect(svg).toContain('>a &amp; &lt;b><');
  });

  test('is legible on dark pages', () => {
    expect(svg).toContain('@media (prefers-color-scheme: dark)');
  });
});
