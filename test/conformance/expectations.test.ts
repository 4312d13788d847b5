import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { compare, missesOf, readMisses, type Miss } from '../../conformance/expectations.js';
import type { Result } from '../../conformance/suite.js';
import { table } from '../../conformance/table.js';
import { ROOT } from '../support/open.js';

function result(name: string, more: Partial<Result> = {}): Result {
  return {
    kind: 'instance',
    set: 'aMeta/s',
    group: 'g',
    name,
    expected: 'valid',
    actual: 'valid',
    ok: true,
    roundTrip: true,
    reason: '',
    ms: 1,
    ...more,
  };
}

function miss(name: string, kind: Miss['kind'] = 'instance'): Miss {
  return { kind, set: 'aMeta/s', group: 'g', name, reason: 'known' };
}

test('a wrong verdict and a lost round trip are misses', () => {
  const results = [
    result('fine'),
    result('wrong', { ok: false, actual: 'invalid', roundTrip: null }),
    result('lost', { roundTrip: false }),
    // Nothing that should have been refused has to come back.
    result('accepted', { ok: false, expected: 'invalid', roundTrip: false }),
  ];
  expect(missesOf(results).map(({ kind, name }) => [kind, name])).toEqual([
    ['instance', 'wrong'],
    ['round trip', 'lost'],
    ['instance', 'accepted'],
  ]);
});

test('what is not listed is a regression, and a listed miss that goes right fails too', () => {
  const results = [result('a', { ok: false }), result('b'), result('c', { roundTrip: false })];
  const { regressions, passes } = compare(results, [
    miss('b'),
    miss('c', 'round trip'),
    // Not in this part of the suite.
    miss('elsewhere'),
  ]);
  expect(regressions.map(({ name }) => name)).toEqual(['a']);
  expect(passes.map(({ name }) => name)).toEqual(['b']);
});

test('the table has a row for each contributor and never rounds up', () => {
  const results = [
    ...Array.from({ length: 199_999 }, (_, index) => result(String(index))),
    result('crashed', { ok: false, actual: 'crash', roundTrip: null, set: 'bMeta/s' }),
  ];
  expect(table(results).split('\n').slice(2)).toEqual([
    '| a | 0 of 0 | 199999 of 199999 | 100.000 % | 199999 of 199999 | 0 | 0 |',
    '| b | 0 of 0 | 0 of 1 | 0.000 % | 0 of 0 | 1 | 0 |',
    '| all | 0 of 0 | 199999 of 200000 | 99.999 % | 199999 of 199999 | 1 | 0 |',
  ]);
});

test('the table of the README misses what is listed, and the document gives each reason', () => {
  const known = readMisses(join(ROOT, 'conformance/known-misses.jsonl'));
  const counted = (kind: Miss['kind']): number => known.filter((each) => each.kind === kind).length;
  const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
  const [row = ''] = /^\| all +\|.*$/m.exec(readme) ?? [];
  const missing = [...row.matchAll(/(\d+) of (\d+)/g)].map(
    ([, right, all]) => Number(all) - Number(right),
  );
  expect(missing).toEqual([counted('schema'), counted('instance'), counted('round trip')]);
  const document = readFileSync(join(ROOT, 'docs/conformance.md'), 'utf8');
  for (const { group, reason } of known) {
    expect(document).toContain(group);
    expect(document).toContain(reason);
  }
});
