/** What a list of users can be sorted by. */
import type { OrderByType } from '../../../generated/webex/user.js';
import type { Account, Profile } from '../state/state.js';
import { TIME_ZONE_ID } from './defaults.js';
import { roleOf } from './roles.js';
import { activeOf } from './view.js';

type Key = (account: Account) => string | number;

const ROLES = ['siteAdmin', 'roSiteAdmin', 'host'] as const;

function text(pick: (profile: Profile) => string | undefined): Key {
  return ({ profile }) => pick(profile) ?? '';
}

const KEYS = {
  UID: ({ userId }) => userId,
  WEBEXID: ({ webExId }) => webExId,
  FIRSTNAME: text(({ firstName }) => firstName),
  LASTNAME: text(({ lastName }) => lastName),
  EMAIL: text(({ email }) => email),
  ACTIVE: ({ profile }) => activeOf(profile),
  REGDATE: ({ registered }) => registered,
  REGEXPDATE: text(({ expirationDate }) => expirationDate),
  PRIVILEGE: ({ profile }) => ROLES.indexOf(roleOf(profile)),
  PERSONALURL: text(({ personalUrl }) => personalUrl),
  ADDRESS1: text(({ address }) => address?.address1),
  ADDRESS2: text(({ address }) => address?.address2),
  CITY: text(({ address }) => address?.city),
  STATE: text(({ address }) => address?.state),
  ZIPCODE: text(({ address }) => address?.zipCode),
  COUNTRY: text(({ address }) => address?.country),
  PHONE1: text(({ phones }) => phones?.phone),
  PHONE2: text(({ phones }) => phones?.phone2),
  MOBILE1: text(({ phones }) => phones?.mobilePhone),
  MOBILE2: text(({ phones }) => phones?.mobilePhone2),
  FAX: text(({ phones }) => phones?.fax),
  PAGER: text(({ phones }) => phones?.pager),
  EMAIL2: text(({ email2 }) => email2),
  // That the first tracking codes are these four is taken from their usual names.
  DIVISION: text(({ tracking }) => tracking?.trackingCode1),
  DEPARTMENT: text(({ tracking }) => tracking?.trackingCode2),
  PROJECT: text(({ tracking }) => tracking?.trackingCode3),
  OTHER: text(({ tracking }) => tracking?.trackingCode4),
  TIMEZONE: ({ profile }) => profile.timeZoneID ?? TIME_ZONE_ID,
  OFFICENAME: text(({ company }) => company),
  OFFICETITLE: text(({ title }) => title),
  OFFICEURL: text(({ officeurl }) => officeurl),
  CATEGORYID: ({ profile }) => Number(profile.categoryId ?? 0),
  VISITCOUNT: () => 0,
} satisfies Record<OrderByType, Key>;

export const USER_ORDER: ReadonlyMap<string, Key> = new Map(Object.entries(KEYS));
