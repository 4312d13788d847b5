/** New connections: nothing of a request is sent before one is there as a whole, TLS included. */
import { once } from 'node:events';
import { connect as connectTcp, isIP, type Socket } from 'node:net';
import { connect as connectTls, type SecureContext } from 'node:tls';
import { connectProblem, problem } from './transport-node-problem.js';
import { tunnel, type End, type Proxy } from './transport-node-proxy.js';

/** How connections are made. */
export interface Route {
  readonly secureContext: SecureContext;
  readonly proxy: Proxy | undefined;
  /** How long each step may be without a sign of life. */
  readonly connectMs: number;
}

/**
 * A connection to `end` that is ready for a request.
 *
 * @throws the signal's reason, or an error with a code and the stage `connect`
 */
export async function connect(end: End, route: Route, signal: AbortSignal): Promise<Socket> {
  const { proxy } = route;
  if (proxy === undefined) return open(end, route, signal);
  const way = await open(proxy, route, signal);
  if (!end.isSecure) return way;
  await step(way, tunnel(way, proxy, end), nameOf(proxy, route), route, signal);
  return open(end, route, signal, way);
}

/** `way` is a connection to another place, through which this one is to go. */
async function open(end: End, route: Route, signal: AbortSignal, way?: Socket): Promise<Socket> {
  const { host, port } = end;
  const socket = end.isSecure
    ? connectTls({
        ...(way === undefined ? { port } : { socket: way }),
        host,
        // An address is no name (RFC 6066, section 3).
        ...(isIP(host) === 0 && { servername: host }),
        secureContext: route.secureContext,
        ALPNProtocols: ['http/1.1'],
        rejectUnauthorized: true,
      })
    : connectTcp({ host, port });
  // Whoever uses the socket hears of errors; one that comes in between is not to end the process.
  socket.on('error', () => undefined);
  socket.setNoDelay(true);
  const ready = once(socket, end.isSecure ? 'secureConnect' : 'connect');
  await step(socket, ready, nameOf(end, route), route, signal);
  return socket;
}

/** Waits for `done`, and gives the socket up when the time is over or the caller wants no more. */
async function step(
  socket: Socket,
  done: Promise<unknown>,
  where: string,
  { connectMs }: Route,
  signal: AbortSignal,
): Promise<void> {
  const stop = (): void => {
    socket.destroy(problem(`no sign of life for ${connectMs} ms`, 'ETIMEDOUT'));
  };
  socket.setTimeout(connectMs, stop);
  signal.addEventListener('abort', stop);
  if (signal.aborted) stop();
  try {
    await done;
  } catch (error) {
    socket.destroy();
    throw signal.aborted ? signal.reason : connectProblem(error, where);
  } finally {
    socket.setTimeout(0, stop);
    signal.removeEventListener('abort', stop);
  }
}

function nameOf(end: End, { proxy }: Route): string {
  return `${end === proxy ? 'the proxy ' : ''}${end.host}:${end.port}`;
}
