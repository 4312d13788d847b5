/** Outcomes that a test forces, as data and as text: `errorId=000045; latency=500`. */
import { closest } from '../support/suggest.js';
import { alternatives, quote } from '../support/text.js';

/** Of `errorId`, `drop`, `truncate`, `html` and `status` one at most. */
export interface ForcedOutcome {
  /** Operations that it is for, such as `service.Name` or `*.Get*`; all when absent. */
  readonly operation?: string;
  /** For how many calls; for all when absent. */
  readonly times?: number;
  /** Milliseconds that the answer is held back. */
  readonly latency?: number;
  /** The server that answers, as the status of a reply names it. */
  readonly server?: string;
  /** The call fails with this error and is not executed; the reason is what api.json says of it. */
  readonly errorId?: string;
  /** The connection is closed without an answer, before or after the call is executed. */
  readonly drop?: 'before' | 'after';
  /** The call is executed, and half of the body sent. */
  readonly truncate?: boolean;
  /** An HTML page with this HTTP status; the call is not executed. */
  readonly html?: number;
  /** An HTTP status with a line of text; the call is not executed. */
  readonly status?: number;
  /** With `status`: seconds, or a text that is sent as it is. */
  readonly retryAfter?: number | string;
}

/** What was to be forced is not understood. */
export class ForcedOutcomeError extends Error {
  override readonly name = 'ForcedOutcomeError';
}

type Key = keyof ForcedOutcome;

const READERS: { readonly [K in Key]: (text: string, key: string) => ForcedOutcome[K] } = {
  operation: worded,
  times: whole,
  latency: whole,
  server: worded,
  errorId: worded,
  drop: (text) => {
    if (text === 'before' || text === 'after') return text;
    return refuse(`drop: expected before or after, found ${quote(text)}`);
  },
  truncate: (text) => {
    if (text === '' || text === 'true') return true;
    return refuse(`truncate: expected no value, found ${quote(text)}`);
  },
  html: whole,
  status: whole,
  retryAfter: (text) => (/^\d+$/.test(text) ? Number(text) : worded(text, 'retryAfter')),
};

/**
 * Reads `key=value` pairs between semicolons.
 *
 * @throws ForcedOutcomeError
 */
export function parseForced(text: string): ForcedOutcome {
  const found: Partial<Record<Key, unknown>> = {};
  for (const part of text.split(';').filter((each) => each.trim() !== '')) {
    const [name = '', ...rest] = part.split('=');
    const key = name.trim();
    if (!isKey(key)) {
      const guess = closest(key, Object.keys(READERS));
      const help = guess === undefined ? alternatives(Object.keys(READERS)) : `'${guess}'`;
      return refuse(`expected ${help}, found ${quote(key)}`);
    }
    if (key in found) refuse(`${key} stands twice`);
    found[key] = READERS[key](rest.join('=').trim(), key);
  }
  // Each reader gave the value of its own key.
  return checkForced(found as ForcedOutcome);
}

/** At most one of these says how the call ends. */
const ENDS = ['errorId', 'drop', 'truncate', 'html', 'status'] as const;

/**
 * What no type can say: which parts go together, and which numbers are usable.
 *
 * @throws ForcedOutcomeError
 */
export function checkForced(outcome: ForcedOutcome): ForcedOutcome {
  const { times, latency, server, html, status, retryAfter } = outcome;
  const ends = ENDS.filter((key) => outcome[key] !== undefined);
  if (ends.length > 1) refuse(`one of ${alternatives(ENDS)} is possible, found ${ends.join(', ')}`);
  if (ends.length === 0 && latency === undefined && server === undefined)
    refuse(`nothing is forced: expected ${alternatives([...ENDS, 'latency', 'server'])}`);
  if (retryAfter !== undefined && status === undefined) refuse('retryAfter needs status');
  within('times', times, 1, Number.MAX_SAFE_INTEGER);
  within('latency', latency, 0, 2 ** 31 - 1);
  within('html', html, 200, 599);
  within('status', status, 200, 599);
  return outcome;
}

/** How a call ends, apart from when and by which server. */
export type End =
  | { readonly kind: 'answer' }
  | { readonly kind: 'error'; readonly errorId: string }
  | { readonly kind: 'drop'; readonly when: 'before' | 'after' }
  | { readonly kind: 'truncate' }
  | { readonly kind: 'html'; readonly status: number }
  | { readonly kind: 'status'; readonly status: number; readonly retryAfter?: number | string };

export function endOf({ errorId, drop, truncate, html, status, retryAfter }: ForcedOutcome): End {
  if (errorId !== undefined) return { kind: 'error', errorId };
  if (drop !== undefined) return { kind: 'drop', when: drop };
  if (truncate === true) return { kind: 'truncate' };
  if (html !== undefined) return { kind: 'html', status: html };
  if (status !== undefined)
    return { kind: 'status', status, ...(retryAfter !== undefined && { retryAfter }) };
  return { kind: 'answer' };
}

function within(key: Key, value: number | undefined, least: number, most: number): void {
  if (value === undefined || (Number.isInteger(value) && value >= least && value <= most)) return;
  refuse(`${key}: expected a whole number from ${least} to ${most}, found ${value}`);
}

function whole(text: string, key: string): number {
  return /^\d{1,15}$/.test(text)
    ? Number(text)
    : refuse(`${key}: expected a whole number, found ${quote(text)}`);
}

function worded(text: string, key: string): string {
  return text === '' ? refuse(`${key} needs a value`) : text;
}

function isKey(key: string): key is Key {
  return Object.hasOwn(READERS, key);
}

function refuse(message: string): never {
  throw new ForcedOutcomeError(message);
}
