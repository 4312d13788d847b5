/** Random types and texts: all judges of the project say the same, and what was read can be written. */
import { expect, test } from 'vitest';
import { randomOf, typeCase } from './arbitrary.js';
import { isAccepted, isConstant, read, typed } from './typed.js';

const random = randomOf(20_261_128);
const cases = Array.from({ length: 400 }, () => typeCase(random)).filter(({ type }) =>
  isAccepted(type),
);

test('code, constants and values agree, and values are written as they can be read', async () => {
  const all = await typed(cases.map(({ type }) => type));
  const differences: unknown[] = [];
  let valid = 0;
  for (const [index, { type, texts }] of cases.entries()) {
    const made = all[index];
    if (made === undefined) continue;
    const { codecs } = made.opened;
    for (const text of texts.filter((each) => !each.includes('p:'))) {
      const found = read(made, text);
      if ((found !== undefined) !== isConstant(made, text)) differences.push([type, text]);
      if (found === undefined) continue;
      valid++;
      const issues = codecs.validate(made.codec, found.value);
      if (issues.length > 0) differences.push([type, text, issues]);
      else {
        const again = codecs.decode(made.codec, codecs.encode(made.codec, found.value));
        if (again.issues.length > 0) differences.push([type, text, again.issues]);
      }
    }
  }
  expect(differences).toEqual([]);
  expect(valid).toBeGreaterThan(500);
});
