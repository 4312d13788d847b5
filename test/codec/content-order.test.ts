// The order of what stands in a content: that of an xs:all, and of names that mean two things.
import { beforeAll, describe, expect, test } from 'vitest';
import { decode, encode, isValid, validate } from '../../generator/runtime/document.js';
import { openInline } from '../support/inline.js';
import { element } from '../support/open.js';
import type { Opened } from '../support/open.js';

const many = Array.from({ length: 300 }, (_, index) => `m${index}`);

const SCHEMA = `
<xs:element name="free" type="t:free"/>
<xs:complexType name="free">
  <xs:all>
    <xs:element name="a" type="xs:string"/>
    <xs:element name="b" type="xs:string" minOccurs="0"/>
    <xs:element name="__proto__" type="xs:string" minOccurs="0"/>
    <xs:element ref="t:head" minOccurs="0"/>
  </xs:all>
  <xs:attribute name="z" type="xs:string"/>
</xs:complexType>
<xs:element name="head" type="xs:string"/>
<xs:element name="other" type="xs:string" substitutionGroup="t:head"/>
<xs:element name="special" type="t:special"/>
<xs:complexType name="special">
  <xs:complexContent><xs:extension base="t:free"><xs:attribute name="y" type="xs:string"/></xs:extension></xs:complexContent>
</xs:complexType>
<xs:element name="many">
  <xs:complexType mixed="true">
    <xs:all>${many.map((name) => `<xs:element name="${name}" type="xs:string" minOccurs="0"/>`).join('')}</xs:all>
  </xs:complexType>
</xs:element>
<xs:element name="nested">
  <xs:complexType>
    <xs:sequence minOccurs="0" maxOccurs="999999999">
      <xs:sequence minOccurs="2" maxOccurs="999999999">
        <xs:element name="a" type="xs:string" minOccurs="0" maxOccurs="999999999"/>
        <xs:element name="b" type="xs:string" minOccurs="3" maxOccurs="9007199254740991"/>
      </xs:sequence>
    </xs:sequence>
  </xs:complexType>
</xs:element>
<xs:element name="nobody" type="xs:string" abstract="true"/>
<xs:element name="void"><xs:complexType><xs:sequence><xs:element ref="t:nobody"/></xs:sequence></xs:complexType></xs:element>
<xs:element name="hollow">
  <xs:complexType>
    <xs:sequence><xs:element name="a" type="xs:string" minOccurs="0"/><xs:element ref="t:nobody"/></xs:sequence>
  </xs:complexType>
</xs:element>
<xs:element name="apart">
  <xs:complexType>
    <xs:sequence>
      <xs:any namespace="##local" processContents="skip"/>
      <xs:element name="a" type="xs:string"/>
      <xs:any namespace="##other" processContents="skip"/>
      <xs:any namespace="urn:o" processContents="skip" minOccurs="0" maxOccurs="2"/>
    </xs:sequence>
  </xs:complexType>
</xs:element>
`;

let opened: Opened;

beforeAll(async () => {
  opened = await openInline(SCHEMA);
});

function read(name: string, content: string): unknown {
  const document = `<${name} xmlns="urn:t" xmlns:o="urn:o">${content}</${name}>`;
  return decode(element(opened, `{urn:t}${name}`), document, { types: opened.codecs.types }).value;
}

/** The tags below the root, one behind the other. */
function written(name: string, value: unknown): string {
  const codec = element(opened, `{urn:t}${name}`);
  const text = new TextDecoder().decode(encode(codec, value, { types: opened.codecs.types }));
  const tags = [...text.matchAll(/<(?:\w+:)?(\w+)[ >/]/g)].map(([, tag = '']) => tag);
  return tags.slice(1).join(' ');
}

describe('an xs:all', () => {
  test.each([
    ['', 'a b __proto__ head'],
    ['', 'b head a'],
    ['', '__proto__ a'],
    ['', 'other b a'],
  ])('keeps the order of the document: %s%s', (_, order) => {
    const tags = order.split(' ');
    for (const name of ['free', 'special']) {
      const value = read(name, tags.map((tag) => `<${tag}>x</${tag}>`).join(''));
      const present = Object.entries(Object(value)).filter(([, member]) => member !== undefined);
      expect(present.map(([key]) => key)).toEqual(tags);
      expect(written(name, value)).toBe(order);
      expect(written(name, JSON.parse(JSON.stringify(value)))).toBe(order);
      expect(validate(element(opened, `{urn:t}${name}`), value)).toEqual([]);
    }
  });

  test('costs no other object where the order is that of the schema', () => {
    const keys = Object.keys(Object(read('free', '<a/><b/>')));
    expect(keys.indexOf('a')).toBeLessThan(keys.indexOf('b'));
  });

  test('is written in the order of the value, and judged alike', () => {
    const codec = element(opened, '{urn:t}free');
    expect(written('free', { head: 'h', z: 'z', a: 'a' })).toBe('head a');
    for (const wrong of [
      { b: 'b', z: 'z' },
      { head: 'h', other: 'o', a: 'a' },
      { x: 1, b: '', a: '' },
    ]) {
      expect(isValid(codec, wrong)).toBe(false);
      expect(() => encode(codec, wrong)).toThrow(
        expect.objectContaining({ issues: validate(codec, wrong) }),
      );
    }
  });

  test('may have any number of members', () => {
    const order = many.toReversed();
    const value = read('many', order.map((name) => `<${name}/>`).join('\n'));
    expect(written('many', value)).toBe(order.join(' '));
    expect(read('many', '<m7/><m299/><m7/>')).toBeUndefined();
  });
});

describe('nested groups without end', () => {
  const round = `${'<a/>'.repeat(5)}${'<b/>'.repeat(4)}`;

  test('are counted', () => {
    expect(read('nested', '')).toEqual({ $content: [] });
    expect(written('nested', read('nested', round.repeat(3)))).toBe(
      Array.from({ length: 3 }, () => 'a a a a a b b b b').join(' '),
    );
    // Six are two rounds of three.
    expect(read('nested', '<b/>'.repeat(6))).toBeDefined();
    expect(read('nested', '<b/>'.repeat(5))).toBeUndefined();
    expect(read('nested', round)).toBeUndefined();
  });

  test('take the time of their length', () => {
    const value = read('nested', round.repeat(2000));
    expect(value).toBeDefined();
  });

  test('say what may come', () => {
    const codec = element(opened, '{urn:t}nested');
    const { issues } = decode(codec, '<nested xmlns="urn:t"><b/><b/><a/></nested>');
    expect(issues.map(({ message }) => message)).toEqual([
      'unexpected element {urn:t}a, expected b',
      'the content ends too early, expected b',
    ]);
  });
});

test.each(['void', 'hollow'])('what nothing can satisfy is never valid: %s', (name) => {
  const codec = element(opened, `{urn:t}${name}`);
  for (const content of ['', '<a/>']) expect(read(name, content)).toBeUndefined();
  for (const value of name === 'void' ? [{}] : [{}, { a: '' }]) {
    expect(validate(codec, value)).toContainEqual(
      expect.objectContaining({
        code: 'choice',
        source: expect.stringMatching(/^schema\.xsd:\d+$/),
      }),
    );
    expect(() => encode(codec, value)).toThrow('nothing can stand here');
  }
});

test('an element of a wildcard may have the name of one that is declared', () => {
  const content = '<a xmlns="">x</a><a>y</a><o:a/><o:b/><o:c/>';
  const value = read('apart', content);
  expect(written('apart', value)).toBe('a a a b c');
  expect(read('apart', '<a>y</a><a xmlns="">x</a><o:a/>')).toBeUndefined();
});
