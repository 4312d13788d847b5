import { describe, expect, test } from 'vitest';
import type { ElementBox, Mark, ParticleBox } from '../../generator/diagram/model.js';
import type { Extras, Removed } from '../../generator/docs/extras.js';
import { BARE, diagramNamed, outline, rowAt, siteOf, typeNamed } from './support/bare.js';

describe('as the schema has it', () => {
  const site = siteOf(`
  <xs:complexType name="base">
    <xs:sequence>
      <xs:element name="a" type="xs:string"/>
      <xs:choice minOccurs="0" maxOccurs="unbounded">
        <xs:element name="b" type="xs:string"/>
        <xs:sequence/>
        <xs:element name="c" type="xs:string" minOccurs="2" maxOccurs="5"/>
      </xs:choice>
      <xs:sequence/>
      <xs:element name="never" type="xs:string" minOccurs="0" maxOccurs="0"/>
    </xs:sequence>
    <xs:attribute name="id" type="xs:ID" use="required"/>
  </xs:complexType>
  <xs:complexType name="derived">
    <xs:complexContent><xs:extension base="t:base">
      <xs:sequence><xs:element name="d" type="t:derived" minOccurs="0"/></xs:sequence>
      <xs:attribute name="note" type="xs:string" default="none"/>
    </xs:extension></xs:complexContent>
  </xs:complexType>
  <xs:complexType name="chosen">
    <xs:complexContent><xs:extension base="t:base">
      <xs:choice><xs:element name="x" type="xs:int"/><xs:element name="y" type="xs:int"/></xs:choice>
    </xs:extension></xs:complexContent>
  </xs:complexType>
  <xs:complexType name="same"><xs:complexContent><xs:extension base="t:base"/></xs:complexContent></xs:complexType>
  <xs:complexType name="less"><xs:complexContent><xs:restriction base="t:base">
    <xs:sequence><xs:element name="a" type="xs:string"/></xs:sequence>
  </xs:restriction></xs:complexContent></xs:complexType>
  <xs:complexType name="every" mixed="true">
    <xs:all><xs:element name="p" type="xs:string"/><xs:element name="q" type="xs:string" minOccurs="0"/></xs:all>
    <xs:anyAttribute namespace="##other"/>
  </xs:complexType>
  <xs:complexType name="open"><xs:sequence>
    <xs:any namespace="##other"/>
    <xs:element name="end" type="xs:string"/>
    <xs:any namespace="##local urn:u" minOccurs="0"/>
  </xs:sequence></xs:complexType>
  <xs:complexType name="wide"><xs:sequence>
    <xs:any minOccurs="0" maxOccurs="unbounded"/>
  </xs:sequence></xs:complexType>
  <xs:complexType name="hollow"><xs:sequence/></xs:complexType>
  <xs:complexType name="holder"><xs:sequence>
    <xs:element name="inner"><xs:complexType><xs:sequence>
      <xs:element name="deep" type="t:hollow"/>
    </xs:sequence></xs:complexType></xs:element>
    <xs:element name="code"><xs:simpleType><xs:restriction base="xs:string"><xs:maxLength value="4"/></xs:restriction></xs:simpleType></xs:element>
    <xs:element name="money"><xs:complexType><xs:simpleContent><xs:extension base="xs:decimal">
      <xs:attribute name="unit" type="xs:string"/>
    </xs:extension></xs:simpleContent></xs:complexType></xs:element>
    <xs:element name="what" type="xs:anyType" nillable="true" default=""/>
    <xs:element ref="t:shape" minOccurs="0" maxOccurs="3"/>
    <xs:element name="stop" type="xs:string"/>
    <xs:element ref="t:circle"/>
    <xs:element name="end" type="xs:string"/>
    <xs:element ref="t:dot"><xs:annotation><xs:documentation>A point.</xs:documentation></xs:annotation></xs:element>
  </xs:sequence></xs:complexType>
  <xs:element name="shape" type="t:base" abstract="true"/>
  <xs:element name="circle" type="t:derived" substitutionGroup="t:shape"/>
  <xs:element name="dot" type="t:derived" substitutionGroup="t:circle"/>
`);

  function boxNamed(type: string, name: string): ElementBox {
    const all = (box: ParticleBox): readonly ElementBox[] =>
      box.kind === 'element' ? [box] : box.kind === 'any' ? [] : box.children.flatMap(all);
    const { content } = diagramNamed(site, type);
    const found = content && all(content).find((box) => box.name === name);
    if (found === undefined) throw new Error(`no element ${name} in ${type}`);
    return found;
  }

  describe('content', () => {
    test.each([
      ['t:base', 'sequence(a choice*(b sequence() c{2,5}))'],
      ['t:derived', 'sequence(^sequence(^a ^choice*(^b ^sequence() ^c{2,5})) sequence(d?))'],
      ['t:chosen', 'sequence(^sequence(^a ^choice*(^b ^sequence() ^c{2,5})) choice(x y))'],
      ['t:same', '^sequence(^a ^choice*(^b ^sequence() ^c{2,5}))'],
      ['t:less', 'sequence(a)'],
      ['t:every', 'all(p q?)'],
      ['t:wide', 'sequence(any[any namespace]*)'],
      ['t:open', 'sequence(any[other than urn:t] end any[no namespace, urn:u]?)'],
      [
        't:holder',
        'sequence(inner code money what substitution{0,3}(circle dot) stop substitution(circle dot) end dot)',
      ],
    ])('%s is %s', (name, expected) => {
      expect(outline(diagramNamed(site, name).content)).toBe(expected);
    });

    test('text between elements, and open attributes', () => {
      expect(diagramNamed(site, 't:every')).toMatchObject({
        mixed: true,
        anyAttribute: 'other than urn:t',
      });
      expect(diagramNamed(site, 't:base')).not.toHaveProperty('mixed');
    });
  });

  describe('elements', () => {
    test('lead to the page of their type, and open into it', () => {
      expect(boxNamed('t:derived', 'd')).toMatchObject({
        step: 't:d',
        type: { name: 't:derived', page: 'types/t.derived' },
        page: 'types/t.derived',
        opens: 'types/t.derived',
      });
    });

    test('a type without parts does not open', () => {
      const inner = boxNamed('t:holder', 'inner');
      expect(inner).toMatchObject({ opens: 'types/t.holder.inner', page: 'types/t.holder.inner' });
      expect(inner).not.toHaveProperty('type');
      expect(boxNamed('t:holder.inner', 'deep')).not.toHaveProperty('opens');
      expect(typeNamed(site, 't:hollow')).not.toHaveProperty('diagram');
    });

    test('an anonymous simple type is what it restricts, and its facets', () => {
      expect(boxNamed('t:holder', 'code')).toMatchObject({
        type: { name: 'xs:string' },
        facets: ['length 0..4'],
      });
      expect(boxNamed('t:holder', 'money')).toMatchObject({
        type: { name: 'xs:decimal' },
        opens: 'types/t.holder.money',
      });
    });

    test('built-in types have no page; what may be left out or nil is said', () => {
      const what = boxNamed('t:holder', 'what');
      expect(what).toMatchObject({
        type: { name: 'xs:anyType' },
        facets: ['default ""', 'may be nil'],
      });
      expect(what).not.toHaveProperty('page');
      expect(what).not.toHaveProperty('opens');
    });

    test('a reference leads to the page of the element, with its own documentation', () => {
      const dots = boxNamed('t:holder', 'circle');
      expect(dots).toMatchObject({ page: 'elements/t.circle', min: 1, max: 1 });
      const { content } = diagramNamed(site, 't:holder');
      const last = content?.kind === 'sequence' ? content.children.at(-1) : undefined;
      expect(last).toMatchObject({ page: 'elements/t.dot', documentation: 'A point.' });
    });
  });

  test('attributes, inherited ones first', () => {
    const { attributes, base } = diagramNamed(site, 't:derived');
    expect(base).toEqual({ name: 't:base', page: 'types/t.base' });
    expect(attributes).toEqual([
      {
        name: 'id',
        step: '@id',
        required: true,
        inherited: true,
        type: { name: 'xs:ID' },
        facets: [],
      },
      {
        name: 'note',
        step: '@note',
        required: false,
        type: { name: 'xs:string' },
        facets: ['default none'],
      },
    ]);
  });
});

describe('what a comparison tells', () => {
  const gone: Mark = { kind: 'removed', release: '2', lines: [] };
  const changed: Mark = { kind: 'changed', release: '2', lines: ['is optional now'] };
  const element = { kind: 'element', namespace: 'urn:t', required: true, min: 1, max: 1 } as const;

  const REMOVED: Readonly<Record<string, readonly Removed[]>> = {
    '{urn:t}base': [
      { ...element, name: 'first', type: 'xs:string', mark: gone },
      { ...element, name: 'x', type: 'xs:string', after: 'b', mark: gone },
      { ...element, name: 'y', type: 't:old', after: 'b', mark: gone, documentation: 'Old.' },
      { ...element, kind: 'attribute', namespace: '', name: 'z', type: 'xs:int', mark: gone },
    ],
    '{urn:t}derived': [
      { ...element, name: 'first', type: 'xs:string', inherited: true, mark: gone },
      { ...element, name: 'x', type: 'xs:string', after: 'b', inherited: true, mark: gone },
      { ...element, name: 'own', type: 'xs:string', after: 'c', mark: gone },
      { ...element, name: 'last', type: 'xs:string', after: 'd', mark: gone },
    ],
    '{urn:t}hollow': [{ ...element, name: 'all', type: 'xs:string', mark: gone }],
    '{urn:t}color': [
      { kind: 'value', value: 'white', mark: gone },
      { kind: 'value', value: 'green', after: 'red', mark: gone },
      { kind: 'value', value: 'black', after: 'red', mark: gone },
    ],
  };

  const marked: Extras = {
    ...BARE,
    marks: {
      operation: () => undefined,
      element: () => changed,
      type: (_set, type) => (type === '{urn:t}base' ? changed : undefined),
      member: (_set, type, name) =>
        type === '{urn:t}base' && (name === 'a' || name === '@id') ? changed : undefined,
      value: (_set, _type, value) => (value === 'red' ? changed : undefined),
      removed: (_set, type) => REMOVED[type] ?? [],
    },
  };

  const site = siteOf(
    `<xs:complexType name="base"><xs:sequence>
    <xs:element name="a" type="xs:string"/>
    <xs:choice><xs:element name="b" type="xs:string"/><xs:element name="c" type="xs:string"/></xs:choice>
  </xs:sequence><xs:attribute name="id" type="xs:ID"/></xs:complexType>
  <xs:complexType name="derived"><xs:complexContent><xs:extension base="t:base"><xs:sequence>
    <xs:element name="d" type="t:hollow"/>
  </xs:sequence></xs:extension></xs:complexContent></xs:complexType>
  <xs:complexType name="hollow"/>
  <xs:element name="root" type="t:derived"/>
  <xs:simpleType name="color"><xs:restriction base="xs:string">
    <xs:enumeration value="red"/><xs:enumeration value="blue"/>
  </xs:restriction></xs:simpleType>`,
    marked,
  );

  test('what is gone stands in the diagram where it stood', () => {
    expect(outline(diagramNamed(site, 't:base').content)).toBe(
      'sequence(-first a choice(b -x -y c))',
    );
    expect(diagramNamed(site, 't:base').attributes.map(({ name }) => name)).toEqual(['id', 'z']);
  });

  test('in an extension, in the part that had it', () => {
    expect(outline(diagramNamed(site, 't:derived').content)).toBe(
      'sequence(^sequence(^-first ^a ^choice(^b ^-x ^c)) sequence(-own d -last))',
    );
  });

  test('a type that has nothing left opens for what it had', () => {
    expect(outline(diagramNamed(site, 't:hollow').content)).toBe('sequence(-all)');
  });

  test('rows stand at the same places', () => {
    const { members } = typeNamed(site, 't:base');
    expect(members.map(({ path }) => path.join('/'))).toEqual([
      '@z',
      '@id',
      'first',
      'a',
      'b',
      'x',
      'y',
      'c',
    ]);
    expect(rowAt(members, 'y')).toEqual({
      path: ['y'],
      xpath: 't:y',
      type: { name: 't:old' },
      typescript: '',
      min: 1,
      max: 1,
      inChoice: false,
      nillable: false,
      facets: [],
      documentation: 'Old.',
      mark: gone,
    });
    const derived = typeNamed(site, 't:derived').members;
    expect(rowAt(derived, 'x').inherited).toEqual({ name: 't:base', page: 'types/t.base' });
  });

  test('values that are gone', () => {
    const rows = typeNamed(site, 't:color').values;
    expect(rows.map(({ value, mark }) => `${value} ${mark?.kind ?? ''}`)).toEqual([
      'white removed',
      'red changed',
      'green removed',
      'black removed',
      'blue ',
    ]);
  });

  test('members carry the marks of the type that declares them', () => {
    const derived = typeNamed(site, 't:derived');
    expect(rowAt(derived.members, 'a').mark).toEqual(changed);
    expect(rowAt(derived.members, '@id').mark).toEqual(changed);
    expect(rowAt(derived.members, 'd')).not.toHaveProperty('mark');
    expect(typeNamed(site, 't:base').mark).toEqual(changed);
    expect(derived).not.toHaveProperty('mark');
    expect(site.elements[0]?.mark).toEqual(changed);
  });
});
