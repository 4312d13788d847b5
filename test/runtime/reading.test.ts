// What a reader makes of a document beyond its values: issues and their places, xsi:type, nil,
// unknown elements, defaults, secrets, and the dialect of an API.
import { beforeAll, describe, expect, test } from 'vitest';
import type { Codec } from '../../generator/runtime/codec.js';
import type { DecodeOptions, Tolerated } from '../../generator/runtime/document.js';
import { openInline } from '../support/inline.js';
import { errorCode } from '../support/kernel.js';
import { element } from '../support/open.js';
import type { Opened } from '../support/open.js';

const SCHEMA = `
<xs:element name="order" type="t:order"/>
<xs:complexType name="order">
  <xs:sequence>
    <xs:element name="id" type="xs:int"/>
    <xs:element name="note" type="xs:string" minOccurs="0" nillable="true"/>
    <xs:element name="state" minOccurs="0" default="open">
      <xs:simpleType><xs:restriction base="xs:string"><xs:enumeration value="open"/><xs:enumeration value="closed"/></xs:restriction></xs:simpleType>
    </xs:element>
    <xs:element name="line" type="t:line" minOccurs="0" maxOccurs="unbounded"/>
    <xs:element name="login" type="t:login" minOccurs="0"/>
    <xs:element name="extra" type="xs:anyType" minOccurs="0"/>
  </xs:sequence>
  <xs:attribute name="version" type="xs:int"/>
</xs:complexType>
<xs:complexType name="line"><xs:sequence><xs:element name="count" type="xs:int" default="1"/></xs:sequence></xs:complexType>
<xs:complexType name="gift"><xs:complexContent><xs:extension base="t:line"><xs:sequence><xs:element name="wrap" type="xs:boolean" minOccurs="0"/></xs:sequence></xs:extension></xs:complexContent></xs:complexType>
<xs:complexType name="other"><xs:sequence/></xs:complexType>
<xs:complexType name="login"><xs:simpleContent><xs:extension base="t:short"><xs:attribute name="hint" type="t:short"/></xs:extension></xs:simpleContent></xs:complexType>
<xs:simpleType name="short"><xs:restriction base="xs:string"><xs:maxLength value="3"/></xs:restriction></xs:simpleType>
`;

let opened: Opened;
let codec: Codec<unknown>;

beforeAll(async () => {
  opened = await openInline(SCHEMA);
  codec = element(opened, '{urn:t}order');
});

const XMLNS = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';
const order = (content: string, attributes = ''): string =>
  `<order xmlns="urn:t" xmlns:t="urn:t" ${XMLNS} ${attributes}>${content}</order>`;

function read(document: string, options: DecodeOptions = {}): Tolerated<unknown> {
  const { decode, types } = opened.codecs;
  return decode(codec, document, { types, ...options, mode: 'tolerant' });
}

/** Code, path, and the text of the document at the issue's offset. */
function found(document: string, options: DecodeOptions = {}): readonly string[] {
  return read(document, options).issues.map(
    ({ code, path, offset = 0 }) =>
      `${code} ${path.join('.')} at ${document.slice(offset, offset + 8)}`,
  );
}

describe('an issue says what, where in the value and where in the document', () => {
  test.each([
    ['<id>x</id>', '', ['lexical id at x</id></']],
    ['', '', ['required id at </order>']],
    ['<id>1</id><id>2</id>', '', ['occurrence id at <id>2</i']],
    ['<note/><id>1</id>', '', ['order id at <id>1</i']],
    ['<id>1</id><line><count>x</count></line>', '', ['lexical line.0.count at x</count']],
    [
      '<id>1</id><line/><line/>',
      '',
      ['required line.0.count at <line/><', 'required line.1.count at </order>'],
    ],
    ['<id>1</id><new>2</new>', '', ['unknown-element new at <new>2</']],
    ['<id>1</id>text', '', ['text  at text</or']],
    [
      '<id>1</id>',
      'version="x" color="red"',
      ['lexical version at <id>1</i', 'unknown-attribute @color at <id>1</i'],
    ],
    ['<id xsi:nil="true"/>', '', ['nil id at <id xsi:', 'lexical id at </order>']],
    ['<id>1</id><note xsi:nil="maybe"/>', '', ['lexical note at <note xs']],
    ['<id>1</id><note xsi:nil="true">x</note>', '', ['nil note at x</note>']],
  ])('%s %s', (content, attributes, expected) => {
    expect(found(order(content, attributes))).toEqual(expected);
  });

  test('its source is the line of the schema', () => {
    const { issues } = read(order('<id>x</id><new/>', 'color="red"'));
    for (const { source } of issues) expect(source).toMatch(/^schema\.xsd:[1-9]\d*$/);
  });

  test('only so many are kept; all are counted', () => {
    const document = order(`<id>1</id>${'<new/>'.repeat(50)}`);
    expect(read(document, { limits: { issues: 7 } }).issues).toHaveLength(7);
    // With no room for a single one a strict reader still sees that there are some.
    const { value } = opened.codecs.decode(codec, document, { limits: { issues: 0 } });
    expect(value).toBeUndefined();
  });
});

describe('tolerant reading keeps what it can', () => {
  test.each([
    [
      'unknown elements are passed over',
      '<id>1</id><new><id>2</id></new><note>n</note>',
      { id: 1, note: 'n' },
    ],
    ['moved elements are taken where they stand', '<note>n</note><id>1</id>', { id: 1, note: 'n' }],
    ['the last of two counts', '<id>1</id><id>2</id>', { id: 2 }],
    [
      'unknown values of an enumeration are kept',
      '<id>1</id><state>lost</state>',
      { id: 1, state: 'lost' },
    ],
    [
      'list items that stand apart are one list',
      '<line><count>1</count></line><id>1</id><line><count>2</count></line>',
      { id: 1, line: [{ count: 1 }, { count: 2 }] },
    ],
    [
      'elements inside of text are passed over',
      '<id>1</id><note>a<b/> c</note>',
      { id: 1, note: 'a c' },
    ],
    [
      'elements with declarations of their own inside of text',
      '<id>1</id><t:note xmlns:q="u">a<q:b/></t:note>',
      { id: 1, note: 'a' },
    ],
    [
      'an empty element with a default has its value',
      '<id>1</id><state/>',
      { id: 1, state: 'open' },
    ],
    ['a nil element is null', '<id>1</id><note xsi:nil="1"/>', { id: 1, note: null }],
    ['xsi:nil may say no', '<id>1</id><note xsi:nil=" false ">n</note>', { id: 1, note: 'n' }],
  ])('%s', (_, content, expected) => {
    expect(read(order(content)).value).toEqual(expected);
  });

  test('unknown elements stand under $unknown on request', () => {
    const document = order(
      '<id>1</id><new a="1">x<y xmlns="">z</y></new><line><count>1</count><q xmlns="u"/></line>',
    );
    expect(read(document, { keepUnknown: true }).value).toEqual({
      id: 1,
      $unknown: [
        {
          name: '{urn:t}new',
          attributes: { a: '1' },
          content: ['x', { name: 'y', attributes: {}, content: ['z'] }],
        },
      ],
      line: [{ count: 1, $unknown: [{ name: '{u}q', attributes: {}, content: [] }] }],
    });
    expect(read(document).value).toEqual({ id: 1, line: [{ count: 1 }] });
  });

  test('defaults are filled in on request', () => {
    const document = order('<id>1</id><line><count/></line>');
    expect(read(document).value).toEqual({ id: 1, line: [{ count: 1 }] });
    expect(read(document, { defaults: true }).value).toEqual({
      id: 1,
      state: 'open',
      line: [{ count: 1 }],
    });
  });
});

describe('xsi:type', () => {
  test.each([
    ['a derived type', 't:gift', [], { $type: '{urn:t}gift', count: 2 }],
    ['the declared type', ' t:line ', [], { $type: '{urn:t}line', count: 2 }],
    ['an unknown type', 't:none', ['unknown-type line.0 at <count>2'], { count: 2 }],
    ['a type that is not derived', 't:other', ['unknown-type line.0 at <count>2'], { count: 2 }],
    ['a name without namespace', 'gift', [], { $type: '{urn:t}gift', count: 2 }],
    ['a prefix that is not declared', 'q:gift', ['unknown-type line.0 at <count>2'], { count: 2 }],
    ['a member of objects', 't:constructor', ['unknown-type line.0 at <count>2'], { count: 2 }],
  ])('%s', (_, type, issues, line) => {
    const document = order(`<id>1</id><line xsi:type="${type}"><count>2</count></line>`);
    expect(found(document)).toEqual(issues);
    expect(read(document).value).toEqual({ id: 1, line: [line] });
  });

  test('of an element whose type has no derived ones', () => {
    expect(found(order('<id xsi:type="t:gift">1</id>'))).toEqual(['unknown-type id at <id xsi:']);
    // What the root says is not taken for what a line says.
    const document = order('<id>1</id><line><count>1</count></line>', 'xsi:type="t:gift"');
    expect(read(document).issues.map(({ code, path }) => [code, path])).toEqual([
      ['unknown-type', ['order']],
    ]);
    expect(read(document).value).toEqual({ id: 1, line: [{ count: 1 }] });
  });
});

describe('the dialect of an API', () => {
  const document = `<order xmlns="urn:t" ${XMLNS}><id xmlns="">1</id><line xmlns="" xsi:type=" java:com.acme.\n GIFT "><count>2</count></line></order>`;

  test('elements in no namespace and wire types are understood', () => {
    const types = opened.codecs.types.map((type) =>
      type.name === '{urn:t}gift'
        ? { ...type, wireType: 'java:com.acme.Gift', aliases: ['java:org.acme.Gift'] }
        : type,
    );
    const expected = { id: 1, line: [{ $type: '{urn:t}gift', count: 2 }] };
    expect(read(document, { types, dialect: true })).toEqual({ value: expected, issues: [] });
    expect(read(document.replace('com', 'org'), { types, dialect: true })).toEqual({
      value: expected,
      issues: [],
    });
    expect(read(document, { types }).issues.map(({ code }) => code)).toEqual([
      'unknown-element',
      'unknown-element',
    ]);
  });

  test('the root may stand in no namespace as well', () => {
    const bare = '<order><id>1</id></order>';
    expect(read(bare, { dialect: true })).toEqual({ value: { id: 1 }, issues: [] });
    expect(errorCode(() => read(bare))).toBe('wrong-root');
  });
});

describe('secrets', () => {
  const SECRET = 'correct horse';

  test.each([
    ['text of an element', `<id>1</id><login>${SECRET}</login>`, ''],
    ['an attribute', `<id>1</id><login hint="${SECRET}">abc</login>`, ''],
    ['text that does not belong there', `<id>1</id><line>${SECRET}</line>`, ''],
    ['a list', `<id>1</id><line><count>${SECRET}</count></line>`, ''],
  ])('%s never shows in a message', (_, content) => {
    const shown = (secrets: ReadonlySet<string>): string => {
      const { decode, types } = opened.codecs;
      return JSON.stringify(
        decode({ ...codec, secrets }, order(content), { types, mode: 'tolerant' }).issues,
      );
    };
    expect(shown(new Set())).toContain(SECRET);
    expect(shown(new Set(['login', 'line']))).not.toContain(SECRET);
  });

  test('nor in that of an error', () => {
    for (const text of [`a&${SECRET};`, `a&#x1${SECRET};`, `]]>${SECRET}`]) {
      const thrown = (): unknown => read(order(`<login>${text}</login>`));
      expect(thrown).toThrow(
        expect.not.objectContaining({ message: expect.stringContaining('horse') }),
      );
    }
  });
});

test('what a nil element says of its type is not taken for what the next one says', async () => {
  const nillable = await openInline(
    SCHEMA.replace('name="line" type="t:line"', 'name="line" type="t:line" nillable="true"'),
  );
  const document = order(
    '<id>1</id><line xsi:nil="true" xsi:type="t:gift"/><line><count>1</count></line>',
  );
  const { decode, types } = nillable.codecs;
  expect(decode(element(nillable, '{urn:t}order'), document, { types }).value).toEqual({
    id: 1,
    line: [{ $nil: true, $type: '{urn:t}gift' }, { count: 1 }],
  });
});

test('another root is an error in both modes, unless the caller names it', () => {
  const { decode } = opened.codecs;
  for (const mode of ['strict', 'tolerant'] as const)
    expect(
      errorCode(() => decode(codec, '<o xmlns="urn:t"/>', { mode } as { mode: 'strict' })),
    ).toBe('wrong-root');
  expect(decode(codec, '<o><id xmlns="urn:t">1</id></o>', { root: ['', 'o'] }).value).toEqual({
    id: 1,
  });
});
