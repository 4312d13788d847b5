// xsi:type at members whose values cannot say their type, nil with attributes, and fixed values: what
// is read, what a value may say itself, and that both are judged alike.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseJson } from '../../generator/api/json.js';
import { fromJson, toJson } from '../../generator/execute/json.js';
import { openInline } from '../support/inline.js';
import { element, open, ROOT, type Opened } from '../support/open.js';

const XS = 'http://www.w3.org/2001/XMLSchema';
const CASES = join(ROOT, 'test/cases');
const typed = await open(join(CASES, 'xsi-type-simple/schema.xsd'));
const nil = await open(join(CASES, 'nil-attributes/schema.xsd'));
const fixed = await open(join(CASES, 'fixed-content/schema.xsd'));
const blocked = await open(join(CASES, 'blocked-types/schema.xsd'));

const LOG = '{urn:case:xsi-type-simple}log';
const SMALL = '{urn:case:xsi-type-simple}small';
const AMOUNT = '{urn:case:xsi-type-simple}amount';

function read(opened: Opened, root: string, path: string): unknown {
  const { decode, types } = opened.codecs;
  const { value, issues } = decode(element(opened, root), readFileSync(join(CASES, path)), {
    types,
  });
  expect(issues).toEqual([]);
  return value;
}

/** What is wrong with a value; what encode says must be the same. */
function faults(opened: Opened, root: string, value: unknown): readonly string[] {
  const { encode, isValid, validate, types } = opened.codecs;
  const codec = element(opened, root);
  const issues = validate(codec, value, { types });
  expect(isValid(codec, value, { types })).toBe(issues.length === 0);
  if (issues.length > 0) expect(() => encode(codec, value, { types })).toThrow(codec.name);
  else encode(codec, value, { types });
  return issues.map(({ path, code }) => `${path.join('.')}: ${code}`);
}

describe('$types', () => {
  test('says the type of a member, and of each item of a list', () => {
    expect(read(typed, LOG, 'xsi-type-simple/valid/builtin.xml')).toMatchObject({
      count: 12n,
      $types: { count: `{${XS}}short` },
    });
    expect(read(typed, LOG, 'xsi-type-simple/valid/list.xml')).toMatchObject({
      size: [70, 7, 71, 8],
      $types: { size: [null, SMALL, null, SMALL] },
    });
  });

  test('says which member of a union a value is of', () => {
    expect(read(typed, LOG, 'xsi-type-simple/valid/union.xml')).toMatchObject({ mark: '012' });
    expect(read(typed, LOG, 'xsi-type-simple/valid/anonymous-union.xml')).toMatchObject({
      pick: '007',
    });
  });

  test('has the attributes of a complex type', () => {
    expect(read(typed, LOG, 'xsi-type-simple/valid/complex.xml')).toMatchObject({
      unit: '1.10',
      $types: { unit: { $type: AMOUNT, currency: 'EUR' } },
    });
  });

  test('stands as $type at items of ordered content', () => {
    expect(read(typed, LOG, 'xsi-type-simple/valid/items.xml')).toMatchObject({
      free: {
        $content: [
          { name: 'b', value: 'x' },
          { name: 'a', value: '1', $type: `{${XS}}integer` },
          { name: 'b', value: 'y', $type: `{${XS}}token` },
          { name: 'a', value: '2.0', $type: { $type: AMOUNT, currency: 'CHF' } },
        ],
      },
    });
  });

  test('is judged with the value', () => {
    const wrong: readonly (readonly [value: object, fault: string])[] = [
      [{ count: 1n, $types: { count: `{${XS}}string` } }, 'count: unknown-type'],
      [{ count: 70000n, $types: { count: `{${XS}}short` } }, 'count: range'],
      [{ $types: { count: `{${XS}}short` } }, '$types.count: unknown-member'],
      [{ count: 1n, $types: { other: `{${XS}}short` } }, '$types.other: unknown-member'],
      [{ size: [1, 11], $types: { size: [null, SMALL] } }, 'size.1: range'],
      [{ size: [1, 2], $types: { size: [SMALL] } }, '$types.size: type'],
      [{ size: [1], $types: 'none' }, '$types: type'],
      [{ unit: '1', $types: { unit: AMOUNT } }, 'unit.currency: required'],
      [{ any: 'x', $types: { any: `{${XS}}date` } }, 'any: lexical'],
    ];
    for (const [value, fault] of wrong) expect(faults(typed, LOG, value)).toEqual([fault]);
    expect(faults(typed, LOG, { count: 1n, $types: { count: `{${XS}}byte` } })).toEqual([]);
  });

  test('is kept in JSON', () => {
    for (const name of ['builtin', 'list', 'union', 'complex', 'items', 'nil']) {
      const value = read(typed, LOG, `xsi-type-simple/valid/${name}.xml`);
      const { set, codecs } = typed;
      const ref = set.model.elements.get(LOG)!.type;
      const json = JSON.stringify(toJson(value));
      const again = fromJson(set.model, ref, parseJson(json, 'value.json') as never);
      expect(codecs.write(element(typed, LOG), again, codecs)).toEqual(
        codecs.write(element(typed, LOG), value, codecs),
      );
    }
  });

  test('needs a list of types', () => {
    const document = readFileSync(join(CASES, 'xsi-type-simple/valid/builtin.xml'));
    const { issues } = typed.codecs.decode(element(typed, LOG), document);
    expect(issues).toMatchObject([{ code: 'unknown-type', path: ['count'] }]);
  });

  test('does not hide a fault beside it', () => {
    const text = readFileSync(join(CASES, 'xsi-type-simple/valid/list.xml'), 'utf8');
    const document = text.replace('>71<', '>x<');
    const { issues, value } = typed.codecs.decode(element(typed, LOG), document, {
      types: typed.codecs.types,
      mode: 'tolerant',
    });
    expect(issues.map(({ path }) => path.join('.'))).toEqual(['size.2']);
    expect(value).toMatchObject({ size: [70, 7, 8] });
  });

  test('is found beyond the limit of issues', () => {
    const items = '<size xsi:type="t:small">1</size>'.repeat(3000);
    const text = readFileSync(join(CASES, 'xsi-type-simple/valid/list.xml'), 'utf8');
    const document = text.replace(/(<log[^>]*>).*(<\/log>)/, `$1${items}$2`);
    const { value } = typed.codecs.decode(element(typed, LOG), document, typed.codecs);
    expect((value as { $types: { size: string[] } }).$types.size).toHaveLength(3000);
  });
});

describe('nil', () => {
  const TEAM = '{urn:case:nil-attributes}team';

  test('has its attributes, and its type', () => {
    expect(read(nil, TEAM, 'nil-attributes/valid/members.xml')).toMatchObject({
      member: [
        { $nil: true, reason: 'left' },
        { reason: 'new', name: 'A' },
      ],
    });
    expect(read(nil, TEAM, 'nil-attributes/valid/derived.xml')).toMatchObject({
      member: [{ $nil: true, $type: '{urn:case:nil-attributes}guest', host: 'B' }],
    });
    expect(read(nil, TEAM, 'nil-attributes/valid/root.xml')).toBeNull();
    expect(read(nil, TEAM, 'nil-attributes/valid/root-attribute.xml')).toEqual({
      $nil: true,
      id: 7,
    });
  });

  test('is judged', () => {
    const member = (value: unknown): readonly string[] => faults(nil, TEAM, { member: [value] });
    expect(member({ $nil: true })).toEqual(['member.0.reason: required']);
    expect(member({ $nil: true, reason: 'a', name: 'b' })).toEqual([
      'member.0.name: unknown-member',
    ]);
    expect(member({ $nil: true, reason: 'a', $type: 'none' })).toEqual([
      'member.0.$type: unknown-type',
    ]);
    expect(member({ $nil: true, reason: 'a' })).toEqual([]);
    expect(faults(nil, TEAM, { rank: null })).toEqual(['rank: type']);
  });
});

describe('a fixed value', () => {
  const FORM = '{urn:case:fixed-content}form';
  const NS = 'xmlns="urn:case:fixed-content"';

  test('is compared by value', () => {
    const { decode, types } = fixed.codecs;
    const form = `<form ${NS}><price>1.50</price><step>01</step></form>`;
    expect(decode(element(fixed, FORM), form, { types }).issues).toEqual([]);
    const version = element(fixed, '{urn:case:fixed-content}version');
    expect(decode(version, `<version ${NS}>01.00</version>`, { types }).issues).toEqual([]);
  });

  test('stands for empty content', () => {
    expect(read(fixed, FORM, 'fixed-content/valid/empty.xml')).toMatchObject({
      price: { $value: '1.5' },
      level: { $value: '2', currency: 'EUR' },
    });
  });

  test('is judged in values', () => {
    expect(faults(fixed, FORM, { price: { $value: '1.6' } })).toEqual(['price.$value: fixed']);
    expect(faults(fixed, FORM, { text: { $content: ['no'] } })).toEqual(['text.$content: fixed']);
    expect(faults(fixed, FORM, { step: [1, 2] })).toEqual(['step.1: fixed']);
    expect(faults(fixed, '{urn:case:fixed-content}version', '1.1')).toEqual([': fixed']);
  });
});

test('a blocked type may not be named by a value either', () => {
  const ROAD = '{urn:case:blocked-types}road';
  const car = { $type: '{urn:case:blocked-types}car', wheels: 4, doors: 2 };
  expect(faults(blocked, ROAD, { any: car })).toEqual([]);
  expect(faults(blocked, ROAD, { plain: car })).toEqual(['plain.$type: unknown-type']);
  const loose = { $type: '{urn:case:blocked-types}loose' };
  expect(faults(blocked, ROAD, { tied: loose })).toEqual(['tied.$type: unknown-type']);
});

test('$types of an xs:all stay with its members in any order', async () => {
  const opened = await openInline(
    '<xs:element name="all"><xs:complexType><xs:all><xs:element name="a" type="xs:string"/><xs:element name="b" type="xs:string"/></xs:all></xs:complexType></xs:element>',
  );
  const { decode, encode, types } = opened.codecs;
  const codec = element(opened, '{urn:t}all');
  const value = { b: '1', a: '2', $types: { a: `{${XS}}token` } };
  expect(faults(opened, '{urn:t}all', value)).toEqual([]);
  const back = decode(codec, encode(codec, value, { types }), { types }).value;
  expect(Object.keys(Object(back))).toEqual(['b', 'a', '$types']);
  expect(back).toMatchObject(value);
});

describe('a record whose element names the declared type', () => {
  const opening = openInline(
    '<xs:complexType name="T"><xs:sequence><xs:element name="inner" type="t:T" minOccurs="0"/></xs:sequence><xs:attribute name="a" use="required"/></xs:complexType><xs:element name="root" type="t:T"/>',
  );
  const start = `<t:root xmlns:t="urn:t" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"`;

  test('is judged as it would be without', async () => {
    const opened = await opening;
    const codes = (document: string): readonly string[] => {
      const { decode, types } = opened.codecs;
      const { issues } = decode(element(opened, '{urn:t}root'), document, { types });
      return issues.map(({ code, path }) => `${path.join('.')}: ${code}`);
    };
    expect(codes(`${start} xsi:type="t:T" a="1">text</t:root>`)).toEqual([': text']);
    expect(codes(`${start} a="1"><t:inner xsi:type="t:T"/></t:root>`)).toEqual([
      'inner.a: required',
    ]);
  });

  test('can be written again where it is the root', async () => {
    const opened = await opening;
    const { decode, types } = opened.codecs;
    const document = `${start} xsi:type="t:T" a="1"><t:inner xsi:type="t:T" a="2"/></t:root>`;
    const { value } = decode(element(opened, '{urn:t}root'), document, { types });
    expect(faults(opened, '{urn:t}root', value)).toEqual([]);
    expect(value).toMatchObject({ $types: { inner: '{urn:t}T' } });
  });
});
