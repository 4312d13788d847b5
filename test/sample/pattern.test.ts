import { expect, test } from 'vitest';
import { textFor } from '../../generator/sample/pattern.js';

test.each([
  ['[0-9]{4}', 0, '0000'],
  ['true|TRUE', 0, 'true'],
  ['[A-Z]{2,}', 3, 'AAAAA'],
  ['a{1,3}', 9, 'aaa'],
  ['\\d+-\\w?', 1, '00-a'],
  ['(ab|c)*d', 0, 'd'],
  ['[^a-z]', 0, 'A'],
  ['[a-z-[aeiou]]', 0, 'b'],
  ['.', 0, 'a'],
  ['', 0, ''],
])('%s with %i more gives %j', (pattern, extra, expected) => {
  expect(textFor(pattern, extra)).toBe(expected);
});

test('what is no pattern has no text', () => {
  expect(textFor('(', 0)).toBeUndefined();
  expect(textFor('[a-[a]]', 0)).toBeUndefined();
});
