/** The sites, and what their kinds have in common. */
import { keyOf } from './names.js';
import type { Site, SiteKind, State } from './state/state.js';

export type Proof = 'password' | 'samlResponse' | 'accessToken';

interface KindRules {
  /** As GetSiteType numbers them: 1 CI, 2 SSO, 5 Non-SSO. */
  readonly siteType: number;
  /** What AuthenticateUser looks for, in this order. */
  readonly proofs: readonly Proof[];
  /** Whether AuthenticateUser says when the ticket was made and how long it lives. */
  readonly tellsLifetime: boolean;
  /** Whether the API may create, delete and activate users. */
  readonly managesUsers: boolean;
  /** Members that SetUser ignores, before they are validated. */
  readonly ignored: ReadonlySet<string>;
}

const NOTHING: ReadonlySet<string> = new Set<string>();

/** What the common user profile holds: it is not changed through the API of a 2015 site. */
const COMMON_PROFILE: ReadonlySet<string> = new Set([
  'newWebExId',
  'firstName',
  'lastName',
  'title',
  'address',
  'phones',
  'email',
  'email2',
  'password',
  'passwordHint',
  'passwordHintAnswer',
  'timeZone',
  'timeZoneID',
  'timeZoneWithDST',
  'locale',
  'language',
  'languageID',
  'active',
  'security',
]);

const KINDS: Readonly<Record<SiteKind, KindRules>> = {
  classic: {
    siteType: 5,
    proofs: ['password'],
    tellsLifetime: false,
    managesUsers: true,
    ignored: NOTHING,
  },
  sso: {
    siteType: 2,
    proofs: ['samlResponse', 'password'],
    tellsLifetime: false,
    managesUsers: true,
    ignored: NOTHING,
  },
  ci: {
    siteType: 1,
    proofs: ['password', 'accessToken'],
    tellsLifetime: true,
    managesUsers: false,
    ignored: COMMON_PROFILE,
  },
  'control-hub': {
    siteType: 1,
    proofs: ['password', 'accessToken'],
    tellsLifetime: true,
    managesUsers: true,
    ignored: NOTHING,
  },
};

export function rulesOf(site: Site): KindRules {
  return KINDS[site.kind];
}

/** The site of a request's header, by name or by number. */
export function findSite(
  { sites }: State,
  { siteName, siteID }: Readonly<Record<string, unknown>>,
): Site | undefined {
  if (typeof siteName === 'string') return sites.get(keyOf(siteName));
  return [...sites.values()].find((site) => String(siteID) === String(site.siteId));
}
