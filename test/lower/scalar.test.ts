import { describe, expect, test } from 'vitest';
import type { ScalarValue } from '../../generator/ir/model.js';
import type { Facets } from '../../generator/xsd/components.js';
import { complex, el, elements, group, id, schema, simple, values, xs } from './build.js';
import { lowered } from './lowered.js';

function valueOf(
  builtin: string,
  facets: Facets = {},
  numbers: readonly string[] = [],
): ScalarValue {
  return lowered(schema([simple('x', builtin, facets)]), { numbers }).scalar('x').scalar.value;
}

describe('whole numbers', () => {
  test.each([
    ['int', 'integer'],
    ['short', 'integer'],
    ['byte', 'integer'],
    ['unsignedShort', 'integer'],
    ['unsignedByte', 'integer'],
    ['unsignedInt', 'integer'],
    ['long', 'bigint'],
    ['integer', 'bigint'],
    ['nonNegativeInteger', 'bigint'],
    ['positiveInteger', 'bigint'],
    ['nonPositiveInteger', 'bigint'],
    ['negativeInteger', 'bigint'],
    ['unsignedLong', 'bigint'],
  ])('xs:%s is %s', (builtin, kind) => {
    expect(valueOf(builtin).kind).toBe(kind);
  });

  test.each<[Facets, ScalarValue]>([
    [
      { minInclusive: '0', maxInclusive: '99' },
      { kind: 'integer', min: '0', max: '99' },
    ],
    [
      { minExclusive: '0', maxExclusive: '100' },
      { kind: 'integer', min: '1', max: '99' },
    ],
    [{ minInclusive: ' +5 ' }, { kind: 'bigint', min: '5', max: null }],
    [
      { minInclusive: '-9007199254740991', maxInclusive: '9007199254740991' },
      { kind: 'integer', min: '-9007199254740991', max: '9007199254740991' },
    ],
    [
      { minInclusive: '0', maxInclusive: '9007199254740992' },
      { kind: 'bigint', min: '0', max: '9007199254740992' },
    ],
    [{ totalDigits: 15 }, { kind: 'integer', min: null, max: null }],
    [{ totalDigits: 16 }, { kind: 'bigint', min: null, max: null }],
  ])('facets %j', (facets, expected) => {
    expect(valueOf('integer', facets)).toEqual(expected);
  });

  test('the bounds stand in the value, not in the facets', () => {
    const facets = { minInclusive: '1', maxInclusive: '2', fractionDigits: 0, totalDigits: 1 };
    const { scalar } = lowered(schema([simple('x', 'int', facets)])).scalar('x');
    expect(scalar.facets).toEqual({ totalDigits: 1 });
  });
});

test.each<[string, ScalarValue]>([
  ['decimal', { kind: 'text', lexical: 'decimal' }],
  ['dateTime', { kind: 'text', lexical: 'dateTime' }],
  ['QName', { kind: 'text', lexical: 'QName' }],
  ['boolean', { kind: 'boolean' }],
  ['float', { kind: 'float', single: true }],
  ['double', { kind: 'float', single: false }],
  ['hexBinary', { kind: 'bytes', encoding: 'hex' }],
  ['base64Binary', { kind: 'bytes', encoding: 'base64' }],
])('xs:%s', (builtin, expected) => {
  expect(valueOf(builtin)).toEqual(expected);
});

describe('enumerations', () => {
  test('are of texts only', () => {
    const enumeration = values('1', '2');
    const { scalar } = lowered(
      schema([
        simple('text', 'token', { enumeration }),
        simple('uri', 'anyURI', { enumeration }),
        simple('number', 'int', { enumeration }),
        simple('decimal', 'decimal', { enumeration }),
        simple('plain', 'string'),
      ]),
    );
    const names = ['text', 'uri', 'number', 'decimal', 'plain'];
    expect(names.filter((name) => scalar(name).isEnumeration)).toEqual(['text', 'uri']);
    expect(scalar('decimal').scalar.facets.values).toHaveLength(2);
  });

  test('values are normalized as the type says, and distinct', () => {
    const enumeration = values(' a  b ', 'a b', 'c');
    const { scalar } = lowered(
      schema([simple('t', 'token', { enumeration }), simple('s', 'string', { enumeration })]),
    );
    const texts = (name: string): unknown =>
      scalar(name).scalar.facets.values?.map(({ value }) => value);
    expect(texts('t')).toEqual(['a b', 'c']);
    expect(texts('s')).toEqual([' a  b ', 'a b', 'c']);
  });
});

test('values that another facet refuses are left out of an enumeration', () => {
  const facets = {
    enumeration: values('none', '2d', 'dgps'),
    minLength: 3,
    patterns: [['[a-z]+']],
  };
  const { scalar } = lowered(schema([simple('x', 'string', facets)])).scalar('x');
  expect(scalar.facets.values?.map(({ value }) => value)).toEqual(['none', 'dgps']);
});

test('lists and unions refer to their parts', () => {
  const { scalar } = lowered(
    schema([
      simple('list', 'string', {}, { variety: 'list', item: xs('int') }),
      simple('union', 'string', {}, { variety: 'union', members: [xs('int'), id('list')] }),
      simple('words', 'NMTOKENS', {}, { variety: 'list', item: xs('NMTOKEN') }),
    ]),
  );
  expect(scalar('list').scalar).toMatchObject({
    value: { kind: 'list', item: { kind: 'builtin', name: 'int' } },
    whiteSpace: 'collapse',
  });
  expect(scalar('union').scalar.value).toMatchObject({
    members: [{ name: 'int' }, { kind: 'type', id: id('list') }],
  });
  // A built-in list has at least one item, which no facet of the schema says.
  expect(scalar('words').scalar.facets).toEqual({ minLength: 1 });
});

describe('number mapping', () => {
  const types = schema([
    simple('key', 'long'),
    simple('smallKey', 'long', {}, { base: id('key') }),
    complex(
      'x',
      elements(
        group('sequence', [el('key', id('key')), el('raw', xs('long')), el('own', id('x/own'))]),
      ),
    ),
    simple('x/own', 'integer', {}, { owner: id('x') }),
    complex(
      'y',
      elements(
        group('sequence', [
          group('sequence', [el('key', id('key')), el('raw', xs('long'))]),
          el('more'),
        ]),
        1,
      ),
      {
        base: id('x'),
        derivation: 'extension',
      },
    ),
  ]);

  test('by type, for what restricts it too', () => {
    const { scalar, found } = lowered(types, { numbers: ['t:key'] });
    expect(scalar('key').scalar.value.kind).toBe('integer');
    expect(scalar('smallKey').scalar.value.kind).toBe('integer');
    expect(found).toEqual([]);
  });

  test('by member, built-in, named and anonymous; what derives inherits it', () => {
    const { record, scalar, found } = lowered(types, {
      numbers: ['t:x.key', 't:x.raw', 't:x.own'],
    });
    const integer = { kind: 'builtin', scalar: { value: { kind: 'integer' } } };
    for (const name of ['x', 'y']) {
      const { content } = record(name);
      if (content.kind !== 'members') throw new Error('no members');
      expect(content.members[0]?.type).toMatchObject(integer);
      expect(content.members[1]?.type).toMatchObject(integer);
    }
    expect(scalar('x/own').scalar.value.kind).toBe('integer');
    expect(scalar('key').scalar.value.kind).toBe('bigint');
    expect(found).toEqual([]);
  });

  test('an entry without effect is reported', () => {
    expect(lowered(types, { numbers: ['t:nothing', 't:x.nothing', 'x'] }).found).toEqual(
      Array.from({ length: 3 }, () => 'LOW507 info'),
    );
  });
});
