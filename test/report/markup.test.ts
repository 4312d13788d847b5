import { createHash } from 'node:crypto';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { XmlDocument } from 'libxml2-wasm';
import { describe, expect, test } from 'vitest';
import { COMMENT_LIMIT } from '../../generator/report/markdown-fit.js';
import { printReport, type ReportFormat } from '../../generator/report/print.js';
import {
  COMPARISON,
  HOSTILE_COMPARISON,
  OPTIONS,
  UNCHANGED,
  VERBOSE,
  largeReport,
  reportOf,
  tamed,
} from './fixture.js';

const HOSTILE_REPORT = reportOf(HOSTILE_COMPARISON);

/** Names of tags in their order, with the names of their attributes. */
function tags(text: string): readonly string[] {
  return [...text.matchAll(/<(?!!--)[^<>]*>/g)].map(([tag]) => tag.replace(/="[^"]*"/g, ''));
}

function both(format: ReportFormat): readonly [hostile: string, harmless: string] {
  return [
    printReport(HOSTILE_REPORT, format, VERBOSE),
    printReport(tamed(HOSTILE_REPORT), format, VERBOSE),
  ];
}

describe('html', () => {
  const page = printReport(reportOf(COMPARISON, UNCHANGED), 'html', OPTIONS);

  test('hostile texts add no tag and no attribute', () => {
    const [hostile, harmless] = both('html');
    expect(tags(hostile)).toEqual(tags(harmless));
    expect(hostile).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
  });

  test('needs nothing from elsewhere', () => {
    expect(page).not.toMatch(/\b(src|href)="(?!#)/);
    expect(page).not.toMatch(/url\(|@import/);
  });

  test('runs and shows its own script and style alone', () => {
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1] ?? '';
    for (const tag of ['style', 'script']) {
      const own = new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`).exec(page)?.[1] ?? '';
      const hash = createHash('sha256').update(own).digest('base64');
      expect(policy).toContain(`${tag}-src &#39;sha256-${hash}&#39;`);
    }
    expect(policy).toContain('default-src &#39;none&#39;');
  });

  test('has every change, also those that other formats count', () => {
    for (const { id } of COMPARISON.changes) expect(page).toContain(id);
    expect(page).toContain('<a href="#comparison-1">shop 5.9 → 9.0</a>');
    expect(page).toMatch(/<details\s+class="item is-breaking"\s+data-standing="breaking"\s+open/);
  });

  test('shows everything without a script: only the filter is hidden', () => {
    expect(page.match(/\shidden[\s>]/g)).toHaveLength(1);
    expect(page).toContain('<form class="filter" hidden>');
  });

  test('has no filter when nothing changed', () => {
    const unchanged = printReport(reportOf(UNCHANGED), 'html', OPTIONS);
    expect(unchanged).toContain('No change.');
    expect(unchanged).not.toContain('<form');
  });
});

describe('markdown', () => {
  const markdown = printReport(reportOf(COMPARISON), 'markdown', OPTIONS);

  test('has breaking changes open and the rest folded', () => {
    const open = markdown.replace(/<details>[\s\S]*?<\/details>/g, '');
    expect(open).toContain('**`use:userType.supportCenter`**');
    expect(open).toContain('- request: **breaking**, the new release refuses requests with it');
    expect(open).toContain('```xml\n<use:user xmlns:use="urn:use">\n');
    expect(open).not.toContain('use:activeType.value');
    expect(markdown).toContain('<summary>Warnings: 1</summary>\n\n');
  });

  test('hostile texts add no tag, no fence, no row and no heading', () => {
    const [hostile, harmless] = both('markdown');
    const skeleton = (text: string): readonly string[] =>
      text
        .replace(/^(`{3,})xml\n[\s\S]*?\n\1$/gm, 'FENCE')
        .replace(/<\/?code>/g, '`')
        .split('\n')
        .map((line) => {
          const cells = line.startsWith('|') ? line.split('|').length : 0;
          return `${/^(?:#+|- |\*+|\||<[^>]*>|FENCE)?/.exec(line)?.[0] ?? ''} ${cells}`;
        });
    expect(skeleton(hostile)).toEqual(skeleton(harmless));
    // In code a tag is no tag.
    const outside = (text: string): string =>
      text.replace(/^(`{3,})xml\n[\s\S]*?\n\1$/gm, '').replace(/`[^`\n]*`/g, '');
    const tagsOf = (text: string): readonly string[] =>
      tags(outside(text)).filter((tag) => !tag.includes('code'));
    expect(tagsOf(hostile)).toEqual(tagsOf(harmless));
    expect(outside(hostile)).not.toMatch(/@octocat|\*\*b\*\*|\[x\]\(/);
  });

  test('a fence is longer than what it holds', () => {
    expect(printReport(HOSTILE_REPORT, 'markdown', OPTIONS)).toMatch(/^`{5}xml\n<a>\n/m);
  });

  test('fits into a comment, says what is missing, and closes what it opened', () => {
    const large = printReport(largeReport(), 'markdown', OPTIONS);
    expect(large.length).toBeLessThan(COMMENT_LIMIT + 2_000);
    expect(large).toMatch(/\*\d+ more did not fit into a comment\.\*/);
    expect(large.split('<details>')).toHaveLength(large.split('</details>').length);
    expect(printReport(largeReport(), 'markdown', VERBOSE).length).toBeGreaterThan(COMMENT_LIMIT);
  });

  test('has an overview of several comparisons, and a line when nothing changed', () => {
    const log = printReport(reportOf(COMPARISON, UNCHANGED), 'markdown', OPTIONS);
    expect(log).toMatch(/^## Changes of the API\n\n- \*\*shop 9\.0 → 10\.0\*\*: no change\n- \*\*/);
    expect(printReport(reportOf(UNCHANGED), 'markdown', OPTIONS)).toBe(
      '## shop 9.0 → 10.0\n\nNo change.\n',
    );
  });
});

describe('junit', () => {
  const file = printReport(reportOf(COMPARISON, UNCHANGED), 'junit', OPTIONS);
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '',
    isArray: (name) => name === 'testcase' || name === 'testsuite',
  });

  test('is well-formed, whatever the schemas say', () => {
    const [hostile, harmless] = both('junit');
    expect(XMLValidator.validate(hostile)).toBe(true);
    XmlDocument.fromString(hostile).dispose();
    expect(tags(hostile)).toEqual(tags(harmless));
  });

  test('has a case for each direction of each operation, failed by what breaks the reader', () => {
    const [, suite] = parser.parse(file).testsuites.testsuite;
    expect(suite).toMatchObject({ name: 'shop 5.9 -> 9.0', tests: '22', failures: '7' });
    const failed = suite.testcase.filter((each: object) => 'failure' in each);
    expect(failed.map(({ name }: { name: string }) => name)).toEqual([
      'user.CreateUser request',
      'user.SetUser request',
      ...['user.LstUser', 'user.FindUser', 'meeting.GetHost', 'meeting.LstHosts'].map(
        (name) => `${name} response`,
      ),
      'meeting.LstGuests response',
    ]);
    expect(failed[0].failure['#text']).toContain('<use:supportCenter/>');
    // The proof is not repeated for each operation.
    expect(failed[1].failure['#text']).toContain('stands at user.CreateUser request');
  });

  test('strict readers fail more', () => {
    const strict = printReport(reportOf(COMPARISON), 'junit', { ...OPTIONS, reader: 'strict' });
    expect(strict).toContain('failures="9"');
  });

  test('what is allowed fails nothing, and what no operation has fails by itself', () => {
    const { operations: _operations, ...rest } = COMPARISON;
    const alone = printReport(reportOf({ ...rest, operations: [] }), 'junit', OPTIONS);
    expect(alone.match(/<testcase classname="shop" name="([^"]*)"/g)).toEqual([
      '<testcase classname="shop" name="use:userType.supportCenter"',
      '<testcase classname="shop" name="use:userInstanceType.phone"',
    ]);
  });
});
