import type { Clock } from './clock.js';
import { AbortError, isCallError, TimeoutError } from './errors.js';

/** A stretch of time that something must be over in, if nobody ends it before. */
export interface Scope {
  /** Its reason is an error of ours: TimeoutError, AbortError or what `outer` was aborted with. */
  readonly signal: AbortSignal;
  /** Leaves no timer behind. */
  readonly end: () => void;
}

export function scopeOf(
  operation: string,
  clock: Clock,
  ms: number,
  outer: AbortSignal | undefined,
): Scope {
  const controller = new AbortController();
  const stop = (): void => {
    const reason: unknown = outer?.reason;
    // The reason of the caller's own signal may hold anything: it stays with the caller.
    controller.abort(isCallError(reason) ? reason : new AbortError(operation));
  };
  if (outer?.aborted) stop();
  const forget = outer && onAbort(outer, stop);
  const cancel = clock.after(ms, () => controller.abort(new TimeoutError(operation, ms)));
  return {
    signal: controller.signal,
    end: () => {
      cancel();
      forget?.();
    },
  };
}

/** One listener serves all scopes of a signal: platforms warn of many. */
const listeners = /* @__PURE__ */ new WeakMap<AbortSignal, Set<() => void>>();

function onAbort(signal: AbortSignal, run: () => void): () => void {
  const known = listeners.get(signal);
  const runs = known ?? new Set();
  if (known === undefined) {
    listeners.set(signal, runs);
    signal.addEventListener('abort', () => runs.forEach((one) => one()), { once: true });
  }
  runs.add(run);
  return () => runs.delete(run);
}
