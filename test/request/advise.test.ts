import { describe, expect, test } from 'vitest';
import type { AdvisoryRule } from '../../generator/api/model.js';
import { advisor } from '../../generator/request/advise.js';
import type { Problem, Request } from '../../generator/request/model.js';
import { obeys } from '../../generator/request/value-rules.js';
import { formOf, modelOf, recordOf } from './model-of.js';

const MODEL = modelOf(`
  <xs:complexType name="base"><xs:sequence>
    <xs:element name="pin" type="xs:string" minOccurs="0"/>
  </xs:sequence><xs:attribute name="code" type="xs:string"/></xs:complexType>
  <xs:complexType name="call"><xs:complexContent><xs:extension base="t:base"><xs:sequence>
    <xs:element name="user" type="t:username" minOccurs="0"/>
    <xs:element name="row" type="t:base" minOccurs="0" maxOccurs="unbounded"/>
    <xs:element name="words" minOccurs="0"><xs:complexType><xs:choice maxOccurs="unbounded">
      <xs:element name="pin" type="xs:string"/><xs:element name="b" type="t:base"/>
    </xs:choice></xs:complexType></xs:element>
    <xs:element name="worth" minOccurs="0"><xs:complexType><xs:simpleContent>
      <xs:extension base="xs:string"/>
    </xs:simpleContent></xs:complexType></xs:element>
  </xs:sequence></xs:extension></xs:complexContent></xs:complexType>
  <xs:simpleType name="username"><xs:restriction base="xs:string"/></xs:simpleType>
  <xs:complexType name="derived"><xs:complexContent><xs:extension base="t:base"><xs:sequence>
    <xs:element name="more" type="xs:string"/>
  </xs:sequence></xs:extension></xs:complexContent></xs:complexType>`);

const FOUR: AdvisoryRule = {
  members: ['t:base.pin', 't:base.code', 't:derived.more', 't:call.worth', 't:call.words.pin'],
  rules: [{ kind: 'digits', count: 4 }],
  message: 'a PIN has four digits',
};
const COLON: AdvisoryRule = {
  members: ['t:username'],
  rules: [{ kind: 'no-unquoted', character: ':' }],
  message: 'a colon must stand between quotation marks',
};

function advice(request: Request, secrets: readonly string[] = []): readonly Problem[] {
  const form = formOf(recordOf(MODEL, 'call'));
  return advisor(MODEL, { advisory: [FOUR, COLON], secrets }, form)(request);
}

describe('advisory rules', () => {
  test('hold wherever the members stand', () => {
    const paths = advice({
      pin: '1',
      code: '2',
      user: 'a:b',
      row: [{ pin: '3' }, { pin: '3421' }, { $type: '{urn:t}derived', more: 'x', pin: '4' }],
      words: {
        $content: [
          { name: 'pin', value: 'x' },
          { name: 'b', value: { pin: '5' } },
        ],
      },
      worth: { $value: '6' },
    }).map(({ path }) => path);
    expect(paths).toEqual([
      'pin',
      'code',
      'user',
      'row.pin',
      'row.more',
      'row.pin',
      'words.pin',
      'words.b.pin',
      'worth',
    ]);
  });

  test('say what they say in api.json, and how many digits are missing', () => {
    expect(advice({ pin: '42' })).toEqual([
      {
        code: 'advisory',
        path: 'pin',
        message: "a PIN has four digits; found '42'",
        digits: 4,
      },
    ]);
    expect(advice({ user: 'a:b' })[0]).not.toHaveProperty('digits');
  });

  test('never show a secret', () => {
    expect(advice({ pin: '42' }, ['*.pin'])[0]?.message).toBe('a PIN has four digits');
    expect(advice({ row: [{ pin: '42' }] }, ['*.row'])[0]?.message).toBe('a PIN has four digits');
  });

  test('have nothing against what is right, or not there', () => {
    expect(advice({ pin: '3421', user: '"a:b"', row: [], worth: { $value: '0042' } })).toEqual([]);
    expect(advice({ pin: undefined, user: null })).toEqual([]);
  });
});

describe('a PIN', () => {
  const rules = [
    { kind: 'digits', count: 4 },
    { kind: 'no-repeated-digit' },
    { kind: 'no-simple-sequence' },
  ] as const;
  const isGood = (pin: string): boolean => rules.every((rule) => obeys(rule, pin));

  test.each(['3421', '9057', '0042', '1122', '1357', '0019', '1243', '7301'])(
    'may be %s',
    (pin) => {
      expect(isGood(pin)).toBe(true);
    },
  );

  const bad =
    '1111 0000 1234 3456 4321 9876 0123 7890 8901 0987 3210 12345 123 12a4 -123 3.42 ٠١٢٣ １２３４';
  test.each([...bad.split(' '), '', ' 342', '3421 ', '3421\n'])('may not be %j', (pin) => {
    expect(isGood(pin)).toBe(false);
  });
});

test.each([
  ['jane', true],
  ['a:b', false],
  ['"a:b"', true],
  ['"a":b', false],
  ['"a:b', false],
  ['x"a:b"y"c:"', true],
])('%j has no colon outside quotation marks: %s', (text, isRight) => {
  expect(obeys({ kind: 'no-unquoted', character: ':' }, text)).toBe(isRight);
});
