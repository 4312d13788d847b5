/** What an operation is given. */
import type { SimulatedCall, Surroundings } from '../../generator/mock/simulator.js';
import type { PlcmUserV2 } from '../../generated/polycom/plcm-user-v2.js';
import type { Tolerant } from '../../generated/polycom/runtime/issue.js';
import type { Account, State } from './state/state.js';

/** As it was sent: anything may be missing. */
export type UserRequest = Tolerant<PlcmUserV2>;
/** As it is shown: of what was sent once, what does not fit is for the mock to leave out. */
export type UserView = UserRequest;

export interface Context extends Pick<Surroundings, 'random'> {
  readonly state: State;
  /** Who calls, proved by user name and password. */
  readonly caller: Account;
  readonly request: UserRequest;
  /** Of the path and of the query. */
  readonly parameters: Readonly<Record<string, string>>;
  /** Versions of the account that the call is meant for; undefined for any. */
  readonly entityTags: readonly string[] | undefined;
  readonly issues: SimulatedCall['issues'];
}
