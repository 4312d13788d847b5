// What a writer prints: escaped, with canonical prefixes, and nothing that XML or the schema forbids.
import { beforeAll, describe, expect, test } from 'vitest';
import { encode, InvalidValueError } from '../../generator/runtime/document.js';
import type { Codec } from '../../generator/runtime/codec.js';
import { openInline } from '../support/inline.js';
import { element } from '../support/open.js';
import type { Opened } from '../support/open.js';

const SCHEMA = `
<xs:element name="doc" type="t:doc"/>
<xs:complexType name="doc">
  <xs:sequence>
    <xs:element name="text" type="xs:string" minOccurs="0" nillable="true"/>
    <xs:element name="many" type="xs:long" minOccurs="0" maxOccurs="unbounded"/>
    <xs:element name="state" type="xs:boolean" minOccurs="0" default="true"/>
    <xs:element name="real" type="xs:double" minOccurs="0"/>
    <xs:element name="bytes" type="xs:base64Binary" minOccurs="0"/>
    <xs:element name="item" type="t:item" minOccurs="0" maxOccurs="3"/>
    <xs:element name="open" type="xs:anyType" minOccurs="0"/>
    <xs:element name="mixed" minOccurs="0"><xs:complexType mixed="true"><xs:sequence><xs:any processContents="lax" minOccurs="0" maxOccurs="unbounded"/></xs:sequence></xs:complexType></xs:element>
  </xs:sequence>
  <xs:attribute name="label" type="xs:string"/>
</xs:complexType>
<xs:complexType name="item"><xs:sequence><xs:element name="id" type="xs:int" fixed="7"/></xs:sequence></xs:complexType>
<xs:complexType name="special"><xs:complexContent><xs:extension base="t:item"><xs:sequence><xs:element name="why" type="xs:string"/></xs:sequence></xs:extension></xs:complexContent></xs:complexType>
`;

let opened: Opened;
let codec: Codec<unknown>;

beforeAll(async () => {
  opened = await openInline(SCHEMA);
  codec = element(opened, '{urn:t}doc');
});

/** What stands between the tags of the root, and its attributes beside declarations. */
function written(value: unknown, options: { readonly dialect?: boolean } = {}): string {
  const bytes = encode(codec, value, { types: opened.codecs.types, ...options });
  const text = new TextDecoder().decode(bytes);
  const [, attributes = '', content = ''] =
    /<(?:t:)?doc((?: [^>]*)?)>([^]*)<\/(?:t:)?doc>\n$/.exec(text) ?? [];
  return attributes.replace(/ xmlns:\w+="[^"]*"/g, '').trim() + content;
}

describe('prints', () => {
  test.each([
    ['nothing for what is absent, defaults included', {}, ''],
    ['nothing for undefined', { text: undefined, label: undefined }, ''],
    ['an empty text', { text: '' }, '<t:text></t:text>'],
    ['markup as text', { text: '<&>"\'' }, `<t:text>&lt;&amp;&gt;"'</t:text>`],
    ['what would end a CDATA section', { text: ']]>' }, '<t:text>]]&gt;</t:text>'],
    ['a carriage return that reading would lose', { text: 'a\r\nb' }, '<t:text>a&#13;\nb</t:text>'],
    ['characters beyond the BMP', { text: '😀é' }, '<t:text>😀é</t:text>'],
    ['nil', { text: null }, '<t:text xsi:nil="true"/>'],
    [
      'an attribute, its white space kept',
      { label: 'a"<&\n\tb\r' },
      'label="a&quot;&lt;&amp;&#10;&#9;b&#13;"',
    ],
    [
      'every digit of a long',
      { many: [9223372036854775807n, -1n] },
      '<t:many>9223372036854775807</t:many><t:many>-1</t:many>',
    ],
    ['an empty list as an absent one', { many: [] }, ''],
    ['a boolean that equals the default', { state: true }, '<t:state>true</t:state>'],
    ['a float as it reads back', { real: 1e21 }, '<t:real>1E+21</t:real>'],
    ['infinity', { real: -Infinity }, '<t:real>-INF</t:real>'],
    ['what is no number', { real: NaN }, '<t:real>NaN</t:real>'],
    ['bytes', { bytes: Uint8Array.of(0, 255) }, '<t:bytes>AP8=</t:bytes>'],
    [
      'a derived type',
      { item: [{ $type: '{urn:t}special', id: 7, why: 'x' }] },
      '<t:item xsi:type="t:special"><t:id>7</t:id><t:why>x</t:why></t:item>',
    ],
    [
      'the declared type with xsi:type where the value names it',
      { item: [{ $type: '{urn:t}item', id: 7 }] },
      '<t:item xsi:type="t:item"><t:id>7</t:id></t:item>',
    ],
    [
      'any element',
      {
        open: {
          name: '{urn:t}open',
          attributes: { '{u}a': '1' },
          content: ['x', { name: 'y', attributes: {}, content: [] }],
        },
      },
      '<t:open xmlns:a0="u" a0:a="1">x<y/></t:open>',
    ],
    [
      'mixed content',
      {
        mixed: {
          $content: [
            'a<',
            { name: '{u}b', value: { name: '{u}b', attributes: {}, content: ['c'] } },
            ' d',
          ],
        },
      },
      '<t:mixed>a&lt;<b xmlns="u">c</b> d</t:mixed>',
    ],
    [
      'members in schema order, whatever the object has',
      { many: [1n], text: 'x' },
      '<t:text>x</t:text><t:many>1</t:many>',
    ],
  ])('%s', (_, value, expected) => {
    expect(written(value).replace(/ xmlns:a0="u"/, '')).toBe(expected.replace(/ xmlns:a0="u"/, ''));
  });

  test('the dialect: no prefixes, the wire name in xsi:type', () => {
    const types = opened.codecs.types.map((type) => ({
      ...type,
      wireType: 'java:com.acme.Special',
    }));
    const value = { text: '</t:x>', item: [{ $type: '{urn:t}special', id: 7, why: 'x' }] };
    const text = new TextDecoder().decode(encode(codec, value, { types, dialect: true }));
    expect(text).toContain(
      '<text>&lt;/t:x&gt;</text><item xsi:type="java:com.acme.Special"><id>7</id><why>x</why></item>',
    );
    expect(text).toMatch(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n<t:doc /);
  });

  test('namespaces with characters that XML escapes', () => {
    const root = ['urn:a&b"<', 'doc'] as const;
    const bytes = encode(codec, { text: 'x' }, { root });
    expect(opened.codecs.decode(codec, bytes, { root })).toEqual({
      value: { text: 'x' },
      issues: [],
    });
  });

  test('whole numbers of every length', () => {
    const digits = Array.from({ length: 19 }, (_, i) => BigInt('9'.repeat(i + 1)));
    const many = digits
      .flatMap((n) => [n - 8n, n, -n, -n - 1n])
      .filter((n) => BigInt.asIntN(64, n) === n);
    const expected = many.map((n) => `<t:many>${n}</t:many>`).join('');
    expect(written({ many })).toBe(expected);
  });

  test('texts of every length, whatever is in them', () => {
    for (const last of ['', '&', 'é', '😀', '\r', '\t'])
      for (let length = 0; length < 140; length++) {
        const text = 'x'.repeat(length) + last;
        const escaped = text.replace('&', '&amp;').replace('\r', '&#13;');
        expect(written({ text })).toBe(`<t:text>${escaped}</t:text>`);
      }
  });

  test('a value whose accessor writes another one', () => {
    const inner = { text: 'inner' };
    const outer = {
      many: [1n],
      get text(): string {
        return new TextDecoder().decode(encode(codec, inner)).includes('inner') ? 'a' : 'b';
      },
    };
    expect(written(outer)).toBe('<t:text>a</t:text><t:many>1</t:many>');
  });

  test('an instance of a class, accessors included', () => {
    class Doc {
      readonly many = [1n];
      get text(): string {
        return 'x';
      }
    }
    expect(written(new Doc())).toBe('<t:text>x</t:text><t:many>1</t:many>');
    const withoutPrototype: unknown = Object.assign(Object.create(null), { text: 'x' });
    expect(written(withoutPrototype)).toBe('<t:text>x</t:text>');
  });

  test('large documents, piece by piece', () => {
    const many = Array.from({ length: 20_000 }, (_, i) => BigInt(i));
    const { decode, types } = opened.codecs;
    const bytes = encode(codec, { text: '😀'.repeat(20_000), many });
    expect(decode(codec, bytes, { types }).value).toEqual({ text: '😀'.repeat(20_000), many });
  });
});

describe('refuses', () => {
  test.each<readonly [string, unknown, readonly string[]]>([
    ['no object', 'text', ['type ']],
    ['nothing', undefined, ['type ']],
    ['another type', { text: 1 }, ['type text']],
    ['null where there is no nil', { state: null }, ['type state']],
    ['a control character', { text: 'a\u0000' }, ['character text']],
    ['U+FFFF', { text: '\uffff' }, ['character text']],
    ['a lone surrogate', { text: 'a\ud800b' }, ['character text']],
    ['a control character in an attribute', { label: '\u0001' }, ['character label']],
    ['a number that is too large', { many: [2n ** 63n] }, ['range many.0']],
    ['a number for a bigint', { many: [1] }, ['type many.0']],
    ['no list', { many: 1n }, ['type many']],
    ['a hole in a list', { many: [undefined] }, ['type many.0']],
    ['too many items', { item: [{ id: 7 }, { id: 7 }, { id: 7 }, { id: 7 }] }, ['occurrence item']],
    ['a missing member', { item: [{}] }, ['required item.0.id']],
    ['another value than the fixed one', { item: [{ id: 8 }] }, ['fixed item.0.id']],
    ['an unknown member', { txt: 'x' }, ['unknown-member txt']],
    [
      'a member called like one of objects',
      { item: [JSON.parse('{"id":7,"__proto__":1}')] },
      ['unknown-member item.0.__proto__'],
    ],
    ['an unknown type', { item: [{ $type: '{urn:t}none', id: 7 }] }, ['unknown-type item.0.$type']],
    [
      'a type that is not derived',
      { item: [{ $type: '{urn:t}doc' }] },
      ['unknown-type item.0.$type'],
    ],
    [
      'a control character in any content',
      { open: { name: 'open', attributes: { a: '\u0000' }, content: ['\u0001'] } },
      ['character open.attributes.a', 'character open'],
    ],
    [
      'a name that is none',
      {
        mixed: { $content: [{ name: 'a b', value: { name: 'a b', attributes: {}, content: [] } }] },
      },
      ['lexical mixed.$content.0.value.name'],
    ],
    [
      'several at once',
      { text: 1, state: 2, txt: 3 },
      ['unknown-member txt', 'type text', 'type state'],
    ],
  ])('%s', (_, value, expected) => {
    const thrown = (): string => written(value);
    expect(thrown).toThrow(InvalidValueError);
    try {
      thrown();
    } catch (error) {
      const { issues } = error as InvalidValueError; // as the line above has seen
      expect(issues.map(({ code, path }) => `${code} ${path.join('.')}`)).toEqual(expected);
      for (const { source } of issues) expect(source).toMatch(/^(?:schema\.xsd:[1-9]\d*)?$/);
    }
  });

  test.each([
    ['an attribute', { open: { name: 'open', attributes: { 'a b': '1' }, content: [] } }],
    [
      'an attribute that would end the tag',
      { open: { name: 'open', attributes: { 'a="1"><evil/': '1' }, content: [] } },
    ],
    [
      'a namespace of an attribute',
      { open: { name: 'open', attributes: { '{u': '1' }, content: [] } },
    ],
    [
      'a control character in a namespace',
      {
        mixed: {
          $content: [
            { name: '{u\u0000}a', value: { name: '{u\u0000}a', attributes: {}, content: [] } },
          ],
        },
      },
    ],
    ['a declaration', { open: { name: 'open', attributes: { xmlns: 'u' }, content: [] } }],
    [
      'another name than the item has',
      { mixed: { $content: [{ name: 'x', value: { name: 'y', attributes: {}, content: [] } }] } },
    ],
    ['no attributes', { open: { name: 'open', content: [] } }],
    ['no content', { open: { name: 'open', attributes: {}, content: 'x' } }],
    ['an attribute that is no text', { open: { name: 'open', attributes: { a: 1 }, content: [] } }],
  ])('in any content: %s', (_, value) => {
    expect(() => written(value)).toThrow(InvalidValueError);
  });

  test('secrets do not show in the error', () => {
    const secretive = { ...codec, secrets: new Set(['many', 'text']) };
    const value = { many: [987_654_321], text: 'secret\u0000' };
    expect(() => encode(secretive, value)).toThrow(
      expect.not.objectContaining({ message: expect.stringMatching(/987|secret/) }),
    );
  });
});
