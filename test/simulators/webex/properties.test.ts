import fc from 'fast-check';
import { expect, test } from 'vitest';
import { startSite } from './site.js';
import type { Members } from './site.js';

const word = fc.string({ unit: fc.constantFrom('a', 'b', '<', '“', ' '), maxLength: 6 });
const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(arbitrary, { nil: undefined });
const some = (members: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<Members> =>
  fc.record(members, { requiredKeys: [] });

/** A partial SetUser of simple members, records, records in records, and lists of both kinds. */
const change = some({
  title: maybe(word),
  company: maybe(word),
  timeZoneID: maybe(fc.nat(60)),
  categoryId: maybe(fc.bigInt({ min: -5n, max: 5n })),
  address: maybe(some({ city: maybe(word), state: word })),
  options: maybe(some({ supportApp: fc.boolean(), iconSelect1: maybe(fc.boolean()) })),
  meetingTypes: maybe(some({ meetingType: maybe(fc.array(fc.nat(300), { minLength: 1 })) })),
  personalMeetingRoom: maybe(
    some({
      welcomeMessage: maybe(word),
      PMRAutoLock: maybe(fc.boolean()),
      PRNotifications: maybe(some({ mode: maybe(fc.array(fc.constantFrom('EMAIL', 'SMS'))) })),
    }),
  ),
  supportCenter: maybe(some({ serviceDesk: maybe(some({ enable: fc.boolean() })) })),
});

/** The paths that stand for one value: of simple members, and of elements that hold a list. */
function* leaves(value: unknown, path: readonly string[] = []): Generator<[string, unknown]> {
  const isList = ['meetingTypes', 'PRNotifications'].includes(path.at(-1) ?? '');
  if (value === undefined) return;
  if (isList)
    yield [
      path.join('/'),
      Object.values(value as Members)
        .flat()
        .filter(isGiven),
    ];
  else if (typeof value === 'object' && value !== null)
    for (const [name, item] of Object.entries(value)) yield* leaves(item, [...path, name]);
  else yield [path.join('/'), value];
}

function isGiven(value: unknown): boolean {
  return value !== undefined;
}

test('whatever is set in whatever order, absent stays and present replaces', () => {
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 6 }), (changes) => {
      const site = startSite();
      const expected = new Map(leaves(site.user()));
      for (const members of changes) {
        site.set(members);
        for (const [path, value] of leaves(members)) expected.set(path, value);
      }
      const shown = new Map(leaves(site.user()));
      // The name of the site's zone does not stand beside a zone of the user.
      for (const values of [expected, shown]) values.delete('timeZone');
      expect(shown).toEqual(expected);
    }),
    { numRuns: 200 },
  );
});

test('pages of any size hold every user exactly once, in the order of the whole list', () => {
  const name = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 2 });
  const people = fc.array(fc.record({ firstName: name, lastName: name }), { maxLength: 30 });
  const order = fc.record({
    orderBy: fc.array(fc.constantFrom('FIRSTNAME', 'LASTNAME', 'UID', 'REGDATE'), { maxLength: 3 }),
    orderAD: fc.array(fc.constantFrom('ASC', 'DESC'), { maxLength: 3 }),
  });
  fc.assert(
    fc.property(people, order, fc.integer({ min: 1, max: 12 }), (rows, order, maximumNum) => {
      const site = startSite();
      for (const [index, row] of rows.entries())
        site.ok('user.CreateUser', { webExId: `user${index}`, ...row });
      const total = rows.length + 2;
      const paged: unknown[] = [];
      while (paged.length < total) {
        const listControl = { startFrom: paged.length + 1, maximumNum };
        const page = site.ok('user.LstsummaryUser', { order, listControl });
        const returned = Math.min(maximumNum, total - paged.length);
        const matchingRecords = { total, returned, startFrom: paged.length + 1 };
        expect(page).toMatchObject({ matchingRecords });
        paged.push(...(page['user'] as unknown[]));
      }
      const whole = site.ok('user.LstsummaryUser', { order });
      expect(paged).toEqual(whole['user']);
      expect(new Set(paged.map((user) => (user as { webExId: string }).webExId)).size).toBe(total);
      const beyond = { order, listControl: { startFrom: total + 1, maximumNum } };
      expect(site.refused('user.LstsummaryUser', beyond)).toMatch(/^000015/);
    }),
    { numRuns: 50 },
  );
});
