/**
 * What libxml2 2.9 and Xerces-J 2.12 both say of simple types and texts put together at random by
 * arbitrary.ts, in agreed.jsonl: the type, its texts, and a verdict for each (`-` where the two
 * differ), or none where both refuse the type.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isAccepted, isConstant, read, typed } from './typed.js';

type Agreed = readonly [type: string, texts: readonly string[], verdicts: string];

const agreed = readFileSync(join(import.meta.dirname, 'agreed.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Agreed);

const types = agreed.filter(([, texts]) => texts.length > 0);
const refused = agreed.filter(([, texts]) => texts.length === 0);

test('whoever agrees on a text agrees with us', async () => {
  const all = await typed(types.map(([type]) => type));
  const differences: unknown[] = [];
  let pairs = 0;
  for (const [index, [type, texts, verdicts]] of types.entries()) {
    const made = all[index];
    if (made === undefined) continue;
    for (const [at, text] of texts.entries()) {
      if (verdicts[at] === '-') continue;
      pairs++;
      const both = verdicts[at] === '1';
      if ((read(made, text) !== undefined) !== both) differences.push([type, text, 'code', both]);
      // Names with a prefix have no namespace in a test without scope.
      if (isConstant(made, text) !== both && !text.includes('p:'))
        differences.push([type, text, 'constant', both]);
    }
  }
  expect(differences).toEqual([]);
  expect(pairs).toBeGreaterThan(2500);
});

test('whoever refuses a type agrees with us', () => {
  expect(refused.length).toBeGreaterThan(50);
  expect(refused.filter(([type]) => isAccepted(type))).toEqual([]);
});
