import { describe, expect, test } from 'vitest';
import { ADMIN, HOST, startSite } from './site.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const SELF = { webExId: 'hostid' };

// Facts on limits: 000045 per caller and group, with a window of 60 seconds.
describe('the rate limit', () => {
  const refusal = '000045 API Rate Limit Reach';

  test('is off unless a state sets it', () => {
    const site = startSite();
    for (let call = 0; call < 1000; call += 1) site.ok('user.GetUser', SELF);
  });

  test('allows so many calls of a group in 60 seconds', () => {
    const site = startSite({ settings: { callsPerMinute: 2 } });
    site.ok('user.GetUser', SELF);
    site.now += MINUTE - 1;
    site.ok('user.LstsummaryUser');
    expect(site.refused('user.SetUser', SELF)).toBe(refusal);
    site.now += 1;
    site.set({ title: 'x' });
  });

  test('counts user operations, meeting writes and meeting lists each on their own', () => {
    const site = startSite({ settings: { callsPerMinute: 1 } });
    const { meetingkey } = site.ok('meeting.CreateMeeting');
    site.ok('user.GetUser', SELF);
    site.ok('meeting.LstsummaryMeeting');
    expect(site.refused('meeting.DelMeeting', { meetingKey: meetingkey })).toBe(refusal);
    expect(site.refused('user.GetUser', SELF)).toBe(refusal);
    expect(site.refused('ep.LstsummarySession')).toBe(refusal);
    site.ok('meeting.GetMeeting', { meetingKey: meetingkey });
    site.ok('user.AuthenticateUser');
  });

  test('counts each caller on their own', () => {
    const site = startSite({ settings: { callsPerMinute: 1 } });
    site.ok('user.GetUser', SELF, HOST);
    site.ok('user.GetUser', SELF, ADMIN);
    expect(site.refused('user.GetUser', SELF, HOST)).toBe(refusal);
  });
});

// Article on PINs in bulk: "After the 800th call".
describe('the wall of SetUser', () => {
  const wrong = '030002 Incorrect user or password';

  test('after the 800th call SetUser answers “Incorrect user or password”', () => {
    const site = startSite();
    for (let call = 0; call < 800; call += 1) site.set({ title: String(call) });
    expect(site.refused('user.SetUser', SELF)).toBe(wrong);
  });

  test('other calls with the same credentials, such as GetUser, still work', () => {
    const site = startSite({ settings: { setUserWall: { calls: 1 } } });
    site.set({ title: 'x' });
    expect(site.refused('user.SetUser', SELF)).toBe(wrong);
    expect(site.user()).toMatchObject({ title: 'x' });
    const { sessionTicket } = site.ok('user.AuthenticateUser');
    const ticket = { siteName: 'acme', webExID: ADMIN['webExID'], sessionTicket };
    expect(site.refused('user.SetUser', SELF, ticket)).toBe(wrong);
    site.ok('user.GetUser', SELF, ticket);
  });

  test('stands for hours of the clock from the call that raised it', () => {
    const site = startSite({ settings: { setUserWall: { calls: 2 } } });
    site.set({ title: '1' });
    site.now += 3 * HOUR;
    site.set({ title: '2' });
    site.now += 8 * HOUR - 1;
    expect(site.refused('user.SetUser', SELF)).toBe(wrong);
    site.now += 1;
    site.set({ title: '3' });
    expect(site.user()).toMatchObject({ title: '3' });
  });

  test('another administrator can go on', () => {
    const site = startSite({ settings: { setUserWall: { calls: 1 } } });
    const privilege = { siteAdmin: true };
    site.ok('user.CreateUser', { webExId: 'jane', password: 'x', privilege });
    site.set({ title: 'x' });
    expect(site.refused('user.SetUser', SELF)).toBe(wrong);
    site.set({ title: 'y' }, 'hostid', { siteName: 'acme', webExID: 'jane', password: 'x' });
  });

  test('lasts between 3 and 20 hours', () => {
    for (const hours of [2, 21])
      expect(() => startSite({ settings: { setUserWall: { hours } } })).toThrow(/from 3 to 20/);
  });
});
