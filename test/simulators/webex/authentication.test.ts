import { describe, expect, test } from 'vitest';
import { ADMIN, HOST, startSite } from './site.js';
import type { Members, Site } from './site.js';

const SELF = { webExId: 'hostid' };

/** A header with a ticket for the host. */
function ticketOf(site: Site, credentials: Members = HOST): Members {
  const { sessionTicket } = site.ok('user.AuthenticateUser', {}, credentials);
  return { siteName: 'acme', webExID: credentials['webExID'], sessionTicket };
}

// List of exceptionIDs.
describe('the header', () => {
  test('names a user who is there (030001) with the right password (030002)', () => {
    const site = startSite();
    const nobody = { ...HOST, webExID: 'nobody' };
    expect(site.refused('user.GetUser', SELF, nobody)).toBe('030001 No user found');
    const wrong = '030002 Incorrect user or password';
    expect(site.refused('user.GetUser', SELF, { ...HOST, password: 'x' })).toBe(wrong);
    expect(site.refused('user.GetUser', SELF, { ...HOST, password: undefined })).toBe(wrong);
    expect(site.user('hostid', { ...HOST, webExID: 'HostID' })).toMatchObject(SELF);
  });

  test('names a site, by name or by number', () => {
    const site = startSite({ siteId: 5941234567 });
    const refusal = 'The site was not found';
    expect(site.refused('user.GetUser', SELF, { ...HOST, siteName: 'other' })).toBe(refusal);
    expect(site.refused('user.GetUser', SELF, { ...HOST, siteName: undefined })).toBe(refusal);
    const byNumber = { ...HOST, siteName: undefined, siteID: 5941234567n };
    expect(site.user('hostid', byNumber)).toMatchObject(SELF);
  });

  test('may name the user by e-mail address', () => {
    const byEmail = { siteName: 'acme', email: 'hostid@acme.com', password: HOST['password'] };
    expect(startSite().user('hostid', byEmail)).toMatchObject(SELF);
  });

  test('is judged for operations that only samples answer, too', () => {
    const site = startSite();
    expect(site.refused('site.GetSite', {}, { ...ADMIN, password: 'x' })).toMatch(/^030002/);
    expect(site.call('site.GetSite')).toBeUndefined();
  });
});

// SetUser page: "Users can be forced to change their password … or locked out".
describe('users whom an administrator keeps out', () => {
  test('who have to change their password cannot log in with it', () => {
    const site = startSite();
    const ticket = ticketOf(site);
    site.set({ security: { forceChangePassword: true } });
    expect(site.refused('user.GetUser', SELF, HOST)).toMatch(/^030002/);
    expect(site.refused('user.AuthenticateUser', {}, HOST)).toMatch(/^030002/);
    site.set({ password: 'Changed#1' }, 'hostid', ticket);
    expect(site.user('hostid', { ...HOST, password: 'Changed#1' })).toMatchObject(SELF);
    expect(site.refused('user.GetUser', SELF, HOST)).toMatch(/^030002/);
  });

  test('are still forced after an administrator gave them a password', () => {
    const site = startSite();
    site.set({ security: { forceChangePassword: true }, password: 'Given#1' });
    expect(site.refused('user.GetUser', SELF, { ...HOST, password: 'Given#1' })).toMatch(/^030002/);
    site.set({ security: { forceChangePassword: false } });
    expect(site.user('hostid', { ...HOST, password: 'Given#1' })).toMatchObject(SELF);
  });

  test('who are locked out get in with nothing, until they are unlocked', () => {
    const site = startSite();
    const ticket = ticketOf(site);
    site.set({ security: { lockAccount: true } });
    for (const header of [HOST, ticket])
      expect(site.refused('user.GetUser', SELF, header)).toMatch(/^030002/);
    site.set({ security: { lockAccount: false } });
    expect(site.user('hostid', ticket)).toMatchObject(SELF);
  });
});

// OAuth page: "Session Tickets are valid for 90 minutes".
describe('session tickets', () => {
  test('stand for the password for 90 minutes, and then are no valid tickets (030047)', () => {
    const site = startSite();
    const ticket = ticketOf(site);
    site.now += 5400 * 1000 - 1;
    expect(site.user('hostid', ticket)).toMatchObject(SELF);
    site.now += 1;
    const refusal = '030047 Not a valid session ticket';
    expect(site.refused('user.GetUser', SELF, ticket)).toBe(refusal);
    const unknown = { ...ticket, sessionTicket: 'AAUQ' };
    expect(site.refused('user.GetUser', SELF, unknown)).toBe(refusal);
  });

  // 9.0 release notes: the captured ticket.
  test('end with a line break, and are taken with and without it', () => {
    const site = startSite();
    const { sessionTicket, ...header } = ticketOf(site);
    expect(sessionTicket).toMatch(/^[A-Za-z\d+/]{100}\n$/);
    for (const text of [sessionTicket, String(sessionTicket).trim()])
      expect(site.user('hostid', { ...header, sessionTicket: text })).toMatchObject(SELF);
  });

  test('are for the user they were made for', () => {
    const site = startSite();
    const { sessionTicket } = ticketOf(site);
    const other = { ...ADMIN, sessionTicket };
    expect(site.refused('user.GetUser', SELF, other)).toMatch(/^030047/);
    expect(site.user('hostid', { siteName: 'acme', sessionTicket })).toMatchObject(SELF);
  });

  test('that have expired are not kept', () => {
    const site = startSite();
    ticketOf(site);
    site.now += 5400 * 1000;
    ticketOf(site);
    expect(Object.keys(site.state()['tickets'] ?? {})).toHaveLength(1);
  });
});

// 9.0 release notes: "Enhancement To User Authentication".
describe('AuthenticateUser', () => {
  const acme = (kind: string, settings: object = {}): Site =>
    startSite({
      kind,
      settings,
      users: { 'admin@acme.com': { password: 'P@ssword123' } },
      accessTokens: { token: 'admin@acme.com' },
      samlResponses: { saml: 'admin@acme.com' },
    });
  const bare = { siteName: 'acme', webExID: 'admin@acme.com' };
  const wrong = { ...bare, password: 'wrong' };

  test('on a classic site takes the password, and the reply is the ticket alone', () => {
    const site = acme('classic');
    expect(Object.keys(site.ok('user.AuthenticateUser', {}))).toEqual(['sessionTicket']);
    expect(site.refused('user.AuthenticateUser', { samlResponse: 'saml' }, bare)).toMatch(
      /^030002/,
    );
    expect(site.refused('user.AuthenticateUser', { accessToken: 'token' }, bare)).toMatch(
      /^030002/,
    );
  });

  test('on an SSO site takes samlResponse before the password; the reply is the ticket alone', () => {
    const site = acme('sso');
    const reply = site.ok('user.AuthenticateUser', { samlResponse: 'saml' }, wrong);
    expect(Object.keys(reply)).toEqual(['sessionTicket']);
    expect(site.refused('user.AuthenticateUser', { samlResponse: 'x' })).toMatch(/^030002/);
    site.ok('user.AuthenticateUser', {});
    expect(site.refused('user.AuthenticateUser', { accessToken: 'token' }, bare)).toMatch(
      /^030002/,
    );
  });

  test.each(['ci', 'control-hub'])(
    'on a %s site takes the password before accessToken, and tells how long the ticket lives',
    (kind) => {
      const site = acme(kind);
      const { createTime, timeToLive } = site.ok('user.AuthenticateUser', { accessToken: 'x' });
      expect([createTime, timeToLive]).toEqual([site.now, 5400]);
      const both = site.refused('user.AuthenticateUser', { accessToken: 'token' }, wrong);
      expect(both).toMatch(/^030002/);
      site.ok('user.AuthenticateUser', { accessToken: 'token' }, bare);
      const saml = site.refused('user.AuthenticateUser', { samlResponse: 'saml' }, bare);
      expect(saml).toMatch(/^030002/);
    },
  );

  test('refuses an access token that is unknown or somebody else’s', () => {
    const site = startSite({ kind: 'ci', accessTokens: { token: 'hostid' } });
    const refusal = 'WebEx access token is invalid';
    for (const accessToken of ['x', 'token'])
      expect(site.refused('user.AuthenticateUser', { accessToken }, bare)).toBe(refusal);
    const header = { ...bare, webExID: 'hostid', webExAccessToken: 'token' };
    expect(site.user('hostid', header)).toMatchObject(SELF);
    expect(site.refused('user.GetUser', SELF, { ...header, webExAccessToken: 'x' })).toBe(refusal);
  });

  // OAuth page: "required for users in SSO orgs".
  test('takes nothing but an access token from users of an SSO organisation', () => {
    const site = acme('control-hub', { isSsoOrganization: true });
    expect(site.refused('user.AuthenticateUser', {})).toMatch(/^030002/);
    expect(site.refused('user.GetUser', SELF)).toMatch(/^030002/);
    site.ok('user.AuthenticateUser', { accessToken: 'token' }, bare);
  });

  test('refuses a user who is not there', () => {
    const nobody = { ...bare, webExID: 'nobody' };
    expect(acme('sso').refused('user.AuthenticateUser', { samlResponse: 'saml' }, nobody)).toMatch(
      /^030001/,
    );
  });
});
