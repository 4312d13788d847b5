import fc from 'fast-check';
import { expect, test } from 'vitest';
import { patternAutomaton } from '../../generator/language/pattern-automaton.js';
import { DEAD, NOTHING } from '../../generator/language/simple-machine.js';
import { searchBetween } from '../../generator/language/simple-search.js';
import { compilePattern } from '../../generator/pattern/compile.js';
import { automaton } from '../../generator/runtime/pattern.js';

function matches(patterns: readonly string[], text: string): boolean | undefined {
  const machine = patternAutomaton(patterns);
  if (machine === undefined) return undefined;
  let state = machine.start;
  for (const character of text) {
    if (state === DEAD) return false;
    state = machine.step(state, character.codePointAt(0) ?? 0);
  }
  return state !== DEAD && machine.accepts(state);
}

function matchesCompiled(pattern: string, text: string): boolean {
  const compiled = compilePattern(pattern);
  if (compiled.kind === 'error') return true;
  if (compiled.kind === 'automaton') return automaton(compiled.program).test(text);
  return new RegExp(compiled.source, compiled.flags).test(text);
}

const { pattern } = fc.letrec<{ pattern: string; atom: string; piece: string }>((tie) => ({
  atom: fc.oneof(
    {
      weight: 5,
      arbitrary: fc.constantFrom('a', 'b', '[ab]', '[^a]', '.', '\\d', '\\i', '[a-c-[b]]'),
    },
    tie('pattern').map((inner) => `(${inner})`),
  ),
  piece: fc
    .tuple(tie('atom'), fc.constantFrom('', '', '?', '*', '+', '{2}', '{1,3}', '{2,}', '{0}'))
    .map((parts) => parts.join('')),
  pattern: fc
    .array(fc.array(tie('piece'), { maxLength: 3 }), { minLength: 1, maxLength: 2 })
    .map((branches) => branches.map((pieces) => pieces.join('')).join('|')),
}));

test('an automaton matches what the compiled pattern matches', () => {
  const texts = fc.array(
    fc.string({ unit: fc.constantFrom('a', 'b', 'c', '1', '😀'), maxLength: 8 }),
    {
      minLength: 20,
      maxLength: 20,
    },
  );
  fc.assert(
    fc.property(pattern, texts, (source, all) => {
      for (const text of ['', 'a', 'b', 'ab', 'aab', ...all]) {
        const found = matches([source], text);
        if (found !== undefined)
          expect([source, text, found]).toEqual([source, text, matchesCompiled(source, text)]);
      }
    }),
    { numRuns: 500 },
  );
});

test('one of several patterns is enough', () => {
  expect(['a', 'bb', 'b'].map((text) => matches(['a', 'b{2}'], text))).toEqual([true, true, false]);
});

test('a pattern that is none matches everything, as the judge has it', () => {
  expect(matches(['a', '('], 'x')).toBe(true);
});

test('counters are not written out, large patterns not gone into', () => {
  expect(matches(['a{0,1000000}b{999999,}'], 'b'.repeat(10))).toBe(false);
  expect(patternAutomaton(['(ab){3000}'])).toBeUndefined();
});

test('the shortest text that only the first one has, pleasant characters preferred', () => {
  const between = (one: string, other: string): unknown => {
    const [inner, outer] = [patternAutomaton([one]), patternAutomaton([other])];
    return searchBetween(inner ?? NOTHING, outer ?? NOTHING, () => true);
  };
  expect(between('.*', '.{0,3}')).toEqual({ kind: 'found', text: 'aaaa' });
  expect(between('[^a]+', '[b-z]*')).toEqual({ kind: 'found', text: '1' });
  expect(between('(ab)*', 'a*b*')).toEqual({ kind: 'found', text: 'abab' });
  expect(between('[a-f]{2}', '[a-z]*')).toEqual({ kind: 'none' });
  // Too many short ones: found by going straight on.
  expect(between('.{0,100}@.{0,100}', '.{0,99}@.{0,100}')).toEqual({
    kind: 'found',
    text: `${'a'.repeat(100)}@`,
  });
});
