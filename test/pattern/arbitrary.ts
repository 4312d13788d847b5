/** Random patterns over a small alphabet, and texts that have a chance to match them. */
import fc from 'fast-check';
import type { CharacterClass, Expression, Member } from '../../generator/pattern/model.js';

/** With a character outside the basic plane that all versions of Unicode know as a symbol. */
const ALPHABET = [...'aabbccd-^1\u{1D11E}'];
const LETTERS = 'abcd';

const letter: fc.Arbitrary<Member> = fc
  .constantFrom(...ALPHABET)
  .map((text) => text.codePointAt(0) ?? 0)
  .map((code) => ({ kind: 'range', first: code, last: code }));

const range: fc.Arbitrary<Member> = fc
  .tuple(fc.nat(LETTERS.length - 1), fc.nat(LETTERS.length - 1))
  .map(([a, b]) => ({
    kind: 'range',
    first: LETTERS.charCodeAt(Math.min(a, b)),
    last: LETTERS.charCodeAt(Math.max(a, b)),
  }));

const category: fc.Arbitrary<Member> = fc.record({
  kind: fc.constant('category'),
  name: fc.constantFrom('L', 'Nd', 'So', 'P', 'Sk'),
  negated: fc.boolean(),
});

const member: fc.Arbitrary<Member> = fc.oneof(
  { weight: 4, arbitrary: letter },
  { weight: 3, arbitrary: range },
  { weight: 1, arbitrary: category },
);

const members: fc.Arbitrary<readonly Member[]> = fc.array(member, { minLength: 1, maxLength: 3 });

const plainClass: fc.Arbitrary<CharacterClass> = fc.record({
  negated: fc.boolean(),
  members,
});

const anyClass: fc.Arbitrary<CharacterClass> = fc.oneof(
  { weight: 8, arbitrary: letter.map((one) => ({ negated: false, members: [one] })) },
  { weight: 3, arbitrary: plainClass },
  { weight: 1, arbitrary: fc.record({ negated: fc.boolean(), members, except: plainClass }) },
);

type Quantity = readonly [min: number, max: number];

const quantity: fc.Arbitrary<Quantity> = fc.oneof<fc.Arbitrary<Quantity>[]>(
  fc.constantFrom<Quantity[]>([0, 1], [0, Infinity], [1, Infinity]),
  fc.tuple(fc.nat(3), fc.nat(2)).map(([min, more]) => [min, min + more]),
  fc.nat(3).map((min) => [min, Infinity]),
);

export const expressions: fc.Arbitrary<Expression> = expressionsOver(anyClass, quantity);

/** Mostly loops over few letters, in and behind each other. */
export const loops: fc.Arbitrary<Expression> = expressionsOver(
  fc.oneof(letter, range).map((one) => ({ negated: false, members: [one] })),
  fc.constantFrom<Quantity[]>([0, Infinity], [1, Infinity], [0, 1], [2, 3]),
);

function expressionsOver(
  classes: fc.Arbitrary<CharacterClass>,
  quantities: fc.Arbitrary<Quantity>,
): fc.Arbitrary<Expression> {
  return fc.letrec<{ expression: Expression }>((tie) => ({
    expression: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      classes.map((set): Expression => ({ kind: 'characters', set })),
      fc
        .array(tie('expression'), { minLength: 2, maxLength: 3 })
        .map((branches): Expression => ({ kind: 'choice', branches })),
      fc
        .array(tie('expression'), { maxLength: 3 })
        .map((pieces): Expression => ({ kind: 'sequence', pieces })),
      fc
        .tuple(tie('expression'), quantities)
        .map(([body, [min, max]]): Expression => ({ kind: 'repeat', body, min, max })),
    ),
  })).expression;
}

export const texts: fc.Arbitrary<string> = fc
  .array(fc.constantFrom(...ALPHABET), { maxLength: 7 })
  .map((characters) => characters.join(''));
