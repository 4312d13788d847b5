import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import type { Report } from '../../generator/diff/model.js';
import { RULES } from '../../generator/diff/rules.js';
import { KEYS } from '../../generator/report/json.js';
import { FORMATS, printReport } from '../../generator/report/print.js';
import {
  COMPARISON,
  HOSTILE_COMPARISON,
  OPTIONS,
  UNCHANGED,
  VERBOSE,
  largeReport,
  reportOf,
} from './fixture.js';

const ALL = reportOf(COMPARISON, UNCHANGED, HOSTILE_COMPARISON);

describe('json', () => {
  const schema = JSON.parse(
    readFileSync(new URL('../../docs/diff.schema.json', import.meta.url), 'utf8'),
  );
  const isValid = new Ajv2020({ strict: true, allErrors: true }).compile(schema);

  test('is the report, and what the schema says', () => {
    const printed = JSON.parse(printReport(ALL, 'json', OPTIONS));
    expect(printed).toEqual(ALL);
    expect(isValid(printed), JSON.stringify(isValid.errors)).toBe(true);
  });

  test('the schema refuses keys that it does not know, and what is missing', () => {
    const printed = printReport(reportOf(COMPARISON), 'json', OPTIONS);
    for (const key of ['api', 'label', 'rule', 'line', 'reason', 'validIn', 'path', 'expression']) {
      const renamed = JSON.parse(printed.replace(`"${key}":`, '"other":'));
      expect(isValid(renamed), key).toBe(false);
    }
  });

  test('does not depend on the order in which objects were made', () => {
    const reversed = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(reversed);
      if (typeof value !== 'object' || value === null) return value;
      const entries = Object.entries(value).reverse();
      return Object.fromEntries(entries.map(([key, each]) => [key, reversed(each)]));
    };
    // Only the order of the keys is another one.
    const other = reversed(ALL) as Report;
    expect(printReport(other, 'json', OPTIONS)).toBe(printReport(ALL, 'json', OPTIONS));
  });

  test('prints every key that the schema has', () => {
    const keys = new Set<string>();
    const collect = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return;
      for (const [key, each] of Object.entries(value)) {
        if (key === 'properties') for (const name of Object.keys(each)) keys.add(name);
        collect(each);
      }
    };
    collect(schema);
    expect([...keys].sort()).toEqual([...KEYS].sort());
  });
});

describe('github', () => {
  const COMMAND = /^::(error|warning|notice) (?:[a-z]+=[^,:\n]*(?:,(?! )|(?=::)))*::[^\n]*$/;

  test('one command for each line, whatever the schemas say', () => {
    const lines = printReport(ALL, 'github', VERBOSE).trimEnd().split('\n');
    for (const line of lines) expect(line).toMatch(COMMAND);
    expect(lines.join('')).not.toContain('\u001b');
  });

  test('breaking changes are errors at their line, what is safe is counted in a notice', () => {
    const lines = printReport(reportOf(COMPARISON), 'github', OPTIONS).split('\n');
    expect(lines).toContain(
      '::error file=shop/5.9/user.xsd,line=41,col=5,title=optional element removed::use:userType.supportCenter: optional element removed, was of type use:supportCenterType%0Arequest breaking: the new release refuses requests with it%0Arequests of user.CreateUser, user.SetUser%0Aid a1b2c3d4e5f6',
    );
    expect(lines).toContain(
      "::error file=src/hosts.ts,line=12,col=9,title=uses what changed::user.supportCenter = 'x': take it out of what is sent",
    );
    expect(lines.filter((line) => line.startsWith('::warning'))).toHaveLength(1);
    expect(lines.filter((line) => line.startsWith('::notice'))).toEqual([
      expect.stringContaining('2 breaking, 1 warning, 4 additions'),
    ]);
  });

  test('at most ten of a level, the last of which counts the rest', () => {
    const errors = printReport(largeReport(), 'github', OPTIONS).match(/^::error .*/gm) ?? [];
    expect(errors).toHaveLength(10);
    expect(errors.at(-1)).toContain('and 492 more');
    expect(printReport(largeReport(), 'github', VERBOSE).match(/^::error /gm)).toHaveLength(501);
  });
});

describe('sarif', () => {
  const log = JSON.parse(printReport(ALL, 'sarif', OPTIONS));
  const [run] = log.runs;
  const { results } = run;

  test('has what SARIF 2.1.0 requires', () => {
    expect(log).toMatchObject({ version: '2.1.0', $schema: expect.stringContaining('2.1.0') });
    const { driver } = run.tool;
    expect(driver).toMatchObject({ name: 'xml-api-codegen', version: '0.1.0' });
    for (const rule of driver.rules) {
      expect(rule).toMatchObject({
        id: expect.any(String),
        shortDescription: { text: expect.any(String) },
        help: { text: expect.any(String) },
      });
    }
    for (const result of results) {
      expect(driver.rules[result.ruleIndex].id).toBe(result.ruleId);
      expect(['error', 'warning', 'note']).toContain(result.level);
      expect(result.message.text).not.toBe('');
      expect(result.partialFingerprints['changeId/v1']).toMatch(/^[0-9a-f]{12}$/);
    }
    expect(driver.rules.at(-1).id in RULES).toBe(false);
  });

  test('points to the new side, and to the old one as related', () => {
    const widened = results.find(
      ({ ruleId }: { ruleId: string }) => ruleId === 'occurs-max-raised',
    );
    expect(widened).toMatchObject({
      level: 'error',
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'shop/9.0/user.xsd' },
            region: { startLine: 97, startColumn: 5 },
          },
        },
      ],
      relatedLocations: [{ physicalLocation: { artifactLocation: { uri: 'shop/5.9/user.xsd' } } }],
      properties: { tolerant: { impact: 'breaking' }, request: { impact: 'safe' } },
    });
    const removed = results.find(({ ruleId }: { ruleId: string }) => ruleId === 'element-removed');
    expect(removed.locations[0].physicalLocation.artifactLocation.uri).toBe('shop/5.9/user.xsd');
    expect(removed.relatedLocations).toBeUndefined();
  });

  test('names files by relative references, with escapes', () => {
    const uris = [...JSON.stringify(results).matchAll(/"uri":"([^"]*)"/g)].map(
      ([, uri = '']) => uri,
    );
    expect(uris.length).toBeGreaterThan(10);
    expect(uris).toContain('git%3Amain%3Aschemas/a%20b%25/%C3%BC%00%3Cx%3E.xsd');
    for (const uri of uris) {
      const base = 'https://base.invalid/folder/';
      expect(new URL(uri, base).href.startsWith(base)).toBe(true);
      expect(uri).toMatch(/^[\w%.~!*'()/-]+$/);
    }
  });

  test('messages are neither placeholders nor links, and act on no terminal', () => {
    for (const { message } of results) {
      expect(message.text.replaceAll(/\{\{|\}\}/g, '')).not.toMatch(/[{}]|\]\(/);
      expect(message.text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
    }
  });

  test('what is allowed is suppressed, with the reason', () => {
    const suppressed = results.filter(
      ({ suppressions }: object & { suppressions?: unknown }) => suppressions,
    );
    expect(suppressed[1].suppressions).toEqual([
      { kind: 'external', justification: 'agreed with the | vendor' },
    ]);
    expect(suppressed).toHaveLength(2);
  });
});

test.each(FORMATS)(
  '%s prints every report, also an empty one, and ends its last line',
  (format) => {
    for (const report of [ALL, reportOf(), reportOf(UNCHANGED)]) {
      for (const options of [OPTIONS, VERBOSE]) {
        expect(printReport(report, format, options)).toMatch(/^$|\n$/);
      }
    }
  },
);
