/** Whether a failed call is sent again, as the standard mode of the AWS SDKs has it. */
import type { AnyOperation } from './api.js';
import { isCallError } from './errors.js';

export interface Plan {
  readonly delayMs: number;
  /** Tokens that the attempt takes from the client's quota. */
  readonly cost: number;
  /** The server refuses every request of the group so long. */
  readonly isPause: boolean;
}

const BASE_MS = 100;
const THROTTLED_BASE_MS = 500;
const MOST_MS = 20_000;
const COST = 5;
const TIMEOUT_COST = 10;

/**
 * Undefined where it is not sent again: the request itself is at fault, or it may have been carried
 * out and must not be twice. `attempt` counts from 1; `random` gives at least 0 and less than 1.
 */
export function planOf(
  error: unknown,
  isRepeatable: boolean,
  attempt: number,
  random: () => number,
): Plan | undefined {
  if (!isCallError(error)) return undefined;
  const delay = (base: number, least = 0): number =>
    Math.max(least, random() * Math.min(base * 2 ** (attempt - 1), MOST_MS));
  switch (error.kind) {
    case 'api': {
      const { retry, waitSeconds = 0 } = error.known ?? {};
      // It was refused, not carried out: safe for every operation, and the server said when.
      if (retry === 'wait') return { delayMs: waitSeconds * 1000, cost: 0, isPause: true };
      if (retry !== 'transient' || !isRepeatable) return undefined;
      return { delayMs: delay(BASE_MS, waitSeconds * 1000), cost: COST, isPause: false };
    }
    case 'not-api-reply': {
      const { httpStatus, retryAfterMs } = error;
      const isThrottled = httpStatus === 429;
      if (!isThrottled && (httpStatus < 500 || !isRepeatable)) return undefined;
      const base = isThrottled ? THROTTLED_BASE_MS : BASE_MS;
      return { delayMs: delay(base, retryAfterMs), cost: COST, isPause: false };
    }
    case 'timeout':
      return isRepeatable
        ? { delayMs: delay(BASE_MS), cost: TIMEOUT_COST, isPause: false }
        : undefined;
    case 'truncated':
    case 'transport': {
      const isSafe = error.outcomeUnknown ? isRepeatable : !error.isRefused;
      return isSafe ? { delayMs: delay(BASE_MS), cost: COST, isPause: false } : undefined;
    }
    default:
      return undefined;
  }
}

/** Whether an operation may be sent again after an unknown outcome. */
export function isRepeatable(
  { repeatable }: Pick<AnyOperation, 'repeatable'>,
  request: object,
): boolean {
  return (
    repeatable !== undefined &&
    !repeatable.some((name) => request[name as keyof object] !== undefined)
  );
}

/** Tokens for attempts after the first: an outage uses them up, and calls then fail at once. */
export interface Quota {
  /** False, and takes nothing, when there are not so many left. */
  readonly take: (cost: number) => boolean;
  readonly give: (cost: number) => void;
}

const TOKENS = 500;

export function quotaOf(): Quota {
  let tokens = TOKENS;
  return {
    take: (cost) => {
      const enough = tokens >= cost;
      if (enough) tokens -= cost;
      return enough;
    },
    give: (cost) => {
      tokens = Math.min(TOKENS, tokens + cost);
    },
  };
}
