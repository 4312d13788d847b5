import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { OrderedContent, State } from '../../generator/ir/model.js';
import type { Place } from '../../generator/runtime/ordered.js';
import type { Particle } from '../../generator/xsd/components.js';
import { anyModel, wordOf } from './arbitrary.js';
import { any, complex, el, elements, group, id, schema, xs } from './build.js';
import { contentOf, lowered } from './lowered.js';
import { matches, type Word } from './matcher.js';
import { admits, startOf } from './places.js';

/** A mixed type, which always has an automaton. */
function ordered(particle: Particle): OrderedContent {
  const { record } = lowered(schema([complex('x', elements(particle, 0, true))]));
  const { content } = record('x');
  if (content.kind !== 'ordered') throw new Error('not ordered');
  return content;
}

function statesOf({ automaton }: OrderedContent): readonly State[] {
  if (automaton.kind !== 'states') throw new Error('not written out');
  return automaton.states;
}

function accepts({ items, wildcards, automaton }: OrderedContent, word: Word): boolean {
  let place: Place | undefined = startOf(automaton);
  for (const name of word) {
    const item = items.findIndex((each) => each.name === name);
    place = [item, ...wildcards.map((_, index) => items.length + index)]
      .map((symbol) => place?.after(symbol))
      .find((next) => next !== undefined);
  }
  return place?.isEnd === true;
}

/** Only states judge ambiguous models, which no schema may have. */
function isWrittenOut({ automaton }: OrderedContent): boolean {
  return automaton.kind === 'states';
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
        fc.pre(isWrittenOut(content));
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
          const content = ordered(particle);
          fc.pre(word.length < 60 && isWrittenOut(content));
          expect(accepts(content, word)).toBe(matches(particle, word));
        },
      ),
      { numRuns: 300 },
    );
  });
});

test('automata are deterministic, sorted and start at 0', () => {
  fc.assert(
    fc.property(anyModel, (particle) => {
      const content = ordered(particle);
      fc.pre(isWrittenOut(content));
      const states = statesOf(content);
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
  expect(statesOf(ordered(group('choice', branches, 1, 'unbounded')))).toHaveLength(2);
});

test('a few rounds take a state for each count, many are counted', () => {
  const rounds = (max: number): OrderedContent =>
    ordered(group('sequence', [el('a', xs('string'), 2, max), any(0, 1)]));
  expect(statesOf(rounds(20)).length).toBeGreaterThan(20);
  expect(rounds(500).automaton.kind).toBe('counted');
});

test.each([
  ['a large count', 100, 100],
  ['no end of counts', 0, Number.MAX_SAFE_INTEGER],
])('a model with %s is kept as it is', (_, min, max) => {
  const inner = group('sequence', [el('a', xs('string'), min, max), el('b')], min, max);
  const { automaton } = ordered(group('sequence', [inner, el('c')], min, max));
  const a = { min, max, term: 0 };
  const group1 = { kind: 'sequence', particles: [a, { min: 1, max: 1, term: 1 }] };
  const group2 = {
    kind: 'sequence',
    particles: [
      { min, max, term: group1 },
      { min: 1, max: 1, term: 2 },
    ],
  };
  expect(automaton).toEqual({ kind: 'counted', particle: { min, max, term: group2 } });
});

describe('wildcards', () => {
  test('what no item matches goes to the wildcard', () => {
    const content = contentOf(group('sequence', [el('a'), any(0, 'unbounded')]));
    if (content.kind !== 'ordered') throw new Error('not ordered');
    expect(accepts(content, ['a', 'x', 'y'])).toBe(true);
    expect(accepts(content, ['x'])).toBe(false);
    // The second one is not the item: nothing after the first place says so.
    expect(statesOf(content)[1]?.next).toEqual([[1, 1]]);
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

test('a large xs:all is kept as it is', () => {
  const names = Array.from({ length: 200 }, (_, index) => `e${index}`);
  const all = group(
    'all',
    names.map((name, index) => el(name, xs('string'), index % 2)),
    0,
  );
  const content = ordered(all);
  expect(content.automaton.kind).toBe('all');
  const needed = names.filter((_, index) => index % 2 === 1);
  expect(accepts(content, [])).toBe(true);
  expect(accepts(content, names.toReversed())).toBe(true);
  expect(accepts(content, needed)).toBe(true);
  expect(accepts(content, needed.slice(1))).toBe(false);
  expect(accepts(content, [...needed, 'e1'])).toBe(false);
  expect(accepts(content, [...names, 'e0'])).toBe(false);
});

test('one name with two types is an error', () => {
  const types = [complex('m'), complex('n')];
  const two = group('sequence', [el('a', id('m')), el('b'), el('a', id('n'))]);
  expect(lowered(schema([...types, complex('x', elements(two))])).found).toEqual(['LOW501 error']);
});

test('one name with two defaults has two symbols, the second behind all names', () => {
  const again = el('a', xs('string'), 1, 1, { default: 'x' });
  const { items, automaton } = ordered(group('sequence', [el('a'), again, el('b'), el('a')]));
  expect(items.map(({ name, default: text }) => [name, text])).toEqual([
    ['a', undefined],
    ['b', undefined],
    ['a', 'x'],
  ]);
  expect(admits(startOf(automaton), [0, 2, 1, 0])).toBe(true);
  expect(admits(startOf(automaton), [0, 0, 1, 0])).toBe(false);
});
