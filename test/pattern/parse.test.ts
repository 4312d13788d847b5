import { describe, expect, it } from 'vitest';
import { parsePattern } from '../../generator/pattern/parse.js';
import { DEPTH_LIMIT } from '../../generator/pattern/scanner.js';

describe('parsePattern reads', () => {
  it.each([
    '',
    '|',
    'a||b',
    '()',
    '(|a)*',
    '^a$',
    'a-b,c&d<e>"f"/',
    'a?b*c+d{2}e{2,}f{2,3}g{0}h{0,0}',
    '\\n\\r\\t\\\\\\|\\.\\?\\*\\+\\(\\)\\{\\}\\-\\[\\]\\^',
    '\\s\\S\\i\\I\\c\\C\\d\\D\\w\\W.',
    '\\p{L}\\P{Lu}\\p{Nd}[\\p{Sc}\\P{Cn}]',
    '\\p{IsBasicLatin}\\P{IsLatin-1Supplement}\\p{IsGreek}\\p{IsCombiningMarksforSymbols}',
    '[a]',
    '[^a]',
    '[^^]',
    '[a^]',
    '[-a]',
    '[a-]',
    '[^-a]',
    '[-]',
    '[a-z-]',
    '[.?*+(){}|$]',
    '[\\[-\\]]',
    '[\\d-]',
    '[a-z-[aeiou]]',
    '[^a-z-[0-9-[5]]]',
    '[--[a]]',
    '[a--[b]]',
    '\u{1F600}{2}[\u{1F600}-\u{1F64F}]',
  ])('%s', (pattern) => {
    expect(parsePattern(pattern)).toMatchObject({ kind: 'parsed', notes: [] });
  });
});

describe('parsePattern refuses', () => {
  it.each<readonly [pattern: string, index: number]>([
    // Quantifiers without an atom (production 9), and two of them (production 3).
    ['*a', 0],
    ['a|+', 2],
    ['a**', 2],
    ['a+?', 2],
    ['a{2}{3}', 4],
    ['(?:a)', 1],
    ['(?=a)b', 1],
    // Quantities (productions 5 to 8).
    ['a{', 1],
    ['a{}', 1],
    ['a{,3}', 1],
    ['a{3,2}', 1],
    ['a{2', 1],
    ['a{-1}', 1],
    // Metacharacters that are not escaped (production 10).
    ['{1}', 0],
    ['a}', 1],
    ['a]', 1],
    ['(a', 0],
    ['a)', 1],
    // Escapes (productions 24 and 37).
    ['a\\', 1],
    ['\\1', 0],
    ['(a)\\1', 3],
    ['\\b', 0],
    ['\\u0041', 0],
    ['\\x41', 0],
    // Categories and blocks (productions 25 to 36); surrogates are no characters.
    ['\\p', 0],
    ['\\p{', 0],
    ['\\p{}', 0],
    ['\\p{Lx}', 0],
    ['\\p{L1}', 0],
    ['\\p{Cs}', 0],
    ['\\p{Letter}', 0],
    ['\\p{Is}', 0],
    ['\\p{IsKlingon}', 0],
    ['\\p{isBasicLatin}', 0],
    // Classes (productions 12 to 22).
    ['[', 0],
    ['[]', 0],
    ['[^]', 0],
    ['[a', 0],
    ['[a-', 1],
    ['[[a]]', 1],
    ['[b-a]', 1],
    ['[a-\\d]', 1],
    ['[\\d-a]', 1],
    ['[a-c-e]', 4],
    ['[a--b]', 3],
    ['[+--]', 3],
    ['[--z]', 2],
    ['[-[a]]', 2],
    ['[^-[a]]', 3],
    ['[a-[]]', 3],
    ['[a-[b]c]', 6],
  ])('%s at %i', (pattern, index) => {
    expect(parsePattern(pattern)).toMatchObject({ kind: 'error', error: { index } });
  });

  it('nesting that could exhaust the stack', () => {
    const groups = (depth: number): string => '('.repeat(depth) + ')'.repeat(depth);
    const classes = (depth: number): string => '[a-'.repeat(depth) + '[b]' + ']'.repeat(depth);
    expect(parsePattern(groups(DEPTH_LIMIT)).kind).toBe('parsed');
    expect(parsePattern(groups(100_000)).kind).toBe('error');
    expect(parsePattern(classes(DEPTH_LIMIT)).kind).toBe('parsed');
    expect(parsePattern(classes(100_000)).kind).toBe('error');
  });
});

describe('parsePattern lets pass', () => {
  it('escaped punctuation that needs no escape, with a note', () => {
    expect(parsePattern('a\\$[\\@\\/]')).toMatchObject({
      kind: 'parsed',
      notes: [{ index: 1 }, { index: 4 }, { index: 6 }],
    });
  });
});
