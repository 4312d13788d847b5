/**
 * One turn of a row: a request is sent, or it is looked up what became of an earlier one. What comes
 * of it is a final state, or a place in the queue.
 *
 *   success                  succeeded
 *   refused row              failed; after a doubt it is looked up first
 *   outcome unknown          in doubt: sent again where it may be (so often, then unknown), else looked
 *                            up: there: succeeded; not there: sent again; no answer: unknown
 *   account refused          held back until the account has proved good (sent again) or is given up
 *                            (sent with the next one); failed when the account was refused with it
 *                            again and again, and was good for others after each time
 *   throttled                sent again, however long it takes
 *   transient                sent again, so often, then failed
 *   stopped before sending   left as it was
 */
import type { Failed } from '../invoke/model.js';
import type { Minutes } from './minutes.js';
import type { AgainReason, Run } from './model.js';
import type { Pacer } from './pacer.js';
import type { Job, Queue } from './queue.js';
import { STRIKES, type Seat, type Seats } from './seats.js';
import { verdictOf } from './verdict.js';

/** What the turns of a run share. */
export interface Room {
  readonly run: Run;
  readonly queue: Queue;
  readonly seats: Seats;
  readonly pacer: Pacer;
  readonly minutes: Minutes;
  /** Nothing new may start. */
  readonly isOver: () => boolean;
}

/** A row's turn with an account. Throws what the journal, the look-up or `before` throws, unless halted. */
export type TakeTurn = (job: Job, seat: Seat) => Promise<void>;

/** When a call started: by the clock, and in the order of starts and refusals. */
interface Start {
  readonly at: number;
  readonly order: number;
}

/** So often a row is sent or looked up again for the same reason. */
const AGAIN = 3;
/** A server that was left in the middle of a request is given so long to end it before it is asked. */
const SETTLE_MS = 2000;

export function turnsOf({ run, queue, seats, pacer, minutes, isOver }: Room): TakeTurn {
  const { clock, halt } = run;
  let order = 0;

  // Asked again after each wait.
  const isSuspended = ({ state }: Seat): boolean => state === 'suspended';

  async function send(job: Job, seat: Seat): Promise<void> {
    const { row } = job;
    const { account } = seat;
    // Reserved before anything is awaited: others look at it meanwhile.
    seat.calls++;
    if (job.isNew) await run.before?.(account, row, halt);
    job.isNew = false;
    if (isSuspended(seat) || isOver()) {
      seat.calls--;
      return queue.again(job);
    }
    const { line } = row;
    await run.journal.append({ kind: 'intent', line, account: account.name, at: clock.now() });
    // The account may have been suspended while the disk was at work.
    if (isSuspended(seat) || halt.aborted) return unsent(job);
    run.onEvent({ kind: 'sent', line, account: account.name });
    const start = { at: clock.now(), order: order++ };
    const outcome = await account.session.call(run.operation, row.request, halt);
    if (outcome.kind === 'failure') return failed(job, seat, outcome, start);
    accepted(seat, start);
    minutes.final(job, seat, 'succeeded', outcome);
  }

  function accepted(seat: Seat, { at, order }: Start): void {
    pacer.calm(at);
    seat.strikes = 0;
    seat.lastGood = Math.max(seat.lastGood, order);
    // What was refused before this call started was not refused because of the account.
    queue.release(({ refused }) => refused?.seat === seat && refused.at < order);
  }

  function failed(job: Job, seat: Seat, failure: Failed, start: Start): void {
    job.failure = failure;
    const verdict = verdictOf(failure, run.wall?.error);
    switch (verdict) {
      case 'failed':
        pacer.calm(start.at);
        return refusedForGood(job, seat, start);
      case 'unknown':
        return doubted(job, seat, start);
      case 'unsent':
        return unsent(job);
      case 'refused':
        return accountRefused(job, seat);
      case 'throttled':
        pacer.trouble(start.at);
        return again(job, verdict);
      case 'transient':
        pacer.trouble(start.at);
        if (job.transients++ < AGAIN) return again(job, verdict);
        return refusedForGood(job, seat, start);
    }
  }

  function again(job: Job, reason: AgainReason): void {
    minutes.again(job, reason);
    queue.again(job);
  }

  function unsent(job: Job): void {
    // What is in doubt stays so, whatever becomes of this try.
    if (job.doubtSince === undefined) minutes.unsent(job);
    queue.again(job);
  }

  /** An earlier send may have been carried out after it was looked up, and be why this one failed. */
  function refusedForGood(job: Job, seat: Seat, start: Start): void {
    const isLookedUp = run.lookUp && job.wasInDoubt && !run.isRepeatable(job.row.request);
    if (!isLookedUp) return minutes.final(job, seat, 'failed', job.failure);
    job.isAnswered = true;
    job.doubtSince = start.at;
    queue.again(job);
  }

  function doubted(job: Job, seat: Seat, start: Start): void {
    pacer.trouble(start.at);
    job.doubtSince = start.at;
    job.wasInDoubt = true;
    job.unknowns++;
    const canBeRepeated = run.isRepeatable(job.row.request) && job.unknowns <= AGAIN;
    const canGoOn = canBeRepeated || run.lookUp !== undefined;
    // What is given up is settled by the next run.
    if (!canGoOn && !halt.aborted) return minutes.final(job, seat, 'unknown', job.failure);
    if (canBeRepeated && !halt.aborted)
      run.onEvent({ kind: 'again', line: job.row.line, reason: 'unknown' });
    queue.again(job);
  }

  function accountRefused(job: Job, seat: Seat): void {
    const { refused } = job;
    if (refused?.seat === seat && refused.at < seat.lastGood) job.disproved++;
    if (job.disproved >= (run.wall?.after ?? STRIKES))
      return minutes.final(job, seat, 'failed', job.failure);
    seats.refuse(seat);
    job.refused = { seat, at: order++ };
    minutes.again(job, 'wall');
    queue.hold(job);
  }

  async function lookUp(job: Job, seat: Seat, since: number): Promise<void> {
    const { row, failure } = job;
    if (run.lookUp === undefined) return minutes.final(job, seat, 'unknown', failure);
    const rest = Math.min(since + SETTLE_MS - clock.now(), SETTLE_MS);
    if (rest > 0) await clock.sleep(rest, halt);
    if (isOver()) return queue.again(job);
    const start = clock.now();
    const found = await run.lookUp(seat.account, row.request, halt);
    switch (found) {
      case 'present':
        return minutes.final(job, seat, 'succeeded');
      case 'absent':
        if (job.isAnswered || job.unknowns > AGAIN)
          return minutes.final(job, seat, 'failed', failure);
        job.doubtSince = undefined;
        return again(job, 'lookup');
      case 'undecided':
        pacer.trouble(start);
        if (job.lookUps++ >= AGAIN) return minutes.final(job, seat, 'unknown', failure);
        return queue.again(job);
    }
  }

  return async (job, seat) => {
    const { doubtSince } = job;
    try {
      if (doubtSince === undefined || run.isRepeatable(job.row.request)) await send(job, seat);
      else await lookUp(job, seat, doubtSince);
    } catch (error) {
      if (!halt.aborted) throw error;
      // A call that was given up says so; this was something around it.
      queue.again(job);
    }
  };
}
