/** A whole call: what it sends, how often, and when it gives up. */
import type { AnyOperation, ApiDescription } from './api.js';
import type { Access } from './client-access.js';
import { sendOnce } from './client-attempt.js';
import type { CallEvent } from './client-events.js';
import type { Flow } from './client-flow.js';
import { judgeReply, type Unsettled } from './client-reply.js';
import { isRepeatable, planOf, type Plan, type Quota } from './client-retry.js';
import { scopeOf } from './client-scope.js';
import type { CallOptions } from './client-types.js';
import { sleep, type Clock } from './clock.js';
import { encodeRequest } from './envelope.js';
import { isApiError, isCallError, type AnyCallError } from './errors.js';
import { redaction } from './errors-redact.js';
import { assertStrict, type Reply } from './reply.js';
import type { Transport } from './transport.js';

/** What all calls of a client share. */
export interface Core<Message, Credentials extends object> {
  readonly api: ApiDescription<Message, Credentials>;
  readonly url: string;
  readonly credentials: Credentials;
  readonly access: Access<Credentials>;
  readonly flow: Flow;
  readonly quota: Quota;
  readonly clock: Clock;
  readonly random: () => number;
  readonly transport: Transport;
  readonly timeoutMs: number;
  readonly deadlineMs: number;
  readonly maxAttempts: number;
  readonly maxResponseBytes: number;
  /** The call's number is added by who numbers it. */
  readonly observer: (operation: AnyOperation) => (event: EventPart) => void;
}

type Without<T> = T extends unknown ? Omit<T, 'call' | 'operation' | 'at'> : never;
export type EventPart = Without<CallEvent>;

/** What has happened to a call so far. */
interface Progress {
  attempts: number;
  delayMs: number;
  /** An attempt may have been carried out. */
  isUnknown: boolean;
}

/**
 * Carries a call out, with as many attempts as are allowed and safe.
 *
 * @throws any of the errors of `errors.ts`, with the number of attempts
 */
export async function carryOut<Message, Credentials extends object, Response extends object>(
  core: Core<Message, Credentials>,
  operation: AnyOperation,
  request: object,
  options: CallOptions,
): Promise<Reply<Response>> {
  const { clock } = core;
  const tell = core.observer(operation);
  const start = clock.now();
  const deadlineMs = options.deadlineMs ?? core.deadlineMs;
  const scope = scopeOf(operation.id, clock, deadlineMs, options.signal);
  const progress: Progress = { attempts: 0, delayMs: 0, isUnknown: false };
  tell({ kind: 'start' });
  try {
    const until = start + deadlineMs;
    const call = { core, operation, request, options, signal: scope.signal, until, tell };
    const { meta, ...rest } = await tried<Message, Credentials, Response>(call, progress);
    const { attempts, delayMs } = progress;
    const reply = { ...rest, meta: { ...meta, attempts, delayMs } };
    if (options.strict) assertStrict(reply);
    tell({ kind: 'success', durationMs: clock.now() - start, meta: reply.meta });
    return reply;
  } catch (error) {
    // What the ticket's own call failed with has its own account.
    if (isCallError(error) && error.operation === operation.id) settle(error, progress);
    tell({ kind: 'failure', durationMs: clock.now() - start, error });
    throw error;
  } finally {
    scope.end();
  }
}

interface Call<Message, Credentials extends object> {
  readonly core: Core<Message, Credentials>;
  readonly operation: AnyOperation;
  readonly request: object;
  readonly options: CallOptions;
  readonly signal: AbortSignal;
  /** When the call must be over. */
  readonly until: number;
  readonly tell: (event: EventPart) => void;
}

async function tried<Message, Credentials extends object, Response extends object>(
  call: Call<Message, Credentials>,
  progress: Progress,
): Promise<Unsettled<Response>> {
  const { core, operation, signal, tell } = call;
  signal.throwIfAborted();
  let sent: Prepared<Credentials> | undefined;
  let failure: unknown;
  let cost = 0;
  let replays = 0;
  for (;;) {
    try {
      sent = await prepared(call, sent);
    } catch (error) {
      // That an attempt may have been carried out matters more than why there is no other.
      throw progress.isUnknown && !signal.aborted ? failure : error;
    }
    const leave = await core.flow.enter(operation.group, signal);
    try {
      tell({ kind: 'attempt', attempt: ++progress.attempts, bytes: sent.body.length });
      const reply = await once<Message, Credentials, Response>(call, sent);
      core.quota.give(cost || 1);
      return reply;
    } catch (error) {
      failure = error;
    } finally {
      leave();
    }
    if (!isCallError(failure)) throw failure;
    progress.isUnknown ||= failure.outcomeUnknown;
    // When the call's own time is over, or it was stopped.
    if (signal.aborted) throw failure;
    if (replays === 0 && isReplayed(call, sent, failure)) {
      replays++;
      tell({ kind: 'retry', error: failure, delayMs: 0 });
      continue;
    }
    const plan = planned(call, failure, progress.attempts - replays);
    if (plan === undefined) throw failure;
    ({ cost } = plan);
    progress.delayMs += plan.delayMs;
    tell({ kind: 'retry', error: failure, delayMs: plan.delayMs });
    await sleep(core.clock, plan.delayMs, signal);
  }
}

/** What an attempt sends. */
interface Prepared<Credentials> {
  readonly credentials: Credentials;
  readonly body: Uint8Array;
}

async function prepared<Message, Credentials extends object>(
  { core, operation, request, signal }: Call<Message, Credentials>,
  before: Prepared<Credentials> | undefined,
): Promise<Prepared<Credentials>> {
  const { api, access } = core;
  const encoded = (credentials: Credentials): Prepared<Credentials> => ({
    credentials,
    body: encodeRequest(api, operation, credentials, request),
  });
  // A call that began without a ticket goes on without one.
  if (before?.credentials === core.credentials) return before;
  const current = access.now(operation);
  if (current !== undefined) return before?.credentials === current ? before : encoded(current);
  // The request is judged before anything is sent, the request for a ticket included.
  if (before === undefined) encoded(core.credentials);
  return encoded(await access.fetch(signal));
}

/** Whether the server refused the credentials alone, and there are others. */
function isReplayed<Message, Credentials extends object>(
  { core, operation }: Call<Message, Credentials>,
  { credentials }: Prepared<Credentials>,
  failure: AnyCallError,
): boolean {
  const retry = isApiError(failure) && failure.known?.retry;
  return Boolean(retry) && core.access.refused(operation, credentials, String(retry));
}

/** When the next attempt may follow the failed one; undefined where there is none. */
function planned<Message, Credentials extends object>(
  { core, operation, request, until }: Call<Message, Credentials>,
  failure: AnyCallError,
  attempt: number,
): Plan | undefined {
  const { flow, clock, quota, random, maxAttempts } = core;
  const plan = planOf(failure, isRepeatable(operation, request), attempt, random);
  if (plan?.isPause) flow.pause(operation.group, plan.delayMs);
  if (plan === undefined || attempt >= maxAttempts) return undefined;
  const isInTime = clock.now() + plan.delayMs < until;
  return isInTime && quota.take(plan.cost) ? plan : undefined;
}

/** One attempt, from its bytes to what the reply says. */
async function once<Message, Credentials extends object, Response extends object>(
  { core, operation, request, options, signal }: Call<Message, Credentials>,
  { credentials, body }: Prepared<Credentials>,
): Promise<Unsettled<Response>> {
  const { api, url, clock, transport, maxResponseBytes: maxBytes } = core;
  const redact = redaction([core.credentials, credentials, request], api.codec.secrets);
  const response = await sendOnce({
    operation: operation.id,
    transport,
    request: { url, headers: { 'content-type': api.contentType }, body, maxBytes },
    signal,
    timeoutMs: options.timeoutMs ?? Math.max(core.timeoutMs, operation.slowMs ?? 0),
    clock,
    redact,
  });
  return judgeReply<Message, Credentials, Response>(api, operation, response, redact, clock.now());
}

function settle(error: Error, { attempts, delayMs, isUnknown }: Progress): void {
  Object.assign(error, { attempts, delayMs, outcomeUnknown: isUnknown });
  if (isUnknown) error.message += '; outcome unknown: the server may have carried it out';
}
