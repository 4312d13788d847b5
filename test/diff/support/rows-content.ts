/** Rows 1 to 14: operations, elements, how often and in which order they come. */
import { root, sequence, choice, all, one, A, B, C, OPTIONAL, many } from './markup.js';
import { both, SAFE } from './row.js';
import type { Row } from './row.js';

export const CONTENT_ROWS: readonly Row[] = [
  ...both({
    row: 1,
    what: 'root element added',
    old: root(sequence(A)),
    now: `${root(sequence(A))}<xs:element name="other" type="xs:int"/>`,
    there: ['root-added', SAFE],
    back: ['root-removed', ['E', 'E', 'E']],
  }),
  {
    row: 2,
    what: 'another type with the same language',
    old: `<xs:element name="root" type="t:one"/><xs:complexType name="one">${sequence(A)}</xs:complexType>`,
    now: `<xs:element name="root" type="t:two"/><xs:complexType name="two">${sequence(A)}</xs:complexType>`,
    verdicts: SAFE,
  },
  {
    row: 2,
    what: 'an unrelated type',
    old: `<xs:element name="root" type="t:one"/><xs:complexType name="one">${sequence(A)}</xs:complexType>`,
    now: `<xs:element name="root" type="t:two"/><xs:complexType name="two">${sequence(one('x', '', 'xs:date'))}</xs:complexType>`,
    verdicts: ['E', 'E', 'E'],
  },
  ...both({
    row: 3,
    what: 'optional element added',
    old: root(sequence(A)),
    now: root(sequence(A, one('b', OPTIONAL))),
    there: ['element-added', ['I', 'E', 'I']],
    // Row 5.
    back: ['element-removed', ['E', 'I', 'I']],
  }),
  ...both({
    row: 4,
    what: 'required element added',
    old: root(sequence(A)),
    now: root(sequence(A, B)),
    there: ['element-added-required', ['E', 'E', 'I']],
    // Row 6.
    back: ['element-removed-required', ['E', 'E', 'E']],
  }),
  ...both({
    row: 5,
    what: 'optional list removed from the middle',
    old: root(sequence(A, one('b', many(0, 'unbounded')), C)),
    now: root(sequence(A, C)),
    there: ['element-removed', ['E', 'I', 'I']],
    back: ['element-added', ['I', 'E', 'I']],
  }),
  ...both({
    row: 6,
    what: 'required list removed',
    old: root(sequence(A, one('b', many(1, 'unbounded')))),
    now: root(sequence(A)),
    there: ['element-removed-required', ['E', 'E', 'E']],
    back: ['element-added-required', ['E', 'E', 'I']],
  }),
  ...both({
    row: 7,
    what: 'minOccurs from 0 to 1',
    old: root(sequence(one('a', OPTIONAL), B)),
    now: root(sequence(A, B)),
    there: ['occurs-min-raised', ['E', 'I', 'I']],
    // Row 8.
    back: ['occurs-min-lowered', ['I', 'E', 'E']],
  }),
  ...both({
    row: 7,
    what: 'minOccurs from 1 to 2',
    old: root(sequence(one('a', many(1, 3)))),
    now: root(sequence(one('a', many(2, 3)))),
    there: ['occurs-min-raised', ['E', 'I', 'I']],
    // Row 8 is about 0: a reader that takes a list still finds one.
    back: ['occurs-min-lowered', ['I', 'E', 'I']],
  }),
  ...both({
    row: 8,
    what: 'a list that may be empty now',
    old: root(sequence(one('a', many(1, 'unbounded')), B)),
    now: root(sequence(one('a', many(0, 'unbounded')), B)),
    there: ['occurs-min-lowered', ['I', 'E', 'E']],
    back: ['occurs-min-raised', ['E', 'I', 'I']],
  }),
  ...both({
    row: 9,
    what: 'maxOccurs from 3 to 2',
    old: root(sequence(one('a', many(1, 3)))),
    now: root(sequence(one('a', many(1, 2)))),
    there: ['occurs-max-lowered', ['E', 'I', 'I']],
    // Row 10: whoever reads a list reads a longer one.
    back: ['occurs-max-raised', ['I', 'E', 'I']],
  }),
  ...both({
    row: 9,
    what: 'maxOccurs from unbounded to 1',
    old: root(sequence(one('a', many(1, 'unbounded')))),
    now: root(sequence(A)),
    there: ['occurs-max-lowered', ['E', 'I', 'I']],
    // Row 10: the second one is dropped.
    back: ['occurs-max-raised', ['I', 'E', 'E']],
  }),
  ...both({
    row: 10,
    what: 'maxOccurs from 1 to 2, where it was optional',
    old: root(sequence(one('a', OPTIONAL))),
    now: root(sequence(one('a', many(0, 2)))),
    there: ['occurs-max-raised', ['I', 'E', 'E']],
    back: ['occurs-max-lowered', ['E', 'I', 'I']],
  }),
  ...both({
    row: 11,
    what: 'two elements swapped',
    old: root(sequence(A, B, C)),
    now: root(sequence(A, C, B)),
    there: ['order-changed', ['E', 'E', 'I']],
    back: ['order-changed', ['E', 'E', 'I']],
  }),
  ...both({
    row: 12,
    what: 'sequence to all',
    old: root(sequence(A, B)),
    now: root(all(A, B)),
    there: ['content-changed', ['I', 'E', 'I']],
    back: ['content-changed', ['E', 'I', 'I']],
  }),
  ...both({
    row: 12,
    what: 'sequence to choice',
    old: root(sequence(A, B)),
    now: root(choice(A, B)),
    // What was always there may be missing now (row 8).
    there: [undefined, ['E', 'E', 'E']],
    back: [undefined, ['E', 'E', 'I']],
  }),
  ...both({
    row: 12,
    what: 'choice to a repeated one',
    old: root(choice(A, B)),
    now: root(`<xs:choice maxOccurs="unbounded">${A}${B}</xs:choice>`),
    // A second one of what was one is dropped (row 10).
    there: [undefined, ['I', 'E', 'E']],
    back: [undefined, ['E', 'I', 'I']],
  }),
  ...both({
    row: 12,
    what: 'two optional elements become a pair',
    old: root(sequence(one('a', OPTIONAL), one('b', OPTIONAL))),
    now: root(`<xs:sequence ${OPTIONAL}>${A}${B}</xs:sequence>`),
    there: ['content-changed', ['E', 'I', 'I']],
    back: ['content-changed', ['I', 'E', 'I']],
  }),
  {
    row: 12,
    what: 'nested groups with the same language',
    old: root(sequence(one('a', OPTIONAL), B, C)),
    now: root(sequence(`<xs:choice ${OPTIONAL}>${A}</xs:choice>`, sequence(B, C))),
    verdicts: SAFE,
  },
  ...both({
    row: 13,
    what: 'choice branch added',
    old: root(choice(A, B)),
    now: root(choice(A, B, C)),
    there: ['choice-branch-added', ['I', 'E', 'W']],
    back: ['choice-branch-removed', ['E', 'I', 'I']],
  }),
  ...both({
    row: 14,
    what: 'element renamed',
    old: root(sequence(one('telephone', OPTIONAL), A)),
    now: root(sequence(one('telephones', OPTIONAL), A)),
    there: ['element-renamed', ['E', 'E', 'E']],
    back: ['element-renamed', ['E', 'E', 'E']],
  }),
];
