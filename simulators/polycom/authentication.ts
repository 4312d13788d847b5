/** Who calls. The documentation says that log-ins which fail lock a user, not how many. */
import type { SimulatedCall } from '../../generator/mock/simulator.js';
import { DISABLED, LOCKED, WRONG_CREDENTIALS } from './outcomes.js';
import type { Failure } from './outcomes.js';
import { find, LOCAL } from './state/names.js';
import type { Account, State } from './state/state.js';

export function callerOf(
  state: State,
  { username, password }: SimulatedCall['credentials'],
): Account | Failure {
  if (typeof username !== 'string') return WRONG_CREDENTIALS;
  const account = named(state, username);
  if (account === undefined) return WRONG_CREDENTIALS;
  if (account.locked) return LOCKED;
  if (account.password === undefined || account.password !== password)
    return failedLogin(state, account);
  if (account.disabled) return DISABLED;
  account.failedLogins = 0;
  return account;
}

/** `DOMAIN\name`, as directories have it, or the name of a local user. */
function named(state: State, login: string): Account | undefined {
  const split = login.indexOf('\\');
  return split < 0
    ? find(state, LOCAL, login)
    : find(state, login.slice(0, split), login.slice(split + 1));
}

function failedLogin({ settings }: State, account: Account): Failure {
  account.failedLogins += 1;
  if (account.failedLogins >= settings.lockAfter) account.locked = true;
  return WRONG_CREDENTIALS;
}

export function isAccount(caller: Account | Failure): caller is Account {
  return !('kind' in caller);
}
