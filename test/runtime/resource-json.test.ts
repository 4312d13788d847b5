import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decode, encode } from '../../generator/runtime/document.js';
import { printJson } from '../../generator/runtime/resource-json-print.js';
import { readJson } from '../../generator/runtime/resource-json-read.js';
import { userCodec, userForm, userXml, type User } from './resource-site.js';

const read = (text: string) => readJson(userCodec, userForm, text);
const user = { username: 'ann', 'entity-tag': 't' };
const rest = '"username":"ann","entityTag":"t"';

function print(value: unknown): string {
  const text = printJson(userCodec, userForm, value as User);
  if (typeof text !== 'string') throw new Error(JSON.stringify(text));
  return text;
}

describe('a value as JSON', () => {
  test.each([
    ['"quota":[18446744073709551615,0]', { quota: [2n ** 64n - 1n, 0n] }],
    ['"lot":{"lotId":9007199254740993}', { lot: { 'lot-id': 9007199254740993n } }],
    ['"tenant":"AAAAAAAAAAAAAAAAAAAAAA=="', { tenant: new Uint8Array(16) }],
    ['"note":null', { note: null }],
    ['"weight":1e+21', { weight: 1e21 }],
    ['"linkList":[{"href":"a\\"\u2028"},{}]', { link: [{ href: 'a"\u2028' }, {}] }],
    ['"note":"\ud83d\ude00 \\\\u0000123"', { note: '\ud83d\ude00 \\u0000123' }],
  ])('%s and back', (text, members) => {
    expect(print({ ...members, ...user })).toBe(`{${text},${rest}}`);
    const { value, issues } = read(`{${text}, ${rest}}`);
    expect(issues).toEqual([]);
    expect(value).toEqual({ ...members, ...user });
  });

  test('has numbers that JSON does not know as XML has them', () => {
    expect(print({ weight: -Infinity, ...user })).toContain('"weight":"-INF"');
  });

  test('is not written when it is not valid', () => {
    const issues = printJson(userCodec, userForm, { username: '' } as User);
    expect(issues).toMatchObject([
      { code: 'length', path: ['username'] },
      { code: 'required', path: ['entity-tag'] },
    ]);
  });

  test('is not written when a member has no name in JSON', () => {
    const { note: _, ...form } = userForm;
    expect(printJson(userCodec, form, { ...user, note: 'x' })).toMatchObject([
      {
        code: 'unknown-member',
        path: ['note'],
        message: 'expected a member that has a name in JSON',
      },
    ]);
  });
});

describe('a document in JSON', () => {
  test.each([
    [
      'an unknown member',
      '"first-name":"A","odd":{"a":1}',
      [
        ['unknown-element', 'first-name'],
        ['unknown-element', 'odd'],
      ],
    ],
    ['an unknown member inside', '"linkList":[{},{"x":1}]', [['unknown-element', 'link.1.x']]],
    ['bytes that are no base64', '"tenant":"A"', [['lexical', 'tenant']]],
    ['too few bytes', '"tenant":"AAAA"', [['length', 'tenant']]],
    ['a fraction', '"quota":[1.5]', [['lexical', 'quota.0']]],
    ['too large a number', '"quota":[18446744073709551616]', [['range', 'quota.0']]],
    ['too many items', '"quota":[1,2,3]', [['occurrence', 'quota']]],
    [
      'another type',
      '"locked":"yes","weight":true',
      [
        ['type', 'weight'],
        ['type', 'locked'],
      ],
    ],
    ['one instead of several', '"quota":1', [['type', 'quota']]],
    ['a decimal text', '"quota":["12"]', []],
    ['null for nothing', '"firstName":null,"lot":null', []],
    ['a long number that is none of ours', '"note":12345678901234567890', [['type', 'note']]],
    ['__proto__', '"__proto__":{"password":"x"}', [['unknown-element', '__proto__']]],
  ])('with %s', (_, members, expected) => {
    const { issues } = read(`{${members},${rest}}`);
    expect(issues.map(({ code, path }) => [code, path.join('.')])).toEqual(expected);
  });

  test('that leaves out what is required says it once', () => {
    const { value, issues } = read('{"lot":{"lotId":"many"},"entityTag":"t"}');
    expect(value).toEqual({ lot: {}, 'entity-tag': 't' });
    expect(issues.map(({ code, path }) => [code, path.join('.')])).toEqual([
      ['lexical', 'lot.lot-id'],
      ['required', 'username'],
    ]);
  });

  test('has the issues that the same document in XML has', () => {
    const { issues } = read(`{"tenant":"AAAA","quota":["x"],${rest}}`);
    const members = '<n:username>ann</n:username><n:tenant>AAAA</n:tenant><n:quota>x</n:quota>';
    const xml = decode(userCodec, userXml(members), { mode: 'tolerant' });
    const told = (all: typeof issues) =>
      all.map(({ code, path, message, source }) => ({ code, path, message, source }));
    expect(new Set(told(issues))).toEqual(new Set(told(xml.issues)));
  });

  test('shows no secret', () => {
    const form = { ...userForm, password: { key: 'password', value: 'bigint' as const } };
    const codec = { ...userCodec, secrets: new Set(['tenant', 'password']) };
    const { issues } = readJson(codec, form, `{"tenant":"gehe!m","password":["gehe!m"],${rest}}`);
    expect(issues.length).toBeGreaterThan(0);
    expect(JSON.stringify(issues)).not.toContain('gehe!m');
  });

  test.each([
    '',
    '[]',
    '7',
    '{',
    '{"a":1,}',
    '{"quota":[01234567890123456789]}',
    '{"a":"b\u0001"}',
  ])('that is none is refused, and not shown: %j', (text) =>
    expect(() => read(text)).toThrow(/^(expected an object of JSON|the document is no JSON)$/),
  );

  test('may be nested as deep as one in XML, and no deeper', () => {
    const nested = (depth: number): string =>
      depth === 0 ? 'null' : `{"lotId":1,"box":{"lot":${nested(depth - 1)}}}`;
    expect(read(`{"lot":${nested(200)},${rest}}`).issues).toEqual([]);
    expect(() => read(`{"lot":${nested(300)},${rest}}`)).toThrow('nested too deep');
    const open = '['.repeat(100_000) + ']'.repeat(100_000);
    expect(() => read(`{"note":${open},${rest}}`)).toThrow('nested too deep');
  });

  test('of half a megabyte of backslashes takes no time to speak of', () => {
    const text = `{"note":"${'\\\\'.repeat(250_000)}",${rest},"quota":[12345678901234567]}`;
    expect(read(text)).toMatchObject({ value: { quota: [12345678901234567n] }, issues: [] });
  });
});

test('any value is the same after a way through JSON as after one through XML', () => {
  const text = fc.string({ unit: fc.constantFrom(...'aé"\\<&]1\u00a0😀') });
  const optional = { requiredKeys: ['username', 'entity-tag'] as const };
  const users = fc.record(
    {
      link: fc.array(fc.record({ href: text }, { requiredKeys: [] }), { minLength: 1 }),
      lot: fc.record({ 'lot-id': fc.bigInt(0n, 2n ** 64n - 1n) }),
      username: fc.string({ minLength: 1, maxLength: 16, unit: fc.constantFrom(...'aé"0') }),
      tenant: fc.uint8Array({ minLength: 16, maxLength: 16 }),
      quota: fc.array(fc.bigInt(0n, 2n ** 64n - 1n), { minLength: 1, maxLength: 2 }),
      weight: fc.double({ noNaN: true, noDefaultInfinity: true }),
      note: fc.option(text, { nil: null }),
      locked: fc.boolean(),
      'entity-tag': text,
    },
    { requiredKeys: [...optional.requiredKeys] },
  );
  fc.assert(
    fc.property(users, (value) => {
      // JSON has no negative nought.
      const given = { ...value, ...(value.weight === 0 && { weight: 0 }) } as User;
      const json = read(print(given));
      const xml = decode(userCodec, encode(userCodec, given));
      expect(json.issues).toEqual([]);
      expect(json.value).toEqual(given);
      expect(defined(xml.value)).toEqual(defined(json.value));
    }),
  );
});

/** Without the members that are undefined, which a reader of XML names too. */
function defined(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value;
  if (Array.isArray(value)) return value.map(defined);
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return Object.fromEntries(members.map(([name, member]) => [name, defined(member)]));
}
