import { describe, expect, test } from 'vitest';
import { isSafePath } from '../../generator/output/files.js';
import { manifestFor, parseManifest, printManifest } from '../../generator/output/manifest.js';

const HEAD = { tool: 'tool 1', api: 'acme', release: '1.0', schemas: { b: '2', a: '1' } };

describe('manifests', () => {
  test('print the same whatever the order of files, and read back', () => {
    const files = [
      { path: 'b.ts', text: 'b' },
      { path: 'a.ts', text: 'a' },
    ];
    const options = { operations: ['x.Y', 'a.*'] };
    const text = printManifest(manifestFor({ ...HEAD, options }, files));
    expect(printManifest(manifestFor({ ...HEAD, options }, files.toReversed()))).toBe(text);
    expect(parseManifest(text)).toEqual(manifestFor({ ...HEAD, options }, files));
    expect(Object.keys(JSON.parse(text) as object)).toEqual([
      'tool',
      'api',
      'release',
      'options',
      'schemas',
      'files',
    ]);
    expect(text.indexOf('"a.ts"')).toBeLessThan(text.indexOf('"b.ts"'));
  });

  test.each([
    'no json',
    '[]',
    '{}',
    JSON.stringify({ ...HEAD, options: {}, files: { '../x': '' } }),
    JSON.stringify({ ...HEAD, options: {}, files: { '/etc/passwd': '' } }),
    JSON.stringify({ ...HEAD, options: {}, files: { 'a\\b': '' } }),
    JSON.stringify({ ...HEAD, options: { operations: 'x' }, files: {} }),
    JSON.stringify({ ...HEAD, options: {}, files: { a: 1 } }),
  ])('%j is refused', (text) => {
    expect(parseManifest(text)).toHaveProperty('problem');
  });
});

test.each([
  ['a/b.ts', true],
  ['a//b', false],
  ['./a', false],
  ['a/..', false],
  ['', false],
  ['/a', false],
  ['C:a', false],
  ['a\0b', false],
])('isSafePath(%j) is %j', (path, expected) => {
  expect(isSafePath(path)).toBe(expected);
});
