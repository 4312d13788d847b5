import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { OrderedContent } from '../../generator/ir/model.js';
import type { Particle } from '../../generator/xsd/components.js';
import { anyModel, wordOf } from './arbitrary.js';
import { any, complex, el, elements, group, id, schema, xs } from './build.js';
import { contentOf, lowered } from './lowered.js';
import { matches, type Word } from './matcher.js';

/** A mixed type, which always has an automaton. */
function ordered(particle: Particle): OrderedContent {
  const { record, found } = lowered(schema([complex('x', elements(particle, 0, true))]));
  const { content } = record('x');
  if (content.kind !== 'ordered') throw new Error('not ordered');
  // Random models may be so ambiguous that no small automaton is deterministic.
  fc.pre(!found.includes('LOW503 error'));
  return content;
}

function accepts({ items, automaton }: OrderedContent, word: Word): boolean {
  let state = automaton.states[0];
  for (const name of word) {
    const item = items.findIndex((each) => each.name === name);
    const step =
      state?.next.find(([symbol]) => symbol === item) ??
      state?.next.find(([symbol]) => symbol >= items.length);
    if (step === undefined) return false;
    state = automaton.states[step[1]];
  }
  return state?.accepting === true;
}

describe('automata accept what the content model admits', () => {
  const words = fc.array(fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 6 }), {
    minLength: 30,
    maxLength: 30,
  });

  test('random words', () => {
    fc.assert(
      fc.property(anyModel, words, (particle, candidates) => {
        const content = ordered(particle);
        for (const word of candidates) expect(accepts(content, word)).toBe(matches(particle, word));
      }),
      { numRuns: 300 },
    );
  });

  test('random valid words', () => {
    fc.assert(
      fc.property(
        anyModel,
        fc.infiniteStream(fc.double({ min: 0, max: 0.999, noNaN: true })),
        (particle, numbers) => {
          const word = wordOf(particle, () => numbers.next().value ?? 0);
          fc.pre(word.length < 60);
          expect(accepts(ordered(particle), word)).toBe(matches(particle, word));
        },
      ),
      { numRuns: 300 },
    );
  });
});

test('automata are deterministic, sorted and start at 0', () => {
  fc.assert(
    fc.property(anyModel, (particle) => {
      const { states } = ordered(particle).automaton;
      for (const { next } of states) {
        const symbols = next.map(([symbol]) => symbol);
        expect(symbols).toEqual([...new Set(symbols)].toSorted((a, b) => a - b));
        for (const [, target] of next) expect(states[target]).toBeDefined();
      }
    }),
  );
});

test('states that accept the same continuations are merged', () => {
  const branches = Array.from({ length: 11 }, (_, index) => el(`e${index}`));
  expect(ordered(group('choice', branches, 1, 'unbounded')).automaton.states).toHaveLength(2);
});

test('2..50 takes a state for each count', () => {
  const { automaton } = ordered(group('sequence', [el('a', xs('string'), 2, 50), any(0, 1)]));
  expect(automaton.states.length).toBeGreaterThan(50);
});

test('a model beyond the limit is reported', () => {
  const large = group('sequence', [
    group('sequence', [el('a', xs('string'), 100, 100)], 90, 90),
    el('a'),
  ]);
  expect(lowered(schema([complex('x', elements(large))])).found).toEqual(['LOW503 error']);
});

describe('wildcards', () => {
  test('what no item matches goes to the wildcard', () => {
    const content = contentOf(group('sequence', [el('a'), any(0, 'unbounded')]));
    if (content.kind !== 'ordered') throw new Error('not ordered');
    expect(accepts(content, ['a', 'x', 'y'])).toBe(true);
    expect(accepts(content, ['x'])).toBe(false);
    // The second one is not the item: nothing after the first place says so.
    expect(content.automaton.states[1]?.next).toEqual([[1, 1]]);
  });

  test('an ambiguous model is followed both ways', () => {
    const content = contentOf(group('sequence', [any(0, 'unbounded'), el('a'), el('b')]));
    if (content.kind !== 'ordered') throw new Error('not ordered');
    expect(accepts(content, ['a', 'b'])).toBe(true);
    expect(accepts(content, ['a', 'a', 'x', 'a', 'b'])).toBe(true);
    expect(accepts(content, ['a', 'x'])).toBe(false);
  });
});

test('a mixed xs:all counts each child once', () => {
  const all = group('all', [el('a'), el('b', xs('string'), 0), el('c', xs('string'), 0)]);
  const content = ordered(all);
  for (const word of [[], ['a'], ['b'], ['b', 'a'], ['c', 'b', 'a'], ['a', 'a'], ['c', 'c', 'a']]) {
    expect(accepts(content, word)).toBe(matches(all, word));
  }
});

test('one name with two types is an error, with two defaults a warning', () => {
  const types = [complex('m'), complex('n')];
  const two = group('sequence', [el('a', id('m')), el('b'), el('a', id('n'))]);
  expect(lowered(schema([...types, complex('x', elements(two))])).found).toEqual(['LOW501 error']);
  const defaults = group('sequence', [
    el('a'),
    el('b'),
    el('a', xs('string'), 1, 1, { default: 'x' }),
  ]);
  expect(lowered(schema([complex('x', elements(defaults))])).found).toEqual(['LOW502 warning']);
});
