import type { Outcome } from '../../../generator/mock/simulator.js';
import type { Context } from '../context.js';
import { NO_USER, success } from '../outcomes.js';
import { find, keyOf } from '../state/names.js';
import { isVisible, viewOf } from './view.js';

export function getUser({ state, caller, parameters }: Context): Outcome {
  const { domain = '', username = '' } = parameters;
  const account = find(state, domain, username);
  // Who may not see a user is not told that there is one.
  return account && isVisible(account, caller) ? success(viewOf(account)) : NO_USER;
}

/** Narrowed by the whole user name and the whole domain. */
export function listUsers({ state, caller, parameters }: Context): Outcome {
  const wanted = [...state.users.values()].filter((account) => {
    const { domain = account.domain, username = account.username } = parameters;
    const isMeant = keyOf(domain, username) === keyOf(account.domain, account.username);
    return isMeant && isVisible(account, caller);
  });
  return success({ 'plcm-user-v2': wanted.map(viewOf) });
}
