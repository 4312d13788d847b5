import { expect, test } from 'vitest';
import { XML } from '../../generator/support/qname.js';
import { attributeKey } from '../../generator/ir/keys.js';
import { attribute, complex, el, elements, group, id, schema, xs } from './build.js';
import { lowered } from './lowered.js';

test('an attribute clashes with an element, or with one that has no namespace', () => {
  const attributes = [
    attribute('a'),
    attribute('b'),
    attribute('lang'),
    attribute('lang', xs('language'), XML),
    attribute('space', xs('token'), XML),
  ];
  const { attributes: found } = lowered(
    schema([complex('x', elements(group('sequence', [el('a')])), { attributes })]),
  ).record('x');
  const clashing = found.filter(({ clashes }) => clashes);
  expect(clashing.map(attributeKey)).toEqual(['a', `{${XML}}lang`]);
});

test('items of ordered content are no members to clash with', () => {
  const content = elements(group('choice', [el('a'), el('b')], 0, 'unbounded'));
  const { record } = lowered(schema([complex('x', content, { attributes: [attribute('a')] })]));
  expect(record('x').attributes[0]?.clashes).toBe(false);
});

test('inherited attributes are marked', () => {
  const own = attribute('own');
  const inherited = { ...attribute('old'), inheritedFrom: id('base') };
  const { record } = lowered(
    schema([
      complex('base', { kind: 'empty' }, { attributes: [attribute('old')] }),
      complex('x', { kind: 'empty' }, { base: id('base'), attributes: [inherited, own] }),
    ]),
  );
  expect(record('x').attributes.map(({ name, inherited: is }) => [name, is])).toEqual([
    ['old', true],
    ['own', false],
  ]);
});
