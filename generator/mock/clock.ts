/** The time of a simulated site; tests move it by hand. */

export interface Clock {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Moves the time on, and ends the waits that are over by then. */
  readonly advance: (milliseconds: number) => void;
  /** Real time, unless the clock is virtual: then the wait ends when the clock is moved. */
  readonly wait: (milliseconds: number) => Promise<void>;
}

/** Where a virtual clock starts: the same moment as in the samples. */
const START = Date.UTC(2024, 0, 15, 9, 30);

interface Sleeper {
  readonly until: number;
  readonly wake: () => void;
}

/** `virtual` stands still until it is moved; a function is asked for the time. */
export function clockFor(kind: 'virtual' | (() => number) = Date.now): Clock {
  let moved = 0;
  let sleepers: readonly Sleeper[] = [];
  const isVirtual = kind === 'virtual';
  const now = (): number => (isVirtual ? START : kind()) + moved;
  return {
    now,
    advance: (milliseconds) => {
      moved += milliseconds;
      const due = sleepers.filter(({ until }) => until <= now());
      sleepers = sleepers.filter(({ until }) => until > now());
      for (const { wake } of due.toSorted((a, b) => a.until - b.until)) wake();
    },
    wait: (milliseconds) =>
      new Promise((wake) => {
        if (isVirtual) sleepers = [...sleepers, { until: now() + milliseconds, wake }];
        else setTimeout(wake, milliseconds);
      }),
  };
}
