import { describe, expect, test } from 'vitest';
import { ADMIN, HOST, issueAt, startSite } from './site.js';

const JANE = { webExId: 'jane@acme.com', email: 'jane@acme.com' };

// 9.0 release notes: "API Compatibility: WBS30 sites for Spark Meet with WebEx".
describe('a Common Identity site of 2015', () => {
  test('refuses createUser, delUser and activateUser: 030098', () => {
    const site = startSite({ kind: 'ci' });
    const refusal = '030098 User management is not allowed on unified site';
    expect(site.refused('user.CreateUser', JANE)).toBe(refusal);
    expect(site.refused('user.DelUser', { webExId: ['hostid'] })).toBe(refusal);
    expect(site.refused('user.ActivateUser', { webexID: 'hostid' })).toBe(refusal);
  });

  test('does not list inactivateUser among what it refuses', () => {
    startSite({ kind: 'ci' }).ok('user.InactivateUser', { webexID: 'hostid' });
  });

  test.each([
    ['newWebExId', 'hugo'],
    ['firstName', 'X'],
    ['lastName', 'X'],
    ['title', 'X'],
    ['address', { city: 'X' }],
    ['phones', { PIN: '1111' }],
    ['email', 'admin@acme.com'],
    ['email2', 'X'],
    ['password', 'X'],
    ['passwordHint', 'X'],
    ['passwordHintAnswer', 'X'],
    ['timeZone', 'X'],
    ['timeZoneID', 7],
    ['timeZoneWithDST', 'X'],
    ['locale', 'X'],
    ['language', 'X'],
    ['languageID', 7],
    ['active', 'DEACTIVATED'],
    ['security', { lockAccount: true }],
  ])('setUser ignores %s, valid or not', (member, value) => {
    const site = startSite({ kind: 'ci' });
    site.set({ [member]: value });
    site.user('hostid', HOST);
    expect(site.user()).toEqual(startSite({ kind: 'ci' }).user());
  });

  test('setUser ignores them before they are validated: an empty forceChangePassword succeeds', () => {
    const request = { webExId: 'hostid', security: {} };
    const issues = [issueAt('security', 'forceChangePassword')];
    const outcome = startSite({ kind: 'ci' }).call('user.SetUser', request, ADMIN, issues);
    expect(outcome).toEqual({ kind: 'success', response: {} });
    const classic = startSite().call('user.SetUser', request, ADMIN, issues);
    expect(classic).toMatchObject({ kind: 'failure', errorId: '999999' });
  });

  test('setUser modifies attributes that are WebEx’s own', () => {
    const site = startSite({ kind: 'ci' });
    site.set({ title: 'X', meetingTypes: { meetingType: [105] } });
    expect(site.user()).toMatchObject({ meetingTypes: { meetingType: [105] } });
    expect(site.user()['title']).toBeUndefined();
  });
});

// OAuth page: "XML APIs are now forward compatible"; SetUser page: licences.
describe('a Control Hub site since 41.11', () => {
  test('creates, activates and deletes users again', () => {
    const site = startSite({ kind: 'control-hub' });
    site.ok('user.CreateUser', { webExId: 'jane@acme.com' });
    expect(site.user('jane@acme.com')).toMatchObject({ email: 'jane@acme.com' });
    site.ok('user.InactivateUser', { webexID: 'jane@acme.com' });
    site.ok('user.ActivateUser', { webexID: 'jane@acme.com' });
    site.set({ firstName: 'Jane' }, 'jane@acme.com');
    expect(site.user('jane@acme.com')).toMatchObject({ firstName: 'Jane' });
    site.ok('user.DelUser', { webExId: ['jane@acme.com'] });
  });

  test('SetUser assigns and removes licences by active and by meetingTypes', () => {
    const site = startSite({ kind: 'control-hub', settings: { hostLimit: 2 } });
    const assign = { webExId: JANE.webExId, meetingTypes: { meetingType: [105] } };
    site.ok('user.CreateUser', { ...JANE, meetingTypes: {} });
    expect(site.refused('user.SetUser', assign)).toBe('exceededSiteHostLimit');
    site.set({ meetingTypes: {} });
    site.ok('user.SetUser', assign);
    const again = { webExId: 'hostid', meetingTypes: { meetingType: [105] } };
    expect(site.refused('user.SetUser', again)).toBe('exceededSiteHostLimit');
    site.set({ active: 'DEACTIVATED' }, JANE.webExId);
    site.ok('user.SetUser', again);
  });
});

// 9.0 release notes: "Site Type Information".
describe('GetSiteType', () => {
  test.each([
    ['ci', 1],
    ['control-hub', 1],
    ['sso', 2],
    ['classic', 5],
  ])('of a %s site is %i, and needs the siteName alone', (kind, siteType) => {
    const reply = startSite({ kind }).ok('ep.GetSiteType', {}, { siteName: 'acme' });
    expect(reply).toEqual({ siteType });
  });

  test('needs the siteName', () => {
    expect(startSite().refused('ep.GetSiteType', {}, {})).toBe('The site was not found');
  });
});

describe('GetAPIVersion', () => {
  test('tells the release of the schemas, and needs the siteName alone', () => {
    const site = startSite({}, '9.0');
    expect(site.ok('ep.GetAPIVersion', {}, { siteName: 'acme' })).toEqual({
      apiVersion: 'WebEx XML API V9.0',
    });
    expect(site.refused('ep.GetAPIVersion', {}, { siteName: 'x' })).toBe('The site was not found');
  });
});
