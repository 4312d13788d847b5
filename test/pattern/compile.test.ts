import { describe, expect, it } from 'vitest';
import { compilePattern } from '../../generator/pattern/compile.js';
import { automaton } from '../../generator/runtime/pattern.js';
import type { Matcher } from '../../generator/runtime/facets.js';

function matcherOf(pattern: string): Matcher {
  const compiled = compilePattern(pattern);
  switch (compiled.kind) {
    case 'regexp':
      return new RegExp(compiled.source, compiled.flags);
    case 'automaton':
      return automaton(compiled.program);
    case 'error':
      throw new Error(`${pattern}: ${compiled.message}`);
  }
}

describe('a pattern matches', () => {
  it.each<readonly [pattern: string, yes: readonly string[], no: readonly string[]]>([
    // The whole text, always; ^ and $ are ordinary.
    ['a', ['a'], ['', 'aa', 'ba', 'a\n']],
    ['^a$', ['^a$'], ['a']],
    ['a|bc|', ['a', 'bc', ''], ['b', 'abc']],
    ['a{2,3}', ['aa', 'aaa'], ['a', 'aaaa']],
    ['a{0}b', ['b'], ['ab']],
    // What looks special in JavaScript only.
    ['a/b', ['a/b'], ['ab']],
    ['&&--', ['&&--'], ['&-']],
    ['[&&~~]', ['&', '~'], ['&&']],
    // Characters are code points.
    ['.', ['a', '\u{1F600}', '\u2028'], ['', '\n', '\r', '\u{1F600}\u{1F600}']],
    ['[\u{1F600}-\u{1F64F}]{2}', ['\u{1F600}\u{1F601}'], ['\u{1F600}']],
    // Multi-character escapes.
    ['\\d+', ['0', '\u0660'], ['a', '\u00B2', '']],
    ['\\D', ['a', '\u00B2'], ['0', '\u0660']],
    ['\\s', [' ', '\t', '\n', '\r'], ['\u00A0', '\f', '\v', '\uFEFF']],
    ['\\S', ['a', '\u00A0'], [' ', '\n']],
    ['\\w', ['a', '1', '$', '+', '\u0301'], ['_', '-', ' ', '.', '\u200B']],
    ['\\W', ['_', '-', ' '], ['a', '$']],
    ['[\\w_-]', ['a', '_', '-'], ['.']],
    ['\\i', ['a', ':', '_', '\u00E9'], ['1', '-', '.', ' ']],
    ['\\I', ['1', '-'], ['a', ':']],
    ['\\c', ['a', '1', '-', '.', ':', '\u00B7'], [' ', '/', '\u00D7']],
    ['\\C', [' ', '/'], ['a', '1']],
    // Categories and blocks.
    ['\\p{Lu}\\p{Ll}', ['Aa', '\u00C9\u00E9'], ['aA']],
    ['\\P{Sc}', ['a'], ['\u20AC', '$']],
    ['\\p{C}', ['\u0000', '\uE000'], ['a']],
    ['\\p{IsBasicLatin}', ['a', '\u007F'], ['\u0080']],
    ['\\P{IsBasicLatin}', ['\u0080', '\u{1F600}'], ['a']],
    ['\\p{IsLatin-1Supplement}', ['\u00E9'], ['e']],
    ['\\p{IsGreek}\\p{IsGreekandCoptic}', ['\u03B1\u03B2'], ['ab']],
    ['\\p{IsPrivateUse}', ['\uE000', '\u{F0000}', '\u{100000}'], ['a']],
    // Classes.
    ['[a-c-]', ['a', 'c', '-'], ['d']],
    ['[^a-c]', ['d', '\n', '^'], ['a']],
    ['[^^]', ['a'], ['^']],
    ['[a-z-[aeiou]]', ['b'], ['a', '-', '[']],
    ['[a-z-[^aeiou]]', ['a'], ['b', '1']],
    ['[^a-z-[0-9]]', ['A'], ['a', '5']],
    ['[a-z-[a-f-[c]]]', ['c', 'g'], ['a', 'd']],
    ['[\\p{L}-[a-z]]', ['A', '\u00E9'], ['a', '1']],
    ['[\\w-[\\d]]+', ['ab'], ['a1']],
    ['[a-[a]]', [], ['a', '']],
    ['\\$', ['$'], ['\\$']],
  ])('%s', (pattern, yes, no) => {
    const matcher = matcherOf(pattern);
    expect(yes.filter((text) => !matcher.test(text))).toEqual([]);
    expect(no.filter((text) => matcher.test(text))).toEqual([]);
  });
});

describe('a RegExp is made of', () => {
  it.each([
    ['(a+)+', '^(?:a+)$'],
    ['(a|a)*b', '^(?:a*b)$'],
    ['(a|aa)+', '^(?:a+)$'],
    ['(x+x+)+y', '^(?:x{2,}y)$'],
    ['(a?b*)*', '^(?:[ab]*)$'],
    ['(a?){40}a{40}', '^(?:a{40,80})$'],
    ['((a{0,100}){0,100}){0,100}', '^(?:a{0,1000000})$'],
    ['(ab|ac)*', '^(?:(?:a[bc])*)$'],
    ['true|false|', '^(?:(?:true|false)?)$'],
    ['(\\d{1,3}\\.){3}\\d{1,3}', '^(?:(?:\\p{Nd}{1,3}\\.){3}\\p{Nd}{1,3})$'],
    ['[1-9][0-9]*(, ?[1-9][0-9]*)*', '^(?:[1-9][0-9]*(?:, ?[1-9][0-9]*)*)$'],
    ['[A-Z]{2}[A-Z0-9]{5}', '^(?:[A-Z]{2}[0-9A-Z]{5})$'],
    ['', '^(?:)$'],
  ])('%s', (pattern, source) => {
    expect(compilePattern(pattern)).toEqual({ kind: 'regexp', source, flags: 'u', notes: [] });
  });
});

describe('an automaton is made of', () => {
  it.each([
    '(.*)*b',
    '([a-z]+)*x',
    '.+@.+',
    '(a|b)*a(a|b){3}',
    '(ab?|ba)*',
    '[^,]+(, ?[^,]+)*',
    '([a-zA-Z0-9._-]+)*@([a-z]+[.])+[a-z]+',
    '(a{2,3})*',
    '(a*b?)*a*c',
    '([A-Z]{3},){0,1000}[A-Z]{3}',
  ])('%s', (pattern) => {
    const compiled = compilePattern(pattern);
    expect(compiled.kind).toBe('automaton');
    // It is written into emitted code.
    expect(JSON.parse(JSON.stringify(compiled))).toEqual(compiled);
  });
});

describe('an error is made of', () => {
  it('a bad pattern, with its place', () => {
    expect(compilePattern('a(?=b)')).toMatchObject({ kind: 'error', index: 2 });
  });

  it('quantities that multiply to too many states', () => {
    for (const pattern of ['((a|bc)?d?){3000}', '(((ab?){9,99}c?){9,99}d?){9,99}'])
      expect(compilePattern(pattern)).toMatchObject({ kind: 'error', index: 0 });
  });

  it('no long pattern as such', () => {
    const codes = Array.from({ length: 3000 }, (_, code) => `${code}x*`);
    const matcher = matcherOf(codes.join('|'));
    expect([matcher.test('2999xx'), matcher.test('3000')]).toEqual([true, false]);
  });
});
