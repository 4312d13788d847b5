/** A whole call: how often it is sent, and when it gives up. */
import { sendOnce } from './client-attempt.js';
import type { Core } from './client-core.js';
import type { Unsettled } from './client-reply.js';
import { planOf, type Plan } from './client-retry.js';
import { scopeOf } from './client-scope.js';
import type { CallOptions } from './client-types.js';
import { sleep } from './clock.js';
import { isCallError, type AnyCallError } from './errors.js';
import type { Redact } from './errors-redact.js';
import { assertStrict, type Reply } from './reply.js';
import type { TransportRequest, TransportResponse } from './transport.js';

/** One call as the API's profile has it: what is sent, and what an answer means. */
export interface Job<Sent extends Outgoing, Response> {
  readonly operation: CallTraits;
  /** It may be sent again after an unknown outcome. */
  readonly isRepeatable: () => boolean;
  /** What the next attempt sends; `before` is what the last one sent. */
  readonly prepare: (signal: AbortSignal, before: Sent | undefined) => Promise<Sent>;
  /** @throws an error of `errors.ts` unless the answer says that all went well */
  readonly judge: (answer: TransportResponse, sent: Sent) => Unsettled<Response>;
  /** Whether what was sent is at fault alone, and something else can be sent at once. */
  readonly refused?: (failure: AnyCallError, sent: Sent) => boolean;
}

/** What a call must know of an operation of any profile. */
export interface CallTraits {
  readonly id: string;
  readonly group?: string;
  readonly slowMs?: number;
}

/** What an attempt sends. */
export interface Outgoing {
  readonly request: Omit<TransportRequest, 'signal' | 'maxBytes'>;
  readonly redact: Redact;
}

/**
 * Carries a call out, with as many attempts as are allowed and safe.
 *
 * @throws any of the errors of `errors.ts`, with the number of attempts
 */
export async function carryOut<Sent extends Outgoing, Response>(
  core: Core,
  job: Job<Sent, Response>,
  options: CallOptions,
): Promise<Reply<Response>> {
  const { flow, clock, quota } = core;
  const { id, group, slowMs = 0 } = job.operation;
  const tell = core.observer(id);
  const start = clock.now();
  const wholeMs = options.deadlineMs ?? core.deadlineMs;
  const scope = scopeOf(id, clock, wholeMs, options.signal);
  const { signal } = scope;
  let attempts = 0;
  let delayMs = 0;
  /** An attempt may have been carried out. */
  let outcomeUnknown = false;

  tell({ kind: 'start' });
  try {
    const { meta, ...rest } = await tried();
    const reply = { ...rest, meta: { ...meta, attempts, delayMs } };
    if (options.strict) assertStrict(reply);
    tell({ kind: 'success', durationMs: clock.now() - start, meta: reply.meta });
    return reply;
  } catch (error) {
    // What the ticket's own call failed with has its own account.
    if (isCallError(error) && error.operation === id) {
      Object.assign(error, { attempts, delayMs, outcomeUnknown });
      if (outcomeUnknown) error.message += '; outcome unknown: the server may have carried it out';
    }
    tell({ kind: 'failure', durationMs: clock.now() - start, error });
    throw error;
  } finally {
    scope.end();
  }

  async function tried(): Promise<Unsettled<Response>> {
    signal.throwIfAborted();
    let sent: Sent | undefined;
    let failure: unknown;
    let cost = 0;
    let replays = 0;
    for (;;) {
      try {
        sent = await job.prepare(signal, sent);
      } catch (error) {
        // That an attempt may have been carried out matters more than why there is no other.
        throw outcomeUnknown && !signal.aborted ? failure : error;
      }
      const leave = await flow.enter(group, signal);
      try {
        tell({ kind: 'attempt', attempt: ++attempts, bytes: sent.request.body.length });
        const reply = await once(sent);
        quota.give(cost || 1);
        return reply;
      } catch (error) {
        failure = error;
      } finally {
        leave();
      }
      if (!isCallError(failure)) throw failure;
      outcomeUnknown ||= failure.outcomeUnknown;
      // When the call's own time is over, or it was stopped.
      if (signal.aborted) throw failure;
      if (replays === 0 && job.refused?.(failure, sent)) {
        replays++;
        tell({ kind: 'retry', error: failure, delayMs: 0 });
        continue;
      }
      const plan = planned(failure, attempts - replays);
      if (plan === undefined) throw failure;
      ({ cost } = plan);
      delayMs += plan.delayMs;
      tell({ kind: 'retry', error: failure, delayMs: plan.delayMs });
      await sleep(clock, plan.delayMs, signal);
    }
  }

  /** When the next attempt may follow the failed one; undefined where there is none. */
  function planned(failure: AnyCallError, attempt: number): Plan | undefined {
    const plan = planOf(failure, job.isRepeatable(), attempt, core.random);
    if (plan?.isPause) flow.pause(group, plan.delayMs);
    if (plan === undefined || attempt >= core.maxAttempts) return undefined;
    const isInTime = clock.now() + plan.delayMs < start + wholeMs;
    return isInTime && quota.take(plan.cost) ? plan : undefined;
  }

  /** One attempt, from its bytes to what the reply says. */
  async function once(sent: Sent): Promise<Unsettled<Response>> {
    const answer = await sendOnce({
      ...core,
      ...sent,
      operation: id,
      request: { ...sent.request, maxBytes: core.maxResponseBytes },
      signal,
      timeoutMs: options.timeoutMs ?? Math.max(core.timeoutMs, slowMs),
    });
    return job.judge(answer, sent);
  }
}
