/** When the next call may start: so many in a second, and none while the server has trouble. */
import type { BulkClock } from './model.js';

export interface Pacer {
  /** Milliseconds until a call may start. */
  readonly early: () => number;
  readonly started: () => void;
  /** A call that started then met trouble: nothing starts for a while, each time for longer. */
  readonly trouble: (startedAt: number) => void;
  /** A call that started then was answered as usual. */
  readonly calm: (startedAt: number) => void;
}

const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 60_000;

export function pacerOf(clock: BulkClock, perSecond: number | undefined): Pacer {
  const apartMs = perSecond === undefined ? 0 : 1000 / perSecond;
  let nextStart = 0;
  let pauseMs = FIRST_PAUSE_MS;
  let pausedAt = -Infinity;
  let pausedUntil = -Infinity;

  return {
    early: () => Math.max(nextStart, pausedUntil) - clock.now(),
    started: () => {
      nextStart = clock.now() + apartMs;
    },
    trouble: (startedAt) => {
      // Calls that were under way together meet the same trouble: that is one pause.
      if (startedAt <= pausedAt) return;
      pausedAt = clock.now();
      pausedUntil = pausedAt + pauseMs;
      pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
    },
    calm: (startedAt) => {
      if (startedAt > pausedAt) pauseMs = FIRST_PAUSE_MS;
    },
  };
}
