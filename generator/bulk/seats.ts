/**
 * The accounts of a run, one after the other. Each goes through these states:
 *
 *   open ──(so many refusals in a row)──▶ suspended ──(probe: still good)──▶ walled
 *    │                                        └───────(probe: refused)─────▶ refused
 *    └──(calls used up)──▶ used-up
 *
 * A success ends a row of refusals. While an account is suspended nothing starts; when all that was
 * under way has ended the probe is asked. From walled, refused and used-up there is no way back in
 * this run: the next account takes over, with all rows that were refused.
 */
import type { Account, Run } from './model.js';
import { recentCalls } from './tally.js';

export interface Seat {
  readonly account: Account;
  state: 'open' | 'suspended' | 'walled' | 'refused' | 'used-up';
  /** Calls that count towards the limit. */
  calls: number;
  /** Refusals in a row. */
  strikes: number;
  /** The last call that succeeded, in the order in which calls started and were refused. */
  lastGood: number;
}

export interface Seats {
  /** Open or suspended; undefined where no account is left. */
  readonly current: () => Seat | undefined;
  readonly refuse: (seat: Seat) => void;
  /** Of a suspended seat: `isGood` is what the probe said. */
  readonly judge: (seat: Seat, isGood: boolean) => void;
  /** Some account can make calls again later. */
  readonly isLimited: () => boolean;
}

/** After so many refusals in a row an account is not used any more. */
export const STRIKES = 3;

export function seatsOf(run: Run): Seats {
  const { accounts, journal, clock, callsPerAccount = Infinity, wall, onEvent } = run;
  const seats = accounts.map((account): Seat => {
    const calls = recentCalls(journal.calls.get(account.name), clock.now());
    return { account, state: 'open', calls, strikes: 0, lastGood: -1 };
  });

  function end(seat: Seat, state: 'walled' | 'refused' | 'used-up'): void {
    seat.state = state;
    onEvent({ kind: 'account', account: seat.account.name, state });
  }

  return {
    current: () => {
      for (const seat of seats) {
        if (seat.state === 'suspended') return seat;
        if (seat.state !== 'open') continue;
        if (seat.calls < callsPerAccount) return seat;
        end(seat, 'used-up');
      }
      return undefined;
    },
    refuse: (seat) => {
      seat.strikes++;
      if (seat.state === 'open' && seat.strikes >= (wall?.after ?? STRIKES))
        seat.state = 'suspended';
    },
    judge: (seat, isGood) => end(seat, isGood ? 'walled' : 'refused'),
    isLimited: () => seats.some(({ state }) => state === 'walled' || state === 'used-up'),
  };
}
