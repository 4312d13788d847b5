import { unlessAborted, type Clock } from './clock.js';
import { scopeOf } from './client-scope.js';
import { isCallError, TooLargeError, TransportError, TruncatedError } from './errors.js';
import type { Redact } from './errors-redact.js';
import { field, TOO_LARGE, TRUNCATED } from './transport.js';
import type { Transport, TransportRequest, TransportResponse } from './transport.js';

export interface Sending {
  readonly operation: string;
  readonly transport: Transport;
  readonly request: Omit<TransportRequest, 'signal'>;
  readonly signal: AbortSignal | undefined;
  readonly timeoutMs: number;
  readonly clock: Clock;
  readonly redact: Redact;
}

/**
 * Sends a request once. The time and the signal hold even if the transport heeds neither.
 *
 * @throws TimeoutError, AbortError, TransportError, TruncatedError or TooLargeError
 */
export async function sendOnce(sending: Sending): Promise<TransportResponse> {
  const { operation, transport, request, signal, timeoutMs, clock } = sending;
  const scope = scopeOf(operation, clock, timeoutMs, signal);
  try {
    scope.signal.throwIfAborted();
    return await unlessAborted(scope.signal, sent(transport, { ...request, signal: scope.signal }));
  } catch (error) {
    const { aborted, reason } = scope.signal;
    // Once it was begun, nobody knows how far it got.
    if (aborted && isCallError(reason)) throw Object.assign(reason, { outcomeUnknown: true });
    throw lost(error, sending);
  } finally {
    scope.end();
  }
}

/** What a transport throws at once is like what it rejects with. */
async function sent(transport: Transport, request: TransportRequest): Promise<TransportResponse> {
  return transport(request);
}

/** Failures before anything was sent that another try will not mend: certificates, TLS versions. */
const REFUSED = /CERT|SELF_SIGNED|UNABLE_TO|^ERR_|^EPROTO$/;

/** The original error is not kept as a cause: a transport's error may hold the whole request. */
function lost(error: unknown, { operation, redact }: Sending): Error {
  const code = String(field(error, 'code') ?? field(field(error, 'cause'), 'code') ?? '');
  const message = redact(String(field(error, 'message') || 'the request failed'));
  const Kind =
    code === TOO_LARGE ? TooLargeError : code === TRUNCATED ? TruncatedError : TransportError;
  const hint = /PROTOCOL/.test(code) ? '; TLS 1.2 or newer is needed' : '';
  const isBefore = field(error, 'stage') === 'connect';
  return Object.assign(new Kind(operation, message + hint, redact(code)), {
    outcomeUnknown: !isBefore,
    isRefused: isBefore && REFUSED.test(code),
  });
}
