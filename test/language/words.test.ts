import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alphabetOf } from '../../generator/language/alphabet.js';
import { matcherOf } from '../../generator/language/matcher.js';
import { occurrencesOf } from '../../generator/language/occurs.js';
import { schemaSide } from '../../generator/language/side.js';
import type { SchemaSide } from '../../generator/language/side.js';
import { isAlike, isExtended, strip } from '../../generator/language/strip.js';
import { counting } from '../../generator/language/condition.js';
import type { Condition } from '../../generator/language/condition.js';
import { shortestOutside, shortestWord } from '../../generator/language/words.js';
import type { Found } from '../../generator/language/words.js';
import { simplify } from '../../generator/lower/particles.js';
import type { Node } from '../../generator/lower/particles.js';
import type { Particle } from '../../generator/xsd/components.js';
import { anyModel } from '../lower/arbitrary.js';
import { any, el, group, id, schema, xs } from '../lower/build.js';
import { matches } from '../lower/matcher.js';

const side: SchemaSide = schemaSide(schema([]));

function nodeOf(particle: Particle): Node | undefined {
  return simplify(particle, () => [], 0);
}

/** Local names of a shortest word of the one model that meets the conditions. */
function seek(
  sub: Particle,
  all: Particle | undefined,
  more: (letterOf: (local: string) => number) => readonly Condition[] = () => [],
): readonly string[] | Found['kind'] {
  const nodes = [sub, ...(all === undefined ? [] : [all])].map(nodeOf);
  const alphabet = alphabetOf([side], nodes);
  const [matcher, other] = nodes.map((node) => matcherOf(side, node, alphabet));
  if (matcher === undefined) return 'unknown';
  const letterOf = (local: string): number => alphabet.letterOf(id(local)) ?? -1;
  const conditions = more(letterOf);
  const found =
    other === undefined
      ? shortestWord(matcher, conditions, () => 1)
      : shortestOutside(matcher, other, conditions, () => 1);
  if (found.kind !== 'found') return found.kind;
  return found.word.map((letter) => (alphabet.names[letter] ?? '').replace(/^\{.*\}/, ''));
}

const LETTERS = ['a', 'b', 'c'];

/** All words up to a length, shortest first. */
function words(longest: number): readonly (readonly string[])[] {
  const all: (readonly string[])[] = [[]];
  for (const word of all) {
    if (word.length < longest) all.push(...LETTERS.map((letter) => [...word, letter]));
  }
  return all.toSorted((a, b) => a.length - b.length);
}

describe('inclusion of content models', () => {
  test('a counterexample is one, and there is no shorter one', () => {
    const candidates = words(4);
    fc.assert(
      fc.property(anyModel, anyModel, (sub, all) => {
        const found = seek(sub, all);
        fc.pre(found !== 'unknown');
        const shortest = candidates.find((word) => matches(sub, word) && !matches(all, word));
        if (typeof found === 'string') {
          expect(found).toBe('none');
          expect(shortest).toBeUndefined();
          return;
        }
        expect(matches(sub, found)).toBe(true);
        expect(matches(all, found)).toBe(false);
        if (shortest !== undefined) expect(found).toHaveLength(shortest.length);
      }),
      { numRuns: 200 },
    );
  });

  test('every model includes itself', () => {
    fc.assert(
      fc.property(anyModel, (model) => {
        // Where nested counts make it too large, nothing is said.
        expect(['none', 'unknown']).toContain(seek(model, model));
      }),
    );
  });

  test('an xs:all is compared with a sequence of its children', () => {
    const children = [el('a'), el('b', xs('string'), 0), el('c')];
    const [all, sequence] = [group('all', children), group('sequence', children)];
    expect(seek(sequence, all)).toBe('none');
    expect(seek(all, sequence)).toEqual(['c', 'a']);
  });

  test('twenty children of an xs:all in any order are still decided', () => {
    const children = Array.from({ length: 20 }, (_, i) => el(`e${i}`, xs('string'), 0));
    const [all, sequence] = [group('all', children), group('sequence', children)];
    expect(seek(sequence, all)).toBe('none');
    expect(seek(all, sequence)).toHaveLength(2);
    const required = group('all', [...children.slice(1), el('e0')]);
    expect(seek(required, all)).toBe('none');
    expect(seek(all, required)).toEqual([]);
  });

  test('a random xs:all is judged like any other model', () => {
    const child = fc.tuple(fc.constantFrom(...LETTERS), fc.nat(1));
    const anyAll = fc
      .tuple(fc.uniqueArray(child, { selector: ([name]) => name }), fc.nat(1))
      .map(([children, min]) =>
        group(
          'all',
          children.map(([name, least]) => el(name, xs('string'), least)),
          min,
        ),
      );
    const candidates = words(4);
    fc.assert(
      fc.property(fc.oneof(anyAll, anyModel), fc.oneof(anyAll, anyModel), (sub, all) => {
        const found = seek(sub, all);
        fc.pre(found !== 'unknown');
        const shortest = candidates.find((word) => matches(sub, word) && !matches(all, word));
        if (typeof found !== 'string') {
          expect(matches(sub, found)).toBe(true);
          expect(matches(all, found)).toBe(false);
          if (shortest !== undefined) expect(found).toHaveLength(shortest.length);
        } else if (found === 'none') expect(shortest).toBeUndefined();
      }),
      { numRuns: 200 },
    );
  });

  test('a wildcard includes what its namespaces have', () => {
    const open = group('sequence', [any(0, 'unbounded')]);
    const other = any(0, 'unbounded', { namespaces: { kind: 'not', namespace: 'urn:test' } });
    const closed = group('sequence', [other]);
    const elements = group('sequence', [el('a'), el('b')]);
    expect(seek(elements, open)).toBe('none');
    expect(seek(elements, closed)).toEqual(['a', 'b']);
    expect(seek(closed, open)).toBe('none');
    expect(seek(open, closed)).toHaveLength(1);
  });

  test('strict processing admits what is declared', () => {
    const strict = group('sequence', [any(0, 1, { process: 'strict' })]);
    const lax = group('sequence', [any(0, 1)]);
    expect(seek(strict, lax)).toBe('none');
    expect(seek(lax, strict)).toHaveLength(1);
  });
});

test('conditions are met', () => {
  fc.assert(
    fc.property(anyModel, fc.nat(2), fc.nat(3), (model, min, more) => {
      const found = seek(model, undefined, (letterOf) => [
        counting(letterOf('a'), min, min + more),
      ]);
      if (typeof found === 'string') return;
      const count = found.filter((name) => name === 'a').length;
      expect(count).toBeGreaterThanOrEqual(min);
      expect(count).toBeLessThanOrEqual(min + more);
      expect(matches(model, found)).toBe(true);
    }),
  );
});

test('occurrences are the bounds over all words', () => {
  const candidates = words(5);
  fc.assert(
    fc.property(anyModel, (model) => {
      const counted = occurrencesOf(nodeOf(model));
      const valid = candidates.filter((word) => matches(model, word));
      fc.pre(valid.length > 0);
      for (const name of LETTERS) {
        const { min = 0, max = 0 } = counted.get(id(name)) ?? {};
        const counts = valid.map((word) => word.filter((each) => each === name).length);
        expect(Math.min(...counts)).toBeGreaterThanOrEqual(min);
        expect(Math.max(...counts)).toBeLessThanOrEqual(max);
        // The least is reached by a short word, when there is one at all that short.
        const least = seek(model, undefined, (letterOf) => [counting(letterOf(name), min, min)]);
        expect(typeof least).not.toBe('string');
      }
    }),
    { numRuns: 60 },
  );
});

test('a branch that nothing matches has no say in the bounds', () => {
  const nothing = group('choice', [], 3, 3);
  const model = group('choice', [group('sequence', [el('a')]), group('sequence', [nothing])]);
  expect(occurrencesOf(nodeOf(model)).get(id('a'))).toMatchObject({ min: 1, max: 1 });
});

test('erasing leaves erases their letters', () => {
  fc.assert(
    fc.property(anyModel, (model) => {
      const isA = strip(
        nodeOf(model),
        (leaf) => leaf.kind === 'element' && leaf.element.name.local === 'a',
      );
      const alphabet = alphabetOf([side], [nodeOf(model)]);
      const matcher = matcherOf(side, isA, alphabet);
      if (matcher === undefined) return;
      for (const word of words(4).filter((each) => matches(model, each))) {
        let state: number | undefined = 0;
        for (const name of word.filter((each) => each !== 'a')) {
          state =
            state === undefined
              ? undefined
              : matcher.next(state).get(alphabet.letterOf(id(name)) ?? -1);
        }
        expect(state !== undefined && matcher.isAccepting(state)).toBe(true);
      }
    }),
  );
});

test('what is written as an extension admits all of the other one', () => {
  fc.assert(
    fc.property(anyModel, anyModel, (old, now) => {
      if (isExtended(nodeOf(old), nodeOf(now)))
        expect(['none', 'unknown']).toContain(seek(old, now));
    }),
    { numRuns: 1000 },
  );
  const few = group('sequence', [el('a'), el('c')]);
  const more = group('sequence', [el('a'), el('b', xs('string'), 0), el('c', xs('string'), 0, 2)]);
  expect(isExtended(nodeOf(few), nodeOf(more))).toBe(true);
  expect(isExtended(nodeOf(more), nodeOf(few))).toBe(false);
});

test('models are alike when they are written alike', () => {
  const one = group('sequence', [el('a'), el('b', xs('int'))]);
  expect(isAlike(nodeOf(one), nodeOf(group('sequence', [el('a'), el('b')])))).toBe(true);
  expect(isAlike(nodeOf(one), nodeOf(group('sequence', [el('b'), el('a')])))).toBe(false);
  expect(isAlike(nodeOf(one), nodeOf(group('sequence', [el('a')])))).toBe(false);
  expect(isAlike(nodeOf(one), undefined)).toBe(false);
});
