/** What follows from an identity constraint, and elements that violate one. */
import { describe, expect, test } from 'vitest';
import { compareReleases } from '../../generator/diff/compare.js';
import { impliesConstraint, meaningsOf } from '../../generator/diff/constraint-meaning.js';
import type { Meaning } from '../../generator/diff/constraint-meaning.js';
import { violating } from '../../generator/diff/constraint-proof.js';
import { builderOf } from '../../generator/language/instance.js';
import { printTree } from '../../generator/language/print-tree.js';
import { schemaSide } from '../../generator/language/side.js';
import { constraint, lines, QUALIFIED } from './support/markup.js';
import { trialOf } from './support/trial.js';
import type { Trial } from './support/trial.js';

function opened(body: string): Trial {
  const text = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:t="urn:t" xmlns:u="urn:t" ${QUALIFIED}>${body}</xs:schema>`;
  return trialOf(new Map([['schema.xsd', text]]), '1');
}

function meanings({ set: { schema } }: Trial): readonly Meaning[] {
  const root = schema.elements.get('{urn:t}root');
  return meaningsOf(schema, root?.identityConstraints ?? []);
}

const ID = constraint('unique', 'u', 't:line', '@id');
const KEY = constraint('key', 'k', 't:line', '@id');
const WIDE = constraint('unique', 'w', 't:line|t:line/t:part', '@id');
const PAIR = constraint('unique', 'p', 't:line', '@of', '', '@id');
const TURNED = constraint('unique', 'q', './t:line', '@id', '', './@of');
const REF = (key: string): string => constraint('keyref', 'r', 't:line', '@of', `refer="t:${key}"`);

describe('a constraint', () => {
  test.each([
    ['the same in other words', ID, constraint('unique', 'v', 'child::u:line', 'attribute::id')],
    ['unique by key', KEY, ID],
    ['fewer elements', WIDE, ID],
    ['more fields', ID, PAIR],
    ['fields in another order', PAIR, TURNED],
  ])('implies %s', (_, given, wanted) => {
    const [[own], [other]] = [meanings(opened(lines(given))), meanings(opened(lines(wanted)))];
    if (own === undefined || other === undefined) throw new Error('each has a constraint');
    expect(impliesConstraint(own, other)).toBe(true);
  });

  test.each([
    ['key by unique', ID, KEY],
    ['more elements', ID, WIDE],
    ['fewer fields', PAIR, ID],
    ['another field', ID, constraint('unique', 'o', 't:line', '@of')],
    ['no prefix, which is no namespace', ID, constraint('unique', 'o', 'line', '@id')],
  ])('does not imply %s', (_, given, wanted) => {
    const [[own], [other]] = [meanings(opened(lines(given))), meanings(opened(lines(wanted)))];
    if (own === undefined || other === undefined) throw new Error('each has a constraint');
    expect(impliesConstraint(own, other)).toBe(false);
  });

  test('that refers to a key implies one that refers to the same, whatever it is called', () => {
    const [, one] = meanings(opened(lines(KEY + REF('k'))));
    const [, same] = meanings(opened(lines(KEY.replace('"k"', '"z"') + REF('z'))));
    const [, other] = meanings(
      opened(lines(PAIR.replace(/<xs:field xpath="@of"\/>/, '') + REF('p'))),
    );
    if (one === undefined || same === undefined || other === undefined) throw new Error('keyrefs');
    expect(impliesConstraint(one, same)).toBe(true);
    expect(impliesConstraint(one, other)).toBe(false);
  });
});

describe('an element that violates a constraint', () => {
  const parts = (selector: string, field: string): string =>
    constraint('unique', 'u', selector, field);

  test.each([
    ['twice the same attribute', ID],
    ['a key that is not there', KEY],
    ['a reference to nothing', constraint('key', 'k', 't:line/t:part', '@id') + REF('k')],
    ['the text of a child', parts('.//t:part', 't:name')],
    ['the text of a child, wherever it is', parts('t:line', './/t:name')],
    ['any element with the attribute', parts('.//*', '@of')],
    ['any element of a namespace', parts('t:line/t:*', '@of')],
    ['the second branch', parts('t:none|t:line', '@id')],
    ['two fields', PAIR],
  ])('has %s', (_, body) => {
    const [free, bound] = [opened(lines('')), opened(lines(body))];
    const { schema } = free.set;
    const builder = builderOf(schemaSide(schema));
    const root = schema.elements.get('{urn:t}root');
    const wanted = meanings(bound).at(-1);
    if (root === undefined || wanted === undefined) throw new Error('there is a constraint');
    const tree = violating(builder, builder.spot(root), wanted, []);
    if (tree === undefined) throw new Error('none was found');
    const document = printTree(tree, { t: 'urn:t' });
    expect(free.oracle.complaints(document)).toEqual([]);
    expect(bound.oracle.complaints(document).join()).toMatch(/identity-constraint|key-sequence/);
  });

  test('obeys the constraints of its own release', () => {
    const [own, other] = [opened(lines(ID)), opened(lines(WIDE))];
    const { schema } = own.set;
    const builder = builderOf(schemaSide(schema));
    const root = schema.elements.get('{urn:t}root');
    const [wanted] = meanings(other);
    if (root === undefined || wanted === undefined) throw new Error('there is a constraint');
    const tree = violating(builder, builder.spot(root), wanted, meanings(own));
    if (tree === undefined) throw new Error('none was found');
    const document = printTree(tree, { t: 'urn:t' });
    expect(own.oracle.complaints(document)).toEqual([]);
    expect(other.oracle.accepts(document)).toBe(false);
  });

  test('is not made of what can be there once only', () => {
    const once = (more: string): string =>
      `<xs:element name="root"><xs:complexType><xs:sequence><xs:element name="a" type="xs:int"/></xs:sequence></xs:complexType>${more}</xs:element>`;
    const free = opened(once(''));
    const builder = builderOf(schemaSide(free.set.schema));
    const root = free.set.schema.elements.get('{urn:t}root');
    const [wanted] = meanings(opened(once(constraint('unique', 'u', 't:a', '.'))));
    if (root === undefined || wanted === undefined) throw new Error('there is a constraint');
    expect(violating(builder, builder.spot(root), wanted, [])).toBeUndefined();
  });
});

test('a change of a constraint is named by it, and says what it was', async () => {
  const [old, now] = [opened(lines(ID)), opened(lines(KEY.replace('"k"', '"u"')))];
  const { changes } = await compareReleases(old.compilation, now.compilation, {
    from: 'old',
    to: 'new',
  });
  expect(changes).toMatchObject([
    {
      rule: 'constraint-added',
      subject: 't:root',
      message: 'identity constraint u is a key, was a unique',
      before: { line: 1 },
      after: { line: 1 },
    },
  ]);
});
