import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { memberShape, type MemberShape } from '../../generator/emit/choice-view.js';
import { openScope } from '../../generator/emit/scope.js';
import type { TsMember } from '../../generator/emit/ts-type.js';
import { nameModel } from '../../generator/name/name.js';
import { Diagnostics } from '../../generator/support/diagnostic.js';
import type { Particle } from '../../generator/xsd/components.js';
import { plainModel, wordOf } from '../lower/arbitrary.js';
import { complex, el, elements, group, NS, schema } from '../lower/build.js';
import { lowered } from '../lower/lowered.js';
import { matches } from '../lower/matcher.js';

function shapeOf(particle: Particle): MemberShape {
  const { model, record } = lowered(
    schema([complex('x', elements(group('sequence', [particle])))]),
  );
  const { content } = record('x');
  if (content.kind !== 'members') return { plain: [], choices: [] };
  const names = nameModel(model, new Diagnostics());
  return memberShape(openScope(model, names, NS), content, true);
}

/** `a`, `a?` or `a-` (absent). */
function mark({ head, type }: TsMember): string {
  return type.kind === 'name' && type.text === 'undefined' ? head.replace('?', '-') : head;
}

function admits(members: readonly TsMember[], present: ReadonlySet<string>): boolean {
  return members.map(mark).every((text) => {
    const has = present.has(text.replace(/[?-]$/, ''));
    return text.endsWith('-') ? !has : text.endsWith('?') || has;
  });
}

test('no valid content is refused', () => {
  const random = fc.infiniteStream(fc.double({ min: 0, max: 0.999, noNaN: true }));
  fc.assert(
    fc.property(plainModel, random, (particle, numbers) => {
      const word = wordOf(particle, () => numbers.next().value ?? 0);
      fc.pre(matches(particle, word));
      const { plain, choices } = shapeOf(particle);
      const present = new Set(word);
      expect(admits(plain, present)).toBe(true);
      for (const branches of choices) {
        expect(branches.some((branch) => admits(branch, present))).toBe(true);
      }
    }),
    { numRuns: 1000 },
  );
});

describe('shapes', () => {
  const a = el('a');
  const b = el('b');
  const c = el('c');
  const shown = (particle: Particle): unknown => {
    const { plain, choices } = shapeOf(particle);
    return [
      plain.map(mark).join(' '),
      ...choices.map((each) => each.map((m) => m.map(mark).join(' '))),
    ];
  };

  test.each<[string, Particle, unknown]>([
    ['a choice', group('choice', [a, b]), ['', ['a b-', 'a- b']]],
    [
      'with a member beside it',
      group('sequence', [a, group('choice', [b, c])]),
      ['a', ['b c-', 'b- c']],
    ],
    ['an optional choice', group('choice', [a, b], 0), ['', ['a? b-', 'a- b?']]],
    [
      'an optional choice of a sequence',
      group('choice', [group('sequence', [a, b]), group('sequence', [c, el('d')])], 0),
      ['', ['a b c- d-', 'a- b- c d', 'a- b- c- d-']],
    ],
    [
      'a choice in a choice',
      group('choice', [a, group('sequence', [b, group('choice', [c, el('d')])])]),
      ['', ['a b- c- d-', 'a- b c d-', 'a- b c- d']],
    ],
    [
      'an optional group with a choice',
      group('sequence', [a, group('choice', [b, c], 0)], 0),
      ['', ['a? b? c-', 'a? b- c?']],
    ],
    [
      'two choices',
      group('sequence', [group('choice', [a, b]), group('choice', [c, el('d')])]),
      ['', ['a b-', 'a- b'], ['c d-', 'c- d']],
    ],
    ['a choice of one', group('choice', [a], 0), ['a?']],
  ])('%s', (_, particle, expected) => {
    expect(shown(particle)).toEqual(expected);
  });

  test('too many combinations are not written out', () => {
    const pairs = Array.from({ length: 8 }, (_, i) => group('choice', [el(`x${i}`), el(`y${i}`)]));
    const { choices } = shapeOf(group('choice', [a, group('sequence', pairs)]));
    expect(choices[0]?.length).toBeLessThan(70);
  });
});
