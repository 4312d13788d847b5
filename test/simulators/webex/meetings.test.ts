import { describe, expect, test } from 'vitest';
import { ADMIN, HOST, startSite } from './site.js';
import type { Members, Site } from './site.js';

const LUNCH = {
  metaData: { confName: 'Lunch', agenda: 'Soup' },
  accessControl: { meetingPassword: 'Soup#12' },
  schedule: { startDate: '02/03/2026 12:00:00', duration: 30 },
};

const JANE = { siteName: 'acme', webExID: 'jane', password: 'x' };

/** A site where jane, a host, is there too. */
function withJane(acme: unknown = {}): Site {
  const site = startSite(acme);
  site.ok('user.CreateUser', { webExId: 'jane', password: 'x' });
  return site;
}

function create(site: Site, request: Members = LUNCH, credentials: Members = HOST): unknown {
  return site.ok('meeting.CreateMeeting', request, credentials)['meetingkey'];
}

// Facts on the wire format: SetMeeting wants meetingkey, GetMeeting and DelMeeting meetingKey.
describe('meetings', () => {
  test('are created, read, changed and deleted', () => {
    const site = startSite();
    const meetingKey = create(site);
    expect(typeof meetingKey).toBe('bigint');
    expect(site.ok('meeting.GetMeeting', { meetingKey }, HOST)).toMatchObject({
      ...LUNCH,
      meetingkey: meetingKey,
      schedule: { ...LUNCH.schedule, hostWebExID: 'hostid' },
      status: 'NOT_INPROGRESS',
    });
    const change = { meetingkey: meetingKey, metaData: { confName: 'Dinner' } };
    site.ok('meeting.SetMeeting', change, HOST);
    expect(site.ok('meeting.GetMeeting', { meetingKey }, HOST)).toMatchObject({
      ...LUNCH,
      metaData: { confName: 'Dinner', agenda: 'Soup' },
    });
    site.ok('meeting.DelMeeting', { meetingKey }, HOST);
    expect(site.refused('meeting.GetMeeting', { meetingKey }, HOST)).toMatch(/^060001/);
  });

  test('that are not there are not found: 060001', () => {
    const site = startSite();
    const refusal = '060001 Corresponding Meeting not found';
    expect(site.refused('meeting.GetMeeting', { meetingKey: 7n })).toBe(refusal);
    expect(site.refused('meeting.DelMeeting', { meetingKey: 7n })).toBe(refusal);
    expect(site.refused('meeting.SetMeeting', { meetingkey: 7n })).toBe(refusal);
    expect(site.refused('meeting.SetMeeting', {})).toBe(refusal);
    expect(site.refused('ep.GetSessionInfo', { sessionKey: 7n })).toBe(refusal);
  });

  test('need a password where the site requires one: 060026', () => {
    const site = startSite({ settings: { requiresMeetingPassword: true } });
    const refusal = '060026 Meeting password must not be null';
    expect(site.refused('meeting.CreateMeeting', { metaData: LUNCH.metaData })).toBe(refusal);
    const meetingkey = create(site);
    const change = { meetingkey, accessControl: { meetingPassword: '' } };
    expect(site.refused('meeting.SetMeeting', change)).toBe(refusal);
  });

  test('have a host who is there: 060019', () => {
    const site = startSite();
    const request = { schedule: { hostWebExID: 'nobody' } };
    expect(site.refused('meeting.CreateMeeting', request)).toMatch(/^060019/);
    const change = { meetingkey: create(site), ...request };
    expect(site.refused('meeting.SetMeeting', change)).toMatch(/^060019/);
  });

  test('are scheduled for others by administrators, and by whom the host allows: 060021', () => {
    const site = withJane();
    const request = { ...LUNCH, schedule: { hostWebExID: 'hostid' } };
    expect(site.refused('meeting.CreateMeeting', request, JANE)).toMatch(/^060021/);
    const meetingkey = create(site, request, ADMIN);
    expect(site.refused('meeting.SetMeeting', { meetingkey }, JANE)).toMatch(/^060021/);
    const taking = { meetingkey, schedule: { hostWebExID: 'jane' } };
    expect(site.refused('meeting.SetMeeting', taking, JANE)).toMatch(/^060021/);
    const meetingKey = { meetingKey: meetingkey };
    expect(site.refused('meeting.DelMeeting', meetingKey, JANE)).toMatch(/^060021/);
    site.set({ schedulingPermission: 'jane' });
    create(site, request, JANE);
    site.ok('meeting.SetMeeting', { meetingkey }, JANE);
    site.ok('meeting.DelMeeting', meetingKey, JANE);
  });

  test('show their password to the host and to administrators alone', () => {
    const site = withJane();
    const meetingKey = create(site);
    for (const credentials of [HOST, ADMIN]) {
      const shown = site.ok('meeting.GetMeeting', { meetingKey }, credentials);
      expect(shown).toMatchObject({ accessControl: { meetingPassword: 'Soup#12' } });
    }
    const shown = site.ok('meeting.GetMeeting', { meetingKey }, JANE);
    expect(shown['accessControl']).toEqual({});
    expect(shown).not.toHaveProperty('hostKey');
  });
});

describe('LstsummaryMeeting', () => {
  const three = (): Site => {
    const site = withJane();
    const at = (day: number, confName: string): Members => ({
      metaData: { confName },
      schedule: { startDate: `02/0${day}/2026 12:00:00` },
    });
    create(site, at(1, 'B'));
    create(site, at(3, 'A'), JANE);
    create(site, { ...at(2, 'C'), accessControl: { listToPublic: true } }, JANE);
    return site;
  };
  const names = (site: Site, request: Members = {}, credentials: Members = ADMIN): unknown => {
    const { meeting } = site.ok('meeting.LstsummaryMeeting', request, credentials);
    return (meeting as { confName: string }[]).map(({ confName }) => confName);
  };

  test('lists all meetings for administrators, and the own and public ones for hosts', () => {
    const site = three();
    expect(names(site)).toEqual(['B', 'A', 'C']);
    expect(names(site, {}, HOST)).toEqual(['B', 'C']);
    expect(names(site, {}, JANE)).toEqual(['A', 'C']);
  });

  test('filters by host, key and start, orders and pages', () => {
    const site = three();
    expect(names(site, { hostWebExID: 'jane' })).toEqual(['A', 'C']);
    expect(names(site, { meetingKey: create(site, LUNCH) })).toEqual(['Lunch']);
    const dateScope = { startDateStart: '02/02/2026', startDateEnd: '02/03/2026' };
    expect(names(site, { dateScope })).toEqual(['C']);
    const order = { orderBy: ['HOSTWEBEXID', 'STARTTIME'], orderAD: ['DESC', 'DESC'] };
    expect(names(site, { order })).toEqual(['A', 'C', 'Lunch', 'B']);
    const second = { listControl: { startFrom: 2, maximumNum: 1 }, order };
    expect(site.ok('meeting.LstsummaryMeeting', second)).toMatchObject({
      meeting: [{ confName: 'C', listStatus: 'PUBLIC', hostWebExID: 'jane' }],
      matchingRecords: { total: 4, returned: 1, startFrom: 2 },
    });
    const none = { hostWebExID: 'nobody' };
    expect(site.refused('meeting.LstsummaryMeeting', none)).toMatch(/^000015/);
  });

  test('LstsummarySession lists the same sessions', () => {
    const site = three();
    expect(site.ok('ep.LstsummarySession', { confName: 'A' })).toMatchObject({
      session: [{ confName: 'A', hostWebExID: 'jane', startTime: '02/03/2026 12:00:00' }],
      matchingRecords: { total: 1, returned: 1, startFrom: 1 },
    });
    expect(site.refused('ep.LstsummarySession', { confName: 'Z' })).toMatch(/^000015/);
  });
});
