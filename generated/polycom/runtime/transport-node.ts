/** A transport for servers that run on Node: its own connections, TLS settings and proxy. */
import { createSecureContext, type SecureContextOptions } from 'node:tls';
import { connect, type Route } from './transport-node-connect.js';
import { exchange, type Addressed } from './transport-node-exchange.js';
import { socketPool, type Pool } from './transport-node-pool.js';
import { endOf, proxyOf } from './transport-node-proxy.js';
import type { Transport } from './transport.js';

export interface NodeTransportOptions {
  /** Connections to a server at most, 50 if absent; what is beyond that waits for one. */
  readonly maxSockets?: number;
  /** `ca` replaces Node's list of authorities. Certificates are always verified. */
  readonly tls?: Pick<SecureContextOptions, 'ca' | 'cert' | 'key' | 'passphrase' | 'pfx'>;
  /** An http or https URL; user and password in it are for the proxy alone. */
  readonly proxy?: string;
}

export interface NodeTransport extends Transport {
  /** Ends the connections: idle ones now, the others after their answer. Later calls make new ones. */
  readonly close: () => void;
}

const CONNECT_MS = 10_000;

/**
 * Keeps connections for later calls; idle ones do not keep the process alive. TLS is 1.2 or newer,
 * redirects are never followed, and answers may be compressed.
 *
 * @throws TypeError when `maxSockets` or `proxy` is not usable, or what OpenSSL has against `tls`
 */
export function nodeTransport(options: NodeTransportOptions = {}): NodeTransport {
  const { maxSockets = 50, tls = {}, proxy } = options;
  if (!Number.isInteger(maxSockets) || maxSockets < 1)
    throw new TypeError(`maxSockets: expected a whole number above 0, found ${maxSockets}`);
  const route: Route = {
    secureContext: createSecureContext({ ...tls, minVersion: 'TLSv1.2' }),
    proxy: proxy === undefined ? undefined : proxyOf(proxy),
    connectMs: CONNECT_MS,
  };
  const pools = new Map<string, Pool>();

  function poolOf(url: URL): Pool {
    const known = pools.get(url.origin);
    if (known !== undefined) return known;
    const end = endOf(url);
    const pool = socketPool(maxSockets, (signal) => connect(end, route, signal));
    pools.set(url.origin, pool);
    return pool;
  }

  const send: Transport = async (request) => {
    const url = new URL(request.url);
    const pool = poolOf(url);
    const socket = await pool.take(request.signal);
    try {
      return await exchange(socket, addressedTo(url, route), request);
    } finally {
      pool.give(socket);
    }
  };
  const close = (): void => {
    for (const pool of pools.values()) pool.close();
    pools.clear();
  };
  return Object.assign(send, { close });
}

/** A proxy sees where plain requests go; for the others it only opens a tunnel. */
function addressedTo(url: URL, { proxy }: Route): Addressed {
  const path = `${url.pathname}${url.search}`;
  return proxy === undefined || url.protocol === 'https:'
    ? { target: path, headers: { host: url.host } }
    : { target: `${url.origin}${path}`, headers: { ...proxy.headers, host: url.host } };
}
