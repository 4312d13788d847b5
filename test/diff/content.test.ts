import fc from 'fast-check';
import { expect, test } from 'vitest';
import { idOf } from '../../generator/diff/changes.js';
import { compareContent } from '../../generator/diff/compare-content.js';
import type { Comparing, Draft, Version } from '../../generator/diff/draft.js';
import { showType } from '../../generator/diff/subject.js';
import { builderOf } from '../../generator/language/instance.js';
import { schemaSide } from '../../generator/language/side.js';
import { simplify } from '../../generator/lower/particles.js';
import type { Particle } from '../../generator/xsd/components.js';
import { anyModel } from '../lower/arbitrary.js';
import { at, el, schema } from '../lower/build.js';
import { matches } from '../lower/matcher.js';

function version(): Version {
  const side = schemaSide(schema([]));
  return { side, builder: builderOf(side) };
}

const show = ({ local }: { readonly local: string }): string => local;

const comparing: Comparing = {
  old: version(),
  now: version(),
  show,
  showType: (id) => showType(show, id),
  isPayload: () => false,
  isSlot: () => false,
};

function changes(old: Particle, now: Particle): readonly Draft[] {
  const [before, after] = [old, now].map((particle) => simplify(particle, () => [], 0));
  const places = { before: at, after: at };
  const subjectOf = (name: string): string => `T.${name}`;
  return compareContent(comparing, {
    subject: 'T',
    subjectOf,
    old: before,
    now: after,
    ...places,
  });
}

const LETTERS = ['a', 'b', 'c'];

/** All words up to a length of four. */
const WORDS: readonly (readonly string[])[] = (() => {
  const all: (readonly string[])[] = [[]];
  for (const word of all) {
    if (word.length < 4) all.push(...LETTERS.map((letter) => [...word, letter]));
  }
  return all;
})();

/** Some word of the one model is none of the other. */
function refutes(own: Particle, other: Particle): boolean {
  return WORDS.some((word) => matches(own, word) && !matches(other, word));
}

test('random content models: what the languages refuse is said, once', () => {
  fc.assert(
    fc.property(anyModel, anyModel, (old, now) => {
      const drafts = changes(old, now);
      const ids = drafts.map(idOf);
      expect(new Set(ids).size).toBe(ids.length);
      // As they are told in the end: by id.
      const told = [...new Map(drafts.map((draft) => [idOf(draft), draft])).values()];
      if (refutes(old, now))
        expect(told.some(({ request }) => request.impact !== 'safe')).toBe(true);
      if (refutes(now, old)) expect(told.some(({ strict }) => strict.impact !== 'safe')).toBe(true);
    }),
    { numRuns: 3000 },
  );
});

test('a content model has no changes against itself', () => {
  fc.assert(
    fc.property(anyModel, (model) => {
      expect(changes(model, model)).toEqual([]);
    }),
  );
});

test('counts that are too large to be gone through are told as a warning', () => {
  const [old, now] = [999_999_999, 888_888_888].map((max) => el('a', undefined, 1, max));
  if (old === undefined || now === undefined) throw new Error('there are two');
  const told = changes(old, now);
  expect(told.map(({ request, strict }) => [request.impact, strict.impact])).toEqual([
    ['warning', 'warning'],
  ]);
});
