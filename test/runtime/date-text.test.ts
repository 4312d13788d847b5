// Dates as text: what is read, what is written, and that the two fit.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dateForm, dateFrom, dateText } from '../../generator/runtime/date-text.js';
import type { DateFields } from '../../generator/runtime/date-text.js';

const form = dateForm('MM/dd/yyyy HH:mm:ss', ['none', '-']);

function fields(
  year: number,
  month: number,
  day: number,
  hour = 0,
  minute = 0,
  second = 0,
): DateFields {
  return { year, month, day, hour, minute, second };
}

/** Every date there is, told by the platform's own calendar. */
const dates = fc
  .date({
    min: new Date('0001-01-01T00:00:00Z'),
    max: new Date('9999-12-31T23:59:59Z'),
    noInvalidDate: true,
  })
  .map((date) =>
    fields(
      date.getUTCFullYear(),
      date.getUTCMonth() + 1,
      date.getUTCDate(),
      date.getUTCHours(),
      date.getUTCMinutes(),
      date.getUTCSeconds(),
    ),
  );

describe('a date is read', () => {
  test.each([
    ['as the format has it', '01/26/2015 21:05:09', fields(2015, 1, 26, 21, 5, 9)],
    ['with one digit for the month', '6/28/2018 00:00:00', fields(2018, 6, 28)],
    ['with one digit for the day, without time', '04/1/2004', fields(2004, 4, 1)],
    ['with one digit for the day', '04/1/2004 02:31:24', fields(2004, 4, 1, 2, 31, 24)],
    ['with one digit for the hour', '04/01/2004 2:31:24', fields(2004, 4, 1, 2, 31, 24)],
    ['without time', '04/01/2004', fields(2004, 4, 1)],
    ['with blanks and a line break behind it', '04/01/2004 10:00:00 \n   ', fields(2004, 4, 1, 10)],
    ['with blanks before it', '\t 04/01/2004', fields(2004, 4, 1)],
    ['with more white space inside', '04/01/2004 \n 10:00:00', fields(2004, 4, 1, 10)],
    ['on a leap day', '02/29/2024', fields(2024, 2, 29)],
    ['on the leap day of a century', '02/29/2000', fields(2000, 2, 29)],
    ['in the first year', '01/01/0001', fields(1, 1, 1)],
    ['in the last second', '12/31/9999 23:59:59', fields(9999, 12, 31, 23, 59, 59)],
  ])('%s', (_, text, expected) => {
    expect(dateFrom(form, text)).toEqual(expected);
  });

  test.each(['none', ' none\n', '-'])('as never: %j', (text) => {
    expect(dateFrom(form, text)).toBe('never');
  });

  test.each([
    ['an empty text', ''],
    ['white space', ' \n'],
    ['a word', 'soon'],
    ['never in other letters', 'NONE'],
    ['30 February', '02/30/2024'],
    ['29 February of no leap year', '02/29/2023'],
    ['29 February of most centuries', '02/29/1900'],
    ['31 April', '04/31/2024'],
    ['month 0', '00/01/2024'],
    ['month 13', '13/01/2024'],
    ['day 0', '01/00/2024'],
    ['year 0', '01/01/0000'],
    ['hour 24', '01/01/2024 24:00:00'],
    ['minute 60', '01/01/2024 00:60:00'],
    ['a leap second', '12/31/2016 23:59:60'],
    ['a year of two digits', '01/01/24'],
    ['a year of five digits', '01/01/12024'],
    ['half a time', '01/01/2024 10:00'],
    ['another order', '2024-01-01 10:00:00'],
    ['other separators', '01-01-2024 10:00:00'],
    ['no separator before the time', '01/01/202410:00:00'],
    ['a sign', '-1/01/2024'],
    ['text behind it', '01/01/2024 10:00:00 PM'],
    ['digits of another script', '٠١/٠١/٢٠٢٤'],
  ])('but not %s', (_, text) => {
    expect(dateFrom(form, text)).toBeUndefined();
  });

  test('in work that grows with the text alone', () => {
    // Backtracking over this would take longer than the test may.
    const blanks = ' '.repeat(1_000_000);
    expect(dateFrom(form, `01/01/2024${blanks}x`)).toBeUndefined();
    expect(dateFrom(form, `01/01/2024${blanks}10:00:00`)).toEqual(fields(2024, 1, 1, 10));
  });
});

describe('a date is written', () => {
  test('with every digit', () => {
    expect(dateText(form, fields(33, 4, 1, 2, 3, 4))).toBe('04/01/0033 02:03:04');
  });

  test.each([
    ['30 February', fields(2024, 2, 30)],
    ['hour 24', fields(2024, 1, 1, 24)],
    ['half a second', fields(2024, 1, 1, 0, 0, 0.5)],
    ['year 10000', fields(10000, 1, 1)],
    ['no number', fields(NaN, 1, 1)],
  ])('but not %s', (_, value) => {
    expect(() => dateText(form, value)).toThrow(RangeError);
    expect(() => dateText(form, value)).toThrow(/^There is no date with year .*; expected /);
  });
});

const GAPS = ['/', '-', '.', ' ', ', ', '\\', '^', '$', '(', '*', '[', '|'];
const ORDERS = [
  ['yyyy', 'MM', 'dd'],
  ['MM', 'dd', 'yyyy'],
  ['dd', 'MM', 'yyyy'],
];
const formats = fc
  .tuple(
    fc.constantFrom(...ORDERS),
    fc.array(fc.constantFrom(...GAPS), { minLength: 5, maxLength: 5 }),
  )
  .map(([order, gaps]) =>
    [...order, 'HH', 'mm', 'ss'].map((field, i) => field + (gaps[i] ?? '')).join(''),
  );

test('what was written is read again, whatever the format', () => {
  fc.assert(
    fc.property(formats, dates, (format, date) => {
      const one = dateForm(format, []);
      expect(dateFrom(one, dateText(one, date))).toEqual(date);
    }),
    { numRuns: 2000 },
  );
});

test('what was read is written in full', () => {
  fc.assert(
    fc.property(dates, ({ hour, minute, second, ...date }) => {
      const text = `${date.month}/${date.day}/${String(date.year).padStart(4, '0')} ${hour}:${minute}:${second}`;
      const read = dateFrom(form, text);
      expect(read).toEqual({ ...date, hour, minute, second });
    }),
  );
});
