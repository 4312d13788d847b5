import { expect, test } from 'vitest';
import fc from 'fast-check';
import { shortDiff } from '../../generator/output/diff.js';

test('equal texts have no difference', () => {
  expect(shortDiff('a\nb\n', 'a\nb\n')).toEqual([]);
});

test('a hunk has two lines of context', () => {
  const before = '1\n2\n3\n4\n5\n6\n7\n';
  expect(shortDiff(before, before.replace('4', 'four'))).toEqual([
    '@@ -2 +2 @@',
    ' 2',
    ' 3',
    '-4',
    '+four',
    ' 5',
    ' 6',
  ]);
});

test('long differences are cut', () => {
  const lines = shortDiff('', 'x\n'.repeat(100), 5);
  expect(lines).toHaveLength(6);
  expect(lines.at(-1)).toMatch(/^… \d+ more lines$/);
});

test('a long file with few differences shows them, not all of it', () => {
  const lines = Array.from({ length: 5000 }, (_, index) => `line ${index}`);
  const after = lines.toSpliced(4000, 1).toSpliced(10, 0, 'new');
  const diff = shortDiff(lines.join('\n'), after.join('\n'));
  expect(diff.filter((line) => /^[-+]/.test(line))).toEqual(['+new', '-line 4000']);
});

test('what is removed and added leads from one text to the other', () => {
  const text = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 30 });
  fc.assert(
    fc.property(text, text, (before, after) => {
      const lines = shortDiff(before.join('\n'), after.join('\n'), 1000);
      const removed = lines.filter((line) => line.startsWith('-')).length;
      const added = lines.filter((line) => line.startsWith('+')).length;
      const length = (list: readonly string[]): number => list.join('\n').split('\n').length;
      expect(length(before) - removed + added).toBe(length(after));
    }),
  );
});
