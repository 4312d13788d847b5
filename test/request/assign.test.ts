import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assigner } from '../../generator/request/assign.js';
import type { Assigned } from '../../generator/request/assign.js';
import { fieldAt, fieldsIn, modelOf, USERS } from './model-of.js';

const TYPES = modelOf(`
  <xs:complexType name="call"><xs:sequence>
    <xs:element name="text" type="xs:string"/>
    <xs:element name="token" type="xs:token"/>
    <xs:element name="yes" type="xs:boolean"/>
    <xs:element name="small" type="xs:int"/>
    <xs:element name="big" type="xs:integer"/>
    <xs:element name="float" type="xs:double"/>
    <xs:element name="price" type="xs:decimal"/>
    <xs:element name="base" type="xs:base64Binary"/>
    <xs:element name="hex" type="xs:hexBinary"/>
    <xs:element name="colour" type="t:colour"/>
    <xs:element name="numbers"><xs:simpleType><xs:list itemType="xs:int"/></xs:simpleType></xs:element>
    <xs:element name="either"><xs:simpleType><xs:union memberTypes="xs:date xs:int t:colour xs:boolean"/></xs:simpleType></xs:element>
    <xs:element name="row" maxOccurs="unbounded"><xs:complexType><xs:sequence>
      <xs:element name="a" type="xs:string"/><xs:element name="b" type="xs:string" maxOccurs="9"/>
    </xs:sequence></xs:complexType></xs:element>
    <xs:element name="worth"><xs:complexType><xs:simpleContent>
      <xs:extension base="xs:int"><xs:attribute name="unit"/></xs:extension>
    </xs:simpleContent></xs:complexType></xs:element>
  </xs:sequence></xs:complexType>
  <xs:simpleType name="colour"><xs:restriction base="xs:string">
    <xs:enumeration value="red"/><xs:enumeration value="7up"/>
  </xs:restriction></xs:simpleType>`);
const FIELDS = fieldsIn(TYPES, 'call', ['small']);

function assign(...pairs: readonly (readonly [string, string | undefined])[]): Assigned {
  const given = pairs.map(([path]) => fieldAt(FIELDS, path));
  return assigner(TYPES, FIELDS, given)(pairs.map(([, text]) => text));
}

describe('texts become values', () => {
  test.each<[string, string, unknown]>([
    ['text', ' 0042 ', ' 0042 '],
    ['token', '  a \t b ', 'a b'],
    ['yes', 'true', true],
    ['yes', '0', false],
    ['yes', 'TRUE', true],
    ['yes', ' False ', false],
    ['small', ' 0042', 42],
    ['small', '+7', 7],
    ['big', '12345678901234567890', 12345678901234567890n],
    ['float', '-INF', -Infinity],
    ['float', '1.5e3', 1500],
    ['price', '1.10', '1.10'],
    ['base', 'AQID', new Uint8Array([1, 2, 3])],
    ['hex', '0aff', new Uint8Array([10, 255])],
    ['colour', 'blue', 'blue'],
    ['numbers', ' 1  2 3', [1, 2, 3]],
    ['either', '2026-01-31', '2026-01-31'],
    ['either', '42', 42],
    ['either', '7up', '7up'],
    ['either', 'false', false],
  ])('%s: %j', (path, text, value) => {
    expect(assign([path, text])).toEqual({ request: { [path]: value }, problems: [] });
  });

  test.each([
    ['yes', 'yes', 'expected "true" or "false", found \'yes\''],
    ['float', '1,5', "expected a number, found '1,5'"],
    ['big', '1.0', "expected a whole number, found '1.0'"],
    ['big', '3.42E+03', "expected a whole number, found '3.42E+03'"],
    ['base', 'AQI', "expected base64, found 'AQI'"],
    ['numbers', '1 b', "expected a whole number, found '1 b'"],
    ['either', 'green', "expected a value of one of the member types, found 'green'"],
    ['big', '\u001b[2J', "expected a whole number, found 'U+001B[2J'"],
  ])('%s is not %j', (path, text, message) => {
    expect(assign([path, text])).toEqual({
      request: {},
      problems: [{ code: 'value', path, message }],
    });
  });

  test('a secret text is not shown', () => {
    expect(assign(['small', 'hunter2']).problems).toEqual([
      { code: 'value', path: 'small', message: 'expected a whole number' },
    ]);
    expect(assign(['small', '99999999999']).problems[0]?.message).not.toContain('999999');
  });
});

describe('a request', () => {
  test('has its members in the order of the schema', () => {
    const { request } = assign(['yes', '1'], ['worth', '3'], ['text', 'a'], ['worth.unit', 'm']);
    expect(Object.keys(request)).toEqual(['text', 'yes', 'worth']);
    expect(request['worth']).toEqual({ $value: 3, unit: 'm' });
  });

  test('lacks what has no text, and shows every mistake', () => {
    const { request, problems } = assign(['yes', '?'], ['text', undefined], ['float', '?']);
    expect(request).toEqual({});
    expect(problems.map(({ path }) => path)).toEqual(['yes', 'float']);
  });

  test('has records within lists once, and further texts as further items', () => {
    const { request } = assign(['row.a', 'x'], ['row.b', '1'], ['row.b', '2']);
    expect(request).toEqual({ row: [{ a: 'x', b: ['1', '2'] }] });
  });

  test('takes one text for what is no list', () => {
    expect(assign(['text', 'a'], ['text', 'b']).problems).toEqual([
      { code: 'value', path: 'text', message: 'text is given twice, but is no list: give it once' },
    ]);
  });

  test('shares nothing with the one before it', () => {
    const model = modelOf(USERS);
    const fields = fieldsIn(model, 'setUser');
    const given = [fieldAt(fields, 'room.hostPIN'), fieldAt(fields, 'group')];
    const assigned = assigner(model, fields, given);
    const first = assigned(['3421', '1']);
    expect(assigned(['9057', '2']).request).toEqual({ room: { hostPIN: '9057' }, group: [2] });
    expect(first.request).toEqual({ room: { hostPIN: '3421' }, group: [1] });
  });

  test('keeps members that are called like those of every object', () => {
    const model = modelOf(`<xs:complexType name="call"><xs:sequence>
      <xs:element name="__proto__"><xs:complexType><xs:sequence>
        <xs:element name="polluted" type="xs:string"/>
      </xs:sequence></xs:complexType></xs:element>
      <xs:element name="constructor"><xs:complexType><xs:sequence>
        <xs:element name="name" type="xs:string"/>
      </xs:sequence></xs:complexType></xs:element>
    </xs:sequence></xs:complexType>`);
    const fields = fieldsIn(model, 'call');
    const { request } = assigner(model, fields, fields)(['x', 'y']);
    expect(Object.entries(request)).toEqual([
      ['__proto__', { polluted: 'x' }],
      ['constructor', { name: 'y' }],
    ]);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  test('texts of digits never become numbers where the type is text', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9]{1,12}$/), (digits) => {
        expect(assign(['text', digits]).request).toEqual({ text: digits });
      }),
    );
  });
});
