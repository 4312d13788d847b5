import { describe, expect, test } from 'vitest';
import { StateError } from '../../../generator/mock/simulator.js';
import type { Simulation } from '../../../generator/mock/simulator.js';
import { simulate } from '../../../simulators/webex/index.js';
import { ADMIN, HOST, startSite } from './site.js';

function start(state: unknown): Simulation {
  return simulate({ release: '10.0', now: () => 0, random: () => 0.5, state, sample: () => ({}) });
}

describe('the usual site', () => {
  test('is acme with an administrator and the user hostid, who can log in', () => {
    const simulation = start(undefined);
    const { credentials } = simulation;
    expect(credentials).toEqual(ADMIN);
    const call = { operation: 'user.GetUser', request: { webExId: 'hostid' }, issues: [] };
    expect(simulation.answer({ ...call, credentials })?.kind).toBe('success');
    expect(simulation.answer({ ...call, credentials: HOST })?.kind).toBe('success');
  });

  test('is told of in notices', () => {
    expect(start(undefined).notices).toEqual([
      'site acme (classic, siteID 5941, up to 20000 hosts)',
      '  user admin@acme.com (siteAdmin), password P@ssword123',
      '  user hostid (host), password P@ssword123',
    ]);
  });

  test.each([
    ['sso', 'SAML response saml-response-of-acme of admin@acme.com'],
    ['ci', 'access token access-token-of-acme of admin@acme.com'],
  ])('of the kind %s has what its administrator can prove itself with', (kind, notice) => {
    expect(startSite({ kind }).notices.join('\n')).toContain(notice);
  });
});

describe('a state that a person wrote', () => {
  test('may be partial: defaults fill it', () => {
    const options = { privilege: { isEnablePMR: 'unavailable' } };
    const site = startSite({ settings: { hostLimit: 7, options } });
    const { settings, users } = site.state();
    expect(settings).toMatchObject({
      hostLimit: 7,
      ticketSeconds: 5400,
      setUserWall: { calls: 800, hours: 8 },
      options: { privilege: { isEnablePMR: 'unavailable', HDvideo: 'on' } },
    });
    expect(Object.keys(users ?? {})).toEqual(['admin@acme.com', 'hostid']);
  });

  test('may have several sites, each with users of its own', () => {
    const { notices } = start({
      sites: { one: { users: { ann: {} } }, two: { siteId: 7, kind: 'sso' } },
    });
    expect(notices.join('\n')).toMatch(/^site one .*\n {2}user ann .*without a password\nsite two/);
    expect(notices).toContain('  user admin@two.com (siteAdmin), password P@ssword123');
  });

  test('may leave out the numbers of users', () => {
    const site = startSite({ users: { a: {}, b: { userId: 1 }, c: {} } });
    const { users } = site.state();
    const numbers = Object.values(users ?? {}).map((user) => (user as { userId: number }).userId);
    expect(numbers).toEqual([2, 1, 3]);
  });

  test('names only so many users in the notices', () => {
    const users = Object.fromEntries(Array.from({ length: 9 }, (_, index) => [`u${index}`, {}]));
    expect(startSite({ users }).notices.at(-1)).toBe('  and 4 more users');
  });

  test.each([
    [7, 'state: expected an object, found a number'],
    [{ site: {} }, 'state.site: there is no such member; expected sites'],
    [{ sites: [] }, 'state.sites: expected an object, found a list'],
    [{ sites: { 'a b': {} } }, "state.sites.a b: expected a site's name"],
    [{ sites: { acme: { kind: 'x' } } }, 'state.sites.acme.kind: expected one of classic, sso'],
    [{ sites: { acme: { usres: {} } } }, 'state.sites.acme.usres: there is no such member'],
    [
      { sites: { acme: { settings: { hostLimit: '7' } } } },
      'state.sites.acme.settings.hostLimit: expected a whole number, found a string',
    ],
    [
      { sites: { acme: { settings: { PMR_ForceLogin: 1 } } } },
      'state.sites.acme.settings.PMR_ForceLogin: expected text, found a number',
    ],
    [
      { sites: { acme: { users: { jane: { profile: { privilege: 'host' } } } } } },
      'state.sites.acme.users.jane.profile.privilege: expected an object, found a string',
    ],
    [
      { sites: { acme: { users: { jane: {}, JANE: {} } } } },
      'state.sites.acme.users.JANE: expected a name that no other entry has',
    ],
    [
      { sites: { acme: { users: { jane: { webExId: 'joan' } } } } },
      'state.sites.acme.users.jane.webExId: expected the name that the entry has, jane',
    ],
    [
      {
        sites: {
          acme: { users: { a: { profile: { email: 'x' } }, b: { profile: { email: 'X' } } } },
        },
      },
      'state.sites.acme.users.b.profile.email: expected one that nobody else has',
    ],
    [
      { sites: { acme: { accessTokens: { token: 'nobody' } } } },
      'state.sites.acme.accessTokens.token: expected the webExId of a user of the site, found nobody',
    ],
    [
      { sites: { acme: { products: [{ id: 1 }] } } },
      'state.sites.acme.products[0].name: expected text, found nothing',
    ],
    [
      { sites: { acme: { settings: { options: { priv: {} } } } } },
      'state.sites.acme.settings.options.priv: expected one of commOptions',
    ],
  ])('of the wrong shape is an error that says where and what: %j', (state, message) => {
    expect(() => start(state)).toThrow(StateError);
    expect(() => start(state)).toThrow(message);
  });
});

test('a state can be written, read, and written the same again', () => {
  const site = startSite({
    kind: 'sso',
    settings: { allowsNameChange: true, callsPerMinute: 100 },
  });
  site.ok('user.CreateUser', {
    webExId: 'Jane',
    email: 'jane@acme.com',
    password: 'x',
    categoryId: 9007199254740993n,
    syncWebOffice: true,
    salesCenter: { roles: { sme: true }, smeInfo: { products: { prodID: [120n] } } },
    meetingTypes: { meetingType: [] },
  });
  site.set({ newWebExId: 'Hugo', title: undefined });
  const hugo = { ...HOST, webExID: 'hugo' };
  site.ok('meeting.CreateMeeting', { accessControl: { meetingPassword: 'x' } }, hugo);
  const { sessionTicket } = site.ok('user.AuthenticateUser', {}, hugo);
  const written = JSON.parse(JSON.stringify(site.state())) as unknown;
  const again = startSite(written);
  expect(JSON.parse(JSON.stringify(again.state()))).toEqual(written);
  expect(again.user('jane')).toEqual(site.user('jane'));
  expect(again.user('jane')).toMatchObject({ webExId: 'Jane', categoryId: 9007199254740993n });
  again.now = site.now;
  const ticket = { siteName: 'acme', sessionTicket };
  expect(again.ok('meeting.LstsummaryMeeting', {}, ticket)).toEqual(
    site.ok('meeting.LstsummaryMeeting', {}, ticket),
  );
  expect(again.refused('user.CreateUser', { webExId: 'hostid' })).toMatch(/^030004/);
  const { userId } = again.ok('user.CreateUser', { webExId: 'next' });
  expect(site.ok('user.CreateUser', { webExId: 'next' })).toEqual({ userId });
});
