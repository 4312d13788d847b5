// Dates, times and durations of XML Schema Part 2: their syntax, order and equality.
import { describe, expect, test } from 'vitest';
import { compareDecimals } from '../../generator/runtime/lexical.js';
import type { Lexical } from '../../generator/runtime/lexical.js';
import * as temporal from '../../generator/runtime/temporal.js';

const { date, dateTime, duration, gDay, gMonth, gMonthDay, gYear, gYearMonth, time } = temporal;

describe('a value', () => {
  test.each<readonly [string, Lexical, readonly string[], readonly string[]]>([
    [
      'date',
      date,
      [
        '2001-10-26',
        '2000-02-29',
        '-0044-03-15',
        '12001-01-31Z',
        '2001-10-26+14:00',
        '1900-02-28-13:59',
      ],
      [
        '2001-02-29',
        '1900-02-29',
        '2001-04-31',
        '2001-13-01',
        '2001-00-01',
        '2001-1-1',
        '01-10-26',
        '0000-01-01',
        '02001-01-01',
        '2001-10-26+14:01',
        '2001-10-26+1:00',
        '+2001-10-26',
        '',
        '2001-10-26T00:00:00',
      ],
    ],
    [
      'dateTime',
      dateTime,
      [
        '2001-10-26T21:32:52',
        '2001-10-26T24:00:00',
        '2001-10-26T24:00:00.000Z',
        '2001-10-26T21:32:52.126+02:00',
      ],
      [
        '2001-10-26',
        '2001-10-26T24:00:01',
        '2001-10-26T25:00:00',
        '2001-10-26T21:60:00',
        '2001-10-26T21:32:60',
        '2001-10-26T21:32',
        '2001-10-26T21:32:52.',
        '2001-10-26 21:32:52',
        '2001-10-26t21:32:52z',
      ],
    ],
    [
      'time',
      time,
      ['21:32:52', '00:00:00Z', '24:00:00'],
      ['21:32', '24:00:01', '1:00:00', '21:32:52+5:00'],
    ],
    ['gYearMonth', gYearMonth, ['2001-10', '-0001-01Z'], ['2001', '2001-13', '2001-10-01']],
    ['gYear', gYear, ['2001', '12001-05:00', '-2001'], ['01', '0000', '2001-01']],
    ['gMonthDay', gMonthDay, ['--02-29', '--11-30Z'], ['--02-30', '--04-31', '-02-01']],
    ['gDay', gDay, ['---31', '---01+01:00'], ['---32', '---00', '--01']],
    ['gMonth', gMonth, ['--12', '--01Z'], ['--13', '--1', '--01--']],
    [
      'duration',
      duration,
      ['P1Y', '-P1Y2M3DT4H5M6.7S', 'PT0S', 'P0D', 'PT36H', 'P1000M'],
      ['P', 'PT', '-P', 'P1S', 'P1M2Y', 'PT1.5H', '1D', 'P-1D', '+P1D', 'P1DT', 'PT1.S', 'p1d'],
    ],
  ])('of %s', (_, { matcher }, valid, invalid) => {
    expect(valid.filter((text) => matcher?.test(text) !== true)).toEqual([]);
    expect(invalid.filter((text) => matcher?.test(text) === true)).toEqual([]);
  });
});

describe('order', () => {
  test.each<readonly [Lexical, string, '<' | '=' | '?', string]>([
    [date, '2001-10-26', '<', '2001-10-27'],
    [date, '-0001-12-31', '<', '0001-01-01'],
    [date, '9999-12-31', '<', '10000-01-01'],
    [date, '999999999999-01-01', '<', '1000000000000-01-01'],
    [dateTime, '2001-10-26T24:00:00', '=', '2001-10-27T00:00:00'],
    [dateTime, '2001-10-26T12:00:00Z', '=', '2001-10-26T14:00:00+02:00'],
    [dateTime, '2001-10-26T12:00:00.10', '=', '2001-10-26T12:00:00.1'],
    [dateTime, '2001-10-26T12:00:00.09', '<', '2001-10-26T12:00:00.1'],
    // Section 3.2.7.4: with a time zone on one side only, less than 14 hours decide nothing.
    [dateTime, '2001-10-26T12:00:00Z', '?', '2001-10-26T20:00:00'],
    [dateTime, '2001-10-26T12:00:00Z', '<', '2001-10-27T12:00:00'],
    [time, '08:00:00', '<', '08:00:01'],
    [time, '08:00:00Z', '=', '09:00:00+01:00'],
    [gMonthDay, '--02-28', '<', '--02-29'],
    [gYear, '1999', '<', '2000'],
    [duration, 'P1Y', '=', 'P12M'],
    [duration, 'P1D', '=', 'PT24H'],
    [duration, 'P1M', '?', 'P30D'],
    [duration, 'P1M', '<', 'P32D'],
    [duration, '-P1D', '<', 'PT0S'],
    [duration, 'PT0.1S', '<', 'PT0.11S'],
    [duration, '-PT0.11S', '<', '-PT0.1S'],
  ])('%#: %o %s %s %s', ({ compare, canonical }, a, sign, b) => {
    const order = compare?.(a, b) ?? expect.fail('the type has no order');
    const back = compare?.(b, a) ?? NaN;
    if (sign === '?') expect([order, back]).toEqual([NaN, NaN]);
    else if (sign === '=') expect([order, back, canonical?.(a)]).toEqual([0, 0, canonical?.(b)]);
    else
      expect([order < 0, back > 0, canonical?.(a) === canonical?.(b)]).toEqual([true, true, false]);
  });

  test.each([
    ['-1', '1'],
    ['0.1', '0.11'],
    ['-2', '-1.9'],
    ['9'.repeat(40), `1${'0'.repeat(40)}`],
    ['-0.000', '+1'],
  ])('of decimals: %s before %s', (a, b) => {
    expect(compareDecimals(a, b)).toBeLessThan(0);
    expect(compareDecimals(b, a)).toBeGreaterThan(0);
    expect(compareDecimals(a, `${a.includes('.') ? a : `${a}.`}0`)).toBe(0);
  });
});
