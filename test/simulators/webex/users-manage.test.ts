import { describe, expect, test } from 'vitest';
import { ACCESS_DENIED, ADMIN, HOST, startSite } from './site.js';
import type { Site } from './site.js';

const JANE = { webExId: 'jane', email: 'jane@acme.com', password: 'Jane#2026' };

const allowsNameChange = { settings: { allowsNameChange: true } };

describe('CreateUser and DelUser', () => {
  test('a user who was created can be found, and log in', () => {
    const site = startSite();
    const { userId } = site.ok('user.CreateUser', { ...JANE, firstName: 'Jane' });
    const jane = { siteName: 'acme', webExID: 'jane', password: JANE.password };
    expect(site.user('jane', jane)).toMatchObject({
      webExId: 'jane',
      firstName: 'Jane',
      userId,
      active: 'ACTIVATED',
      registrationDate: '01/15/2026 09:00:00',
    });
  });

  // List of exceptionIDs: webExID collision and e-mail collision.
  test('a webExId that is there is refused with 030004, an e-mail address with 030005', () => {
    const site = startSite();
    site.ok('user.CreateUser', JANE);
    const again = { ...JANE, email: 'other@acme.com' };
    expect(site.refused('user.CreateUser', again)).toMatch(/^030004/);
    expect(site.refused('user.CreateUser', { ...again, webExId: 'JANE' })).toMatch(/^030004/);
    const same = { ...JANE, webExId: 'other', email: 'Jane@Acme.com' };
    expect(site.refused('user.CreateUser', same)).toMatch(/^030005/);
    expect(site.refused('user.SetUser', { ...JANE, webExId: 'hostid' })).toMatch(/^030005/);
    site.set({ email: 'JANE@acme.com' }, 'jane');
    site.set({ email: 'new@acme.com' }, 'jane');
    site.set({ email: 'jane@acme.com' });
  });

  test('a user without a webExId is a validation error', () => {
    expect(startSite().refused('user.CreateUser', { email: 'a@b.c' })).toMatch(/^999999/);
    expect(startSite().refused('user.SetUser', {})).toMatch(/^999999/);
    expect(startSite().refused('user.GetUser', {})).toMatch(/^999999/);
  });

  test('DelUser deletes up to 50 users, and tells of each', () => {
    const site = startSite();
    const names = Array.from({ length: 50 }, (_, index) => `user${index}`);
    for (const webExId of names.slice(1)) site.ok('user.CreateUser', { webExId });
    const { user } = site.ok('user.DelUser', { webExId: names });
    expect(user).toEqual(
      names.map((webExId, index) => ({ webExId, status: index === 0 ? 'FAILURE' : 'SUCCESS' })),
    );
    expect(site.refused('user.GetUser', { webExId: 'user1' })).toMatch(/^030001/);
    expect(site.refused('user.DelUser', { webExId: [...names, 'x'] })).toMatch(/^999999/);
    expect(site.refused('user.DelUser', {})).toMatch(/^999999/);
  });

  test('what was a deleted user’s is nobody’s', () => {
    const site = startSite();
    site.ok('user.CreateUser', JANE);
    const jane = { siteName: 'acme', webExID: 'jane', password: JANE.password };
    const { sessionTicket } = site.ok('user.AuthenticateUser', {}, jane);
    const { meetingkey } = site.ok('meeting.CreateMeeting', {}, jane);
    site.ok('user.DelUser', { webExId: ['jane'] });
    site.ok('user.CreateUser', { ...JANE, password: 'other' });
    const ticket = { siteName: 'acme', webExID: 'jane', sessionTicket };
    expect(site.refused('user.GetUser', { webExId: 'jane' }, ticket)).toMatch(/^030047/);
    expect(site.refused('meeting.GetMeeting', { meetingKey: meetingkey })).toMatch(/^060001/);
  });
});

describe('ActivateUser and InactivateUser', () => {
  test('find users by webexID or by userID', () => {
    const site = startSite();
    const { userId } = site.ok('user.CreateUser', JANE);
    site.ok('user.InactivateUser', { webexID: 'jane' });
    expect(site.user('jane')).toMatchObject({ active: 'DEACTIVATED' });
    site.ok('user.ActivateUser', { userID: userId });
    expect(site.user('jane')).toMatchObject({ active: 'ACTIVATED' });
    expect(site.refused('user.ActivateUser', { userID: 77n })).toMatch(/^030001/);
    expect(site.refused('user.InactivateUser', {})).toMatch(/^030001/);
  });

  test('a user who is not active cannot log in', () => {
    const site = startSite();
    site.ok('user.InactivateUser', { webexID: 'hostid' });
    expect(site.refused('user.GetUser', { webExId: 'hostid' }, HOST)).toMatch(/^030002/);
  });
});

// SetUser page: exceededSiteHostLimit, and "When SetUser counts active host accounts".
describe('the host limit', () => {
  const full = (): Site => startSite({ settings: { hostLimit: 2 } });
  const inactive = { ...JANE, active: 'DEACTIVATED' };

  test('is not exceeded by CreateUser, ActivateUser or active set to ACTIVATED', () => {
    const site = full();
    expect(site.refused('user.CreateUser', JANE)).toBe('exceededSiteHostLimit');
    site.ok('user.CreateUser', inactive);
    expect(site.refused('user.ActivateUser', { webexID: 'jane' })).toBe('exceededSiteHostLimit');
    const active = { webExId: 'jane', active: 'ACTIVATED' };
    expect(site.refused('user.SetUser', active)).toBe('exceededSiteHostLimit');
    expect(site.user('jane')).toMatchObject({ active: 'DEACTIVATED' });
  });

  test('leaves those in peace who are counted already', () => {
    const site = full();
    site.set({ active: 'ACTIVATED', title: 'x' });
    site.ok('user.ActivateUser', { webexID: 'hostid' });
  });

  test('is about hosts: administrators and view-only ones count', () => {
    const site = full();
    for (const privilege of [{ siteAdmin: true }, { roSiteAdmin: true, attendeeOnly: true }])
      expect(site.refused('user.CreateUser', { ...JANE, privilege })).toBe('exceededSiteHostLimit');
    site.ok('user.InactivateUser', { webexID: 'hostid' });
    site.ok('user.CreateUser', { ...JANE, privilege: { roSiteAdmin: true } });
    expect(site.refused('user.ActivateUser', { webexID: 'hostid' })).toBe('exceededSiteHostLimit');
  });

  test('attendee accounts and designated chat users do not count', () => {
    const site = full();
    site.ok('user.CreateUser', { ...JANE, privilege: { attendeeOnly: true } });
    const attendee = { webExId: 'jane', privilege: { attendeeOnly: false } };
    expect(site.refused('user.SetUser', attendee)).toBe('exceededSiteHostLimit');
    const users = {
      'admin@acme.com': { password: 'P@ssword123', profile: { privilege: { siteAdmin: true } } },
      chat: { isDesignatedChatUser: true },
    };
    startSite({ users, settings: { hostLimit: 2 } }).ok('user.CreateUser', JANE);
  });
});

// SetUser page: newWebExId.
describe('newWebExId', () => {
  test('is only for sites that allow users to change their names', () => {
    const request = { webExId: 'hostid', newWebExId: 'hugo' };
    expect(startSite().refused('user.SetUser', request, HOST)).toBe(ACCESS_DENIED);
    const site = startSite(allowsNameChange);
    site.set({ newWebExId: 'hugo' }, 'hostid', HOST);
    expect(site.user('hugo')).toMatchObject({ webExId: 'hugo', firstName: 'Hugo' });
    expect(site.refused('user.GetUser', { webExId: 'hostid' })).toMatch(/^030001/);
  });

  test('must not conflict with a name that somebody has, or had before', () => {
    const site = startSite(allowsNameChange);
    const taken = { webExId: 'hostid', newWebExId: 'admin@acme.com' };
    expect(site.refused('user.SetUser', taken, HOST)).toMatch(/^030004/);
    site.set({ newWebExId: 'hugo' });
    site.ok('user.CreateUser', { ...JANE });
    const prior = { webExId: 'jane', newWebExId: 'hostid' };
    expect(site.refused('user.SetUser', prior)).toMatch(/^030004/);
    expect(site.refused('user.CreateUser', { webExId: 'hostid' })).toMatch(/^030004/);
    site.set({ newWebExId: 'hostid' }, 'hugo');
  });

  test('takes tickets, meetings and everything else of the user along', () => {
    const site = startSite(allowsNameChange);
    const { sessionTicket } = site.ok('user.AuthenticateUser', {}, HOST);
    const { meetingkey } = site.ok('meeting.CreateMeeting', {}, HOST);
    site.set({ newWebExId: 'Hugo' });
    const hugo = { siteName: 'acme', webExID: 'hugo', sessionTicket };
    const meeting = site.ok('meeting.GetMeeting', { meetingKey: meetingkey }, hugo);
    expect(meeting).toMatchObject({ schedule: { hostWebExID: 'Hugo' } });
    site.set({ email: 'hostid@acme.com' }, 'hugo');
    const same = { ...JANE, email: 'hostid@acme.com' };
    expect(site.refused('user.CreateUser', same)).toMatch(/^030005/);
  });
});

// SetUser page: "The following APIs will now synchronize their information".
describe('syncWebOffice', () => {
  const office = (site: Site): unknown => Object.values(site.state()['webOffice'] ?? {});

  test('synchronizes CreateUser, SetUser, DelUser, ActivateUser and InactivateUser', () => {
    const site = startSite();
    const entry = { webExId: 'jane', firstName: '', lastName: '', email: 'jane@acme.com' };
    const syncWebOffice = true;
    site.ok('user.CreateUser', { ...JANE, syncWebOffice });
    expect(office(site)).toEqual([{ ...entry, active: 'ACTIVATED' }]);
    site.set({ firstName: 'Jane', syncWebOffice }, 'jane');
    expect(office(site)).toMatchObject([{ firstName: 'Jane' }]);
    site.ok('user.InactivateUser', { webexID: 'jane', syncWebOffice });
    expect(office(site)).toMatchObject([{ active: 'DEACTIVATED' }]);
    site.ok('user.ActivateUser', { webexID: 'jane', syncWebOffice });
    expect(office(site)).toMatchObject([{ active: 'ACTIVATED' }]);
    site.ok('user.DelUser', { webExId: ['jane'], syncWebOffice });
    expect(office(site)).toEqual([]);
  });

  test('leaves the office as it is when it is false or absent', () => {
    const site = startSite();
    site.ok('user.CreateUser', { ...JANE, syncWebOffice: true });
    const before = office(site);
    site.set({ firstName: 'Jane', syncWebOffice: false }, 'jane');
    site.ok('user.InactivateUser', { webexID: 'jane' });
    site.ok('user.ActivateUser', { webexID: 'jane', syncWebOffice: false });
    site.ok('user.DelUser', { webExId: ['jane'] });
    expect(office(site)).toEqual(before);
    site.ok('user.CreateUser', { webExId: 'john' }, ADMIN);
    expect(office(site)).toEqual(before);
  });
});
