import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { builtinTypes, isBuiltinFrom, primitiveOf } from '../../generator/xsd/builtins.js';
import { isLexical } from '../../generator/xsd/lexical.js';
import { compareValues } from '../../generator/xsd/order.js';

describe('built-in types', () => {
  it('are the 44 of Part 2, and anySimpleType', () => {
    expect(builtinTypes.size).toBe(45);
  });

  it('know their ancestors', () => {
    expect(primitiveOf('unsignedByte')).toBe('decimal');
    expect(primitiveOf('ID')).toBe('string');
    expect(isBuiltinFrom('int', 'long')).toBe(true);
    expect(isBuiltinFrom('long', 'int')).toBe(false);
  });
});

describe('isLexical', () => {
  it.each([
    ['boolean', ['true', '0'], ['TRUE', '']],
    ['decimal', ['-1.50', '.5', '+5.'], ['1e3', '', '.']],
    ['integer', ['-007'], ['1.0', '1.']],
    ['double', ['1e3', '-INF', 'NaN'], ['+INF', 'inf', '1e']],
    ['date', ['2024-02-29', '-0001-01-01', '12024-01-01Z'], ['2023-02-29', '0000-01-01', '24-1-1']],
    ['dateTime', ['2024-01-01T24:00:00'], ['2024-01-01T24:00:01', '2024-01-01']],
    ['time', ['00:00:00.5+14:00'], ['00:00:00+14:01', '24:00:00.1']],
    ['gMonthDay', ['--02-29'], ['--02-30', '02-29']],
    ['duration', ['P1Y', '-PT0.5S'], ['P', 'P1YT', '1Y', 'P-1Y']],
    ['hexBinary', ['', '0aF1'], ['0', 'xx']],
    ['base64Binary', ['', 'AA==', 'AAA=', 'A A A A'], ['A', 'AB==', 'AAA']],
    ['language', ['en', 'en-US'], ['e_n', '']],
    ['QName', ['a:b', 'b'], [':b', 'a:', 'a:b:c', '1a']],
    ['NCName', ['é', 'a-1'], ['1a', 'a:b']],
  ])('%s', (builtin, valid, invalid) => {
    for (const text of valid) expect(isLexical(builtin, text), text).toBe(true);
    for (const text of invalid) expect(isLexical(builtin, text), text).toBe(false);
  });
});

describe('compareValues', () => {
  it('compares decimals of any length exactly', () => {
    const integers = fc.bigInt();
    fc.assert(
      fc.property(integers, integers, (a, b) => {
        const expected = a < b ? -1 : a > b ? 1 : 0;
        expect(Math.sign(compareValues('decimal', `${a}`, `${b}`) ?? NaN)).toBe(expected);
        expect(compareValues('decimal', `${a}`, `${a}.00`)).toBe(0);
        expect(Math.sign(compareValues('decimal', `0.${a < 0n ? -a : a}1`, '0') ?? NaN)).toBe(1);
      }),
    );
  });

  it('compares moments as the clock does', () => {
    const dates = fc.date({ noInvalidDate: true, min: new Date('0001-01-01T00:00:00Z') });
    fc.assert(
      fc.property(dates, dates, (a, b) => {
        fc.pre(a.getFullYear() < 9999 && b.getFullYear() < 9999);
        const result = compareValues('dateTime', a.toISOString(), b.toISOString());
        expect(Math.sign(result ?? NaN)).toBe(Math.sign(a.getTime() - b.getTime()));
      }),
    );
  });

  it.each([
    ['dateTime', '2000-01-15T00:00:00', '2000-01-15T00:00:00Z', undefined],
    ['dateTime', '2000-01-15T00:00:00', '2000-02-15T00:00:00Z', -1],
    ['time', '12:00:00+02:00', '10:00:00Z', 0],
    ['gYear', '2000', '1999', 1],
    ['duration', 'P1M', 'P30D', undefined],
    ['duration', 'P1M', 'P27D', 1],
    ['duration', 'P1Y', 'P12M', 0],
    ['double', 'NaN', '1', undefined],
    ['double', '-INF', '-1e300', -1],
    ['float', '16777217', '16777216', 0],
    ['string', 'a', 'b', undefined],
  ])('%s: %s and %s', (primitive, a, b, expected) => {
    const result = compareValues(primitive, a, b);
    expect(result === undefined ? undefined : Math.sign(result)).toBe(expected);
  });
});
