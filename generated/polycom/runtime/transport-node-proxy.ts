/** Proxies of the caller's choice, and where connections go. */
import { request as httpRequest } from 'node:http';
import type { Socket } from 'node:net';
import { problem } from './transport-node-problem.js';

/** One end of a connection. */
export interface End {
  readonly host: string;
  readonly port: number;
  readonly isSecure: boolean;
}

export interface Proxy extends End {
  /** What tells the proxy who asks; kept apart from the URL, so that no message shows it. */
  readonly headers: Readonly<Record<string, string>>;
}

/** Where an http or https URL leads. */
export function endOf({ protocol, hostname, port }: URL): End {
  const isSecure = protocol === 'https:';
  const host = hostname.replace(/^\[|\]$/g, '');
  return { host, port: Number(port) || (isSecure ? 443 : 80), isSecure };
}

/**
 * User and password of the URL are what the proxy is told (RFC 7617).
 *
 * @throws TypeError when it is no http or https URL; the message does not repeat it
 */
export function proxyOf(text: string): Proxy {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:')
    throw new TypeError('proxy: expected an http or https URL, such as http://user:pw@host:3128');
  const { username, password } = url;
  return { ...endOf(url), headers: authorization(unescaped(username), unescaped(password)) };
}

function authorization(user: string, password: string): Proxy['headers'] {
  if (user === '' && password === '') return {};
  const pair = Buffer.from(`${user}:${password}`).toString('base64');
  return { 'proxy-authorization': `Basic ${pair}` };
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // The original error might show what it was given.
    throw new TypeError('proxy: user and password: expected % to be written as %25');
  }
}

/** Asks the proxy at the other end of `socket` for the way to `end`; its TLS goes through that. */
export function tunnel(socket: Socket, proxy: Proxy, end: End): Promise<void> {
  const authority = `${end.host.includes(':') ? `[${end.host}]` : end.host}:${end.port}`;
  const asking = httpRequest({
    createConnection: () => socket,
    method: 'CONNECT',
    path: authority,
    headers: { ...proxy.headers, host: authority },
    maxHeaderSize: MAX_HEADER_BYTES,
    insecureHTTPParser: false,
  });
  return new Promise((resolve, reject) => {
    asking.on('error', reject);
    asking.once('connect', ({ statusCode = 0 }, _, early: Uint8Array) => {
      const isOpen = statusCode >= 200 && statusCode < 300;
      if (isOpen && early.length === 0) return resolve();
      const refusal = statusCode === 407 ? ': check user and password in its URL' : '';
      // In TLS the server does not speak first.
      const hint = isOpen ? ' and data before the first of ours' : refusal;
      const message = `expected a tunnel, found status ${statusCode} to CONNECT${hint}`;
      reject(problem(message, PROXY_REFUSED));
    });
    asking.end();
  });
}

/** More than this, names and values together, is no answer. */
export const MAX_HEADER_BYTES: number = 16 * 1024;
/** The proxy opens no tunnel. */
export const PROXY_REFUSED = 'PROXY_REFUSED';
