/** The usual site: what stands where a state says nothing. */
import { keyOf } from '../names.js';
import { USUAL_OPTIONS } from './options.js';
import type { Account, Product, Settings, SiteKind } from './state.js';

export const SITE_NAME = 'acme';
export const SITE_ID = 5941;
const ADMIN_PASSWORD = 'P@ssword123';
export const FIRST_NUMBER = 210_007_422;

/** When accounts were registered that a state gives without a date: August 2015. */
export const REGISTERED: number = Date.UTC(2015, 7, 4);

export const PRODUCTS: readonly Product[] = [
  { id: 120, name: 'Web conferencing' },
  { id: 123, name: 'Audio conferencing' },
  { id: 124, name: 'Video conferencing' },
];

export const SETTINGS: Settings = {
  hostLimit: 20_000,
  allowsNameChange: false,
  isSsoOrganization: false,
  requiresMeetingPassword: false,
  superAdminAudioPassword: false,
  siteAdminAudioPassword: false,
  enforcesAudioLogin: false,
  PMR_ForceLogin: null,
  ticketSeconds: 5400,
  callsPerMinute: null,
  // The article on PINs in bulk counted 800, and waited more than 3 and less than 20 hours.
  setUserWall: { calls: 800, hours: 8 },
  meetingTypes: [100, 105, 214],
  options: new Map(
    Object.entries(USUAL_OPTIONS).map(([group, offers]) => [
      group,
      new Map(Object.entries(offers)),
    ]),
  ),
};

function adminName(site: string): string {
  return `admin@${site}.com`;
}

/** An administrator and a host, both with the same password. */
export function usualUsers(site: string): Map<string, Account> {
  const admin = usualUser(adminName(site), 1, {
    firstName: 'Ada',
    lastName: 'Admin',
    email: adminName(site),
    privilege: { siteAdmin: true, roSiteAdmin: false, host: false },
  });
  const host = usualUser('hostid', 2, {
    firstName: 'Hugo',
    lastName: 'Host',
    email: `hostid@${site}.com`,
    privilege: { siteAdmin: false, roSiteAdmin: false, host: true },
  });
  return new Map([admin, host].map((account) => [keyOf(account.webExId), account]));
}

function usualUser(webExId: string, userId: number, profile: Account['profile']): Account {
  return {
    webExId,
    userId,
    password: ADMIN_PASSWORD,
    registered: REGISTERED,
    isDesignatedChatUser: false,
    profile,
  };
}

/** Common Identity sites take access tokens and SSO sites take assertions: one that works. */
export function usualProofs(
  site: string,
  kind: SiteKind,
): Readonly<Record<'accessTokens' | 'samlResponses', Map<string, string>>> {
  const proof = (isTaken: boolean, name: string): Map<string, string> =>
    new Map(isTaken ? [[name, keyOf(adminName(site))]] : []);
  return {
    accessTokens: proof(kind === 'ci' || kind === 'control-hub', `access-token-of-${site}`),
    samlResponses: proof(kind === 'sso', `saml-response-of-${site}`),
  };
}
