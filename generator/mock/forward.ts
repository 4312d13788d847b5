/** Sends a request on, byte for byte, and gives back what came: no redirect is followed. */
import { request as requestPlainly } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { request as requestSecurely } from 'node:https';
import { plainHeaders, readBytes } from './incoming.js';

interface Exchange {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

interface Forwarding extends Exchange {
  readonly method: string;
}

export interface Forwarded extends Exchange {
  readonly status: number;
}

const MAX_REPLY_BYTES = 64 * 1024 * 1024;
/** Of silence. */
const TIMEOUT_MS = 120_000;

/** They are about one connection (RFC 9110, section 7.6.1), or about the sender's own host. */
const OWN = new Set([
  'connection',
  'content-length',
  'expect',
  'host',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/** @throws Error with the system's code when there is no whole answer */
export function forward(url: string, { method, headers, body }: Forwarding): Promise<Forwarded> {
  const send = new URL(url).protocol === 'https:' ? requestSecurely : requestPlainly;
  return new Promise((done, fail) => {
    const outgoing = send(url, {
      method,
      agent: false,
      timeout: TIMEOUT_MS,
      headers: {
        ...endToEnd(headers),
        // What comes back compressed could not be judged without taking it apart.
        'accept-encoding': 'identity',
        'content-length': String(body.length),
      },
    });
    outgoing.on('timeout', () => outgoing.destroy(new Error(`silent for ${TIMEOUT_MS} ms`)));
    outgoing.on('error', fail);
    outgoing.on('response', (incoming) => void received(incoming).then(done, fail));
    outgoing.end(body);
  });
}

async function received(incoming: IncomingMessage): Promise<Forwarded> {
  const body = await readBytes(incoming, MAX_REPLY_BYTES);
  if (body.length > MAX_REPLY_BYTES) {
    incoming.destroy();
    throw new Error(`the reply has more than ${MAX_REPLY_BYTES} bytes`);
  }
  const headers = { ...endToEnd(plainHeaders(incoming)), 'content-length': String(body.length) };
  return { status: incoming.statusCode ?? 0, headers, body };
}

function endToEnd(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const named = (headers['connection'] ?? '').split(',').map((name) => name.trim().toLowerCase());
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => !OWN.has(name) && !named.includes(name)),
  );
}
