/** How many requests are under way at once, and how many of a group may start in a while. */
import { sleep, unlessAborted, type Clock } from './clock.js';

export interface RateLimit {
  readonly calls: number;
  readonly seconds: number;
}

export interface Flow {
  /** Waits for a place; what it gives must be called when the request is over. */
  readonly enter: (group: string | undefined, signal: AbortSignal) => Promise<() => void>;
  /** No request of the group starts for so long. */
  readonly pause: (group: string | undefined, ms: number) => void;
}

/** Those of a group start one after the other; only the first of them waits for a time and a place. */
interface Group {
  readonly door: Line;
  readonly limit: RateLimit | undefined;
  /** When the last ones started, as many as the limit allows at once. */
  readonly starts: number[];
  pausedUntil: number;
}

/** @throws TypeError when a limit allows nothing, or is none */
export function flowOf(
  clock: Clock,
  concurrency: number,
  limits: Readonly<Record<string, RateLimit | undefined>>,
): Flow {
  for (const [name, limit] of Object.entries(limits))
    if (limit && !(limit.calls >= 1 && limit.seconds >= 0))
      throw new TypeError(`rateLimits.${name}: expected calls from 1 in seconds from 0`);
  const places = lineOf(concurrency);
  const groups = new Map<string, Group>();

  function groupOf(name: string): Group {
    let group = groups.get(name);
    if (group === undefined) {
      const limit = Object.hasOwn(limits, name) ? limits[name] : undefined;
      group = { door: lineOf(1), limit, starts: [], pausedUntil: 0 };
      groups.set(name, group);
    }
    return group;
  }

  /** Milliseconds until the group may start one more. */
  function early({ limit, starts, pausedUntil }: Group): number {
    const oldest = limit && starts.length >= limit.calls ? starts[0] : undefined;
    const at = limit && oldest !== undefined ? oldest + limit.seconds * 1000 : 0;
    return Math.max(at, pausedUntil) - clock.now();
  }

  function note({ limit, starts }: Group): void {
    if (limit && starts.push(clock.now()) > limit.calls) starts.shift();
  }

  return {
    enter: async (name = '', signal) => {
      const group = groupOf(name);
      await group.door.enter(signal);
      try {
        for (;;) {
          for (let ms = early(group); ms > 0; ms = early(group)) await sleep(clock, ms, signal);
          await places.enter(signal);
          if (early(group) <= 0) break;
          // The group was told to wait meanwhile: others need the place more.
          places.leave();
        }
        note(group);
        return places.leave;
      } finally {
        group.door.leave();
      }
    },
    pause: (name = '', ms) => {
      const group = groupOf(name);
      group.pausedUntil = Math.max(group.pausedUntil, clock.now() + ms);
    },
  };
}

interface Line {
  readonly enter: (signal: AbortSignal) => Promise<void>;
  readonly leave: () => void;
}

/** So many places; who finds none waits in line. */
function lineOf(places: number): Line {
  let free = Math.floor(places);
  const waiting = new Set<() => void>();

  function leave(): void {
    const [next] = waiting;
    if (next === undefined) free++;
    else {
      waiting.delete(next);
      next();
    }
  }

  async function enter(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    if (free > 0) {
      free--;
      return;
    }
    let turn: (() => void) | undefined;
    const called = new Promise<void>((resolve) => {
      turn = resolve;
      waiting.add(resolve);
    });
    try {
      await unlessAborted(signal, called);
    } catch (error) {
      // A place that was given in the same moment goes to the next one.
      if (turn && !waiting.delete(turn)) leave();
      throw error;
    }
  }

  return { enter, leave };
}
