/** What CreateUser and SetUser share: the rules for a user's members, and what follows from them. */
import type { Context } from '../context.js';
import { without } from '../members.js';
import { merge } from '../merge.js';
import { ACCESS_DENIED, BAD_PIN, EMAIL_TAKEN, HOST_LIMIT, NO_PIN } from '../outcomes.js';
import type { Failure } from '../outcomes.js';
import { NOT_IN_PROFILE } from '../state/state.js';
import type { Account, Profile, Site, UserRequest } from '../state/state.js';
import { isEmailTaken } from './directory.js';
import { resetOptions } from './options.js';
import { isValidPin } from './pin.js';
import { isAdministrator, isCountedHost, withOneRole } from './roles.js';
import { refuseProducts, settleSales } from './sales.js';
import { refuseValues } from './values.js';

export type Settled = { readonly kind: 'settled'; readonly profile: Profile };

/** @param account the user to change; undefined for one to be created */
export function settle(
  context: Context,
  account: Account | undefined,
  given: UserRequest,
): Settled | Failure {
  const { site, caller } = context;
  const kept = account?.profile ?? {};
  const profile: Profile = without(given, NOT_IN_PROFILE);
  const merged = settled(context, kept, profile);
  const refusal =
    (isAdministrator(caller) ? undefined : refuseHost(profile)) ??
    refuseValues(context) ??
    refusePins(profile, merged) ??
    refuseProducts(site, profile.salesCenter, merged.salesCenter) ??
    refuseEmail(site, profile, account) ??
    refuseHostLimit(site, account, merged);
  return refusal ?? { kind: 'settled', profile: merged };
}

function settled(context: Context, kept: Profile, given: Profile): Profile {
  const merged = merge(kept, given);
  const salesCenter = settleSales(kept.salesCenter, merged.salesCenter);
  const profile = { ...merged, ...(salesCenter && { salesCenter }) };
  return withoutDeletedAccounts(withOneRole(resetOptions(context, profile)));
}

/** Accounts that a request names to be deleted are not part of the new list. */
function withoutDeletedAccounts(profile: Profile): Profile {
  const { personalTeleconf, tspAccount } = profile;
  const account = personalTeleconf?.account?.filter((one) => one.delete !== true);
  const tsp = tspAccount?.tspAccount?.filter((one) => one.delete !== true);
  return {
    ...profile,
    ...(account && { personalTeleconf: { ...personalTeleconf, account } }),
    ...(tsp && { tspAccount: { tspAccount: tsp } }),
  };
}

/**
 * What only administrators set. The SetUser page says so of joinBeforeHost; of rights, activation
 * and locks it goes without saying, or else hosts could make themselves administrators.
 */
function refuseHost({
  personalTeleconf,
  privilege,
  active,
  security,
}: Profile): Failure | undefined {
  const set = [personalTeleconf?.joinBeforeHost, privilege, active, security];
  return set.every((member) => member === undefined) ? undefined : ACCESS_DENIED;
}

function refusePins(given: Profile, merged: Profile): Failure | undefined {
  const pins = [given.phones?.PIN, given.personalMeetingRoom?.hostPIN];
  if (pins.some((pin) => pin !== undefined && !isValidPin(pin))) return BAD_PIN;
  const accounts = given.personalTeleconf?.account ?? [];
  const addsAccount = accounts.some((account) => account.delete !== true);
  return addsAccount && !isValidPin(merged.phones?.PIN ?? '') ? NO_PIN : undefined;
}

function refuseEmail(
  site: Site,
  { email }: Profile,
  account: Account | undefined,
): Failure | undefined {
  return email !== undefined && isEmailTaken(site, email, account?.webExId)
    ? EMAIL_TAKEN
    : undefined;
}

function refuseHostLimit(
  site: Site,
  account: Account | undefined,
  merged: Profile,
): Failure | undefined {
  const { hostLimit } = site.settings;
  // Far below the limit nobody needs to be counted.
  if (site.users.size < hostLimit) return undefined;
  const chatUser = account ?? { isDesignatedChatUser: false };
  if (!isCountedHost(site, merged, chatUser)) return undefined;
  if (account !== undefined && isCountedHost(site, account.profile, account)) return undefined;
  const hosts = [...site.users.values()].filter((user) => isCountedHost(site, user.profile, user));
  return hosts.length >= hostLimit ? HOST_LIMIT : undefined;
}
