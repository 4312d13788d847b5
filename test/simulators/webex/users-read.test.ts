import { describe, expect, test } from 'vitest';
import { HOST, startSite } from './site.js';
import type { Members, Site } from './site.js';

// 9.0 release notes: "Personal Room Enhancements"; SetUser page: "Unspecified elements remain".
describe('what a personal room is when nobody said', () => {
  const room = (site: Site): unknown => site.user()['personalMeetingRoom'];

  test('PMRAutoLock false, PMRAutoLockWaitTime 0 and PRNotifications EMAIL', () => {
    expect(room(startSite())).toMatchObject({
      PMRAutoLock: false,
      PMRAutoLockWaitTime: 0,
      PRNotifications: { mode: ['EMAIL'] },
    });
  });

  test('a default holds only until a value was set', () => {
    const site = startSite();
    const set = { PMRAutoLock: true, PRNotifications: { mode: ['SMS'] } };
    site.set({ personalMeetingRoom: { ...set, PMRAutoLockWaitTime: 17 } });
    site.set({ personalMeetingRoom: { welcomeMessage: 'Hello' } });
    expect(room(site)).toMatchObject({ ...set, PMRAutoLockWaitTime: 17, welcomeMessage: 'Hello' });
    site.set({ personalMeetingRoom: { PRNotifications: {} } });
    expect(room(site)).toMatchObject({ PRNotifications: {} });
    expect(room(site)).not.toMatchObject({ PRNotifications: { mode: ['EMAIL'] } });
  });

  test('CreateUser may set any, all or none of them', () => {
    const site = startSite();
    const personalMeetingRoom = { PMRAutoLockWaitTime: 17 };
    site.ok('user.CreateUser', { webExId: 'jane', personalMeetingRoom });
    expect(site.user('jane')).toMatchObject({
      personalMeetingRoom: { PMRAutoLock: false, PMRAutoLockWaitTime: 17 },
    });
  });
});

describe('what GetUser shows', () => {
  test('defaults of the schema and of the site where nothing was set', () => {
    expect(startSite().user()).toMatchObject({
      webExId: 'hostid',
      meetingTypes: { meetingType: [100, 105, 214] },
      commOptions: { press: false },
      options: { supportApp: false },
      privilege: { host: true, otherTelephony: true, attendeeOnly: false },
      supportedServices: { meetingCenter: true },
      timeZoneID: 4,
      active: 'ACTIVATED',
      security: { forceChangePassword: false, lockAccount: false },
      visitCount: 0,
      passwordExpires: false,
    });
  });

  test('PINs and codes to administrators and the user alone', () => {
    const site = startSite();
    const account = [{ accountIndex: 1, subscriberAccessCode: '12345678' }];
    const secret = {
      phones: { phone: '1', PIN: '3421' },
      personalMeetingRoom: { hostPIN: '9753' },
      personalTeleconf: { account },
    };
    site.set(secret);
    site.ok('user.CreateUser', { webExId: 'jane', password: 'x' });
    site.ok('user.CreateUser', { webExId: 'eve', password: 'x', privilege: { roSiteAdmin: true } });
    for (const webExID of ['eve', 'hostid', 'admin@acme.com']) {
      const password = webExID === 'eve' ? 'x' : 'P@ssword123';
      const shown = site.user('hostid', { siteName: 'acme', webExID, password });
      expect(shown).toMatchObject(secret);
    }
    const shown = site.user('hostid', { siteName: 'acme', webExID: 'jane', password: 'x' });
    expect(shown).toMatchObject({ phones: { phone: '1' } });
    expect(JSON.stringify(shown, textOfBig)).not.toMatch(/PIN"|AccessCode|accessCode|3421|9753/);
  });

  test('passwords and the hints to them to nobody', () => {
    const site = startSite();
    site.set({ password: 'NewSecret1', passwordHint: 'hint?', passwordHintAnswer: 'answer!' });
    const shown = JSON.stringify(site.user(), textOfBig);
    expect(shown).not.toMatch(/NewSecret1|hint\?|answer!|"password"/);
  });

  test('whom a user may schedule for', () => {
    const site = startSite();
    site.set({ schedulingPermission: 'jane; john' });
    site.ok('user.CreateUser', { webExId: 'jane' });
    expect(site.user('jane')).toMatchObject({ scheduleFor: { webExID: ['hostid'] } });
    expect(site.user()).not.toHaveProperty('scheduleFor');
  });
});

// Facts on the wire format: list control.
describe('LstsummaryUser', () => {
  const PEOPLE = [
    ['ann', 'Ann', 'Zeh'],
    ['bob', 'Bob', 'Young'],
    ['cyd', 'Ann', 'Abel'],
  ] as const;

  const crowd = (): Site => {
    const site = startSite();
    for (const [webExId, firstName, lastName] of PEOPLE) {
      site.now += 86_400_000;
      const email = `${webExId}@example.com`;
      site.ok('user.CreateUser', { webExId, firstName, lastName, email });
    }
    return site;
  };
  const list = (site: Site, request: Members = {}): readonly string[] => {
    const { user } = site.ok('user.LstsummaryUser', request) as { user: { webExId: string }[] };
    return user.map(({ webExId }) => webExId);
  };

  test('gives the summary of each user, with the count', () => {
    expect(crowd().ok('user.LstsummaryUser', { webExId: 'ann' })).toEqual({
      user: [
        {
          webExId: 'ann',
          firstName: 'Ann',
          lastName: 'Zeh',
          email: 'ann@example.com',
          registrationDate: '01/16/2026 09:00:00',
          active: 'ACTIVATED',
          timeZoneID: 4,
        },
      ],
      matchingRecords: { total: 1, returned: 1, startFrom: 1 },
    });
  });

  test('startFrom counts from 1; 0, less and nothing are taken for 1', () => {
    const site = crowd();
    const all = ['admin@acme.com', 'hostid', 'ann', 'bob', 'cyd'];
    for (const startFrom of [undefined, 0, -3, 1])
      expect(list(site, { listControl: { startFrom } })).toEqual(all);
    const second = { listControl: { startFrom: 2, maximumNum: 2 } };
    expect(site.ok('user.LstsummaryUser', second)).toMatchObject({
      user: [{ webExId: 'hostid' }, { webExId: 'ann' }],
      matchingRecords: { total: 5, returned: 2, startFrom: 2 },
    });
  });

  test('an empty list is a failure: 000015 Sorry, no record found', () => {
    const site = crowd();
    const none = '000015 Sorry, no record found';
    expect(site.refused('user.LstsummaryUser', { webExId: 'nobody' })).toBe(none);
    expect(site.refused('user.LstsummaryUser', { listControl: { startFrom: 6 } })).toBe(none);
    expect(site.refused('user.LstUser', { webExId: 'nobody' })).toBe(none);
  });

  test('filters must all hold, or any of them with OR', () => {
    const site = crowd();
    const filters = { firstName: 'Ann', lastName: 'Abel' };
    expect(list(site, filters)).toEqual(['cyd']);
    expect(list(site, { ...filters, listControl: { listMethod: 'AND' } })).toEqual(['cyd']);
    expect(list(site, { ...filters, listControl: { listMethod: 'OR' } })).toEqual(['ann', 'cyd']);
    site.ok('user.InactivateUser', { webexID: 'bob' });
    expect(list(site, { active: 'DEACTIVATED' })).toEqual(['bob']);
    expect(list(site, { email: 'CYD@example.com' })).toEqual(['cyd']);
  });

  test('dataScope chooses by date of registration', () => {
    const dataScope = { regDateStart: '01/17/2026 00:00:00', regDateEnd: '1/17/2026 23:59:59' };
    expect(list(crowd(), { dataScope })).toEqual(['bob']);
  });

  test('orderBy and orderAD are parallel', () => {
    const site = crowd();
    const by = (orderBy: readonly string[], orderAD: readonly string[] = []): readonly string[] =>
      list(site, { order: { orderBy, orderAD }, dataScope: { regDateStart: '01/01/2026' } });
    expect(by(['FIRSTNAME', 'LASTNAME'], ['ASC', 'ASC'])).toEqual(['cyd', 'ann', 'bob']);
    expect(by(['FIRSTNAME', 'LASTNAME'], ['ASC', 'DESC'])).toEqual(['ann', 'cyd', 'bob']);
    expect(by(['FIRSTNAME', 'LASTNAME'], ['DESC', 'ASC'])).toEqual(['bob', 'cyd', 'ann']);
    expect(by(['REGDATE'], ['DESC'])).toEqual(['cyd', 'bob', 'ann']);
    expect(by(['WEBEXID'])).toEqual(['ann', 'bob', 'cyd']);
    expect(by(['NO_SUCH_KEY', 'EMAIL'], ['ASC', 'DESC'])).toEqual(['cyd', 'bob', 'ann']);
  });

  test('LstUser gives whole users, by the same rules', () => {
    const site = crowd();
    site.set({ phones: { PIN: '3421' } }, 'ann');
    const { user } = site.ok('user.LstUser', { firstName: 'Ann' });
    expect(user).toMatchObject([{ webExId: 'ann', phones: { PIN: '3421' } }, { webExId: 'cyd' }]);
    const shown = site.ok('user.LstUser', { webExId: 'ann' }, HOST);
    expect(JSON.stringify(shown, textOfBig)).not.toContain('3421');
  });
});

function textOfBig(_name: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value;
}
