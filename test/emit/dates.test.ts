// The module that binds an API's dates: printed, compiled, executed.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import * as prettier from 'prettier';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Dates } from '../../generator/api/model.js';
import { emitDates } from '../../generator/emit/dates.js';
import { bundle } from '../../generator/execute/bundle.js';
import type { DateFields } from '../../generator/runtime/date-text.js';
import { compileErrors } from './compiler.js';
import { api } from './operations-model.js';
import { prettierOptions } from './prettier.js';

const origin = { version: '0.0.0', api: 'test', release: '1' };
const dates: Dates = {
  format: 'MM/dd/yyyy HH:mm:ss',
  never: ['none'],
  zones: { '4': 'America/Los_Angeles', '25': 'Europe/Berlin' },
};

function textOf(given: Dates, title = api.title): string {
  return emitDates({ ...api, title }, given, origin).text;
}

const RUNTIME = ['runtime/date-text.ts', 'runtime/date-zone.ts'].map((path) => ({
  path,
  text: readFileSync(`generator/${path}`, 'utf8'),
}));

interface Emitted {
  readonly timeZones: Readonly<Record<string, string>>;
  readonly parseDate: (text: string) => DateFields | 'never' | undefined;
  readonly printDate: (fields: DateFields) => string;
  readonly toInstant: (text: string, timeZoneID: number) => Date | undefined;
  readonly fromInstant: (instant: Date, timeZoneID: number) => string;
}

async function load(given: Dates): Promise<Emitted> {
  const code = await bundle([...RUNTIME, { path: 'dates.ts', text: textOf(given) }], 'dates.ts');
  const module: unknown = await import(
    `data:text/javascript;base64,${Buffer.from(code).toString('base64')}`
  );
  return module as Emitted; // as emitted code is imported, its types are not there
}

describe('the module of dates', () => {
  let emitted: Emitted;
  beforeAll(async () => {
    emitted = await load(dates);
  });

  test('reads and writes dates of the format', () => {
    const fields = { year: 2018, month: 6, day: 28, hour: 0, minute: 0, second: 0 };
    expect(emitted.parseDate('6/28/2018 00:00:00')).toEqual(fields);
    expect(emitted.printDate(fields)).toBe('06/28/2018 00:00:00');
    expect(emitted.parseDate('none')).toBe('never');
    expect(emitted.parseDate('02/30/2018')).toBeUndefined();
  });

  test('changes dates into instants and back, by the zones of the API', () => {
    expect(emitted.timeZones).toEqual(dates.zones);
    const instant = emitted.toInstant('01/26/2015 21:00:00', 4);
    expect(instant).toEqual(new Date('2015-01-27T05:00:00Z'));
    expect(emitted.fromInstant(new Date('2015-01-27T05:00:00.999Z'), 4)).toBe(
      '01/26/2015 21:00:00',
    );
    expect(emitted.fromInstant(new Date('2015-01-27T05:00:00Z'), 25)).toBe('01/27/2015 06:00:00');
    expect(() => emitted.toInstant('01/26/2015 21:00:00', -1)).toThrow(RangeError);
    expect(() => emitted.fromInstant(new Date('9999-12-31T23:59:59Z'), 25)).toThrow(RangeError);
  });

  test.each(['', 'none', '02/30/2018'])('gives no instant for %j, in whatever zone', (text) => {
    expect(emitted.toInstant(text, 4)).toBeUndefined();
    expect(emitted.toInstant(text, -1)).toBeUndefined();
  });

  test('leaves out of a bundle what is not used', async () => {
    const entry = { path: 'entry.ts', text: "export { timeZones } from './dates.js';" };
    const files = [...RUNTIME, { path: 'dates.ts', text: textOf(dates) }, entry];
    const code = await bundle(files, entry.path);
    expect(code).not.toMatch(/Intl|RegExp|new Map/);
  });

  test('compiles', () => {
    const files = [...RUNTIME, { path: 'dates.ts', text: textOf(dates) }];
    expect(compileErrors([], Object.fromEntries(files.map(({ path, text }) => [path, text])))).toBe(
      '',
    );
  });
});

const gap = fc.constantFrom('/', '-', '.', ' ', ', ', "'", '"', '\\', '*/', '・', '\u2028');
const format = fc
  .array(gap, { minLength: 5, maxLength: 5 })
  .map(([a, b, c, d, e]) => `dd${a}MM${b}yyyy${c}HH${d}mm${e}ss`);
const zoneName = fc.integer({ min: 1, max: 110 }).map((length) => `Area/C${'i'.repeat(length)}`);

/** What could end a literal or a comment, be escaped, or be wider than it is long. */
const unit = fc.constantFrom(...'aZ0 \'"\\*/`${}<>@é・漢🌀', '\0', '\n', '\u2028', '\ud800');

test('is printed as prettier prints it', async () => {
  const given = fc.record({
    format,
    never: fc.array(fc.string({ unit, minLength: 1, maxLength: 40 }), { maxLength: 5 }),
    zones: fc.dictionary(fc.stringMatching(/^-?[A-Za-z0-9][A-Za-z0-9_.-]{0,12}$/), zoneName, {
      maxKeys: 5,
    }),
  });
  await fc.assert(
    fc.asyncProperty(given, fc.string({ unit }), async (some, title) => {
      const text = textOf(some, title);
      expect(await prettier.format(text, prettierOptions)).toBe(text);
    }),
    { numRuns: 100 },
  );
});
