/** How bytes get to the server and back: the one thing that a platform, proxy or test replaces. */

/**
 * Sends one request. What it rejects with may have a `code` and a `stage` (see `TransportProblem`);
 * anything else counts as lost on the way.
 */
export type Transport = (request: TransportRequest) => Promise<TransportResponse>;

export interface TransportRequest {
  readonly url: string;
  /** POST if absent. */
  readonly method?: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Empty where the request has none. */
  readonly body: Uint8Array;
  /** Aborted when the caller gives up or the time is over; the promise should then reject soon. */
  readonly signal: AbortSignal;
  /** More bytes than this, decoded, are no answer: the connection is given up. */
  readonly maxBytes: number;
}

export interface TransportResponse {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** Why there is no whole answer. */
export interface TransportProblem {
  /** As the platform has it, such as ECONNREFUSED, or one of the two below. */
  readonly code?: string;
  /** `connect`: no byte of the request was sent. `body`: the answer had begun. Otherwise unknown. */
  readonly stage?: 'connect' | 'body';
}

/** The answer is larger than allowed. */
export const TOO_LARGE = 'RESPONSE_TOO_LARGE';
/** The answer ended before it was complete. */
export const TRUNCATED = 'RESPONSE_TRUNCATED';

/** Codes of `fetch` in Node that come before anything was sent; certificates have codes of OpenSSL. */
const BEFORE =
  /^(ECONNREFUSED|ENOTFOUND|EAI_\w+|E(HOST|NET)UNREACH|UND_ERR_CONNECT_TIMEOUT|ERR_(TLS|SSL)\w*|EPROTO|CERT_\w+|\w*SELF_SIGNED\w*|UNABLE_TO_\w+)$/;

/**
 * A transport over the platform's `fetch`. Redirects are never followed: a request carries a
 * password, which is for one host only.
 */
export async function fetchTransport(request: TransportRequest): Promise<TransportResponse> {
  const { url, method = 'POST', headers, body, signal, maxBytes } = request;
  const response = await fetch(url, {
    method,
    headers,
    // The DOM's types know no body over shared memory, which the writer never gives. Not every
    // method may have one, be it empty.
    body: body.length > 0 ? (body as Uint8Array<ArrayBuffer>) : null,
    signal,
    redirect: 'manual',
    credentials: 'omit',
    cache: 'no-store',
  }).catch((error: unknown) => {
    const code = codeOf(error);
    throw problem(messageOf(error), code, BEFORE.test(code) ? 'connect' : undefined);
  });
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: await readBody(response, maxBytes),
  };
}

/** Reads piece by piece, so that a compressed answer cannot grow beyond the limit in memory. */
async function readBody(response: Response, maxBytes: number): Promise<Uint8Array> {
  const reader = response.body?.getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done = true, value } =
      (await reader?.read().catch((error: unknown) => {
        // What zlib has against a compressed body keeps its code.
        const code = codeOf(error);
        throw problem(messageOf(error), code.startsWith('Z_') ? code : TRUNCATED, 'body');
      })) ?? {};
    if (done || value === undefined) break;
    length += value.length;
    if (length > maxBytes) {
      // The connection is given up; whether that works out does not matter to the caller.
      await reader?.cancel().catch(() => undefined);
      throw problem(`the answer has more than ${maxBytes} bytes`, TOO_LARGE, 'body');
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

function problem(message: string, code: string, stage: TransportProblem['stage']): Error {
  return Object.assign(new Error(message), { code, stage });
}

/** Node's `fetch` hides what happened in the cause. */
function codeOf(error: unknown): string {
  return String(field(field(error, 'cause'), 'code') ?? field(error, 'code') ?? '');
}

function messageOf(error: unknown): string {
  const messages = [field(error, 'message'), field(field(error, 'cause'), 'message')];
  return messages.filter(Boolean).join(': ');
}

/** A member of something that was thrown. */
export function field(error: unknown, name: string): unknown {
  return typeof error === 'object' && error !== null ? error[name as keyof object] : undefined;
}
