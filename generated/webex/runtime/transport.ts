/** How bytes get to the server and back: the one thing that a platform, proxy or test replaces. */

export type Transport = (request: TransportRequest) => Promise<TransportResponse>;

export interface TransportRequest {
  readonly url: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Sent as the body of a POST. */
  readonly body: Uint8Array;
  /** Aborted when the caller gives up or the time is over; the promise should then reject soon. */
  readonly signal: AbortSignal;
}

export interface TransportResponse {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** The answer is larger than allowed. */
export const TOO_LARGE = 'RESPONSE_TOO_LARGE';

const DEFAULT_MAX_BYTES = 10 * 1024 * 1024;

/**
 * A transport over the platform's `fetch`. Redirects are never followed: a request carries a
 * password, which is for one host only. `maxBytes` limits the decoded body of an answer.
 */
export function fetchTransport(options: { readonly maxBytes?: number } = {}): Transport {
  const { maxBytes = DEFAULT_MAX_BYTES } = options;
  return async ({ url, headers, body, signal }) => {
    const response = await fetch(url, {
      method: 'POST',
      headers,
      // The DOM's types know no body over shared memory, which the writer never gives.
      body: body as Uint8Array<ArrayBuffer>,
      signal,
      redirect: 'manual',
      credentials: 'omit',
      cache: 'no-store',
    });
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: await readBody(response, maxBytes),
    };
  };
}

/** Reads piece by piece, so that a compressed answer cannot grow beyond the limit in memory. */
async function readBody(response: Response, maxBytes: number): Promise<Uint8Array> {
  const reader = response.body?.getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done = true, value } = (await reader?.read()) ?? {};
    if (done || value === undefined) break;
    length += value.length;
    if (length > maxBytes) {
      // The connection is given up; whether that works out does not matter to the caller.
      await reader?.cancel().catch(() => undefined);
      throw Object.assign(new Error(`the answer has more than ${maxBytes} bytes`), {
        code: TOO_LARGE,
      });
    }
    chunks.push(value);
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
