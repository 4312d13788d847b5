// The key `dates` of api.json: the format, the texts for no date, the zones.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Dates } from '../../generator/api/model.js';
import { readApi } from '../../generator/api/read.js';
import { Diagnostics } from '../../generator/support/diagnostic.js';

const content = JSON.parse(readFileSync('schemas/webex/api.json', 'utf8')) as object;
const zones = { '4': 'America/Los_Angeles' };

function read(dates: unknown): { dates: Dates | undefined; found: string[]; isRead: boolean } {
  const diagnostics = new Diagnostics();
  const bytes = Buffer.from(JSON.stringify({ ...content, dates }));
  const file = readApi(bytes, 'api.json', 'x', diagnostics);
  const found = diagnostics.all.map(({ code, severity, message, help }) =>
    [code, severity, message, ...(help === undefined ? [] : [help])].join(' '),
  );
  return { dates: file?.api.dates, found, isRead: file !== undefined };
}

describe('dates', () => {
  test('may be left out', () => {
    expect(read(undefined)).toEqual({ dates: undefined, found: [], isRead: true });
  });

  test.each(['MM/dd/yyyy HH:mm:ss', 'yyyy-MM-dd HH:mm:ss', 'dd.MM.yyyy, HH.mm.ss'])(
    'are of a form such as %s',
    (format) => {
      const expected = { format, never: [], zones };
      expect(read({ format, zones })).toEqual({ dates: expected, found: [], isRead: true });
    },
  );

  test.each([
    ['without a field', 'MM/dd/yyyy HH:mm'],
    ['with a field twice', 'MM/dd/MM HH:mm:ss'],
    ['whose fields touch', 'MMddyyyy HH:mm:ss'],
    ['with the time first', 'HH:mm:ss MM/dd/yyyy'],
    ['with letters between fields', 'yyyy-MM-ddTHH:mm:ss'],
    ['with a line break', 'MM/dd/yyyy\nHH:mm:ss'],
    ['with fields of other names', 'MM/DD/YYYY HH:mm:ss'],
  ])('are not of a form %s', (_, format) => {
    const { isRead, found } = read({ format, zones });
    expect(isRead).toBe(false);
    expect(found.join()).toContain(
      'API504 error expected the format of dates, such as MM/dd/yyyy HH:mm:ss, found',
    );
  });

  test('have zones with names of the IANA database', () => {
    const { isRead, found } = read({ format: 'MM/dd/yyyy HH:mm:ss', zones: { 4: 'GMT+08:00' } });
    expect(isRead).toBe(false);
    expect(found).toEqual([
      "API504 error expected a time zone of the IANA database, such as Europe/Paris, found 'GMT+08:00'",
    ]);
  });

  test('have zones whose ids are no paths and no markup', () => {
    const { found } = read({ format: 'MM/dd/yyyy HH:mm:ss', zones: { '*/': 'Europe/Paris' } });
    expect(found).toEqual(["API504 error expected the id of a time zone, found '*/'"]);
  });

  test('may have a zone that this platform does not know, which is said', () => {
    const { isRead, found } = read({
      format: 'MM/dd/yyyy HH:mm:ss',
      zones: { 23: 'Europe/Pariz' },
    });
    expect(isRead).toBe(true);
    expect(found).toEqual([
      "API511 warning this platform does not know the time zone 'Europe/Pariz' did you mean 'Europe/Paris'?",
    ]);
  });
});
