/** Time as a client knows it; a test gives its own. */
export interface Clock {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Runs something once, so many milliseconds from now, and gives what calls it off. */
  readonly after: (ms: number, run: () => void) => () => void;
}

/** Longer than this `setTimeout` takes for no time at all. */
const LONGEST_MS = 2 ** 31 - 1;

export const systemClock: Clock = {
  now: () => Date.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, Math.min(ms, LONGEST_MS));
    return () => clearTimeout(timer);
  },
};

/** What a promise gives, unless the signal is faster: then it throws the signal's reason. */
export function unlessAborted<T>(signal: AbortSignal, promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(signal.reason);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    void promise.then(resolve, reject).then(() => signal.removeEventListener('abort', stop));
  });
}

/** Waits, and throws the signal's reason when that comes first; no timer is left behind. */
export async function sleep(clock: Clock, ms: number, signal: AbortSignal): Promise<void> {
  let cancel: (() => void) | undefined;
  const over = new Promise<void>((resolve) => {
    cancel = clock.after(ms, resolve);
  });
  try {
    await unlessAborted(signal, over);
  } finally {
    cancel?.();
  }
}
