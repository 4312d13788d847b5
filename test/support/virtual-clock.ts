/** A clock that stands until it is moved: what waits for hours is tested in no time. */
import type { Clock } from '../../generator/runtime/clock.js';

export interface VirtualClock extends Clock {
  /** Runs what falls due within so many milliseconds, one by one; promises settle after each. */
  readonly advance: (ms: number) => Promise<void>;
  /** What a promise gives; time goes on from timer to timer for as long as that takes. */
  readonly finish: <T>(promise: Promise<T>) => Promise<T>;
  /** How many timers are set. */
  readonly pending: () => number;
}

interface Timer {
  readonly at: number;
  readonly run: () => void;
}

/** `start` has no digits but 1 and 0, so that no number taken for a secret stands in it. */
export function virtualClock(start = 1e12): VirtualClock {
  let now = start;
  const timers = new Set<Timer>();

  /** Runs the next timer, the first that was set of several; false where none is due by `until`. */
  async function step(until: number): Promise<boolean> {
    let next: Timer | undefined;
    for (const timer of timers)
      if (timer.at <= until && (next === undefined || timer.at < next.at)) next = timer;
    if (next === undefined) return false;
    timers.delete(next);
    now = Math.max(now, next.at);
    next.run();
    await settle();
    return true;
  }

  return {
    now: () => now,
    after: (ms, run) => {
      const timer = { at: now + Math.max(0, ms), run };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    advance: async (ms) => {
      const until = now + ms;
      await settle();
      while (await step(until));
      now = until;
    },
    finish: async (promise) => {
      let isOver = false;
      const over = (): void => {
        isOver = true;
      };
      promise.then(over, over);
      await settle();
      while (!isOver)
        if (!(await step(Infinity)))
          throw new Error('no timer is left, and nothing has come of it');
      return promise;
    },
    pending: () => timers.size,
  };
}

/** All that promises alone can do is done before the next turn of the event loop. */
export async function settle(): Promise<void> {
  await new Promise<void>((resolve) => {
    setImmediate(resolve);
  });
}
