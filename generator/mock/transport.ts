/** A client's transport that ends in a mock, without sockets. */
import { TOO_LARGE, TRUNCATED } from '../runtime/transport.js';
import type { Transport, TransportProblem } from '../runtime/transport.js';
import type { MockRequest, MockResponse } from './model.js';

export function transportTo(answer: (request: MockRequest) => Promise<MockResponse>): Transport {
  return async ({ url, method, headers, body, signal, maxBytes }) => {
    signal.throwIfAborted();
    const { pathname, search } = new URL(url);
    const request = { method: method ?? 'POST', path: pathname + search, headers, body };
    const response = await untilAborted(answer(request), signal);
    switch (response.connection) {
      case 'dropped':
        throw problem('the connection was closed without an answer', { code: 'ECONNRESET' });
      case 'truncated':
        throw problem('the answer ended too early', { code: TRUNCATED, stage: 'body' });
      case 'kept':
        if (response.body.length <= maxBytes) return response;
        throw problem(`the answer has more than ${maxBytes} bytes`, {
          code: TOO_LARGE,
          stage: 'body',
        });
    }
  };
}

function untilAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((done, fail) => {
    const abort = (): void => fail(signal.reason);
    signal.addEventListener('abort', abort, { once: true });
    const settled = (): void => signal.removeEventListener('abort', abort);
    promise.then(done, fail).finally(settled);
  });
}

function problem(message: string, about: TransportProblem): Error {
  return Object.assign(new Error(message), about);
}
