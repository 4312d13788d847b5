/**
 * A simulated RealPresence Platform, for `codegen mock`: its user accounts as the documentation of
 * PlcmUserV2 describes them. Where it is silent, what is usual is done, and a comment says so.
 *
 * - `authentication.ts`: who calls, and who is locked out; `passwords.ts`: the local rules
 * - `users/`: `read.ts` shows, `change.ts` and `settle.ts` write, `view.ts` is what a caller sees
 * - `state/`: what is remembered, as types, from JSON, and by default
 */
import type { Outcome, SimulatedCall, Simulator } from '../../generator/mock/simulator.js';
import { callerOf, isAccount } from './authentication.js';
import type { Context } from './context.js';
import { credentialsOf, noticesOf } from './notices.js';
import { MUST_CHANGE_PASSWORD } from './outcomes.js';
import { createUser, deleteUser, updateUser } from './users/change.js';
import { getUser, listUsers } from './users/read.js';
import { find } from './state/names.js';
import { readState, writeState } from './state/read.js';
import type { Account, State } from './state/state.js';

/** By `service.name`. */
const OPERATIONS: ReadonlyMap<string, (context: Context) => Outcome> = new Map([
  ['users.list', listUsers],
  ['users.get', getUser],
  ['users.create', createUser],
  ['users.update', updateUser],
  ['users.delete', deleteUser],
]);

export const simulate: Simulator = ({ state: given, random }) => {
  const state = readState(given, random);
  return {
    answer: (call) => answer(state, random, call),
    state: () => writeState(state),
    notices: noticesOf(state),
    credentials: credentialsOf(state),
  };
};

function answer(state: State, random: () => number, call: SimulatedCall): Outcome | undefined {
  const caller = callerOf(state, call.credentials);
  if (!isAccount(caller)) return caller;
  if (caller.passwordChangeRequired && !changesPassword(state, caller, call))
    return MUST_CHANGE_PASSWORD;
  return OPERATIONS.get(call.operation)?.({ state, caller, random, ...asked(call) });
}

/** An update is made of what was read, so that reading the own account is part of it (inferred). */
function changesPassword(
  state: State,
  caller: Account,
  { operation, parameters = {} }: SimulatedCall,
): boolean {
  const { domain = '', username = '' } = parameters;
  const isOwn = find(state, domain, username) === caller;
  return operation === 'users.update' || (operation === 'users.get' && isOwn);
}

function asked({ request, parameters = {}, entityTags, issues }: SimulatedCall) {
  return {
    // The release's own codec read the request for this operation, and its members are optional.
    request: request as Context['request'],
    parameters,
    entityTags,
    issues,
  };
}
