// Civil dates in time zones, against clocks that the platform prints in another way.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DateFields } from '../../generator/runtime/date-text.js';
import { fieldsAt, instantAt } from '../../generator/runtime/date-zone.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const WEEK = 7 * 24 * HOUR;

/** The zones of a real API. */
const zones = zonesOf(readFileSync('schemas/webex/api.json', 'utf8'));
const ids = Object.keys(zones);

function zonesOf(text: string): Readonly<Record<string, string>> {
  const api = JSON.parse(text) as { readonly dates: { readonly zones: Record<string, string> } };
  return api.dates.zones;
}

/** The clock of a zone, in milliseconds as if it showed UTC. */
function clockOf(zone: string): (time: number) => number {
  const options = { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' } as const;
  // Swedish is written as ISO 8601.
  const format = new Intl.DateTimeFormat('sv-SE', options);
  return (time) => Date.parse(`${format.format(time).replace(' ', 'T')}Z`);
}

function fieldsOf(local: number): DateFields {
  const [year, month, day, hour, minute, second] = new Date(local)
    .toISOString()
    .split(/[-T:.Z]/)
    .map(Number);
  if (second === undefined) throw new Error('no date');
  return { year, month, day, hour, minute, second } as DateFields; // all of them stand in ISO 8601
}

function at(text: string, zone: string): string {
  const fields = fieldsOf(Date.parse(`${text}Z`));
  return instantAt(fields, { zone }, 'zone').toISOString().replace('.000', '');
}

describe('an instant', () => {
  test.each([
    ['in winter', '2024-01-26T21:00:00', 'America/Los_Angeles', '2024-01-27T05:00:00Z'],
    ['in summer', '2024-07-26T21:00:00', 'America/Los_Angeles', '2024-07-27T04:00:00Z'],
    ['of half hours', '2024-07-26T21:00:00', 'Asia/Kolkata', '2024-07-26T15:30:00Z'],
    ['that was skipped', '2024-03-10T02:30:00', 'America/Los_Angeles', '2024-03-10T10:30:00Z'],
    ['before that', '2024-03-10T01:59:59', 'America/Los_Angeles', '2024-03-10T09:59:59Z'],
    ['after that', '2024-03-10T03:00:00', 'America/Los_Angeles', '2024-03-10T10:00:00Z'],
    ['that came twice', '2024-11-03T01:30:00', 'America/Los_Angeles', '2024-11-03T08:30:00Z'],
    ['after both', '2024-11-03T02:00:00', 'America/Los_Angeles', '2024-11-03T10:00:00Z'],
    ['skipped in Europe', '2024-03-31T01:30:00', 'Europe/London', '2024-03-31T01:30:00Z'],
    ['twice in Europe', '2024-10-27T01:30:00', 'Europe/London', '2024-10-27T00:30:00Z'],
    ['skipped at midnight', '2018-11-04T00:00:00', 'America/Sao_Paulo', '2018-11-04T03:00:00Z'],
    [
      'of a skipped half hour',
      '2024-10-06T02:15:00',
      'Australia/Lord_Howe',
      '2024-10-05T15:45:00Z',
    ],
    ['of a skipped day', '2011-12-30T12:00:00', 'Pacific/Apia', '2011-12-30T22:00:00Z'],
    ['of local mean time', '1880-01-01T00:00:00', 'America/Los_Angeles', '1880-01-01T07:52:58Z'],
    ['of the first year', '0001-01-01T00:00:00', 'Etc/GMT+12', '0001-01-01T12:00:00Z'],
    ['of a zone without offset', '2024-07-26T21:00:00', 'UTC', '2024-07-26T21:00:00Z'],
  ])('%s', (_, text, zone, expected) => {
    expect(at(text, zone)).toBe(expected);
  });

  test('is what the clocks of every zone say, at the edges of every change', () => {
    let changes = 0;
    for (const id of ids) {
      const zone = zones[id] ?? '';
      const clock = clockOf(zone);
      for (const change of changesOf(clock, Date.UTC(2014, 0), Date.UTC(2027, 0))) {
        changes++;
        const before = clock(change - 1000) + 1000;
        const after = clock(change);
        const middle = (before + after) / 2;
        const [first, last] = [Math.min(before, after), Math.max(before, after)];
        for (const local of [first - 1000, first, middle, last - 1000, last]) {
          // Offsets of these years are whole quarters of an hour.
          const quarters = Array.from(
            { length: 26 * 4 },
            (_, i) => local + 12 * HOUR - i * 15 * MINUTE,
          );
          const shown = quarters.filter((time) => clock(time) === local);
          const skipped = local - (before - change);
          const expected = shown.length > 0 ? Math.min(...shown) : skipped;
          expect(instantAt(fieldsOf(local), zones, id).getTime(), `${zone} ${local}`).toBe(
            expected,
          );
        }
      }
    }
    expect(changes).toBeGreaterThan(400);
  });
});

/** The first second of each new offset. */
function changesOf(clock: (time: number) => number, from: number, to: number): readonly number[] {
  const offset = (time: number): number => clock(time) - time;
  const found: number[] = [];
  for (let time = from; time < to; time += WEEK) {
    let [low, high] = [time, time + WEEK];
    if (offset(low) === offset(high)) continue;
    while (high - low > 1000) {
      const middle = Math.floor((low + high) / 2000) * 1000;
      if (offset(middle) === offset(time)) low = middle;
      else high = middle;
    }
    found.push(high);
  }
  return found;
}

test('the fields of an instant are what the clock shows, and lead back to it', () => {
  const clocks = new Map(ids.map((id) => [id, clockOf(zones[id] ?? '')]));
  const seconds = fc.integer({ min: Date.UTC(1900, 0) / 1000, max: Date.UTC(2100, 0) / 1000 });
  fc.assert(
    fc.property(fc.constantFrom(...ids), seconds, fc.nat(999), (id, second, more) => {
      const instant = new Date(second * 1000 + more);
      const fields = fieldsAt(instant, zones, id);
      expect(fields).toEqual(fieldsOf(clocks.get(id)?.(second * 1000) ?? NaN));
      const back = instantAt(fields, zones, id).getTime();
      // Of two instants with the same fields the first is meant.
      expect(back).toBeLessThanOrEqual(second * 1000);
      expect(back).toBeGreaterThan(second * 1000 - 3 * HOUR);
      expect(fieldsAt(new Date(back), zones, id)).toEqual(fields);
    }),
    { numRuns: 3000 },
  );
});

describe('a RangeError says what is wrong', () => {
  const noon = new Date('2024-01-01T12:00:00Z');

  test.each([-1, 4000n, '', 'toString', '__proto__'])('with the id %s', (id) => {
    expect(() => fieldsAt(noon, zones, id)).toThrow(RangeError);
    expect(() => fieldsAt(noon, zones, id)).toThrow(
      `No time zone has the id "${String(id)}"; expected one of those listed, such as that of the request.`,
    );
  });

  test('with a zone that the platform does not know', () => {
    const call = (): DateFields => fieldsAt(noon, { 7: 'Moon/Tranquility' }, 7);
    expect(call).toThrow(RangeError);
    expect(call).toThrow('This platform does not know the time zone Moon/Tranquility (id 7)');
  });

  test('with an invalid instant', () => {
    expect(() => fieldsAt(new Date(NaN), zones, 4)).toThrow(RangeError);
    expect(() => fieldsAt(new Date(NaN), zones, 4)).toThrow('The instant is an invalid Date');
  });
});

test('an id may be a number, a bigint or a text', () => {
  const instant = new Date('2024-01-01T12:00:00Z');
  expect(fieldsAt(instant, zones, 4)).toEqual(fieldsAt(instant, zones, '4'));
  expect(fieldsAt(instant, zones, 4n)).toEqual(fieldsAt(instant, zones, '4'));
});
