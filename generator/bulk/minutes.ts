/** What a run writes down of its rows without waiting for the disk, and what it tells of them. */
import type { Outcome } from '../invoke/model.js';
import type { AgainReason, FinalState, JournalEntry, Run } from './model.js';
import type { Job } from './queue.js';
import type { Seat } from './seats.js';

export interface Minutes {
  readonly final: (job: Job, seat: Seat, state: FinalState, outcome?: Outcome) => void;
  /** What was sent had no effect. */
  readonly again: (job: Job, reason: AgainReason) => void;
  /** The intent was written, and nothing was sent. */
  readonly unsent: (job: Job) => void;
  readonly counts: () => Readonly<Record<FinalState, number>>;
  /** Resolves when everything is on the disk. */
  readonly complete: () => Promise<void>;
}

/** `onFailure`: an entry could not be written. */
export function minutesOf(
  { journal, clock, onEvent }: Run,
  onFailure: (error: unknown) => void,
): Minutes {
  const counts = { succeeded: 0, failed: 0, unknown: 0 };
  const underWay = new Set<Promise<void>>();

  function write(entry: JournalEntry, then: () => void = () => {}): void {
    const written = journal
      .append(entry)
      .then(then)
      .catch(onFailure)
      .finally(() => underWay.delete(written));
    underWay.add(written);
  }

  function final(job: Job, seat: Seat, state: FinalState, outcome?: Outcome): void {
    const { line } = job.row;
    const failure = outcome?.kind === 'failure' ? outcome : undefined;
    const details = failure && {
      ...(failure.errorId !== '' && { errorId: failure.errorId }),
      cause: failure.cause,
    };
    write({ kind: 'result', line, state, at: clock.now(), ...details }, () => {
      counts[state]++;
      const account = seat.account.name;
      onEvent({ kind: 'final', line, state, account, ...(outcome && { outcome }) });
    });
  }

  return {
    final,
    again: (job, reason) => {
      const { line } = job.row;
      write({ kind: 'again', line, reason, at: clock.now() });
      onEvent({ kind: 'again', line, reason });
    },
    unsent: (job) =>
      write({ kind: 'again', line: job.row.line, reason: 'unsent', at: clock.now() }),
    counts: () => counts,
    complete: async () => {
      await Promise.all(underWay);
    },
  };
}
