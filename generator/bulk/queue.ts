/** The rows that are left to do: those to be settled first, then those to be sent again, then new ones. */
import type { Failed } from '../invoke/model.js';
import type { BulkRow, RowState } from './model.js';
import type { Seat } from './seats.js';

/** A row that is worked on, and what has happened to it in this run; changed as that goes on. */
export interface Job {
  readonly row: BulkRow;
  /** Nothing that was sent of it can have had an effect, and `before` has not been called. */
  isNew: boolean;
  /** When a request went out that may have been carried out; undefined where none is in doubt. */
  doubtSince: number | undefined;
  /** There was such a doubt, now or before. */
  wasInDoubt: boolean;
  unknowns: number;
  transients: number;
  lookUps: number;
  /** The account that was last refused with it, and when in the order of the run. */
  refused: { readonly seat: Seat; readonly at: number } | undefined;
  /** How often that account was good for others afterwards. */
  disproved: number;
  /** The last failure. */
  failure: Failed | undefined;
  /** It failed for good; whether an earlier send had been carried out is still asked. */
  isAnswered: boolean;
}

export interface Queue {
  /** `isIdle`: nothing is under way that could tell more about the rows that are held. */
  readonly hasNext: (isIdle: boolean) => boolean;
  /** Only after `hasNext`. */
  readonly next: () => Job | undefined;
  /** To be taken before the new ones. */
  readonly again: (job: Job) => void;
  /** Not to be taken while there are others: whether the account or the row is at fault is open. */
  readonly hold: (job: Job) => void;
  /** Gives back those held that fit. */
  readonly release: (fits: (job: Job) => boolean) => void;
  /** Counts what is left; nothing can be taken afterwards. */
  readonly drain: () => number;
  /** Rows that were final when the run began. */
  readonly skipped: () => number;
}

export function queueOf(rows: Iterable<BulkRow>, states: ReadonlyMap<number, RowState>): Queue {
  let skipped = 0;
  const fresh = jobsOf(rows, states, () => skipped++);
  let ready: Job[] = [];
  let held: Job[] = [];
  let ahead: Job | undefined;

  function peek(): Job | undefined {
    ahead ??= fresh.next().value ?? undefined;
    return ahead;
  }

  function release(fits: (job: Job) => boolean): void {
    ready.push(...held.filter(fits));
    held = held.filter((job) => !fits(job));
  }

  return {
    hasNext: (isIdle) => {
      if (ready.length > 0 || peek()) return true;
      if (isIdle) release(() => true);
      return ready.length > 0;
    },
    next: () => {
      const job = ready.shift() ?? peek();
      if (job === ahead) ahead = undefined;
      return job;
    },
    again: (job) => void ready.push(job),
    hold: (job) => void held.push(job),
    release,
    drain: () => {
      let count = ready.length + held.length;
      ready = [];
      held = [];
      while (peek()) {
        ahead = undefined;
        count++;
      }
      return count;
    },
    skipped: () => skipped,
  };
}

/** Rows that an earlier run left in doubt come first: nobody knows how long they can be looked up. */
function* jobsOf(
  rows: Iterable<BulkRow>,
  states: ReadonlyMap<number, RowState>,
  skip: () => void,
): Generator<Job, undefined> {
  const inDoubt = new Map<number, number>();
  for (const [line, state] of states) if (state.kind === 'pending') inDoubt.set(line, state.at);
  if (inDoubt.size > 0)
    for (const row of rows) {
      const since = inDoubt.get(row.line);
      if (since !== undefined) yield jobOf(row, false, since);
    }
  for (const row of rows) {
    if (inDoubt.has(row.line)) continue;
    const state = states.get(row.line);
    if (state?.kind === 'final') skip();
    else yield jobOf(row, true, undefined);
  }
  return undefined;
}

function jobOf(row: BulkRow, isNew: boolean, doubtSince: number | undefined): Job {
  const counts = { unknowns: 0, transients: 0, lookUps: 0, disproved: 0 };
  const nothing = { refused: undefined, failure: undefined, isAnswered: false };
  return { row, isNew, doubtSince, wasInDoubt: doubtSince !== undefined, ...counts, ...nothing };
}
