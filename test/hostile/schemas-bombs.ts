/** Schemas that are small and want to become large, or are large. */
import { schema, times, XSD_HEAD } from './case.js';
import type { Case } from './case.js';

const LEVELS = 30;

/** `g0` refers to `g1` twice, and so on: 2^30 elements. */
const doublingGroups = times(LEVELS, (i) =>
  i === LEVELS - 1
    ? `<xs:group name="g${i}"><xs:sequence><xs:element name="x" type="xs:string"/></xs:sequence></xs:group>`
    : `<xs:group name="g${i}"><xs:sequence><xs:group ref="t:g${i + 1}"/><xs:group ref="t:g${i + 1}"/></xs:sequence></xs:group>`,
);

const doublingAttributes = times(LEVELS, (i) =>
  i === LEVELS - 1
    ? `<xs:attributeGroup name="g${i}"><xs:attribute name="x"/></xs:attributeGroup>`
    : `<xs:attributeGroup name="g${i}"><xs:attributeGroup ref="t:g${i + 1}"/><xs:attributeGroup ref="t:g${i + 1}"/></xs:attributeGroup>`,
);

function typed(content: string): string {
  return schema(`<xs:element name="a"><xs:complexType>${content}</xs:complexType></xs:element>`);
}

function one(name: string, expect: Case['expect'], text: string | Uint8Array): Case {
  return { name, expect, files: { 'main.xsd': text } };
}

function nested(depth: number, open: string, inner: string, close: string): string {
  return open.repeat(depth) + inner + close.repeat(depth);
}

const X = '<xs:element name="x" type="xs:string"/>';

export const BOMB_CASES: readonly Case[] = [
  one(
    'groups that double',
    'either',
    schema(
      `${doublingGroups}<xs:element name="a"><xs:complexType><xs:group ref="t:g0"/></xs:complexType></xs:element>`,
    ),
  ),
  one(
    'groups that double, optional',
    'either',
    schema(
      `${doublingGroups.replaceAll('<xs:group ref', '<xs:group minOccurs="0" ref')}<xs:element name="a"><xs:complexType><xs:group ref="t:g0"/></xs:complexType></xs:element>`,
    ),
  ),
  one(
    'groups that double, in choices',
    'either',
    schema(
      `${doublingGroups.replaceAll('xs:sequence', 'xs:choice')}<xs:element name="a"><xs:complexType><xs:group ref="t:g0"/></xs:complexType></xs:element>`,
    ),
  ),
  one('groups that double, and nobody uses', 'either', schema(doublingGroups)),
  one(
    'attribute groups that double',
    'either',
    schema(
      `${doublingAttributes}<xs:element name="a"><xs:complexType><xs:attributeGroup ref="t:g0"/></xs:complexType></xs:element>`,
    ),
  ),
  one(
    'groups that hold each other',
    'reject',
    schema(
      '<xs:group name="a"><xs:sequence><xs:group ref="t:b"/></xs:sequence></xs:group><xs:group name="b"><xs:sequence><xs:group ref="t:a"/></xs:sequence></xs:group>',
    ),
  ),
  one(
    'types that extend each other',
    'reject',
    schema(
      '<xs:complexType name="A"><xs:complexContent><xs:extension base="t:B"/></xs:complexContent></xs:complexType><xs:complexType name="B"><xs:complexContent><xs:extension base="t:A"/></xs:complexContent></xs:complexType>',
    ),
  ),
  one(
    'unions that hold each other',
    'reject',
    schema(
      '<xs:simpleType name="A"><xs:union memberTypes="t:B xs:int"/></xs:simpleType><xs:simpleType name="B"><xs:union memberTypes="t:A"/></xs:simpleType>',
    ),
  ),
  one(
    'elements that substitute each other',
    'reject',
    schema(
      '<xs:element name="a" substitutionGroup="t:b"/><xs:element name="b" substitutionGroup="t:a"/>',
    ),
  ),
  one(
    'an element that needs itself',
    'generate',
    schema(
      '<xs:element name="a"><xs:complexType><xs:sequence><xs:element ref="t:a"/></xs:sequence></xs:complexType></xs:element>',
    ),
  ),
  one('sequences 200 deep', 'either', typed(nested(200, '<xs:sequence>', X, '</xs:sequence>'))),
  one(
    'choices 200 deep',
    'either',
    typed(nested(200, '<xs:choice minOccurs="0">', X, '</xs:choice>')),
  ),
  one(
    'repeated sequences 200 deep',
    'either',
    typed(nested(200, '<xs:sequence minOccurs="0" maxOccurs="unbounded">', X, '</xs:sequence>')),
  ),
  one(
    'counted sequences in counted sequences',
    'either',
    typed(nested(8, '<xs:sequence maxOccurs="1000">', X, '</xs:sequence>')),
  ),
  one(
    'counted choices in counted choices',
    'either',
    typed(
      nested(
        5,
        '<xs:choice minOccurs="99" maxOccurs="10000">',
        `${X}<xs:element name="y" type="xs:string"/>`,
        '</xs:choice>',
      ),
    ),
  ),
  one(
    'a huge minOccurs',
    'either',
    typed(
      `<xs:sequence><xs:element name="x" type="xs:string" minOccurs="1000000000" maxOccurs="1000000000"/></xs:sequence>`,
    ),
  ),
  one(
    'a huge minOccurs of a group',
    'either',
    typed(
      `<xs:sequence minOccurs="1000000000" maxOccurs="1000000000">${X}<xs:element name="y" type="xs:string" minOccurs="0"/></xs:sequence>`,
    ),
  ),
  one(
    'anonymous types 60 deep',
    'generate',
    schema(
      nested(
        60,
        '<xs:element name="a"><xs:complexType><xs:sequence>',
        X,
        '</xs:sequence></xs:complexType></xs:element>',
      ),
    ),
  ),
  one(
    'elements nested 300 deep',
    'reject',
    typed(nested(300, '<xs:sequence>', X, '</xs:sequence>')),
  ),
  one('elements nested 100,000 deep', 'reject', `<a>${nested(100_000, '<b>', '', '</b>')}</a>`),
  one(
    '200 extensions',
    'either',
    schema(
      `<xs:complexType name="T0"><xs:sequence><xs:element name="e0" type="xs:string"/></xs:sequence></xs:complexType>${times(200, (i) => `<xs:complexType name="T${i + 1}"><xs:complexContent><xs:extension base="t:T${i}"><xs:sequence><xs:element name="e${i + 1}" type="xs:string" minOccurs="0"/></xs:sequence></xs:extension></xs:complexContent></xs:complexType>`)}<xs:element name="a" type="t:T200"/>`,
    ),
  ),
  one(
    '400 restrictions of simple types',
    'generate',
    schema(
      `<xs:simpleType name="S0"><xs:restriction base="xs:string"/></xs:simpleType>${times(400, (i) => `<xs:simpleType name="S${i + 1}"><xs:restriction base="t:S${i}"><xs:pattern value="[a-z]*"/></xs:restriction></xs:simpleType>`)}<xs:element name="a" type="t:S400"/>`,
    ),
  ),
  one(
    '1,000 substitutions',
    'either',
    schema(
      `<xs:element name="e0" type="xs:string"/>${times(1000, (i) => `<xs:element name="e${i + 1}" type="xs:string" substitutionGroup="t:e${i}"/>`)}<xs:element name="a"><xs:complexType><xs:sequence><xs:element ref="t:e0" maxOccurs="unbounded"/></xs:sequence></xs:complexType></xs:element>`,
    ),
  ),
  one(
    'unions that double',
    'either',
    schema(
      `${times(LEVELS, (i) => `<xs:simpleType name="U${i}"><xs:union memberTypes="t:U${i + 1} t:U${i + 1}"/></xs:simpleType>`)}<xs:simpleType name="U${LEVELS}"><xs:restriction base="xs:int"/></xs:simpleType><xs:element name="a" type="t:U0"/>`,
    ),
  ),
  one(
    '100,000 enumeration values',
    'generate',
    schema(
      `<xs:simpleType name="E"><xs:restriction base="xs:string">${times(100_000, (i) => `<xs:enumeration value="v${i}"/>`)}</xs:restriction></xs:simpleType><xs:element name="a" type="t:E"/>`,
    ),
  ),
  one(
    '10,000 elements in one type',
    'generate',
    typed(
      `<xs:sequence>${times(10_000, (i) => `<xs:element name="e${i}" type="xs:string" minOccurs="0"/>`)}</xs:sequence>`,
    ),
  ),
  one(
    '100,000 elements in one type',
    'either',
    typed(
      `<xs:sequence>${times(100_000, (i) => `<xs:element name="e${i}" type="xs:string" minOccurs="0"/>`)}</xs:sequence>`,
    ),
  ),
  one(
    '5,000 elements in a repeated choice',
    'either',
    typed(
      `<xs:choice maxOccurs="unbounded">${times(5000, (i) => `<xs:element name="e${i}" type="xs:string"/>`)}</xs:choice>`,
    ),
  ),
  one('10,000 attributes', 'generate', typed(times(10_000, (i) => `<xs:attribute name="a${i}"/>`))),
  one(
    '10,000 types',
    'generate',
    schema(
      times(
        10_000,
        (i) => `<xs:complexType name="T${i}"><xs:attribute name="a"/></xs:complexType>`,
      ),
    ),
  ),
  one(
    '300 elements in xs:all',
    'either',
    typed(
      `<xs:all>${times(300, (i) => `<xs:element name="e${i}" type="xs:string" minOccurs="0"/>`)}</xs:all>`,
    ),
  ),
  one(
    '1,000 optional elements of one name',
    'either',
    typed(
      `<xs:sequence>${times(1000, (i) => `<xs:element name="x" type="xs:string" minOccurs="0"/><xs:element name="y${i}" type="xs:string"/>`)}</xs:sequence>`,
    ),
  ),
  one(
    'ambiguous elements without end',
    'either',
    typed(
      `<xs:sequence>${times(1000, () => '<xs:element name="x" type="xs:string" minOccurs="0"/>')}</xs:sequence>`,
    ),
  ),
  one(
    'patterns that repeat repeated ones',
    'either',
    schema(
      [
        '((a{1,1000}){1,1000}){1,1000}',
        '(a|a)*b',
        '(a*)*b',
        '((a+)+)+$',
        'a{0,1000000000}',
        '(x?){5000}x{5000}',
        '[a-z]{2147483647}',
        `${'('.repeat(200)}a${')*'.repeat(200)}`,
        '(.*)*(.*)*(.*)*!',
        `(${times(500, (i) => `a{${i}}|`)}b)*`,
      ]
        .map(
          (pattern, i) =>
            `<xs:simpleType name="P${i}"><xs:restriction base="xs:string"><xs:pattern value="${pattern}"/></xs:restriction></xs:simpleType>`,
        )
        .join(''),
    ),
  ),
  one(
    'a pattern with very many brackets',
    'either',
    schema(
      `<xs:simpleType name="P"><xs:restriction base="xs:string"><xs:pattern value="${'('.repeat(50_000)}a${')'.repeat(50_000)}"/></xs:restriction></xs:simpleType>`,
    ),
  ),
  one(
    'class subtractions in class subtractions',
    'either',
    schema(
      `<xs:simpleType name="P"><xs:restriction base="xs:string"><xs:pattern value="${'[a-z-'.repeat(5000)}[x]${']'.repeat(5000)}"/></xs:restriction></xs:simpleType>`,
    ),
  ),
  one(
    '10,000 patterns',
    'either',
    schema(
      `<xs:simpleType name="P"><xs:restriction base="xs:string">${times(10_000, (i) => `<xs:pattern value="a${i}b*"/>`)}</xs:restriction></xs:simpleType><xs:element name="a" type="t:P"/>`,
    ),
  ),
  one(
    'facets beyond every number',
    'either',
    schema(
      `<xs:simpleType name="A"><xs:restriction base="xs:string"><xs:maxLength value="${'9'.repeat(1000)}"/></xs:restriction></xs:simpleType><xs:simpleType name="B"><xs:restriction base="xs:integer"><xs:maxInclusive value="${'9'.repeat(10_000)}"/></xs:restriction></xs:simpleType><xs:simpleType name="C"><xs:restriction base="xs:decimal"><xs:totalDigits value="${'9'.repeat(100)}"/></xs:restriction></xs:simpleType><xs:element name="b" type="t:B"/>`,
    ),
  ),
  {
    name: '300 files that include each other',
    expect: 'generate',
    files: Object.fromEntries(
      Array.from({ length: 300 }, (_, i) => [
        `f${i}.xsd`,
        `${XSD_HEAD} targetNamespace="urn:t">${times(7, (k) => `<xs:include schemaLocation="f${(i * 7 + k) % 300}.xsd"/>`)}<xs:element name="e${i}" type="xs:string"/></xs:schema>`,
      ]),
    ),
  },
  {
    name: 'chameleons for many namespaces',
    expect: 'generate',
    files: {
      'common.xsd': `${XSD_HEAD}><xs:complexType name="T"><xs:attribute name="a"/></xs:complexType></xs:schema>`,
      ...Object.fromEntries(
        Array.from({ length: 100 }, (_, i) => [
          `n${i}.xsd`,
          `${XSD_HEAD} xmlns:o="urn:n${i}" targetNamespace="urn:n${i}"><xs:include schemaLocation="common.xsd"/><xs:element name="e" type="o:T"/></xs:schema>`,
        ]),
      ),
    },
  },
];
