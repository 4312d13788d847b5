/** A run over many rows, from the first to the end that it comes to. */
import { setMaxListeners } from 'node:events';
import { gateOf } from './gate.js';
import { minutesOf } from './minutes.js';
import type { Run, RunResult } from './model.js';
import { pacerOf } from './pacer.js';
import { queueOf } from './queue.js';
import { seatsOf, type Seat } from './seats.js';
import { turnsOf } from './turn.js';

/**
 * All that starts, starts here, one after the other, so that what must not start can be told in one
 * place. What was under way is always finished and written down first.
 *
 * @throws whatever the journal, the rows, the probe, the look-up or `before` throws
 */
export async function runBulk(run: Run): Promise<RunResult> {
  const { rows, journal, clock, concurrency, finish, halt } = run;
  let fault: { readonly error: unknown } | undefined;
  let underWay = 0;

  const gate = gateOf(clock);
  const fail = (error: unknown): void => {
    fault ??= { error };
    gate.open();
  };
  const isOver = (): boolean => fault !== undefined || finish.aborted || halt.aborted;
  const queue = queueOf(rows, journal.states);
  const seats = seatsOf(run);
  const pacer = pacerOf(clock, run.perSecond);
  const minutes = minutesOf(run, fail);
  const takeTurn = turnsOf({ run, queue, seats, pacer, minutes, isOver });

  async function start(seat: Seat): Promise<void> {
    const job = queue.next();
    if (job === undefined) return;
    underWay++;
    pacer.started();
    try {
      await takeTurn(job, seat);
    } catch (error) {
      fail(error);
    } finally {
      underWay--;
      gate.open();
    }
  }

  async function judge(seat: Seat): Promise<void> {
    try {
      // Without a rule nothing is known that the account would still be good for.
      seats.judge(seat, (await run.wall?.probe(seat.account, halt)) ?? false);
      queue.release(() => true);
    } catch (error) {
      if (!halt.aborted) throw error;
    }
  }

  /** False when there is nothing more that could be done. */
  async function step(): Promise<boolean> {
    const isIdle = underWay === 0;
    if (underWay >= concurrency) return waited();
    if (!queue.hasNext(isIdle)) return isIdle ? false : waited();
    const seat = seats.current();
    if (seat === undefined) return isIdle ? false : waited();
    if (seat.state === 'suspended') {
      if (!isIdle) return waited();
      await judge(seat);
      return true;
    }
    const early = pacer.early();
    if (early > 0) return waited(early);
    void start(seat);
    return true;
  }

  async function waited(ms?: number): Promise<true> {
    await gate.wait(ms);
    return true;
  }

  const stop = new AbortController();
  // Every call under way listens: Node would take more than ten for a leak.
  setMaxListeners(0, finish, halt);
  for (const signal of [finish, halt])
    signal.addEventListener('abort', gate.open, { signal: stop.signal });
  try {
    while (!isOver() && (await step()));
  } catch (error) {
    fail(error);
  }
  while (underWay > 0) await gate.wait();
  await minutes.complete();
  stop.abort();
  if (fault) throw fault.error;

  const open = queue.drain();
  const end = endOf(open, isOver(), seats.isLimited());
  if (end === 'limited') await journal.append({ kind: 'limited', at: clock.now() });
  return { end, counts: minutes.counts(), open, skipped: queue.skipped() };
}

function endOf(open: number, isStopped: boolean, isLimited: boolean): RunResult['end'] {
  if (open === 0) return 'done';
  if (isStopped) return 'interrupted';
  return isLimited ? 'limited' : 'refused';
}
