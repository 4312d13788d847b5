/** CreateUser, SetUser, ActivateUser, InactivateUser and DelUser. */
import type { Outcome } from '../../../generator/mock/simulator.js';
import type { Tolerant } from '../../../generated/webex/runtime/issue.js';
import type {
  ActivateUser,
  CreateUser,
  CreateUserResponse,
  DelUser,
  DelUserResponse,
  SetUser,
} from '../../../generated/webex/user.js';
import type { Context } from '../context.js';
import { without } from '../members.js';
import { keyOf } from '../names.js';
import {
  ACCESS_DENIED,
  invalid,
  NAME_TAKEN,
  NO_USER,
  NO_USER_MANAGEMENT,
  success,
} from '../outcomes.js';
import type { Failure } from '../outcomes.js';
import { rulesOf } from '../sites.js';
import type { Account, Site } from '../state/state.js';
import { findUser, isNameTaken, putUser, removeUser, renameUser } from './directory.js';
import { isAdministrator, mayChange } from './roles.js';
import { settle } from './settle.js';
import { leaveWebOffice, syncWebOffice } from './web-office.js';

export function createUser(context: Context, request: Tolerant<CreateUser>): Outcome {
  const { site, now } = context;
  const { webExId, password } = request;
  const refusal = refuseManagement(context);
  if (refusal !== undefined) return refusal;
  if (webExId === undefined || webExId.trim() === '') return invalid('Validation error: webExId');
  if (isNameTaken(site, webExId)) return NAME_TAKEN;
  // On a Common Identity site the name of a user is the e-mail address.
  const email = request.email ?? (site.kind === 'control-hub' ? webExId : undefined);
  const result = settle(context, undefined, { ...request, email });
  if (result.kind === 'failure') return result;
  const account: Account = {
    webExId,
    userId: site.nextNumber,
    password,
    registered: now,
    isDesignatedChatUser: false,
    profile: result.profile,
  };
  site.nextNumber += 1;
  putUser(site, account);
  syncWebOffice(site, account, request.syncWebOffice);
  return success<CreateUserResponse>({ userId: BigInt(account.userId) });
}

export function setUser(context: Context, whole: Tolerant<SetUser>): Outcome {
  const { site, caller } = context;
  const request = withoutIgnored(site, whole);
  const { webExId, newWebExId, password } = request;
  if (webExId === undefined) return invalid('Validation error: webExId');
  if (!mayChange(context, webExId)) return ACCESS_DENIED;
  const account = findUser(site, webExId);
  if (account === undefined) return NO_USER;
  const refusal = refuseName(site, account, newWebExId);
  if (refusal !== undefined) return refusal;
  const result = settle(context, account, request);
  if (result.kind === 'failure') return result;
  const { security } = result.profile;
  // Users who choose a password themselves have done what they were forced to.
  const isOwn = password !== undefined && caller === account;
  const done = isOwn && security && { security: { ...security, forceChangePassword: false } };
  putUser(site, account, { ...result.profile, ...done });
  account.password = password ?? account.password;
  if (newWebExId !== undefined) renameUser(site, account, newWebExId);
  syncWebOffice(site, account, request.syncWebOffice);
  return success({});
}

export function activateUser(context: Context, request: Tolerant<ActivateUser>): Outcome {
  const refusal = refuseManagement(context);
  return refusal ?? setActive(context, request, 'ACTIVATED');
}

/** The release notes do not list it among what Common Identity sites refuse. */
export function inactivateUser(context: Context, request: Tolerant<ActivateUser>): Outcome {
  return isAdministrator(context.caller)
    ? setActive(context, request, 'DEACTIVATED')
    : ACCESS_DENIED;
}

function setActive(
  context: Context,
  { userID, webexID, syncWebOffice: isAsked }: Tolerant<ActivateUser>,
  active: 'ACTIVATED' | 'DEACTIVATED',
): Outcome {
  const { site } = context;
  const account =
    findUser(site, webexID) ??
    [...site.users.values()].find(({ userId }) => String(userId) === String(userID));
  if (account === undefined) return NO_USER;
  const result = settle(context, account, { active });
  if (result.kind === 'failure') return result;
  putUser(site, account, result.profile);
  syncWebOffice(site, account, isAsked);
  return success({});
}

const MOST_DELETED = 50;

/** Each name has its own status, so that one that is gone already does not keep the others. */
export function delUser(context: Context, request: Tolerant<DelUser>): Outcome {
  const { site } = context;
  const refusal = refuseManagement(context);
  if (refusal !== undefined) return refusal;
  const names = request.webExId ?? [];
  if (names.length === 0) return invalid('Validation error: webExId');
  if (names.length > MOST_DELETED)
    return invalid(`Validation error: at most ${MOST_DELETED} users are deleted in one call`);
  const user = names.map((webExId) => {
    const account = findUser(site, webExId);
    if (account === undefined) return { webExId, status: 'FAILURE' as const };
    removeUser(site, account);
    leaveWebOffice(site, account, request.syncWebOffice);
    return { webExId, status: 'SUCCESS' as const };
  });
  return success<DelUserResponse>({ user });
}

function refuseManagement({ site, caller }: Context): Failure | undefined {
  if (!rulesOf(site).managesUsers) return NO_USER_MANAGEMENT;
  return isAdministrator(caller) ? undefined : ACCESS_DENIED;
}

function refuseName(
  site: Site,
  { webExId }: Account,
  newWebExId: string | undefined,
): Failure | undefined {
  if (newWebExId === undefined || keyOf(newWebExId) === keyOf(webExId)) return undefined;
  if (!site.settings.allowsNameChange) return ACCESS_DENIED;
  if (newWebExId.trim() === '') return invalid('Validation error: newWebExId');
  return isNameTaken(site, newWebExId, webExId) ? NAME_TAKEN : undefined;
}

function withoutIgnored(site: Site, request: Tolerant<SetUser>): Tolerant<SetUser> {
  return without(request, [...rulesOf(site).ignored]);
}
