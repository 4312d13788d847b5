/** Dates that an API sends as text of its own form: civil fields, without a time zone. */

export interface DateFields {
  /** 1 to 9999, in the Gregorian calendar. */
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
  /** 0 to 23. */
  readonly hour: number;
  readonly minute: number;
  /** 0 to 59. */
  readonly second: number;
}

export interface DateForm {
  /** Of the fields yyyy, MM and dd in any usual order, then HH, mm and ss, with something between them. */
  readonly format: string;
  readonly pattern: RegExp;
  /** Texts that mean that no such date will come. */
  readonly never: readonly string[];
}

export function dateForm(format: string, never: readonly string[]): DateForm {
  const date = /^.*(?:yyyy|MM|dd)/.exec(format)?.[0] ?? '';
  const time = format.slice(date.length);
  const pattern = new RegExp(`^${patternOf(date)}(?:${patternOf(time)})?$`);
  return { format, pattern, never };
}

/** What is read may have fewer digits than what is written, and more white space. */
function patternOf(format: string): string {
  return format
    .replace(/[^\w\s]/g, '\\$&')
    .replace(/\s+/g, '\\s+')
    .replace('yyyy', '(?<year>\\d{4})')
    .replace('MM', '(?<month>\\d{1,2})')
    .replace('dd', '(?<day>\\d{1,2})')
    .replace('HH', '(?<hour>\\d{1,2})')
    .replace('mm', '(?<minute>\\d{1,2})')
    .replace('ss', '(?<second>\\d{1,2})');
}

/**
 * A date without time means its first second. Undefined for what is no date: an empty text, another
 * form, a day that the month does not have.
 */
export function dateFrom(form: DateForm, text: string): DateFields | 'never' | undefined {
  const trimmed = text.trim();
  if (form.never.includes(trimmed)) return 'never';
  const parts = form.pattern.exec(trimmed)?.groups;
  if (parts === undefined) return undefined;
  const { year, month, day, hour = 0, minute = 0, second = 0 } = parts;
  const fields = {
    year: Number(year),
    month: Number(month),
    day: Number(day),
    hour: Number(hour),
    minute: Number(minute),
    second: Number(second),
  };
  return isDate(fields) ? fields : undefined;
}

/**
 * The text of the fields, every digit as the format has it.
 *
 * @throws RangeError when there is no such date, as on 30 February
 */
export function dateText(form: DateForm, fields: DateFields): string {
  if (!isDate(fields)) {
    const { year, month, day, hour, minute, second } = fields;
    throw new RangeError(
      `There is no date with year ${year}, month ${month}, day ${day} and time ${hour}:${minute}:${second}; expected whole numbers that the calendar has, years from 1 to 9999.`,
    );
  }
  return form.format
    .replace('yyyy', digits(fields.year, 4))
    .replace('MM', digits(fields.month, 2))
    .replace('dd', digits(fields.day, 2))
    .replace('HH', digits(fields.hour, 2))
    .replace('mm', digits(fields.minute, 2))
    .replace('ss', digits(fields.second, 2));
}

function digits(value: number, count: number): string {
  return String(value).padStart(count, '0');
}

function isDate({ year, month, day, hour, minute, second }: DateFields): boolean {
  return (
    isWithin(year, 1, 9999) &&
    isWithin(month, 1, 12) &&
    isWithin(day, 1, daysIn(year, month)) &&
    isWithin(hour, 0, 23) &&
    isWithin(minute, 0, 59) &&
    isWithin(second, 0, 59)
  );
}

function isWithin(value: number, min: number, max: number): boolean {
  return Number.isInteger(value) && value >= min && value <= max;
}

function daysIn(year: number, month: number): number {
  if (month !== 2) return [4, 6, 9, 11].includes(month) ? 30 : 31;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}
