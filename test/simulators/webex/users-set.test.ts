import { describe, expect, test } from 'vitest';
import { ACCESS_DENIED, ADMIN, HOST, issueAt, startSite } from './site.js';
import type { Site } from './site.js';

// SetUser page: "Request".
describe('SetUser updates what is explicitly specified', () => {
  test('elements that are not specified remain unchanged, simple and complex ones', () => {
    const site = startSite();
    site.set({ title: 'Engineer', company: 'Acme', phones: { phone: '1', fax: '2' } });
    site.set({ title: 'Manager', phones: { phone: '3', fax: undefined } });
    expect(site.user()).toMatchObject({
      title: 'Manager',
      company: 'Acme',
      firstName: 'Hugo',
      phones: { phone: '3', fax: '2' },
    });
  });

  test('meetingTypes with 105 alone replaces all previous meeting types', () => {
    const site = startSite();
    site.set({ meetingTypes: { meetingType: [100, 101, 214] } });
    site.set({ meetingTypes: { meetingType: [105] } });
    expect(site.user()['meetingTypes']).toEqual({ meetingType: [105] });
  });

  test('an element with 0..n sub elements that comes without any empties the set', () => {
    const site = startSite();
    site.set({ meetingTypes: { meetingType: [100] }, videoSystems: { videoCallback: [{}] } });
    site.set({ meetingTypes: { $type: undefined, meetingType: undefined }, videoSystems: {} });
    expect(site.user()).toMatchObject({ meetingTypes: {}, videoSystems: {} });
    expect(site.user()['meetingTypes']).toEqual({});
  });

  test('orderTabs are replaced as a whole, and what stands beside them stays', () => {
    const site = startSite();
    const tab = ['Tools', 'Desktop', 'Application', 'Session'];
    site.set({ supportCenter: { orderTabs: { tab }, serviceDesk: { enable: true } } });
    site.set({ supportCenter: { orderTabs: { tab: tab.toReversed() } } });
    expect(site.user()['supportCenter']).toEqual({
      orderTabs: { tab: tab.toReversed() },
      serviceDesk: { enable: true },
    });
  });

  test('the sample request of the page is carried out', () => {
    const site = startSite();
    const request = {
      personalMeetingRoom: {
        welcomeMessage: 'This is welcome message',
        headerImageBranding: false,
      },
      sessionOptions: {
        defaultSessionType: 100,
        defaultServiceType: 'EventCenter',
        autoDeleteAfterMeetingEnd: false,
        displayQuickStartHost: true,
        displayQuickStartAttendees: false,
      },
      supportCenter: { orderTabs: { tab: ['Tools', 'Desktop', 'Application', 'Session'] } },
    };
    expect(site.set(request)).toEqual({});
    expect(site.user()).toMatchObject(request);
  });
});

// SetUser page: PIN.
describe('PINs of phones and of personal rooms', () => {
  const places = [
    ['phones.PIN', (PIN: string) => ({ phones: { PIN } })],
    ['personalMeetingRoom.hostPIN', (hostPIN: string) => ({ personalMeetingRoom: { hostPIN } })],
  ] as const;
  const refusal =
    '999999 Not a valid PIN! PIN must be 4-digit number and not allow PIN to be Single number values or simple sequences, like 1111 or 1234.';

  // The last two are those of the article on PINs in bulk.
  test.each(
    places.flatMap(([place, put]) =>
      ['1111', '0000', '1234', '6789', '4321', '123', '13975', '12a4', '', '2222', '3456'].map(
        (pin) => [place, pin, put] as const,
      ),
    ),
  )('%s: a single number or a simple sequence is not valid: "%s"', (_place, pin, put) => {
    const site = startSite();
    expect(site.refused('user.SetUser', { webExId: 'hostid', ...put(pin) })).toBe(refusal);
    const create = { webExId: 'jane', email: 'jane@acme.com', ...put(pin) };
    expect(site.refused('user.CreateUser', create)).toBe(refusal);
  });

  test.each(places)('%s: other numbers of four digits are, and zeros stay', (_place, put) => {
    const site = startSite();
    for (const pin of ['3421', '0042', '1235', '9870', '1357']) {
      site.set(put(pin));
      expect(site.user()).toMatchObject(put(pin));
    }
  });

  test('a user may set the own hostPIN, as an administrator may', () => {
    const site = startSite();
    site.set({ personalMeetingRoom: { hostPIN: '3421' } }, 'hostid', HOST);
    expect(site.user()).toMatchObject({ personalMeetingRoom: { hostPIN: '3421' } });
  });

  test('without a valid PIN no personal conference account is added or edited', () => {
    const site = startSite();
    const personalTeleconf = { account: [{ accountIndex: 1, defaultFlag: true }] };
    const request = { webExId: 'hostid', personalTeleconf };
    expect(site.refused('user.SetUser', request)).toBe('valid PIN is required');
    const create = { ...request, webExId: 'jane' };
    expect(site.refused('user.CreateUser', create)).toBe('valid PIN is required');
    site.set({ personalTeleconf, phones: { PIN: '3421' } });
    site.set({ personalTeleconf: { account: [{ accountIndex: 2 }] } });
    expect(site.user()['personalTeleconf']).toMatchObject({ account: [{ accountIndex: 2 }] });
  });

  test('an account with delete is taken away, which needs no PIN', () => {
    const site = startSite();
    const keep = { accountIndex: 1 };
    site.set({
      personalTeleconf: { account: [keep, { accountIndex: 2 }] },
      phones: { PIN: '3421' },
    });
    site.set({ personalTeleconf: { account: [keep, { accountIndex: 2, delete: true }] } });
    expect(site.user()['personalTeleconf']).toMatchObject({ account: [keep] });
    const request = { personalTeleconf: { account: [{ accountIndex: 1, delete: true }] } };
    expect(startSite().set(request)).toEqual({});
  });
});

// SetUser page: joinBeforeHost.
describe('joinBeforeHost', () => {
  test('only a site administrator may set personalTeleconf.joinBeforeHost', () => {
    const site = startSite();
    const request = { webExId: 'hostid', personalTeleconf: { joinBeforeHost: true } };
    expect(site.refused('user.SetUser', request, HOST)).toBe(ACCESS_DENIED);
    site.set(request);
    expect(site.user()).toMatchObject({ personalTeleconf: { joinBeforeHost: true } });
  });

  test('it is false for who never had it set', () => {
    expect(startSite().user()).toMatchObject({ personalTeleconf: { joinBeforeHost: false } });
  });

  test('the one of an account is ignored when written, and mirrors the new one when read', () => {
    const site = startSite();
    const account = [{ accountIndex: 1, joinBeforeHost: true }];
    site.set({ phones: { PIN: '3421' } });
    site.set({ personalTeleconf: { account } }, 'hostid', HOST);
    expect(site.user()['personalTeleconf']).toEqual({
      account: [{ accountIndex: 1, joinBeforeHost: false }],
      joinBeforeHost: false,
    });
    site.set({ personalTeleconf: { joinBeforeHost: true } });
    expect(site.user()['personalTeleconf']).toEqual({
      account: [{ accountIndex: 1, joinBeforeHost: true }],
      joinBeforeHost: true,
    });
  });
});

// SetUser page: "The logic of some of the elements".
describe('who is what', () => {
  const jane = (privilege: object): unknown => {
    const site = startSite();
    site.ok('user.CreateUser', { webExId: 'jane', privilege });
    return site.user('jane')['privilege'];
  };

  test('of several roles the first of siteAdmin, roSiteAdmin and host counts', () => {
    expect(jane({ siteAdmin: true, roSiteAdmin: true, host: true })).toMatchObject({
      siteAdmin: true,
      roSiteAdmin: false,
      host: false,
    });
    expect(jane({ roSiteAdmin: true, host: true })).toMatchObject({
      siteAdmin: false,
      roSiteAdmin: true,
      host: false,
    });
  });

  test('the default role is host', () => {
    expect(jane({})).toMatchObject({ siteAdmin: false, roSiteAdmin: false, host: true });
    const none = { siteAdmin: false, roSiteAdmin: false, host: false };
    expect(jane(none)).toMatchObject({ host: true });
  });

  test('an account for attendees is no host, unless it is an administrator’s', () => {
    expect(jane({ attendeeOnly: true })).toMatchObject({ attendeeOnly: true, host: false });
    const admin = jane({ attendeeOnly: true, roSiteAdmin: true });
    expect(admin).toMatchObject({ attendeeOnly: false, roSiteAdmin: true });
  });

  test('a role that was set stays until it is taken back', () => {
    const site = startSite();
    site.set({ privilege: { siteAdmin: true } });
    site.set({ privilege: { roSiteAdmin: true } });
    expect(site.user()).toMatchObject({ privilege: { siteAdmin: true, roSiteAdmin: false } });
    site.set({ privilege: { siteAdmin: false } });
    expect(site.user()).toMatchObject({ privilege: { siteAdmin: false, host: true } });
  });

  test('only an administrator may change others, and one who may only read may not', () => {
    const site = startSite();
    site.ok('user.CreateUser', {
      webExId: 'jane',
      password: 'x',
      privilege: { roSiteAdmin: true },
    });
    const jane = { siteName: 'acme', webExID: 'jane', password: 'x' };
    const request = { webExId: 'hostid', title: 'x' };
    expect(site.refused('user.SetUser', request, jane)).toBe(ACCESS_DENIED);
    expect(site.refused('user.SetUser', { ...request, webExId: 'jane' }, HOST)).toBe(ACCESS_DENIED);
    for (const operation of ['user.CreateUser', 'user.DelUser'])
      expect(site.refused(operation, { webExId: ['hostid'] }, jane)).toBe(ACCESS_DENIED);
    for (const operation of ['user.ActivateUser', 'user.InactivateUser'])
      expect(site.refused(operation, { webexID: 'hostid' }, jane)).toBe(ACCESS_DENIED);
    site.set({ title: 'own' }, 'hostid', HOST);
    site.set({ title: 'own' }, 'jane', jane);
  });

  test.each([
    ['privilege', { siteAdmin: true }],
    ['active', 'ACTIVATED'],
    ['security', { lockAccount: false }],
  ])('users do not give themselves %s', (member, value) => {
    const request = { webExId: 'hostid', [member]: value };
    expect(startSite().refused('user.SetUser', request, HOST)).toBe(ACCESS_DENIED);
  });
});

describe('experts of the sales centre', () => {
  const expert = (...prodID: readonly bigint[]): object => ({
    salesCenter: { roles: { sme: true }, smeInfo: { products: { prodID } } },
  });
  const products = (site: Site): unknown => {
    const { smeInfo } = site.user()['salesCenter'] as {
      smeInfo?: { products?: { product: readonly { prodID: bigint }[] } };
    };
    return smeInfo?.products?.product.map(({ prodID }) => prodID);
  };

  test('120, 123 set to 123, 124 read back as 124, 123', () => {
    const site = startSite();
    site.set({ ...expert(120n, 123n) });
    expect(products(site)).toEqual([120n, 123n]);
    site.set({ ...expert(123n, 124n) });
    expect(products(site)).toEqual([124n, 123n]);
  });

  test('new products come first, and then those that stay, in the order they had', () => {
    const products3 = [120, 123, 124, 125, 126].map((id) => ({ id, name: `Product ${id}` }));
    const site = startSite({ products: products3 });
    site.set({ ...expert(120n, 123n, 124n) });
    site.set({ ...expert(124n, 126n, 120n, 125n) });
    expect(products(site)).toEqual([126n, 125n, 120n, 124n]);
  });

  test('GetUser gives the products their names', () => {
    const site = startSite();
    site.set({ ...expert(123n) });
    expect(site.user()['salesCenter']).toMatchObject({
      roles: { rep: true, sme: true },
      smeInfo: { products: { product: [{ prodID: 123n, name: 'Audio conferencing' }] } },
    });
  });

  test('if sme is true, a prodID that does not exist on the site is a validation error', () => {
    const site = startSite();
    const request = { webExId: 'hostid', ...expert(120n, 999n) };
    expect(site.refused('user.SetUser', request)).toMatch(/^999999 .*prodID 999 /);
    expect(site.user()['salesCenter']).toBeUndefined();
  });

  test('if sme is false, the records of an expert are removed', () => {
    const site = startSite();
    site.set({ ...expert(120n) });
    site.set({ salesCenter: { roles: { sme: false } } });
    site.set({ salesCenter: { roles: { sme: true } } });
    expect(products(site)).toBeUndefined();
    const request = { roles: { sme: false }, smeInfo: { products: { prodID: [999n] } } };
    site.set({ salesCenter: request });
    expect(site.user()['salesCenter']).toMatchObject({ smeInfo: undefined });
  });
});

describe('user options', () => {
  test('default to on or off by the settings of the site', () => {
    const site = startSite({
      settings: { options: { privilege: { labAdmin: 'on', HDvideo: 'off' } } },
    });
    expect(site.user()).toMatchObject({ privilege: { labAdmin: true, HDvideo: false } });
    site.set({ privilege: { labAdmin: false, HDvideo: true } });
    expect(site.user()).toMatchObject({ privilege: { labAdmin: false, HDvideo: true } });
  });

  test('that the site does not offer are reset to off', () => {
    const options = {
      privilege: { HDvideo: 'unavailable' },
      myWebEx: { myWorkspaces: 'unavailable' },
    };
    const site = startSite({ settings: { options } });
    site.set({ privilege: { HDvideo: true, HQvideo: true }, myWebEx: { myWorkspaces: true } });
    expect(site.user()).toMatchObject({
      privilege: { HDvideo: false, HQvideo: true },
      myWebEx: { myWorkspaces: false },
    });
  });

  test('whose values are none are reset to off after validation', () => {
    const site = startSite();
    site.set({ options: { supportVideo: true, supportApp: true } });
    const request = { webExId: 'hostid', options: { supportVideo: undefined } };
    const issues = [issueAt('options', 'supportVideo')];
    expect(site.call('user.SetUser', request, ADMIN, issues)).toMatchObject({ kind: 'success' });
    expect(site.user()).toMatchObject({ options: { supportVideo: false, supportApp: true } });
  });

  test('are told from other members, whose wrong values are validation errors', () => {
    const request = { webExId: 'hostid', security: {} };
    const issues = [issueAt('security', 'forceChangePassword')];
    const refused = startSite().refused('user.SetUser', request, ADMIN, issues);
    expect(refused).toMatch(/^999999 .*security\.forceChangePassword/);
  });

  test('do not make what the schema says of the header or of places a wrong value', () => {
    const header = { ...issueAt(), path: ['header', 'securityContext', 'returnAdditionalInfo'] };
    const moved = { ...issueAt('title'), code: 'order' as const };
    const request = { webExId: 'hostid', title: 'x' };
    const outcome = startSite().call('user.SetUser', request, ADMIN, [header, moved]);
    expect(outcome).toMatchObject({ kind: 'success' });
  });
});
