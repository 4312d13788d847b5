// Types whose values stay text because a pattern minds how they are spelled.
import { describe, expect, test } from 'vitest';
import type { ScalarValue } from '../../generator/ir/model.js';
import { mindsSpelling } from '../../generator/lower/spelling.js';
import { id, schema, simple, values, xs } from './build.js';
import { lowered } from './lowered.js';

const WHOLE: ScalarValue = { kind: 'bigint', min: null, max: null };
const BOOLEAN: ScalarValue = { kind: 'boolean' };
const HEX: ScalarValue = { kind: 'bytes', encoding: 'hex' };
const BASE64: ScalarValue = { kind: 'bytes', encoding: 'base64' };

describe('a pattern accepts the canonical form of every value that it accepts', () => {
  test.each<readonly [ScalarValue, string]>([
    [WHOLE, '[0-9]+'],
    [WHOLE, '\\d{1,3}'],
    [WHOLE, '0|[1-9]\\d*'],
    [WHOLE, '[+\\-]?\\d+'],
    [WHOLE, '[1-9]\\d{4}'],
    [WHOLE, '0*7'],
    [WHOLE, 'x'],
    [BOOLEAN, 'true|false'],
    [BOOLEAN, '.*'],
    [BOOLEAN, '1|true'],
    [HEX, '[0-9A-F]{8}'],
    [HEX, '[0-9a-fA-F]*'],
    [BASE64, '[A-Za-z0-9+/]*=*'],
    [BASE64, '.{0,8}'],
  ])('%j %s', (value, pattern) => {
    expect(mindsSpelling(value, [[pattern]])).toBe(false);
  });
});

describe('a pattern refuses the canonical form of some value that it accepts', () => {
  test.each<readonly [ScalarValue, string]>([
    [WHOLE, '\\d{5}'],
    [WHOLE, '0\\d+'],
    [WHOLE, '\\+\\d+'],
    [WHOLE, '-\\d'],
    [WHOLE, '(\\d\\d)+'],
    [BOOLEAN, '[01]'],
    [BOOLEAN, '0|true|1'],
    [HEX, '[0-9a-f]*'],
    [BASE64, '.* .*'],
    [{ kind: 'float', single: true }, '.*'],
  ])('%j %s', (value, pattern) => {
    expect(mindsSpelling(value, [[pattern]])).toBe(true);
  });
});

test('all steps count, and any pattern of a step', () => {
  expect(mindsSpelling(WHOLE, [['\\d{2}', '\\d']])).toBe(false);
  expect(mindsSpelling(WHOLE, [['\\d{2}'], ['[1-9].*']])).toBe(false);
  expect(mindsSpelling(WHOLE, [['\\d+'], ['.{2}']])).toBe(true);
});

test('patterns that are too large to go into count as minding', () => {
  expect(mindsSpelling(WHOLE, [['(\\d{2}){3000}']])).toBe(true);
});

const PATTERN = { patterns: [['\\d\\d']] };

test('the value is text with the rules of its type, and keeps its bounds', () => {
  const { scalar } = lowered(
    schema([simple('x', 'int', { ...PATTERN, minInclusive: '1', fractionDigits: 0 })]),
  ).scalar('x');
  expect(scalar.value).toEqual({ kind: 'text', lexical: 'integer' });
  expect(scalar.facets).toEqual({ ...PATTERN, minInclusive: '1' });
});

test('a list or union with a pattern is made of texts, a union with listed values too', () => {
  const { scalar } = lowered(
    schema([
      simple('list', 'int', PATTERN, { variety: 'list', item: xs('int') }),
      simple('union', 'int', PATTERN, { variety: 'union', members: [xs('int'), id('own')] }),
      simple(
        'listed',
        'int',
        { enumeration: values('1') },
        { variety: 'union', members: [xs('double')] },
      ),
      simple('plain', 'int', {}, { variety: 'union', members: [xs('double')] }),
      simple('own', 'token'),
    ]),
  );
  const text = (lexical: string): object => ({
    scalar: { value: { kind: 'text', lexical } },
  });
  expect(scalar('list').scalar.value).toMatchObject({ item: text('integer') });
  expect(scalar('union').scalar.value).toMatchObject({
    members: [text('integer'), { kind: 'type', id: id('own') }],
  });
  expect(scalar('listed').scalar.value).toMatchObject({ members: [text('double')] });
  expect(scalar('plain').scalar.value).toMatchObject({ members: [{ name: 'double' }] });
});

test('lengths say nothing of names', () => {
  const { scalar } = lowered(schema([simple('x', 'QName', { length: 3 })])).scalar('x');
  expect(scalar.facets).toEqual({});
});

test('a type without values is no enumeration, and refuses everything', () => {
  const type = lowered(
    schema([simple('x', 'token', { patterns: [['b']], enumeration: values('a') })]),
  ).scalar('x');
  expect(type.isEnumeration).toBe(false);
  expect(type.scalar.facets.values).toEqual([]);
});
