/** Schemas whose names and texts try to become code, comments, paths or templates. */
import { schema, xmlEscape } from './case.js';
import type { Case } from './case.js';

/** Texts that end comments, strings, templates or lines, or mean something to a tool that reads them. */
export const TEXTS: readonly string[] = [
  '*/ globalThis.__PWNED = 1; /*',
  '`${globalThis.__PWNED = 1}`',
  "'; globalThis.__PWNED = 1; //",
  '"; globalThis.__PWNED = 1; //',
  '\\',
  "\\'; globalThis.__PWNED = 1; //",
  '{{constructor.constructor "globalThis.__PWNED = 1"}} {{{this}}} {{> part}}',
  'one\u2028globalThis.__PWNED = 1\u2029two',
  'one\u0085two\u00a0three',
  '\u202e\u2066turned\u2069 around\u200b\ufeff',
  '</script><script>globalThis.__PWNED = 1</script>',
  '<!-- --> ]]> <?php',
  '//# sourceMappingURL=data:application/json,{}',
  '@ts-nocheck @ts-ignore @ts-expect-error',
  'eslint-disable prettier-ignore',
  '@jsx globalThis.__PWNED',
  '${process.exit(1)} #{1} %{1} <%= 1 %>',
  '__proto__',
  "$&$1$`$'",
  '\u{1f600}\u{e0001}',
];

/** Members of Object.prototype, keywords, and what emitted code calls its own. */
const NAMES =
  '__proto__ constructor prototype hasOwnProperty toString toJSON valueOf then catch __defineGetter__ ' +
  'isPrototypeOf class default function import export await async yield eval arguments this null ' +
  'undefined NaN Infinity true false new delete in of let static enum interface type never any ' +
  'unknown object string number bigint symbol boolean length name caller items value next state ' +
  'reader writer r w out e a b c codec Codec Reader Shape Draft Issue Tolerant Array Object Date Map ' +
  'globalThis process require module exports read write check readX XShape $ _ __ ___';

const names = NAMES.split(' ').filter((name) => name !== '$');

const documentation = TEXTS.map(
  (text) => `<xs:documentation>${xmlEscape(text)}</xs:documentation>`,
).join('');

const annotation = `<xs:annotation>${documentation}</xs:annotation>`;

export const TEXT_CASES: readonly Case[] = [
  {
    name: 'documentation everywhere',
    expect: 'generate',
    files: {
      'main.xsd': schema(`${annotation}
        <xs:element name="a" type="t:A">${annotation}</xs:element>
        <xs:complexType name="A">${annotation}<xs:sequence>
          <xs:element name="b" type="t:B">${annotation}</xs:element>
        </xs:sequence><xs:attribute name="c" type="t:B">${annotation}</xs:attribute></xs:complexType>
        <xs:simpleType name="B">${annotation}<xs:restriction base="xs:string">
          <xs:enumeration value="x">${annotation}</xs:enumeration>
        </xs:restriction></xs:simpleType>`),
    },
  },
  {
    name: 'documentation with markup, and appinfo',
    expect: 'generate',
    files: {
      'main.xsd': schema(`<xs:annotation><xs:documentation><b onclick="x">*/</b><!-- */ -->
        <![CDATA[*/ <b> ${'`'}]]></xs:documentation><xs:appinfo><run>*/ globalThis.__PWNED = 1</run>
        </xs:appinfo></xs:annotation><xs:element name="a" type="xs:string"/>`),
    },
  },
  {
    name: 'enumerations of elements and attributes',
    expect: 'generate',
    files: {
      'main.xsd': schema(`<xs:simpleType name="E"><xs:restriction base="xs:string">${TEXTS.map(
        (text) => `<xs:enumeration value="${xmlEscape(text)}"/>`,
      ).join(
        '',
      )}<xs:enumeration value=""/><xs:enumeration value=" "/></xs:restriction></xs:simpleType>
        <xs:element name="a"><xs:complexType><xs:simpleContent><xs:extension base="t:E">
        <xs:attribute name="e" type="t:E"/></xs:extension></xs:simpleContent></xs:complexType>
        </xs:element>`),
    },
  },
  {
    name: 'defaults and fixed values',
    expect: 'generate',
    files: {
      'main.xsd': schema(
        `<xs:element name="a"><xs:complexType><xs:sequence>${TEXTS.map(
          (text, i) =>
            `<xs:element name="d${i}" type="xs:string" minOccurs="0" ${i % 2 ? 'default' : 'fixed'}="${xmlEscape(text)}"/>`,
        ).join('')}</xs:sequence>${TEXTS.map(
          (text, i) =>
            `<xs:attribute name="a${i}" type="xs:string" ${i % 2 ? 'fixed' : 'default'}="${xmlEscape(text)}"/>`,
        ).join('')}</xs:complexType></xs:element>`,
      ),
    },
  },
  {
    name: 'patterns with slashes, quotes and line ends',
    expect: 'generate',
    files: {
      'main.xsd': schema(
        [
          '/',
          '\\\\/',
          '[/]',
          '\'"`',
          '\n',
          '\u2028',
          '\\*/',
          '\\$\\{x\\}',
          '/;globalThis.__PWNED=1;/',
          '[^\\]/\n]*',
          '(a/)*(b|/)*',
        ]
          .map(
            (pattern, i) =>
              `<xs:simpleType name="P${i}"><xs:restriction base="xs:string"><xs:pattern value="${xmlEscape(pattern)}"/></xs:restriction></xs:simpleType><xs:element name="p${i}" type="t:P${i}"/>`,
          )
          .join(''),
      ),
    },
  },
  {
    name: 'names of elements',
    expect: 'generate',
    files: {
      'main.xsd': schema(
        `<xs:element name="root"><xs:complexType><xs:sequence>${names
          .map((name) => `<xs:element name="${name}" type="xs:string" minOccurs="0"/>`)
          .join('')}</xs:sequence></xs:complexType></xs:element>`,
      ),
    },
  },
  {
    name: 'names of attributes that are names of elements',
    expect: 'generate',
    files: {
      'main.xsd': schema(
        `<xs:element name="root"><xs:complexType><xs:sequence>${names
          .map((name) => `<xs:element name="${name}" type="xs:int" minOccurs="0" maxOccurs="2"/>`)
          .join('')}</xs:sequence>${names
          .map((name) => `<xs:attribute name="${name}" type="xs:string"/>`)
          .join('')}</xs:complexType></xs:element>`,
      ),
    },
  },
  {
    name: 'names of types and global elements',
    expect: 'generate',
    files: {
      'main.xsd': schema(
        names
          .map(
            (name) =>
              `<xs:complexType name="${name}"><xs:sequence><xs:element name="${name}" type="t:${name}" minOccurs="0"/></xs:sequence></xs:complexType><xs:element name="${name}" type="t:${name}"/>`,
          )
          .join(''),
      ),
    },
  },
  {
    name: 'names in a repeated choice',
    expect: 'generate',
    files: {
      'main.xsd': schema(
        `<xs:element name="root"><xs:complexType mixed="true"><xs:choice maxOccurs="unbounded">${names
          .map((name) => `<xs:element name="${name}" type="xs:string"/>`)
          .join('')}</xs:choice></xs:complexType></xs:element>`,
      ),
    },
  },
  {
    name: 'simple types and enumeration values with such names',
    expect: 'generate',
    files: {
      'main.xsd': schema(
        names
          .map(
            (name) =>
              `<xs:simpleType name="${name}"><xs:restriction base="xs:string">${names.map((value) => `<xs:enumeration value="${value}"/>`).join('')}</xs:restriction></xs:simpleType>`,
          )
          .join('') +
          `<xs:element name="root"><xs:complexType>${names.map((name) => `<xs:attribute name="${name}" type="t:${name}"/>`).join('')}</xs:complexType></xs:element>`,
      ),
    },
  },
  {
    name: 'names of groups, attribute groups, notations and keys',
    expect: 'generate',
    files: {
      'main.xsd': schema(
        names
          .map(
            (name, i) =>
              `<xs:group name="${name}"><xs:sequence><xs:element name="e${i}" type="xs:string"/></xs:sequence></xs:group><xs:attributeGroup name="${name}"><xs:attribute name="a${i}"/></xs:attributeGroup><xs:notation name="${name}" public="${name}"/>`,
          )
          .join('') +
          `<xs:element name="root"><xs:complexType><xs:sequence>${names.map((name) => `<xs:group ref="t:${name}" minOccurs="0"/>`).join('')}</xs:sequence>${names.map((name) => `<xs:attributeGroup ref="t:${name}"/>`).join('')}</xs:complexType>${names.map((name, i) => `<xs:unique name="${name}"><xs:selector xpath="t:e${i}"/><xs:field xpath="."/></xs:unique>`).join('')}</xs:element>`,
      ),
    },
  },
  {
    name: 'names that differ in case, marks and normal form',
    expect: 'generate',
    files: {
      'main.xsd': schema(
        [
          'a',
          'A',
          'a-b',
          'a.b',
          'a_b',
          'aB',
          'AB',
          'a\u00b7b',
          'é',
          'e\u0301',
          'а',
          'ß',
          'SS',
          'ı',
          'I',
          'İ',
          'ﬁ',
          'fi',
          'ǆ',
          'ǅ',
        ]
          .filter((name) => name !== 'ﬁ')
          .map(
            (name) =>
              `<xs:complexType name="${name}"><xs:attribute name="${name}"/></xs:complexType><xs:element name="${name}" type="t:${name}"/>`,
          )
          .join(''),
      ),
    },
  },
  {
    name: 'names of 100,000 characters',
    expect: 'either',
    files: {
      'main.xsd': schema(
        `<xs:complexType name="${'n'.repeat(100_000)}"><xs:attribute name="${'a'.repeat(100_000)}"/></xs:complexType><xs:element name="e" type="t:${'n'.repeat(100_000)}"/>`,
      ),
    },
  },
];
