import { describe, expect, test } from 'vitest';
import { ADMIN, HOST, startSite } from './site.js';
import type { Members, Site } from './site.js';

const JANE = { siteName: 'acme', webExID: 'jane', password: 'x' };

function schedule(site: Site, request: Members = {}): unknown {
  return site.ok('meeting.CreateMeeting', request, HOST)['meetingkey'];
}

function info(site: Site, sessionKey: unknown, credentials: Members = HOST): Members {
  return site.ok('ep.GetSessionInfo', { sessionKey }, credentials);
}

/** The session key of the host's personal room. */
function roomOf(site: Site): bigint {
  const { accessCode } = site.user()['personalMeetingRoom'] as { accessCode: string };
  return BigInt(accessCode);
}

// 9.0 release notes: "Security Enhancements".
describe('the audio password', () => {
  const both = {
    settings: {
      superAdminAudioPassword: true,
      siteAdminAudioPassword: true,
      enforcesAudioLogin: true,
    },
  };
  const withPassword = { accessControl: { meetingPassword: 'F46SbDh2' } };

  test('is made when provider and site want it and a session password is provided', () => {
    const site = startSite(both);
    const sessionKey = schedule(site, withPassword);
    expect(info(site, sessionKey)['accessControl']).toMatchObject({
      sessionPassword: 'F46SbDh2',
      passwordReq: true,
      audioPassword: expect.stringMatching(/^\d{8}$/),
      isEnforceAudioPassword: true,
      isEnforceAudioLogin: true,
    });
    const bare = schedule(site);
    expect(info(site, bare)['accessControl']).not.toHaveProperty('audioPassword');
    site.ok('meeting.SetMeeting', { meetingkey: bare, ...withPassword }, HOST);
    expect(info(site, bare)['accessControl']).toHaveProperty('audioPassword');
  });

  test('stays the same when the meeting changes', () => {
    const site = startSite(both);
    const meetingkey = schedule(site, withPassword);
    const before = info(site, meetingkey)['accessControl'];
    site.ok('meeting.SetMeeting', { meetingkey, metaData: { confName: 'x' } }, HOST);
    expect(info(site, meetingkey)['accessControl']).toEqual(before);
  });

  test.each([{ superAdminAudioPassword: true }, { siteAdminAudioPassword: true }, {}])(
    'is not made when only one of them wants it: %o',
    (settings) => {
      const site = startSite({ settings });
      const shown = info(site, schedule(site, withPassword))['accessControl'];
      expect(shown).toMatchObject({ isEnforceAudioPassword: false, isEnforceAudioLogin: false });
      expect(shown).not.toHaveProperty('audioPassword');
    },
  );

  test('is seen by who sees the session password, and by nobody else', () => {
    const site = startSite(both);
    site.ok('user.CreateUser', { webExId: 'jane', password: 'x' });
    const sessionKey = schedule(site, withPassword);
    for (const credentials of [HOST, ADMIN])
      expect(info(site, sessionKey, credentials)['accessControl']).toHaveProperty('audioPassword');
    for (const sessionPassword of [undefined, '', 'wrong']) {
      const shown = site.ok('ep.GetSessionInfo', { sessionKey, sessionPassword }, JANE);
      expect(shown['accessControl']).not.toHaveProperty('audioPassword');
      expect(shown['accessControl']).not.toHaveProperty('sessionPassword');
      expect(shown['accessControl']).toMatchObject({ passwordReq: true });
    }
    const known = { sessionKey, sessionPassword: 'F46SbDh2' };
    const shown = site.ok('ep.GetSessionInfo', known, JANE)['accessControl'];
    expect(shown).toHaveProperty('audioPassword');
  });
});

// 9.0 release notes: "Personal Room Enhancements", getSessionInfo.
describe('joinRequiresAccount', () => {
  test.each([
    ['1', true],
    ['0', false],
    ['true', false],
    [null, false],
  ])('of a personal room is the site’s PMR_ForceLogin: %s means %s', (flag, expected) => {
    const site = startSite({ settings: { PMR_ForceLogin: flag } });
    expect(info(site, roomOf(site))).toMatchObject({
      isPersonalMeetingRoom: true,
      attendeeOptions: { joinRequiresAccount: expected },
    });
  });

  test.each([true, false])('of another meeting is its own: %s', (joinRequiresAccount) => {
    const site = startSite({ settings: { PMR_ForceLogin: joinRequiresAccount ? '0' : '1' } });
    const sessionKey = schedule(site, { attendeeOptions: { joinRequiresAccount } });
    expect(info(site, sessionKey)).toMatchObject({
      isPersonalMeetingRoom: false,
      attendeeOptions: { joinRequiresAccount },
    });
  });
});

// 9.0 release notes: "Collaboration Meeting Room (CMR) Enhancements".
describe('sipURL', () => {
  test('is returned if the meeting is CMR enabled', () => {
    const site = startSite();
    const sessionKey = schedule(site);
    expect(info(site, sessionKey)).toMatchObject({
      isCETMeeting: true,
      sipURL: `${sessionKey}@acme.webex.com`,
    });
    expect(info(site, roomOf(site))).toMatchObject({
      isCETMeeting: true,
      sipURL: 'hostid@acme.webex.com',
    });
  });

  test('is not returned if it is not', () => {
    const site = startSite();
    site.set({ privilege: { isEnableCET: false } });
    for (const sessionKey of [schedule(site), roomOf(site)]) {
      expect(info(site, sessionKey)).toMatchObject({ isCETMeeting: false });
      expect(info(site, sessionKey)).not.toHaveProperty('sipURL');
    }
  });
});

test('who has no right to a personal room has none', () => {
  const site = startSite();
  const sessionKey = roomOf(site);
  site.set({ privilege: { isEnablePMR: false } });
  expect(site.refused('ep.GetSessionInfo', { sessionKey }, HOST)).toMatch(/^060001/);
  expect(site.user()['personalMeetingRoom']).not.toHaveProperty('accessCode');
});

test('the session tells whose it is', () => {
  const site = startSite();
  const sessionKey = schedule(site, { metaData: { confName: 'Lunch' } });
  expect(info(site, sessionKey, ADMIN)).toMatchObject({
    sessionkey: sessionKey,
    metaData: { confName: 'Lunch', sessionType: 100 },
    host: { firstName: 'Hugo', webExId: 'hostid', email: 'hostid@acme.com' },
    isCreator: false,
  });
  expect(info(site, sessionKey)).toMatchObject({ isCreator: true });
});
