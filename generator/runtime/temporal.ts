import { withoutFinalZeros, type Lexical } from './lexical.js';

/** Moments and durations are kept as text; this is their syntax and order (Part 2, section 3.2). */

const ZONE_LIMIT = 14n * 3600n;
const DAY_LENGTH = 86_400n;

const ZONE = '(?<z>Z|[+-](?:(?:0[0-9]|1[0-3]):[0-5][0-9]|14:00))?';
const YEAR = '(?<y>-?(?:[1-9][0-9]{4,}|(?!0000)[0-9]{4}))';
const MONTH = '(?<m>0[1-9]|1[0-2])';
const DAY = '(?<d>0[1-9]|[12][0-9]|3[01])';
const TIME =
  '(?:(?<t>(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9])(?:\\.(?<f>[0-9]+))?|(?<e>24:00:00)(?:\\.0+)?)';

export const dateTime: Lexical = /* @__PURE__ */ moment(
  'a date and time such as 2001-10-26T21:32:52',
  `${YEAR}-${MONTH}-${DAY}T${TIME}${ZONE}`,
);
export const date: Lexical = /* @__PURE__ */ moment(
  'a date such as 2001-10-26',
  `${YEAR}-${MONTH}-${DAY}${ZONE}`,
);
export const time: Lexical = /* @__PURE__ */ moment(
  'a time such as 21:32:52',
  `${TIME}${ZONE}`,
  DAY_LENGTH,
);
export const gYearMonth: Lexical = /* @__PURE__ */ moment(
  'a month such as 2001-10',
  `${YEAR}-${MONTH}${ZONE}`,
);
export const gYear: Lexical = /* @__PURE__ */ moment('a year such as 2001', `${YEAR}${ZONE}`);
export const gMonthDay: Lexical = /* @__PURE__ */ moment(
  'a day of the year such as --10-26',
  `--${MONTH}-${DAY}${ZONE}`,
);
export const gDay: Lexical = /* @__PURE__ */ moment('a day such as ---26', `---${DAY}${ZONE}`);
export const gMonth: Lexical = /* @__PURE__ */ moment('a month such as --10', `--${MONTH}${ZONE}`);

interface Moment {
  /** Since an arbitrary start; in UTC where there is a time zone. */
  readonly seconds: bigint;
  /** Digits behind the point, without needless zeros. */
  readonly fraction: string;
  readonly hasZone: boolean;
}

/** Values that recur after `period` seconds are the same whichever day they are said of. */
function moment(expected: string, pattern: string, period?: bigint): Lexical {
  const form = new RegExp(`^${pattern}$`);
  const momentOf = (text: string): Moment | undefined => {
    const parts = form.exec(text)?.groups;
    const found = parts && parsed(parts);
    if (found === undefined || period === undefined) return found;
    return { ...found, seconds: found.seconds - floor(found.seconds, period) * period };
  };
  return {
    expected,
    matcher: { test: (text) => momentOf(text) !== undefined },
    canonical: (text) => {
      const found = momentOf(text);
      return found ? `${found.seconds}.${found.fraction}${found.hasZone ? 'Z' : ''}` : text;
    },
    // Section 3.2.7.4: with a time zone on one side alone, the order holds only beyond 14 hours.
    compare: (a, b) => {
      const x = momentOf(a);
      const y = momentOf(b);
      if (x === undefined || y === undefined) return NaN;
      const seconds = x.seconds - y.seconds;
      const limit = x.hasZone === y.hasZone ? 0n : ZONE_LIMIT;
      if (seconds > limit) return 1;
      if (seconds < -limit) return -1;
      if (limit > 0n) return NaN;
      return x.fraction === y.fraction ? 0 : x.fraction < y.fraction ? -1 : 1;
    },
  };
}

/** Undefined where the month has no such day. */
function parsed(parts: Readonly<Record<string, string | undefined>>): Moment | undefined {
  // What a form leaves out is the same for all of its values; 1972 is a leap year.
  const { y = '1972', m = '12', d = '01', e, t = e ?? '00:00:00', f = '', z } = parts;
  const year = BigInt(y);
  const day = Number(d);
  if (day > daysInMonth(year, Number(m))) return undefined;
  const [hours = 0, minutes = 0, seconds = 0] = t.split(':').map(Number);
  const ofDay = BigInt(hours * 3600 + minutes * 60 + seconds - zoneSeconds(z));
  return {
    seconds: dayNumber(year, Number(m), day) * DAY_LENGTH + ofDay,
    fraction: withoutFinalZeros(f),
    hasZone: z !== undefined,
  };
}

function zoneSeconds(zone = 'Z'): number {
  if (zone === 'Z') return 0;
  const [hours = 0, minutes = 0] = zone.slice(1).split(':').map(Number);
  return (zone.startsWith('-') ? -1 : 1) * (hours * 3600 + minutes * 60);
}

function daysInMonth(year: bigint, month: number): number {
  if (month !== 2) return [4, 6, 9, 11].includes(month) ? 30 : 31;
  return year % 4n === 0n && (year % 100n !== 0n || year % 400n === 0n) ? 29 : 28;
}

/** Days of the proleptic Gregorian calendar. */
function dayNumber(year: bigint, month: number, day: number): bigint {
  const before = year - 1n;
  let days = before * 365n + floor(before, 4n) - floor(before, 100n) + floor(before, 400n);
  for (let each = 1; each < month; each++) days += BigInt(daysInMonth(year, each));
  return days + BigInt(day);
}

function floor(a: bigint, b: bigint): bigint {
  const quotient = a / b;
  return a % b < 0n ? quotient - 1n : quotient;
}

const DURATION =
  /^(-)?P(?=[0-9T])(?:([0-9]+)Y)?(?:([0-9]+)M)?(?:([0-9]+)D)?(?:T(?=[0-9])(?:([0-9]+)H)?(?:([0-9]+)M)?(?:([0-9]+)(?:\.([0-9]+))?S)?)?$/;

export const duration: Lexical = {
  expected: 'a duration such as P1DT2H',
  matcher: DURATION,
  canonical: (text) => {
    const digits = withoutFinalZeros(fractionOf(text)).length;
    const { months, seconds } = durationOf(text, digits);
    return `${months}|${seconds}|${digits}`;
  },
  compare: compareDurations,
};

function fractionOf(text: string): string {
  return DURATION.exec(text)?.[8] ?? '';
}

/** Months, and seconds as a whole number of their `digits`-th decimal place. */
function durationOf(text: string, digits: number): { months: bigint; seconds: bigint } {
  const [, minus, ...parts] = DURATION.exec(text) ?? [];
  // A part that is left out is undefined in the match, whatever its type says.
  const numbers = parts.slice(0, 6).map((part: string | undefined) => BigInt(part ?? '0'));
  const [years = 0n, months = 0n, days = 0n, hours = 0n, minutes = 0n, seconds = 0n] = numbers;
  const whole = days * DAY_LENGTH + hours * 3600n + minutes * 60n + seconds;
  const fraction = fractionOf(text).slice(0, digits).padEnd(digits, '0');
  const sign = minus === undefined ? 1n : -1n;
  return {
    months: sign * (years * 12n + months),
    seconds: sign * BigInt(`${whole}${fraction}`),
  };
}

/** The four months of section 3.2.6.2, after which months have every possible length. */
const STARTS = /* @__PURE__ */ [1696 * 12 + 8, 1697 * 12 + 1, 1903 * 12 + 2, 1903 * 12 + 6].map(
  BigInt,
);

function compareDurations(a: string, b: string): number {
  const digits = Math.max(fractionOf(a).length, fractionOf(b).length);
  const x = durationOf(a, digits);
  const y = durationOf(b, digits);
  const unit = DAY_LENGTH * 10n ** BigInt(digits);
  const ending = (start: bigint, { months, seconds }: typeof x): bigint => {
    const year = floor(start + months, 12n);
    return dayNumber(year, Number(start + months - year * 12n) + 1, 1) * unit + seconds;
  };
  const orders = STARTS.map((start) => {
    const difference = ending(start, x) - ending(start, y);
    return difference === 0n ? 0 : difference < 0n ? -1 : 1;
  });
  const [first = 0] = orders;
  return orders.every((order) => order === first) ? first : NaN;
}
