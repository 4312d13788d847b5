import { TimeoutError, TransportError } from './errors.js';
import type { Redact } from './errors-redact.js';
import type { Transport, TransportRequest, TransportResponse } from './transport.js';

export interface Sending {
  readonly operation: string;
  readonly transport: Transport;
  readonly request: Omit<TransportRequest, 'signal'>;
  readonly signal: AbortSignal | undefined;
  readonly timeoutMs: number;
  readonly redact: Redact;
}

/**
 * Sends a request once. The deadline and the caller's signal hold even if the transport heeds
 * neither.
 *
 * @throws TimeoutError, TransportError, or the reason of the caller's signal
 */
export async function sendOnce(sending: Sending): Promise<TransportResponse> {
  const { operation, transport, request, signal, timeoutMs } = sending;
  signal?.throwIfAborted();
  const controller = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let onAbort: (() => void) | undefined;
  const stopped = new Promise<never>((_, reject) => {
    const stop = (reason: unknown): void => {
      // Rejecting first makes this the reason that the race ends with.
      reject(reason);
      controller.abort(reason);
    };
    onAbort = () => stop(signal?.reason);
    signal?.addEventListener('abort', onAbort, { once: true });
    timer = setTimeout(() => stop(new TimeoutError(operation, timeoutMs)), timeoutMs);
  });
  try {
    const answer = transport({ ...request, signal: controller.signal });
    return await Promise.race([stopped, answer]);
  } catch (error) {
    if (controller.signal.aborted) throw controller.signal.reason;
    throw transportError(error, sending);
  } finally {
    clearTimeout(timer);
    if (onAbort !== undefined) signal?.removeEventListener('abort', onAbort);
  }
}

/** The original error is not kept as a cause: a transport's error may hold the whole request. */
function transportError(error: unknown, { operation, redact }: Sending): TransportError {
  const cause = field(error, 'cause');
  const code = String(field(error, 'code') ?? field(cause, 'code') ?? '');
  const messages = [field(error, 'message'), field(cause, 'message')];
  const message = messages.filter((text) => typeof text === 'string' && text !== '').join(': ');
  return new TransportError(operation, redact(message || 'the request failed'), redact(code));
}

function field(error: unknown, name: string): unknown {
  return typeof error === 'object' && error !== null ? error[name as keyof object] : undefined;
}
