/** What all calls of a client share, whatever the profile of its API. */
import type { CallEvent } from './client-events.js';
import { flowOf, type Flow } from './client-flow.js';
import { quotaOf, type Quota } from './client-retry.js';
import type { ClientSettings } from './client-types.js';
import { systemClock, type Clock } from './clock.js';
import { fetchTransport, type Transport } from './transport.js';

export interface Core extends Numbers {
  readonly flow: Flow;
  readonly quota: Quota;
  readonly clock: Clock;
  readonly random: () => number;
  readonly transport: Transport;
  /** The call's number is added by who numbers it. */
  readonly observer: (operation: string) => (event: EventPart) => void;
}

type Without<T> = T extends unknown ? Omit<T, 'call' | 'operation' | 'at'> : never;
type EventPart = Without<CallEvent>;

/** Settings that are numbers. */
interface Numbers {
  readonly timeoutMs: number;
  readonly deadlineMs: number;
  readonly maxAttempts: number;
  readonly concurrency: number;
  readonly maxResponseBytes: number;
}

type CoreSettings = Omit<ClientSettings, 'endpoint' | 'login'>;

/**
 * The core, and what is left of the options when its settings are gone.
 *
 * @throws TypeError when a number among the settings is not usable
 */
export function coreOf<Options extends CoreSettings>(
  options: Options,
): readonly [core: Core, rest: Omit<Options, keyof CoreSettings>] {
  const {
    transport = fetchTransport,
    timeoutMs = 60_000,
    deadlineMs = 300_000,
    maxAttempts = 3,
    concurrency = 8,
    maxResponseBytes = 10 * 1024 * 1024,
    rateLimits = {},
    observe,
    clock = systemClock,
    random = Math.random,
    ...rest
  } = options;
  const numbers: Numbers = { timeoutMs, deadlineMs, maxAttempts, concurrency, maxResponseBytes };
  // No number means "without limit".
  for (const [name, value] of Object.entries(numbers))
    if (!(value >= 1)) throw new TypeError(`${name}: expected a number from 1, found ${value}`);
  let calls = 0;
  const core: Core = {
    flow: flowOf(clock, concurrency, rateLimits),
    quota: quotaOf(),
    clock,
    random,
    transport,
    ...numbers,
    observer: (operation) => {
      const call = ++calls;
      return (event) => {
        try {
          observe?.({ ...event, call, operation, at: clock.now() });
        } catch {
          // An observer's fault is no fault of the call.
        }
      };
    },
  };
  return [core, rest];
}
