/** Civil dates to instants and back, by the platform's time zone data. */
import type { DateFields } from './date-text.js';

/** As an API numbers time zones. */
export type ZoneId = string | number | bigint;

/** IANA names of time zones, by id. */
export type Zones = Readonly<Record<string, string>>;

const DAY = 86_400_000;

/** By zone: making one costs far more than using it. */
const formats: Map<string, Intl.DateTimeFormat> = /* @__PURE__ */ new Map();

/**
 * The instant at which clocks in the zone show the fields. Where they show them twice, because
 * clocks were put back, it is the first time; where they never do, because clocks were put forward,
 * the fields count as if they had not been yet, so that 02:30 is what clocks then call 03:30.
 *
 * @throws RangeError when no zone has the id, or the platform does not know the zone
 */
export function instantAt(fields: DateFields, zones: Zones, id: ZoneId): Date {
  const format = formatOf(zones, id);
  const local = localOf(fields);
  // Clocks change at most once between these two.
  const before = local - offsetAt(format, local - DAY);
  const after = local - offsetAt(format, local + DAY);
  const shown = [before, after].filter((time) => time + offsetAt(format, time) === local);
  return new Date(shown.length > 0 ? Math.min(...shown) : before);
}

/**
 * What clocks in the zone show at the instant; parts of a second are left out.
 *
 * @throws RangeError when no zone has the id, the platform does not know the zone, or the instant is
 * an invalid date
 */
export function fieldsAt(instant: Date, zones: Zones, id: ZoneId): DateFields {
  const format = formatOf(zones, id);
  const time = instant.getTime();
  if (Number.isNaN(time))
    throw new RangeError('The instant is an invalid Date; expected a valid one.');
  const shown = new Date(time + offsetAt(format, time));
  return {
    year: shown.getUTCFullYear(),
    month: shown.getUTCMonth() + 1,
    day: shown.getUTCDate(),
    hour: shown.getUTCHours(),
    minute: shown.getUTCMinutes(),
    second: shown.getUTCSeconds(),
  };
}

/** Milliseconds, as if the zone were UTC. */
function localOf({ year, month, day, hour, minute, second }: DateFields): number {
  // Date.UTC takes the years to 99 for those of the last century.
  const date = new Date(Date.UTC(2000, 0, 1, hour, minute, second));
  return date.setUTCFullYear(year, month - 1, day);
}

/** Milliseconds by which clocks are ahead of UTC. */
function offsetAt(format: Intl.DateTimeFormat, time: number): number {
  const part = format.formatToParts(time).find(({ type }) => type === 'timeZoneName');
  const [, sign = '+', hours = 0, minutes = 0, seconds = 0] =
    /([+-])(\d+):(\d+)(?::(\d+))?/.exec(part?.value ?? '') ?? [];
  const offset = (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000;
  return sign === '-' ? -offset : offset;
}

function formatOf(zones: Zones, id: ZoneId): Intl.DateTimeFormat {
  const key = String(id);
  const zone = Object.hasOwn(zones, key) ? zones[key] : undefined;
  if (zone === undefined) {
    throw new RangeError(
      `No time zone has the id ${JSON.stringify(key)}; expected one of those listed, such as that of the request.`,
    );
  }
  let format = formats.get(zone);
  if (format === undefined) {
    format = newFormat(zone, key);
    formats.set(zone, format);
  }
  return format;
}

function newFormat(zone: string, id: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
  } catch (cause) {
    throw new RangeError(
      `This platform does not know the time zone ${zone} (id ${id}); update its time zone data.`,
      { cause },
    );
  }
}
