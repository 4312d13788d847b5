/** What an operation is given beside its request. */
import type { SimulatedCall, Surroundings } from '../../generator/mock/simulator.js';
import type { Account, Site } from './state/state.js';

export interface Context extends Pick<Surroundings, 'random'> {
  readonly site: Site;
  /** Who calls, proved by the header. */
  readonly caller: Account;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly issues: SimulatedCall['issues'];
}
