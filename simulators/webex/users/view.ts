/** A user as replies show it: what was set, over the defaults, and nothing secret. */
import type { Tolerant } from '../../../generated/webex/runtime/issue.js';
import type {
  SalesCenterInstanceType,
  UserInstanceType,
  UserSummaryInstanceType,
} from '../../../generated/webex/user.js';
import { formatDate } from '../dates.js';
import { without } from '../members.js';
import { keyOf } from '../names.js';
import type { Account, Profile, Site } from '../state/state.js';
import { TIME_ZONE_ID, usualProfile } from './defaults.js';
import { merge } from '../merge.js';
import { seesAll, withOneRole } from './roles.js';
import { smeInfoOf } from './sales.js';

/** Shown to administrators and the user alone, at any depth: PINs, and codes of accounts. */
const PRIVATE = /^(PIN|hostPIN|accessCode|moderatorCode|\w+AccessCode)$/;

/** What only GetUser shows, in a form of its own. */
const GET_USER_ONLY = ['salesCenter', 'eventCenter'] as const;

type UserInstance = Tolerant<UserInstanceType>;

export function showUser(site: Site, account: Account, viewer: Account): UserInstance {
  const { webExId, userId, registered } = account;
  const full = withOneRole(merge(usualProfile(site, account), account.profile));
  const profile = without(full, GET_USER_ONLY);
  const shown: UserInstance = {
    ...profile,
    webExId,
    personalTeleconf: withMirror(profile.personalTeleconf),
    registrationDate: formatDate(registered),
    visitCount: 0,
    userId: BigInt(userId),
  };
  const isOpen = seesAll(viewer) || keyOf(viewer.webExId) === keyOf(webExId);
  return isOpen ? shown : withoutPrivate(shown);
}

export function summarize({ webExId, registered, profile }: Account): UserSummaryInstanceType {
  const { firstName = '', lastName = '', email = '', timeZoneID = TIME_ZONE_ID } = profile;
  const active = activeOf(profile);
  const registrationDate = formatDate(registered);
  return { webExId, firstName, lastName, email, registrationDate, active, timeZoneID };
}

export function activeOf({ active }: Profile): UserSummaryInstanceType['active'] {
  const others = ['DEACTIVATED', 'REQUEST_TO_ACTIVATE'] as const;
  return others.find((state) => state === active) ?? 'ACTIVATED';
}

export function salesCenterOf(
  site: Site,
  { profile }: Account,
): Tolerant<SalesCenterInstanceType> | undefined {
  const { salesCenter } = profile;
  if (salesCenter === undefined) return undefined;
  const { roles, manager } = salesCenter;
  return {
    roles: { rep: true, mgr: false, asst: false, sme: false, ...roles },
    manager,
    smeInfo: smeInfoOf(site, salesCenter),
  };
}

/** Accounts still show a joinBeforeHost: that of the user, whatever was written to them. */
function withMirror(teleconf: Profile['personalTeleconf']): Profile['personalTeleconf'] {
  const joinBeforeHost = teleconf?.joinBeforeHost ?? false;
  const account = teleconf?.account?.map((one) => ({ ...one, joinBeforeHost }));
  return { ...(account && { account }), joinBeforeHost };
}

function withoutPrivate<T>(value: T): T;
function withoutPrivate(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutPrivate);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([name]) => !PRIVATE.test(name));
  return Object.fromEntries(kept.map(([name, item]) => [name, withoutPrivate(item)]));
}
