import { describe, expect, test } from 'vitest';
import { rowAt, siteOf, typeNamed } from './support/bare.js';

describe('members', () => {
  const site = siteOf(`
  <xs:attribute name="kind" type="xs:string"/>
  <xs:element name="head" type="xs:string"/>
  <xs:element name="other" type="xs:token" substitutionGroup="t:head"/>
  <xs:complexType name="base"><xs:sequence>
    <xs:element name="a" type="xs:string"/>
    <xs:choice minOccurs="0">
      <xs:element name="b" type="xs:long" default="1"/>
      <xs:sequence maxOccurs="3"><xs:element name="c" type="t:base" minOccurs="0" maxOccurs="2"/></xs:sequence>
    </xs:choice>
  </xs:sequence><xs:attribute name="id" type="xs:int" use="required"/></xs:complexType>
  <xs:complexType name="derived"><xs:complexContent><xs:extension base="t:base"><xs:sequence>
    <xs:element name="d" type="xs:boolean" nillable="true" maxOccurs="unbounded"><xs:annotation>
      <xs:documentation>Said of d.</xs:documentation>
    </xs:annotation></xs:element>
  </xs:sequence></xs:extension></xs:complexContent></xs:complexType>
  <xs:complexType name="nest"><xs:sequence>
    <xs:element name="outer" maxOccurs="unbounded"><xs:complexType><xs:sequence>
      <xs:element name="inner"><xs:complexType>
        <xs:attribute name="x" type="xs:int"/><xs:attribute ref="t:kind" fixed="k"/>
      </xs:complexType></xs:element>
      <xs:element name="named" type="t:base" minOccurs="0"/>
    </xs:sequence></xs:complexType></xs:element>
    <xs:element ref="t:head" minOccurs="0"/>
  </xs:sequence></xs:complexType>
  <xs:element name="holder"><xs:complexType><xs:sequence>
    <xs:element name="held" type="xs:string"/><xs:element ref="t:holder" minOccurs="0"/>
  </xs:sequence></xs:complexType></xs:element>
  <xs:complexType name="refers"><xs:sequence><xs:element ref="t:holder" minOccurs="0"/></xs:sequence></xs:complexType>
  <xs:group name="loop"><xs:sequence>
    <xs:element name="again" minOccurs="0"><xs:complexType><xs:group ref="t:loop"/></xs:complexType></xs:element>
  </xs:sequence></xs:group>
  <xs:complexType name="looping"><xs:group ref="t:loop"/></xs:complexType>
  <xs:complexType name="mixed" mixed="true"><xs:sequence>
    <xs:element name="i" type="xs:int" minOccurs="0" maxOccurs="unbounded"/>
    <xs:element name="w" type="t:base" nillable="true"/>
  </xs:sequence></xs:complexType>
  <xs:complexType name="twins"><xs:sequence>
    <xs:element name="head" type="xs:int" form="unqualified"/>
    <xs:element ref="t:head"/>
  </xs:sequence></xs:complexType>
`);

  const rowsOf = (name: string): readonly string[] =>
    typeNamed(site, name).members.map(
      ({ path, min, max, inChoice }) =>
        `${path.join('/')} ${min}..${max}${inChoice ? ' of a choice' : ''}`,
    );

  describe('rows', () => {
    test.each([
      ['t:base', ['@id 1..1', 'a 1..1', 'b 0..1 of a choice', 'c 0..6 of a choice']],
      [
        't:derived',
        ['@id 1..1', 'a 1..1', 'b 0..1 of a choice', 'c 0..6 of a choice', 'd 1..unbounded'],
      ],
      [
        't:nest',
        [
          'outer 1..unbounded',
          'outer/inner 1..1',
          'outer/inner/@x 0..1',
          'outer/inner/@kind 0..1',
          'outer/named 0..1',
          'head 0..1 of a choice',
          'other 0..1 of a choice',
        ],
      ],
      ['t:looping', ['again 0..1', 'again/again 0..1']],
      ['t:mixed', ['i 0..unbounded', 'w 1..1']],
      ['t:twins', ['head 1..1', 't:head 0..1 of a choice', 'other 0..1 of a choice']],
      // A reference: what is in it stands on the page of the element.
      ['t:refers', ['holder 0..1']],
    ])('of %s: attributes, then elements with what is in anonymous types', (name, rows) => {
      expect(rowsOf(name)).toEqual(rows);
    });

    test('types that contain themselves end with a link', () => {
      const { members } = typeNamed(site, 't:looping');
      expect(rowAt(members, 'again')).not.toHaveProperty('type');
      const page = rowAt(members, 'again/again').type?.page;
      expect(site.types.map(({ key }) => key)).toContain(page);
    });

    test('groups that double at each level do not double the rows', () => {
      const LEVELS = 24;
      const groups = Array.from({ length: LEVELS }, (_, level) => {
        const next = level + 1 < LEVELS ? `<xs:group ref="t:g${level + 1}"/>` : '<xs:sequence/>';
        const element = (name: string): string =>
          `<xs:element name="${name}"><xs:complexType>${next}</xs:complexType></xs:element>`;
        return `<xs:group name="g${level}"><xs:sequence>${element('a')}${element('b')}</xs:sequence></xs:group>`;
      });
      const top = '<xs:complexType name="top"><xs:group ref="t:g0"/></xs:complexType>';
      const { members } = typeNamed(siteOf(groups.join('') + top), 't:top');
      expect(members.length).toBeLessThan(4 * LEVELS);
    });

    test('what is inherited says from where', () => {
      const { members } = typeNamed(site, 't:derived');
      const base = { name: 't:base', page: 'types/t.base' };
      expect(rowAt(members, 'a').inherited).toEqual(base);
      expect(rowAt(members, '@id').inherited).toEqual(base);
      expect(rowAt(members, 'd')).not.toHaveProperty('inherited');
      expect(rowAt(typeNamed(site, 't:base').members, 'a')).not.toHaveProperty('inherited');
    });

    test('types in TypeScript are those of the generated interfaces', () => {
      const base = typeNamed(site, 't:base').members;
      expect(rowAt(base, '@id').typescript).toBe('number');
      expect(rowAt(base, 'b').typescript).toBe('bigint');
      expect(rowAt(typeNamed(site, 't:derived').members, 'd').typescript).toBe(
        'readonly (boolean | null)[]',
      );
      const nest = typeNamed(site, 't:nest').members;
      expect(rowAt(nest, 'outer').typescript).toBe('readonly Nest$outer[]');
      expect(rowAt(nest, 'outer/inner').typescript).toBe('Nest$outer$inner');
      // In ordered content an item is one value.
      const mixed = typeNamed(site, 't:mixed').members;
      expect(rowAt(mixed, 'i').typescript).toBe('number');
      expect(rowAt(mixed, 'w').typescript).toMatch(/^Base \| null \| Nil<Base, /);
    });

    test('XPath, constants, nil and documentation', () => {
      expect(rowAt(typeNamed(site, 't:nest').members, 'outer/inner/@kind')).toMatchObject({
        xpath: 't:outer/t:inner/@t:kind',
        fixed: 'k',
      });
      expect(rowAt(typeNamed(site, 't:base').members, 'b').default).toBe('1');
      expect(rowAt(typeNamed(site, 't:derived').members, 'd')).toMatchObject({
        nillable: true,
        documentation: 'Said of d.',
      });
      expect(rowAt(typeNamed(site, 't:twins').members, 'head').xpath).toBe('head');
    });
  });
});

describe('facets', () => {
  const CASES: readonly (readonly [base: string, facets: string, lines: readonly string[]])[] = [
    ['string', '<xs:length value="4"/>', ['length 4']],
    ['string', '<xs:minLength value="1"/><xs:maxLength value="20"/>', ['length 1..20']],
    ['string', '<xs:minLength value="3"/><xs:maxLength value="3"/>', ['length 3']],
    ['string', '<xs:maxLength value="20"/>', ['length 0..20']],
    ['string', '<xs:minLength value="2"/>', ['length at least 2']],
    ['string', '', []],
    ['NMTOKENS', '', ['list of xs:NMTOKEN', 'length at least 1']],
    ['int', '', []],
    ['int', '<xs:minInclusive value="1"/><xs:maxInclusive value="9999"/>', ['1..9999']],
    ['int', '<xs:minInclusive value="0"/>', ['at least 0']],
    ['int', '<xs:maxInclusive value="9"/>', ['at most 9']],
    ['unsignedInt', '<xs:maxInclusive value="9"/>', ['0..9']],
    ['int', '<xs:minInclusive value="7"/><xs:maxInclusive value="7"/>', ['exactly 7']],
    ['decimal', '<xs:minExclusive value="0"/>', ['more than 0']],
    ['decimal', '<xs:maxExclusive value="1.5"/>', ['less than 1.5']],
    ['decimal', '<xs:totalDigits value="5"/>', ['at most 5 digits']],
    ['decimal', '<xs:fractionDigits value="1"/>', ['at most 1 digit after the point']],
    ['string', '<xs:pattern value="[0-9]{4}"/>', ['pattern [0-9]{4}']],
    ['string', '<xs:pattern value="a"/><xs:pattern value="b"/>', ['pattern a or b']],
    ['string', values('A B C'), ['A | B | C']],
    ['string', '<xs:enumeration value=""/><xs:enumeration value="x"/>', ['"" | x']],
    ['string', values('A B C D E F'), ['A | B | C | D | E | F']],
    ['string', values('A B C D E F G'), ['A | B | C | D | E | F | … 7 values']],
    ['string', values(`A ${'B'.repeat(90)} C`), ['A | … 3 values']],
  ];

  function values(words: string): string {
    return words
      .split(' ')
      .map((word) => `<xs:enumeration value="${word}"/>`)
      .join('');
  }

  const site = siteOf(
    CASES.map(
      ([base, facets], index) =>
        `<xs:simpleType name="s${index}"><xs:restriction base="xs:${base}">${facets}</xs:restriction></xs:simpleType>`,
    ).join('') +
      `<xs:simpleType name="list"><xs:list itemType="t:s0"/></xs:simpleType>
     <xs:simpleType name="anonymousList"><xs:list>
       <xs:simpleType><xs:restriction base="xs:int"/></xs:simpleType>
     </xs:list></xs:simpleType>
     <xs:simpleType name="short"><xs:restriction base="t:list"><xs:maxLength value="2"/></xs:restriction></xs:simpleType>
     <xs:simpleType name="union"><xs:union memberTypes="xs:int t:s0">
       <xs:simpleType><xs:list itemType="xs:date"/></xs:simpleType>
     </xs:union></xs:simpleType>
     <xs:complexType name="text"><xs:simpleContent><xs:extension base="t:s1"/></xs:simpleContent></xs:complexType>
     <xs:complexType name="holder"><xs:sequence>
       <xs:element name="many"><xs:simpleType><xs:restriction base="xs:string">${values('A B C D E F G')}</xs:restriction></xs:simpleType></xs:element>
       <xs:element name="few"><xs:simpleType><xs:restriction base="xs:string">${values('A B')}</xs:restriction></xs:simpleType></xs:element>
       <xs:element name="names" type="xs:NMTOKENS"/>
       <xs:element name="list"><xs:simpleType><xs:list itemType="xs:int"/></xs:simpleType></xs:element>
     </xs:sequence></xs:complexType>`,
  );

  test.each(CASES.map(([base, facets, lines], index) => [base, facets, lines, index] as const))(
    'xs:%s with %s: %j',
    (_base, _facets, lines, index) => {
      expect(typeNamed(site, `t:s${index}`).facets).toEqual(lines);
    },
  );

  test.each([
    ['t:list', ['list of t:s0']],
    ['t:anonymousList', ['list of xs:int']],
    ['t:short', ['list of t:s0', 'length 0..2']],
    ['t:union', ['union of xs:int, t:s0, list of xs:date']],
    ['t:text', ['length 1..20']],
  ])('%s: %j', (name, lines) => {
    expect(typeNamed(site, name).facets).toEqual(lines);
  });

  test('values that do not fit into a line stand on a page', () => {
    const [many, few, names, list] = typeNamed(site, 't:holder').members;
    expect(many?.type).toEqual({ name: 't:holder.many', page: 'types/t.holder.many' });
    expect(few?.type).toEqual({ name: 'xs:string' });
    expect(few?.facets).toEqual(['A | B']);
    expect(names).toMatchObject({ type: { name: 'xs:NMTOKENS' }, facets: [] });
    expect(list).not.toHaveProperty('type');
    expect(list?.facets).toEqual(['list of xs:int']);
  });
});
