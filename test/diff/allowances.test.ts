import { describe, expect, test } from 'vitest';
import { allowChanges, readAllowances } from '../../generator/diff/allowances.js';
import type { Allowance } from '../../generator/diff/allowances.js';
import { failingChanges } from '../../generator/diff/fail.js';
import type { FailOn } from '../../generator/diff/fail.js';
import type { Change, Comparison, Impact } from '../../generator/diff/model.js';
import { Diagnostics } from '../../generator/support/diagnostic.js';

const ID = '0123456789ab';

function problemsOf(diagnostics: Diagnostics): readonly string[] {
  return diagnostics.all.map(({ at, code, severity, message }) => {
    return `${at?.file}:${at?.line} ${code} ${severity} ${message}`;
  });
}

function read(text: string): {
  readonly allowances: readonly Allowance[] | undefined;
  readonly problems: readonly string[];
} {
  const diagnostics = new Diagnostics();
  const allowances = readAllowances(text, 'allow.json', diagnostics);
  return { allowances, problems: problemsOf(diagnostics) };
}

function change(id: string, request: Impact, strict: Impact = 'safe', more = {}): Change {
  const verdict = (impact: Impact): Change['request'] => ({ impact, reason: 'so' });
  return {
    id,
    rule: 'element-removed',
    subject: 't:a.b',
    message: 'removed',
    request: verdict(request),
    strict: verdict(strict),
    tolerant: verdict('safe'),
    isReachable: true,
    ...more,
  };
}

function comparison(...changes: readonly Change[]): Comparison {
  const side = { label: '1', release: '1', operations: 0 };
  return { api: 't', from: side, to: side, changes, operations: [], source: [], bump: 'none' };
}

describe('the allow-list', () => {
  test('has ids, reasons and last days', () => {
    const text = `{ "$schema": "x", "allow": [\n{ "id": "${ID}", "reason": "known" },\n{ "id": "${ID}", "reason": "r", "expires": "2030-02-28" }] }`;
    expect(read(text)).toEqual({
      allowances: [
        { id: ID, reason: 'known', at: { file: 'allow.json', line: 2, column: 1 } },
        { id: ID, reason: 'r', expires: '2030-02-28', at: expect.objectContaining({ line: 3 }) },
      ],
      problems: [],
    });
    expect(read('{ "allow": [] }').allowances).toEqual([]);
  });

  test.each([
    ['{', /^allow\.json:1 DIF968 error is no JSON: /],
    ['[]', /expected an object, found an empty list$/],
    ['{}', /missing key 'allow'$/],
    ['{ "alow": [] }', /unknown key 'alow'$/m],
    [`{ "allow": [{ "id": "${ID}" }] }`, /missing key 'reason'$/],
    [`{ "allow": [{ "id": "${ID}", "reason": " " }] }`, /expected a string that is not empty/],
    ['{ "allow": [{ "id": "x", "reason": "r" }] }', /expected the id of a change, 12 hexadecimal/],
    [`{ "allow": [{ "id": "${ID}", "reason": "r", "until": "x" }] }`, /unknown key 'until'$/],
    [
      `{ "allow": [{ "id": "${ID}", "reason": "r", "expires": "31.12.2030" }] }`,
      /expected a day such as 2030-12-31, found '31\.12\.2030'$/,
    ],
    [`{ "allow": [{ "id": "${ID}", "reason": "r", "expires": "2030-02-30" }] }`, /a day such as/],
  ])('%s is refused', (text, message) => {
    const { allowances, problems } = read(text);
    expect(allowances).toBeUndefined();
    expect(problems.length).toBeGreaterThan(0);
    for (const problem of problems) expect(problem).toMatch(/^allow\.json:\d+ DIF968 error /);
    expect(problems.join('\n')).toMatch(message);
  });

  test('counts up to and including its last day', () => {
    const at = { file: 'allow.json', line: 2, column: 1 };
    const entry: Allowance = { id: ID, reason: 'known', expires: '2030-06-30', at };
    const allowedOn = (today: string): unknown => {
      const diagnostics = new Diagnostics();
      const [result] = allowChanges(
        [comparison(change(ID, 'breaking'))],
        [entry],
        today,
        diagnostics,
      );
      return [result?.changes[0]?.allowed, ...problemsOf(diagnostics)];
    };
    const allowed = { reason: 'known', expires: '2030-06-30' };
    expect(allowedOn('2030-06-29')).toEqual([allowed]);
    expect(allowedOn('2030-06-30')).toEqual([allowed]);
    expect(allowedOn('2030-07-01')).toEqual([
      undefined,
      `allow.json:2 DIF969 warning the entry for ${ID} expired on 2030-06-30: it counts no more`,
    ]);
  });

  test('an entry that fits nothing is told about on request', () => {
    const diagnostics = new Diagnostics();
    const at = { file: 'allow.json', line: 2, column: 1 };
    allowChanges([comparison()], [{ id: ID, reason: 'r', at }], '2030-01-01', diagnostics);
    expect(problemsOf(diagnostics)).toEqual([
      `allow.json:2 DIF969 info no change has the id ${ID}`,
    ]);
  });
});

describe('what a run fails for', () => {
  const changes = [
    change('breaking', 'breaking'),
    change('strict', 'safe', 'breaking'),
    change('warning', 'warning'),
    change('safe', 'safe'),
    change('text', 'safe', 'safe', { rule: 'documentation-changed' }),
    change('allowed', 'breaking', 'safe', { allowed: { reason: 'known' } }),
    change('unreached', 'breaking', 'safe', { isReachable: false }),
  ];
  const report = { tool: 't', comparisons: [comparison(...changes)] };

  test.each<[FailOn, 'tolerant' | 'strict', readonly string[]]>([
    ['breaking', 'tolerant', ['breaking']],
    ['breaking', 'strict', ['breaking', 'strict']],
    ['warning', 'tolerant', ['breaking', 'warning']],
    ['warning', 'strict', ['breaking', 'strict', 'warning']],
    ['any', 'tolerant', ['breaking', 'strict', 'warning', 'safe']],
  ])('--fail-on %s, read by a %s reader', (failOn, reader, expected) => {
    expect(failingChanges(report, failOn, reader).map(({ id }) => id)).toEqual(expected);
  });
});
