import { describe, expect, it } from 'vitest';
import { codesOf, resolveText } from '../load/folder.js';

const simple = (name: string, base: string, facets: string): string =>
  `<xs:simpleType name="${name}"><xs:restriction base="${base}">${facets}</xs:restriction>` +
  '</xs:simpleType>';

const facet = (name: string, value: string): string => `<xs:${name} value="${value}"/>`;

describe('references', () => {
  it('says what was probably meant', () => {
    const { problems } = resolveText(
      '<xs:element name="a" type="t:userTpye"/><xs:complexType name="userType"/>',
    );
    expect(problems).toEqual(["1 RES402 type '{urn:t}userTpye' is not defined"]);
  });

  it.each([
    ['<xs:element name="a" substitutionGroup="t:b"/>', 'RES402'],
    [
      '<xs:complexType name="a"><xs:complexContent><xs:extension base="t:b"><xs:sequence>' +
        '<xs:element name="c"/></xs:sequence></xs:extension></xs:complexContent></xs:complexType>',
      'RES402',
    ],
    ['<xs:complexType name="a"><xs:group ref="t:b"/></xs:complexType>', 'RES402'],
    ['<xs:complexType name="a"><xs:attribute ref="t:b"/></xs:complexType>', 'RES402'],
    ['<xs:complexType name="a"><xs:attributeGroup ref="t:b"/></xs:complexType>', 'RES402'],
    ['<xs:element name="a"/><xs:element name="a"/>', 'RES401'],
    ['<xs:group name="a"><xs:sequence><xs:group ref="t:a"/></xs:sequence></xs:group>', 'RES403'],
    ['<xs:attributeGroup name="a"><xs:attributeGroup ref="t:a"/></xs:attributeGroup>', 'RES403'],
    ['<xs:element name="a" substitutionGroup="t:a"/>', 'RES403'],
    [`${simple('a', 't:b', '')}${simple('b', 't:a', '')}`, 'RES403'],
    ['<xs:element name="a" type="xs:int" default="x"/>', 'RES411'],
    ['<xs:attribute name="a" type="xs:ID" default="x"/>', 'RES421'],
    ['<xs:complexType name="e"/><xs:element name="a" type="t:e" default="x"/>', 'RES421'],
    [
      '<xs:element name="h" type="xs:int"/>' +
        '<xs:element name="a" type="xs:string" substitutionGroup="t:h"/>',
      'RES417',
    ],
    [
      '<xs:complexType name="a"><xs:attribute name="b"/><xs:attribute name="b"/></xs:complexType>',
      'RES407',
    ],
    [
      '<xs:complexType name="a"><xs:sequence><xs:element name="b" type="xs:int"/>' +
        '<xs:element name="c"/><xs:element name="b" type="xs:string"/></xs:sequence>' +
        '</xs:complexType>',
      'RES414',
    ],
  ])('%s', (body, code) => {
    expect(codesOf(body)).toEqual([code]);
  });

  it('reports a circle of types once and gives a schema all the same', () => {
    const type = (name: string, base: string): string =>
      `<xs:complexType name="${name}"><xs:complexContent><xs:extension base="t:${base}">` +
      '<xs:sequence><xs:element name="x"/></xs:sequence></xs:extension></xs:complexContent>' +
      '</xs:complexType>';
    const { problems, schema } = resolveText(type('A', 'B') + type('B', 'C') + type('C', 'A'));
    expect(problems).toHaveLength(1);
    expect([...schema.types.keys()]).toEqual(['{urn:t}A', '{urn:t}B', '{urn:t}C']);
  });
});

describe('facets', () => {
  it.each([
    ['xs:int', facet('length', '3'), 'RES408'],
    ['xs:boolean', facet('enumeration', 'true'), 'RES408'],
    ['xs:int', facet('minInclusive', 'x'), 'RES409'],
    ['xs:int', facet('enumeration', '1.5'), 'RES409'],
    ['xs:string', facet('maxLength', '-1'), 'RES409'],
    ['xs:int', facet('minInclusive', '10') + facet('maxInclusive', '1'), 'RES410'],
    ['xs:byte', facet('maxInclusive', '200'), 'RES410'],
    ['xs:string', facet('minLength', '3') + facet('maxLength', '2'), 'RES410'],
    ['xs:string', facet('minLength', '3') + facet('minLength', '2'), 'RES410'],
    ['xs:token', facet('whiteSpace', 'preserve'), 'RES410'],
    [
      'xs:date',
      facet('minInclusive', '2024-01-02') + facet('maxExclusive', '2024-01-01'),
      'RES410',
    ],
    ['xs:string', facet('pattern', '(a'), 'RES412'],
    ['xs:string', facet('pattern', '(?=a)b'), 'RES412'],
    [
      'xs:integer',
      facet('minInclusive', '9007199254740993') + facet('maxInclusive', '9007199254740992'),
      'RES410',
    ],
  ])('%s with %s', (base, facets, code) => {
    expect(codesOf(simple('T', base, facets))).toEqual([code]);
  });

  const fixed = (name: string, value: string): string =>
    `<xs:${name} value="${value}" fixed="true"/>`;

  it.each([
    // A bound must be a value of the base, unless it repeats the base's own.
    ['xs:int', facet('pattern', '[0-9]{3}'), facet('minInclusive', '5'), 'RES409'],
    ['xs:int', facet('pattern', '[0-9]{3}'), facet('minInclusive', '500'), undefined],
    ['xs:decimal', facet('fractionDigits', '1'), facet('maxInclusive', '5.55'), 'RES409'],
    ['xs:int', facet('enumeration', '1'), facet('maxInclusive', '5'), 'RES409'],
    ['xs:int', facet('maxExclusive', '5'), facet('maxExclusive', '05'), undefined],
    ['xs:int', facet('maxExclusive', '5'), facet('maxInclusive', '5'), 'RES410'],
    ['xs:int', facet('maxInclusive', '5'), facet('minExclusive', '5'), undefined],
    ['xs:int', facet('minInclusive', '5'), facet('maxExclusive', '5'), 'RES410'],
    [
      'xs:dateTime',
      facet('minInclusive', '2001-01-01T00:00:00Z'),
      facet('minInclusive', '2001-01-01T00:00:00'),
      'RES409',
    ],
    // Section 4.3.1.4: beside a length only what stood there before.
    ['xs:string', facet('length', '5'), facet('minLength', '3'), 'RES410'],
    ['xs:string', facet('minLength', '3'), facet('length', '5'), undefined],
    [
      'xs:string',
      facet('minLength', '3'),
      facet('length', '5') + facet('minLength', '3'),
      undefined,
    ],
    ['xs:string', fixed('minLength', '5'), facet('minLength', '6'), 'RES410'],
    ['xs:string', fixed('minLength', '5'), facet('minLength', '05'), undefined],
    ['xs:int', fixed('maxInclusive', '5'), facet('maxInclusive', '4'), 'RES410'],
    ['xs:int', fixed('maxInclusive', '5'), facet('maxInclusive', '+5'), undefined],
    ['xs:int', fixed('maxInclusive', '5'), facet('maxExclusive', '4'), undefined],
    ['xs:string', fixed('whiteSpace', 'replace'), facet('whiteSpace', 'collapse'), 'RES410'],
    ['xs:anyURI', '', facet('enumeration', 'a#b#c'), 'RES409'],
    ['xs:QName', facet('length', '1'), facet('enumeration', 'xs:long'), undefined],
  ])('%s with %s, then %s', (base, before, facets, code) => {
    const types = simple('T', base, before) + simple('U', 't:T', facets);
    expect(codesOf(types)).toEqual(code === undefined ? [] : [code]);
  });

  it('keeps facets fixed in what derives further', () => {
    const types = [
      simple('T', 'xs:int', fixed('maxInclusive', '5')),
      simple('U', 't:T', facet('minInclusive', '1')),
      simple('V', 't:U', facet('maxInclusive', '4')),
    ];
    expect(codesOf(types.join(''))).toEqual(['RES410']);
  });

  it('compares listed values as values, those of lists and unions too', () => {
    const list = '<xs:simpleType><xs:list itemType="xs:decimal"/></xs:simpleType>';
    const union = '<xs:simpleType><xs:union memberTypes="xs:int xs:float"/></xs:simpleType>';
    const type = (inner: string, value: string): string =>
      `<xs:simpleType name="T"><xs:restriction>${inner}${facet('enumeration', value)}</xs:restriction></xs:simpleType>`;
    const codes = (inner: string, value: string, text: string): readonly string[] =>
      codesOf(`${type(inner, value)}<xs:element name="e" type="t:T" default="${text}"/>`);
    expect(codes(list, '1.0 2', '1 02')).toEqual([]);
    expect(codes(list, '0', '')).toEqual(['RES411']);
    expect(codes(union, '1', '+1')).toEqual([]);
    // One is a decimal, the other a float.
    expect(codes(union, '1', '1.0')).toEqual(['RES411']);
  });

  it('judges enumerations and defaults by all facets of the base', () => {
    const base = simple('T', 'xs:string', facet('pattern', '[a-z]+') + facet('maxLength', '3'));
    expect(codesOf(base + simple('U', 't:T', facet('enumeration', 'abcd')))).toEqual(['RES409']);
    expect(codesOf(`${base}<xs:element name="e" type="t:T" default="A"/>`)).toEqual(['RES411']);
    expect(codesOf(`${base}<xs:element name="e" type="t:T" default="abc"/>`)).toEqual([]);
  });
});

describe('derivation', () => {
  const type = (name: string, attributes: string, inside: string): string =>
    `<xs:complexType name="${name}" ${attributes}>${inside}</xs:complexType>`;
  const derived = (kind: string, base: string, inside = ''): string =>
    `<xs:complexContent><xs:${kind} base="${base}">${inside}</xs:${kind}></xs:complexContent>`;

  it.each([
    [type('A', 'final="extension"', '') + type('B', '', derived('extension', 't:A')), 'RES405'],
    [type('B', '', derived('extension', 'xs:string')), 'RES406'],
    [
      type('A', '', '<xs:sequence><xs:any/></xs:sequence>') +
        type(
          'B',
          'mixed="true"',
          derived('extension', 't:A', '<xs:sequence><xs:any/></xs:sequence>'),
        ),
      'RES420',
    ],
    [
      type('A', '', '<xs:sequence><xs:any/></xs:sequence>') +
        type('B', '', derived('restriction', 't:A')),
      'RES420',
    ],
    [
      type('A', '', '<xs:attribute name="x" use="required"/>') +
        type('B', '', derived('restriction', 't:A', '<xs:attribute name="x"/>')),
      'RES420',
    ],
    [
      type('A', '', '<xs:all><xs:element name="x"/></xs:all>') +
        type('B', '', derived('extension', 't:A', '<xs:sequence><xs:any/></xs:sequence>')),
      'XSD312',
    ],
  ])('%s', (body, code) => {
    expect(codesOf(body)).toEqual([code]);
  });
});

describe('hostile schemas', () => {
  it('does not multiply groups', () => {
    const groups = Array.from({ length: 30 }, (_, index) => {
      const inner = `<xs:group ref="t:g${index}"/>`;
      return `<xs:group name="g${index + 1}"><xs:sequence>${inner}${inner}</xs:sequence></xs:group>`;
    });
    const first =
      '<xs:group name="g0"><xs:sequence><xs:element name="a"/></xs:sequence></xs:group>';
    expect(codesOf(first + groups.join('')).at(0)).toBe('RES404');
  });

  it('does not multiply unions', () => {
    const unions = Array.from({ length: 30 }, (_, index) =>
      ['A', 'B'].map(
        (letter) =>
          `<xs:simpleType name="${letter}${index + 1}">` +
          `<xs:union memberTypes="t:A${index} t:B${index}"/></xs:simpleType>`,
      ),
    ).flat();
    const first = simple('A0', 'xs:int', '') + simple('B0', 'xs:int', '');
    const use = '<xs:element name="e" type="t:A30" default="x"/>';
    expect(codesOf(first + unions.join('') + use).at(0)).toBe('RES404');
  });

  it('follows long chains of bases without the call stack', () => {
    const types = Array.from({ length: 3000 }, (_, index) =>
      simple(`T${index + 1}`, `t:T${index}`, ''),
    );
    expect(codesOf(types.toReversed().join('') + simple('T0', 'xs:int', ''))).toEqual([]);
  });

  it('keeps names of the prototype of objects apart', () => {
    const { schema, problems } = resolveText(
      '<xs:element name="constructor" type="t:__proto__"/>' +
        '<xs:complexType name="__proto__"><xs:attribute name="toString"/></xs:complexType>',
    );
    expect(problems).toEqual([]);
    expect(schema.types.has('{urn:t}__proto__')).toBe(true);
    expect(resolveText('<xs:element name="a" type="xs:constructor"/>').problems[0]).toMatch(
      /RES402/,
    );
  });
});

describe('content models', () => {
  const model = (inside: string): string =>
    `<xs:complexType name="T"><xs:sequence>${inside}</xs:sequence></xs:complexType>`;
  const element = (name: string, occurs = ''): string =>
    `<xs:element name="${name}" type="xs:int" ${occurs}/>`;

  it.each([
    [element('a', 'minOccurs="0"') + element('a')],
    [element('a', 'maxOccurs="unbounded"') + element('a')],
    [element('a', 'minOccurs="1" maxOccurs="2"') + element('a')],
    [
      `<xs:choice>${element('a')}<xs:sequence>${element('a')}${element('b')}</xs:sequence></xs:choice>`,
    ],
    [`<xs:any minOccurs="0"/>${element('a')}`],
    ['<xs:any namespace="##other" minOccurs="0"/><xs:any namespace="urn:x"/>'],
    ['<xs:element ref="t:h" minOccurs="0"/><xs:element ref="t:m"/>'],
  ])('are ambiguous: %s', (inside) => {
    const elements =
      '<xs:element name="h" type="xs:int"/><xs:element name="m" type="xs:int" substitutionGroup="t:h"/>';
    expect(codesOf(model(inside) + elements)).toEqual(['RES413']);
  });

  it.each([
    [element('a') + element('a')],
    [element('a', 'minOccurs="2" maxOccurs="2"') + element('a')],
    [element('a', 'minOccurs="3" maxOccurs="3"') + element('a')],
    [element('a', 'maxOccurs="unbounded"') + element('b')],
    [`<xs:any namespace="##other" minOccurs="0"/>${element('a')}`],
  ])('are not ambiguous: %s', (inside) => {
    expect(codesOf(model(inside))).toEqual([]);
  });

  const restricted = (base: string, inside: string): string =>
    `<xs:complexType name="B">${base}</xs:complexType><xs:complexType name="R"><xs:complexContent>` +
    `<xs:restriction base="t:B">${inside}</xs:restriction></xs:complexContent></xs:complexType>`;
  const sequence = (inside: string): string => `<xs:sequence>${inside}</xs:sequence>`;
  const choice = (inside: string, occurs = ''): string =>
    `<xs:choice ${occurs}>${inside}</xs:choice>`;

  it.each([
    [sequence(element('a', 'minOccurs="0"') + element('b')), sequence(element('b'))],
    [sequence(element('a', 'maxOccurs="9"')), sequence(element('a', 'maxOccurs="3"'))],
    [choice(element('a') + element('b')), choice(element('b'))],
    [choice(element('a') + element('b'), 'maxOccurs="9"'), sequence(element('b') + element('a'))],
    [sequence('<xs:any maxOccurs="3"/>'), sequence('<xs:element ref="t:e"/>')],
    [sequence(sequence(element('a')) + element('b')), sequence(element('a') + element('b'))],
  ])('restrict: %s to %s', (base, inside) => {
    const global = '<xs:element name="e" type="xs:int"/>';
    expect(codesOf(restricted(base, inside) + global)).toEqual([]);
  });

  it.each([
    [sequence(element('a') + element('b')), sequence(element('b'))],
    [sequence(element('a')), sequence(element('a', 'maxOccurs="2"'))],
    [sequence(element('a') + element('b')), sequence(element('b') + element('a'))],
    [sequence(element('a')), sequence('<xs:element name="a" type="xs:string"/>')],
    [sequence(element('a')), sequence('<xs:any/>')],
    [choice(element('a') + element('b')), sequence(element('a') + element('b'))],
  ])('do not restrict: %s to %s', (base, inside) => {
    expect(codesOf(restricted(base, inside))).toEqual(['RES420']);
  });
});
