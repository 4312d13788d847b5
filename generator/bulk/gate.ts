/** Where the loop of a run waits until something has happened, or for a time. */
import type { BulkClock } from './model.js';

export interface Gate {
  /** Until the next `open`, or so many milliseconds at most. */
  readonly wait: (ms?: number) => Promise<void>;
  readonly open: () => void;
}

export function gateOf(clock: BulkClock): Gate {
  let waiting: AbortController | undefined;
  return {
    wait: async (ms) => {
      const over = new AbortController();
      waiting = over;
      const opened = new Promise<void>((resolve) => {
        over.signal.addEventListener('abort', () => resolve(), { once: true });
      });
      if (ms === undefined) return opened;
      const slept = clock.sleep(ms, over.signal).catch((error: unknown) => {
        if (!over.signal.aborted) throw error;
      });
      return Promise.race([opened, slept]);
    },
    open: () => {
      waiting?.abort();
      waiting = undefined;
    },
  };
}
