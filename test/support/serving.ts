/** Servers and transports that are gone when their test is over. */
import type { TlsOptions } from 'node:tls';
import { onTestFinished } from 'vitest';
import { nodeTransport } from '../../generator/runtime/transport-node.js';
import type {
  NodeTransport,
  NodeTransportOptions,
} from '../../generator/runtime/transport-node.js';
import { hostile } from './hostile-server.js';
import type { Hostile, Script } from './hostile-server.js';
import { httpProxy } from './http-proxy.js';
import type { HttpProxy } from './http-proxy.js';

export async function serve(script: Script, tls?: TlsOptions): Promise<Hostile> {
  const server = await hostile(script, tls);
  onTestFinished(server.close);
  return server;
}

export async function proxyFor(credentials: string, tls?: TlsOptions): Promise<HttpProxy> {
  const proxy = await httpProxy(credentials, tls);
  onTestFinished(proxy.close);
  return proxy;
}

export function transportWith(options?: NodeTransportOptions): NodeTransport {
  const transport = nodeTransport(options);
  onTestFinished(transport.close);
  return transport;
}
