/** Local users come, change and go. Who may do what follows from the documentation's "administrator". */
import type { Outcome } from '../../../generator/mock/simulator.js';
import type { Context, UserRequest } from '../context.js';
import {
  CHANGED,
  DONE,
  ENTERPRISE,
  invalid,
  MUST_CHANGE_PASSWORD,
  NAME_TAKEN,
  NO_USER,
  NOT_ADMINISTRATOR,
  refused,
  success,
} from '../outcomes.js';
import type { Failure } from '../outcomes.js';
import { find, isLocal, keyOf, LOCAL } from '../state/names.js';
import type { Account } from '../state/state.js';
import { uuidFrom } from '../state/uuid.js';
import { faultOf, profileOf } from './settle.js';
import { entityTagOf, isVisible, viewOf } from './view.js';

export function createUser(context: Context): Outcome {
  const { state, caller, request, random } = context;
  if (!caller.isAdministrator) return NOT_ADMINISTRATOR;
  const { username, domain = LOCAL, password, disabled = false, locked = false } = request;
  const fault = faultOf(context);
  if (fault !== undefined) return fault;
  if (username === undefined) return invalid('username: it is required');
  if (!isLocal({ domain })) return invalid(`domain: users that are added are in ${LOCAL}`);
  if (locked) return invalid(CANNOT_LOCK);
  if (find(state, domain, username) !== undefined) return NAME_TAKEN;
  const account: Account = {
    domain: LOCAL,
    username,
    uuid: uuidFrom(random),
    isAdministrator: false,
    password,
    failedLogins: 0,
    disabled,
    locked: false,
    passwordChangeRequired: request['password-change-required'] ?? false,
    profile: profileOf(request),
  };
  state.users.set(keyOf(LOCAL, username), account);
  return success(viewOf(account));
}

/** Replaces all that may be changed; a flag or password that is absent stays, which is inferred. */
export function updateUser(context: Context): Outcome {
  const { caller, request } = context;
  const account = toChange(context);
  if ('kind' in account) return account;
  const fault =
    faultOf(context) ?? changesFixed(account, request) ?? oversteps(account, caller, request);
  if (fault !== undefined) return fault;
  const { password, disabled, locked, 'password-change-required': required } = request;
  if (disabled !== undefined) account.disabled = disabled;
  if (locked === false) unlock(account);
  if (required !== undefined) account.passwordChangeRequired = required;
  if (password !== undefined) account.password = password;
  if (password !== undefined && account === caller) account.passwordChangeRequired = false;
  account.profile = profileOf(request);
  return success(viewOf(account));
}

export function deleteUser(context: Context): Outcome {
  const { state, caller } = context;
  const account = toChange(context);
  if ('kind' in account) return account;
  if (!caller.isAdministrator) return NOT_ADMINISTRATOR;
  // Inferred: otherwise the last administrator could go.
  if (account === caller) return refused('nobody can delete the own account');
  state.users.delete(keyOf(account.domain, account.username));
  return DONE;
}

const CANNOT_LOCK = 'locked: the system alone locks users; it can only be set to false';

/** The account that the path names, if the caller may change it in the version that it has. */
function toChange({ state, caller, parameters, entityTags }: Context): Account | Failure {
  const { domain = '', username = '' } = parameters;
  const account = find(state, domain, username);
  if (account === undefined || !isVisible(account, caller)) return NO_USER;
  if (!isLocal(account)) return ENTERPRISE;
  if (!caller.isAdministrator && account !== caller) return NOT_ADMINISTRATOR;
  const isMeant = entityTags?.some((tag) => tag === '*' || tag === entityTagOf(account)) ?? true;
  return isMeant ? account : CHANGED;
}

/** Members that tell the same account may be sent along, as long as they do not differ. */
function changesFixed(account: Account, request: UserRequest): Failure | undefined {
  const { username = account.username, domain = account.domain, uuid = account.uuid } = request;
  if (keyOf(domain, username) !== keyOf(account.domain, account.username))
    return invalid('username, domain: they cannot be changed');
  if (uuid !== account.uuid) return invalid('uuid: it cannot be changed');
  const tag = request['entity-tag'];
  if (tag !== undefined && tag !== entityTagOf(account))
    return invalid('entity-tag: it cannot be changed');
  return request.locked === true && !account.locked ? invalid(CANNOT_LOCK) : undefined;
}

/** What users may not change of themselves, and what they must prove. */
function oversteps(account: Account, caller: Account, request: UserRequest): Failure | undefined {
  const { password, 'original-password': original, disabled = account.disabled } = request;
  const required = request['password-change-required'] ?? account.passwordChangeRequired;
  if (caller.passwordChangeRequired && (account !== caller || password === undefined))
    return MUST_CHANGE_PASSWORD;
  if (account !== caller) return undefined;
  const isFlagged = disabled !== account.disabled || required !== account.passwordChangeRequired;
  if (isFlagged && !caller.isAdministrator) return NOT_ADMINISTRATOR;
  if (password === undefined || original === account.password) return undefined;
  return invalid('original-password: it is needed to change the own password, and must be right');
}

function unlock(account: Account): void {
  account.locked = false;
  account.failedLogins = 0;
}
