// The part of XPath that identity constraints may use (Part 1, section 3.11.6).
import { describe, expect, test } from 'vitest';
import { parsePaths } from '../../generator/xsd/xpath.js';

const SCOPE = { '': 'urn:default', p: 'urn:p', q: 'urn:q' };

function printed(text: string, kind: 'selector' | 'field'): readonly string[] | string {
  const parsed = parsePaths(text, kind, SCOPE);
  if ('problem' in parsed) return parsed.problem;
  return parsed.paths.map(({ deep, steps, attribute }) =>
    [deep ? './' : '.', ...steps, ...(attribute === undefined ? [] : [`@${attribute}`])].join('/'),
  );
}

describe('a path in both places', () => {
  test.each([
    ['.', ['.']],
    ['a', ['./a']],
    ['p:a', ['./{urn:p}a']],
    ['*', ['./*']],
    ['p:*', ['./{urn:p}*']],
    ['xml:a', ['./{http://www.w3.org/XML/1998/namespace}a']],
    ['a/b/c', ['./a/b/c']],
    ['./a/././b/.', ['./a/b']],
    ['.//a', ['.//a']],
    ['.//.', ['./']],
    ['.//*/p:b', ['.//*/{urn:p}b']],
    ['a|b', ['./a', './b']],
    ['.//a | p:b/c | .', ['.//a', './{urn:p}b/c', '.']],
    ['child::a', ['./a']],
    ['child::p:*/child::*', ['./{urn:p}*/*']],
    ['child/attribute', ['./child/attribute']],
    ['a.b-c/d.', ['./a.b-c/d.']],
    ['\u{e9}t\u{e9}', ['./\u{e9}t\u{e9}']],
    [' a\n/ \tb ', ['./a/b']],
    ['. // a', ['.//a']],
    ['child :: a', ['./a']],
  ])('%j', (text, expected) => {
    expect(printed(text, 'selector')).toEqual(expected);
    expect(printed(text, 'field')).toEqual(expected);
  });
});

describe('an attribute ends a field', () => {
  test.each([
    ['@a', ['./@a']],
    ['@p:a', ['./@{urn:p}a']],
    ['@*', ['./@*']],
    ['@ q:*', ['./@{urn:q}*']],
    ['attribute::a', ['./@a']],
    ['attribute ::p:a', ['./@{urn:p}a']],
    ['a/@b', ['./a/@b']],
    ['.//@b', ['.//@b']],
    ['./@b | c', ['./@b', './c']],
  ])('%j', (text, expected) => {
    expect(printed(text, 'field')).toEqual(expected);
    expect(printed(text, 'selector')).toMatch(/is not a path of the simple kind$/);
  });
});

describe('no path', () => {
  test.each([
    ['', 'is not a path'],
    [' ', 'is not a path'],
    ['/', 'is not a path'],
    ['/a', 'is not a path'],
    ['//a', 'is not a path'],
    ['a/', 'is not a path'],
    ['a//b', 'is not a path'],
    ['.//', 'is not a path'],
    ['.//a//b', 'is not a path'],
    ['a/.//b', 'is not a path'],
    ['a|', 'is not a path'],
    ['|a', 'is not a path'],
    ['a||b', 'is not a path'],
    ['..', 'is not a path'],
    ['../a', 'is not a path'],
    ['a b', 'is not a path'],
    ['p :a', 'is not a path'],
    ['p: a', 'is not a path'],
    ['p:q:a', 'is not a path'],
    ['*:a', 'is not a path'],
    ['1a', 'is not a path'],
    ['a[1]', 'is not a path'],
    ['a()', 'is not a path'],
    ['text()', 'is not a path'],
    ['@a/b', 'is not a path'],
    ['@', 'is not a path'],
    ['@@a', 'is not a path'],
    ['@child::a', 'is not a path'],
    ['child::', 'is not a path'],
    ['child::.', 'is not a path'],
    ['child::@a', 'is not a path'],
    ['descendant::a', 'is not a path'],
    ['self::a', 'is not a path'],
    ['r:a', "the prefix 'r' is not declared"],
    ['r:*', "the prefix 'r' is not declared"],
    ['constructor:a', "the prefix 'constructor' is not declared"],
  ])('%j', (text, problem) => {
    expect(printed(text, 'selector')).toContain(problem);
    expect(printed(text, 'field')).toContain(problem);
  });
});
