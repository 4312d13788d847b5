/**
 * What libxml2 2.9 and Xerces-J 2.12 both say of patterns put together at random from pieces, in
 * agreed.jsonl: the values, then each pattern with a verdict for each value (`-` where the two
 * differ), or none where both refuse the pattern.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { compilePattern } from '../../generator/pattern/compile.js';
import { automaton } from '../../generator/runtime/pattern.js';

const [values = [], ...patterns] = readFileSync(join(import.meta.dirname, 'agreed.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as readonly string[]);

/** They know the name characters of the earlier editions of XML 1.0, not those of the fifth. */
const NEWER = new Set(['\u{1F600}', '\u0661']);

test('whoever agrees on a pattern agrees with us', () => {
  const differences: unknown[] = [];
  let pairs = 0;
  for (const [pattern = '', agreed = ''] of patterns) {
    const verdicts = verdictsOf(pattern);
    if ((agreed === '') !== (verdicts === undefined)) differences.push([pattern, agreed]);
    for (const [index, verdict] of (verdicts ?? []).entries()) {
      const [value = '', both = '-'] = [values[index], agreed[index]];
      if (both === '-' || (/\\[icIC]/.test(pattern) && NEWER.has(value))) continue;
      pairs++;
      if (verdict !== (both === '1')) differences.push([pattern, value, verdict]);
    }
  }
  expect(differences).toEqual([]);
  expect(pairs).toBeGreaterThan(10_000);
});

/** Undefined for a pattern that is refused. */
function verdictsOf(pattern: string): readonly boolean[] | undefined {
  const compiled = compilePattern(pattern);
  switch (compiled.kind) {
    case 'error':
      return undefined;
    case 'regexp': {
      const expression = new RegExp(compiled.source, compiled.flags);
      return values.map((value) => expression.test(value));
    }
    case 'automaton': {
      const matcher = automaton(compiled.program);
      return values.map((value) => matcher.test(value));
    }
  }
}
