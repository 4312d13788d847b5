/** Change marks of tiny schemas: each thing that can differ, and what stays unmarked. */
import { describe, expect, test } from 'vitest';
import type { Mark } from '../../generator/diagram/model.js';
import { twoFolders, twoReleases } from './support/two-releases.js';
import { xsd } from '../load/folder.js';

const T = '{urn:t}t';
const NEW: Mark = { kind: 'new', release: '2.0', lines: [] };
const REMOVED: Mark = { kind: 'removed', release: '2.0', lines: [] };

function changed(...lines: readonly string[]): Mark {
  return { kind: 'changed', release: '2.0', lines };
}

const element = (name: string, more = '', inside = ''): string =>
  `<xs:element name="${name}" minOccurs="0" ${more}>${inside}</xs:element>`;
const doc = (text: string): string =>
  `<xs:annotation><xs:documentation>${text}</xs:documentation></xs:annotation>`;
const sequence = (...content: readonly string[]): string =>
  `<xs:sequence>${content.join('')}</xs:sequence>`;
const anonymous = (...content: readonly string[]): string =>
  `<xs:complexType>${sequence(...content)}</xs:complexType>`;
const type = (name: string, content: string, more = ''): string =>
  `<xs:complexType name="${name}" ${more}>${content}</xs:complexType>`;
const extending = (name: string, base: string, content: string): string =>
  type(
    name,
    `<xs:complexContent><xs:extension base="t:${base}">${content}</xs:extension></xs:complexContent>`,
  );
const enumeration = (name: string, ...values: readonly string[]): string =>
  `<xs:simpleType ${name && `name="${name}"`}><xs:restriction base="xs:string">${values.join('')}</xs:restriction></xs:simpleType>`;
const value = (text: string, inside = ''): string =>
  `<xs:enumeration value="${text}">${inside}</xs:enumeration>`;
const STRING = 'type="xs:string"';

describe('members', () => {
  test('new and removed ones, which are told of the type by name', async () => {
    const { marks, set } = await twoReleases(
      type(
        't',
        sequence(
          element('first', STRING),
          element('a', STRING, doc('What it was.')),
          element('b', 'type="xs:int" maxOccurs="3"'),
          element('c', STRING),
          element('d', STRING),
        ) + '<xs:attribute name="gone" type="xs:int" use="required"/>',
      ),
      type(
        't',
        sequence(element('first', STRING), element('d', STRING), element('added', STRING)) +
          '<xs:attribute name="some" type="xs:int"/>',
      ),
    );
    expect(marks.type(set, T)).toEqual(changed('new: @some, added', 'removed: @gone, a, b, c'));
    expect(marks.member(set, T, 'added')).toEqual(NEW);
    expect(marks.member(set, T, '@some')).toEqual(NEW);
    expect(marks.member(set, T, 'first')).toBeUndefined();
    const common = { namespace: 'urn:t', required: false, min: 0, max: 1, mark: REMOVED };
    expect(marks.removed(set, T)).toEqual([
      {
        ...common,
        kind: 'attribute',
        name: 'gone',
        namespace: '',
        type: 'xs:int',
        required: true,
        min: 1,
      },
      {
        ...common,
        kind: 'element',
        name: 'a',
        type: 'xs:string',
        documentation: 'What it was.',
        after: 'first',
      },
      { ...common, kind: 'element', name: 'b', type: 'xs:int', max: 3, after: 'first' },
      { ...common, kind: 'element', name: 'c', type: 'xs:string', after: 'first' },
    ]);
  });

  test('changed ones have a line for each change', async () => {
    const facet = (length: number): string =>
      `<xs:simpleType><xs:restriction base="xs:string"><xs:maxLength value="${length}"/></xs:restriction></xs:simpleType>`;
    const { marks, set } = await twoReleases(
      type(
        't',
        sequence(
          element('many', STRING),
          element('plain', 'type="xs:int" default="1"'),
          element('short', '', facet(5)),
          element('told', STRING, doc('Old.')),
        ),
      ),
      type(
        't',
        sequence(
          element('many', `${STRING} maxOccurs="unbounded"`),
          element('plain', 'type="xs:int" default="2" nillable="true"'),
          element('short', '', facet(9)),
          element('told', STRING, doc('New.')),
        ),
      ),
    );
    expect(marks.member(set, T, 'many')).toEqual(changed('maximum raised from 1 to unbounded'));
    expect(marks.member(set, T, 'plain')).toEqual(changed("default '2', was '1'", 'nillable now'));
    expect(marks.member(set, T, 'short')).toEqual(changed('maxLength raised from 5 to 9'));
    expect(marks.type(set, `${T}/short`)).toEqual(changed('maxLength raised from 5 to 9'));
    expect(marks.member(set, T, 'told')).toEqual(changed('documentation changed'));
    expect(marks.type(set, T)).toEqual(changed('changed: many, plain, short, told'));
  });

  test('another complex type is a change of the member, not of the type', async () => {
    const types =
      type('a', sequence(element('x', STRING))) + type('b', sequence(element('y', STRING)));
    const { marks, set } = await twoReleases(
      types + type('t', sequence(element('m', 'type="t:a"'))),
      types + type('t', sequence(element('m', 'type="t:b"'))),
    );
    expect(marks.member(set, T, 'm')).toEqual(changed('of type t:b, was t:a'));
    expect(marks.type(set, '{urn:t}b')).toBeUndefined();
    expect(marks.member(set, '{urn:t}b', 'y')).toBeUndefined();
    expect(marks.removed(set, '{urn:t}b')).toEqual([]);
  });

  test('a renamed one is changed, and nothing is removed', async () => {
    const { marks, set } = await twoReleases(
      type('t', sequence(element('colour', STRING), element('x', STRING))),
      type('t', sequence(element('color', STRING), element('x', STRING))),
    );
    expect(marks.member(set, T, 'color')).toEqual(changed('called colour before'));
    expect(marks.removed(set, T)).toEqual([]);
    expect(marks.type(set, T)).toEqual(changed('changed: color'));
  });

  test('what changes in an anonymous type is told of what holds it', async () => {
    const { marks, set } = await twoReleases(
      type('t', sequence(element('m', '', anonymous(element('x', STRING))))),
      type('t', sequence(element('m', '', anonymous(element('x', STRING), element('y', STRING))))),
    );
    expect(marks.member(set, T, 'm')).toEqual(changed('new: y'));
    expect(marks.member(set, `${T}/m`, 'y')).toEqual(NEW);
    expect(marks.type(set, T)).toEqual(changed('changed: m'));
  });

  test('in something new nothing is marked by itself', async () => {
    const { marks, set } = await twoReleases(
      type('t', sequence(element('x', STRING))),
      type('t', sequence(element('x', STRING), element('m', 'type="t:n"'))) +
        type('n', sequence(element('y', STRING))),
    );
    expect(marks.type(set, '{urn:t}n')).toEqual(NEW);
    expect(marks.member(set, '{urn:t}n', 'y')).toBeUndefined();
    expect(marks.member(set, T, 'm')).toEqual(NEW);
  });
});

describe('derived types', () => {
  test('what a base has is told of the base, and marked in what inherits it', async () => {
    const both = extending('d', 't', sequence(element('own', STRING)));
    const { marks, set } = await twoReleases(
      type('t', sequence(element('x', STRING), element('y', STRING))) + both,
      type('t', sequence(element('x', `${STRING} nillable="true"`), element('z', STRING))) + both,
    );
    const D = '{urn:t}d';
    expect(marks.type(set, T)).toMatchObject({ kind: 'changed' });
    expect(marks.type(set, D)).toBeUndefined();
    expect(marks.member(set, D, 'x')).toEqual(changed('nillable now'));
    expect(marks.member(set, D, 'z')).toEqual(NEW);
    expect(marks.member(set, D, 'own')).toBeUndefined();
    expect(marks.removed(set, D)).toMatchObject([{ name: 'y', after: 'x', inherited: true }]);
  });

  test('a member that moved to the derived type is there as before', async () => {
    const { marks, set } = await twoReleases(
      type('t', sequence(element('x', STRING), element('m', STRING))) +
        extending('d', 't', sequence(element('own', STRING))),
      type('t', sequence(element('x', STRING))) +
        extending('d', 't', sequence(element('m', STRING), element('own', STRING))),
    );
    expect(marks.member(set, '{urn:t}d', 'm')).toBeUndefined();
    expect(marks.removed(set, '{urn:t}d')).toEqual([]);
    expect(marks.removed(set, T)).toMatchObject([{ name: 'm', after: 'x' }]);
  });

  test('another order is a change of the type', async () => {
    const { marks, set } = await twoReleases(
      type('t', sequence(element('x', STRING), element('y', STRING))),
      type('t', sequence(element('y', STRING), element('x', STRING))),
    );
    expect(marks.type(set, T)).toEqual(changed('the order of x, y changed'));
    expect(marks.member(set, T, 'x')).toBeUndefined();
  });
});

describe('values', () => {
  test('new, removed and redocumented ones', async () => {
    const { marks, set } = await twoReleases(
      enumeration('t', value('A'), value('B', doc('Gone soon.')), value('C', doc('Old.'))),
      enumeration('t', value('A'), value('C', doc('New.')), value('D')),
    );
    expect(marks.value(set, T, 'A')).toBeUndefined();
    expect(marks.value(set, T, 'C')).toEqual(changed('documentation changed'));
    expect(marks.value(set, T, 'D')).toEqual(NEW);
    expect(marks.removed(set, T)).toEqual([
      { kind: 'value', value: 'B', documentation: 'Gone soon.', after: 'A', mark: REMOVED },
    ]);
    expect(marks.type(set, T)).toEqual(
      changed('value "D" added', 'value "B" removed', 'changed: C'),
    );
  });

  test('of an anonymous enumeration, of simple content, and of text that became one', async () => {
    const list = (...values: readonly string[]): string =>
      enumeration('', ...values.map((each) => value(each)));
    const text = (...values: readonly string[]): string =>
      type(
        's',
        `<xs:simpleContent><xs:restriction base="t:u">${values.map((each) => value(each)).join('')}</xs:restriction></xs:simpleContent>`,
      );
    const u = type('u', '<xs:simpleContent><xs:extension base="xs:string"/></xs:simpleContent>');
    const { marks, set } = await twoReleases(
      type('t', sequence(element('m', '', list('A')), element('free', STRING))) +
        u +
        text('A', 'B'),
      type('t', sequence(element('m', '', list('A', 'B')), element('free', '', list('A')))) +
        u +
        text('B', 'C'),
    );
    expect(marks.member(set, T, 'm')).toEqual(changed('value "B" added'));
    expect(marks.value(set, `${T}/m`, 'B')).toEqual(NEW);
    expect(marks.member(set, T, 'free')).toEqual(changed('limited to 1 value, was any xs:string'));
    expect(marks.value(set, `${T}/free`, 'A')).toBeUndefined();
    expect(marks.value(set, '{urn:t}s', 'C')).toEqual(NEW);
    expect(marks.removed(set, '{urn:t}s')).toMatchObject([{ kind: 'value', value: 'A' }]);
    expect(marks.type(set, '{urn:t}s')).toEqual(changed('value "C" added', 'value "A" removed'));
  });
});

describe('elements', () => {
  test('new ones, changed ones, and those that get to a change', async () => {
    const t = (more: string): string => type('t', sequence(element('x', STRING), more));
    const root = (name: string, of: string, inside = ''): string =>
      `<xs:element name="${name}" type="${of}">${inside}</xs:element>`;
    const own = (more: string): string =>
      `<xs:element name="own">${anonymous(element('x', STRING), more)}</xs:element>`;
    const { marks, set } = await twoReleases(
      t('') +
        root('r', 't:t') +
        root('told', 'xs:int', doc('Old.')) +
        root('same', 'xs:int') +
        own(''),
      t(element('y', STRING)) +
        root('r', 't:t') +
        root('told', 'xs:int', doc('New.')) +
        root('same', 'xs:int') +
        root('n', 't:t') +
        own(element('y', STRING)),
    );
    expect(marks.element(set, '{urn:t}r')).toEqual(changed('1 change below it'));
    expect(marks.element(set, '{urn:t}told')).toEqual(changed('documentation changed'));
    expect(marks.element(set, '{urn:t}same')).toBeUndefined();
    expect(marks.element(set, '{urn:t}n')).toEqual(NEW);
    expect(marks.element(set, '{urn:t}own')).toEqual(changed('new: y', '1 change below it'));
    // A type that merely contains something of the kind is not marked, nor is what has its name.
    expect(marks.type(set, '{urn:t}element:own')).toEqual(changed('new: y'));
  });

  test('of several schema sets each has its own', async () => {
    const root = (more = ''): string =>
      xsd(`<xs:element name="r">${anonymous(element('a', STRING), more)}</xs:element>`);
    const one = (of: string): string => xsd(`<xs:element name="r" type="xs:${of}"/>`);
    const { marks, now } = await twoFolders(
      { 'one.xsd': one('int'), 'two.xsd': root() },
      { 'one.xsd': one('int'), 'two.xsd': root(element('b', STRING)) },
    );
    const [first, second] = now.sets;
    if (first === undefined || second === undefined) throw new Error('there are two sets');
    expect(marks.element(first, '{urn:t}r')).toBeUndefined();
    expect(marks.element(second, '{urn:t}r')).toEqual(changed('new: b', '1 change below it'));
    expect(marks.member(second, '{urn:t}element:r', 'b')).toEqual(NEW);
  });
});

test('many names are cut short', async () => {
  const names = Array.from({ length: 10 }, (_, index) => element(`e${index}`, STRING));
  const { marks, set } = await twoReleases(type('t', sequence()), type('t', sequence(...names)));
  expect(marks.type(set, T)).toEqual(changed('new: e0, e1, e2, e3, e4, e5, e6, e7 and 2 more'));
});
