/**
 * A simulated WebEx site, for `codegen mock`: users, sessions and meetings as the sources describe
 * them. Where they are silent, the nearest rule they have is taken, and a comment says so.
 *
 * - `operations.ts`, `site-operations.ts`: what has behaviour of its own; samples answer the rest
 * - `sites.ts`: kinds of sites; `authentication.ts`, `tickets.ts`: who calls; `usage.ts`: how often
 * - `users/`: `change.ts` and `settle.ts` write, `read.ts` and `view.ts` show
 * - `meetings/`: `change.ts` writes, `read.ts` and `session-info.ts` show
 * - `state/`: what is remembered, as types, from JSON, and by default
 */
import type {
  Outcome,
  SimulatedCall,
  Simulator,
  Surroundings,
} from '../../generator/mock/simulator.js';
import { authenticateUser, callerOf, isAccount } from './authentication.js';
import { credentialsOf, noticesOf } from './notices.js';
import { OPERATIONS } from './operations.js';
import { NO_SITE } from './outcomes.js';
import { SITE_OPERATIONS } from './site-operations.js';
import { findSite } from './sites.js';
import { readState, writeState } from './state/read.js';
import type { State } from './state/state.js';
import { refuseByRate, refuseByWall } from './usage.js';

export const simulate: Simulator = (surroundings) => {
  const state = readState(surroundings.state);
  return {
    answer: (call) => answer(state, surroundings, call),
    state: () => writeState(state),
    notices: noticesOf(state),
    credentials: credentialsOf(state),
  };
};

/** Operations that only samples answer are refused to strangers all the same. */
function answer(state: State, around: Surroundings, call: SimulatedCall): Outcome | undefined {
  const { operation: name, credentials, request, issues } = call;
  const { random, release } = around;
  const now = around.now();
  const site = findSite(state, credentials);
  if (site === undefined) return NO_SITE;
  const forSite = SITE_OPERATIONS.get(name);
  if (forSite !== undefined) return forSite(site, release);
  if (name === 'user.AuthenticateUser')
    return authenticateUser(site, credentials, request, { now, random });
  const caller = callerOf(site, credentials, now);
  if (!isAccount(caller)) return caller;
  const operation = OPERATIONS.get(name);
  const refusal =
    (operation?.group && refuseByRate(site, caller, operation.group, now)) ??
    (name === 'user.SetUser' ? refuseByWall(site, caller, now) : undefined);
  return refusal ?? operation?.answer({ site, caller, now, random, issues }, request);
}
