/** Who a user is, and what that allows. */
import type { Context } from '../context.js';
import { keyOf } from '../names.js';
import type { Account, Profile, Site } from '../state/state.js';

export type Role = 'siteAdmin' | 'roSiteAdmin' | 'host';

/** The first that is true; a user of whom nothing is said is a host. */
export function roleOf({ privilege }: Profile): Role {
  if (privilege?.siteAdmin === true) return 'siteAdmin';
  if (privilege?.roSiteAdmin === true) return 'roSiteAdmin';
  return 'host';
}

/** The profile with its one role, so that what is shown and later requests go by that. */
export function withOneRole<T extends Profile>(profile: T): T {
  const role = roleOf(profile);
  const attendeeOnly = role === 'host' && profile.privilege?.attendeeOnly === true;
  const privilege = {
    ...profile.privilege,
    siteAdmin: role === 'siteAdmin',
    roSiteAdmin: role === 'roSiteAdmin',
    host: role === 'host' && !attendeeOnly,
    attendeeOnly,
  };
  return { ...profile, privilege };
}

/** May change others. */
export function isAdministrator({ profile }: Account): boolean {
  return roleOf(profile) === 'siteAdmin';
}

/** Sees everything of others: administrators, those with read-only rights included. */
export function seesAll({ profile }: Account): boolean {
  return roleOf(profile) !== 'host';
}

export function mayChange({ caller }: Context, webExId: string): boolean {
  return isAdministrator(caller) || keyOf(caller.webExId) === keyOf(webExId);
}

/**
 * Whether the user is one of those that the host limit is about: administrators and view-only ones
 * are, attendees and designated chat users are not. On Control Hub sites it is the licence that
 * counts, which a user without session types does not have.
 */
export function isCountedHost(
  site: Site,
  profile: Profile,
  { isDesignatedChatUser }: Pick<Account, 'isDesignatedChatUser'>,
): boolean {
  if ((profile.active ?? 'ACTIVATED') !== 'ACTIVATED' || isDesignatedChatUser) return false;
  if (roleOf(profile) === 'host' && profile.privilege?.attendeeOnly === true) return false;
  return site.kind !== 'control-hub' || isLicensed(site, profile);
}

function isLicensed(site: Site, { meetingTypes }: Profile): boolean {
  if (meetingTypes === undefined) return site.settings.meetingTypes.length > 0;
  return (meetingTypes.meetingType ?? []).length > 0;
}
