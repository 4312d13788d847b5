import { unlessAborted } from './clock.js';

interface Flight<T> {
  readonly promise: Promise<T>;
  readonly controller: AbortController;
  waiting: number;
}

/**
 * One run at a time serves all who ask meanwhile. Who gives up harms no other; when all have, the
 * run is aborted, and who comes then starts another.
 */
export function singleFlight<T>(
  run: (signal: AbortSignal) => Promise<T>,
): (signal: AbortSignal) => Promise<T> {
  let current: Flight<T> | undefined;

  function forget(flight: Flight<T>): void {
    if (current === flight) current = undefined;
  }

  function start(): Flight<T> {
    const controller = new AbortController();
    const flight = { promise: run(controller.signal), controller, waiting: 0 };
    // Nobody may be left to hear of a failure.
    void flight.promise.catch(() => undefined).then(() => forget(flight));
    return flight;
  }

  return async (signal) => {
    const flight = (current ??= start());
    flight.waiting++;
    try {
      return await unlessAborted(signal, flight.promise);
    } finally {
      if (--flight.waiting === 0) {
        forget(flight);
        flight.controller.abort();
      }
    }
  };
}
