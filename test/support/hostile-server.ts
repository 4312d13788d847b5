/** A server that counts, and breaks the rules of HTTP as a script tells it. On this machine only. */
import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { createServer as createTlsServer, type TlsOptions } from 'node:tls';

export interface Received {
  readonly method: string;
  readonly target: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** Which request this is, counted from 1: of the server, and of its connection. */
  readonly count: number;
  readonly onSocket: number;
}

/** Bytes to be sent, or what else is done with the connection. */
export type Answer = string | Uint8Array | ((socket: Socket, request: Received) => void);

export interface Script {
  /** What is done with a connection before anything was read. */
  readonly accept?: (socket: Socket) => void;
  /** One for each request that was read as a whole, the last one for all others; none: silence. */
  readonly answers?: readonly Answer[];
}

export interface Hostile {
  /** Ends in a slash; the host is an address. */
  readonly url: string;
  readonly port: number;
  /** Connections so far. */
  readonly sockets: number;
  /** Connections that neither side has closed. */
  readonly open: number;
  readonly requests: readonly Received[];
  /** Bytes so far, over all connections, TLS not counted. */
  readonly bytesIn: number;
  readonly bytesOut: number;
  readonly close: () => Promise<void>;
}

/** Starts a server that does as `script` says, over TLS where `tls` is given. */
export async function hostile(script: Script, tls?: TlsOptions): Promise<Hostile> {
  const open = new Set<Socket>();
  const requests: Received[] = [];
  let sockets = 0;
  let bytesIn = 0;
  let closedOut = 0;

  const serve = (socket: Socket): void => {
    socket.on('error', () => undefined);
    socket.on('close', () => (closedOut += socket.bytesWritten));
    script.accept?.(socket);
    const pieces: Buffer[] = [];
    let length = 0;
    let needed = 0;
    let onSocket = 0;
    socket.on('data', (chunk: Buffer) => {
      bytesIn += chunk.length;
      length += chunk.length;
      pieces.push(chunk);
      while (length >= needed) {
        const bytes = Buffer.concat(pieces.splice(0));
        const taken = takeRequest(bytes);
        pieces.push(bytes.subarray(taken.end));
        length -= taken.end;
        needed = taken.needed;
        if (taken.request === undefined) break;
        const request = { ...taken.request, count: requests.length + 1, onSocket: ++onSocket };
        requests.push(request);
        const answer = script.answers?.[requests.length - 1] ?? script.answers?.at(-1);
        if (typeof answer === 'function') answer(socket, request);
        else if (answer !== undefined && !socket.destroyed) socket.write(answer);
      }
    });
  };
  const server = tls === undefined ? createServer(serve) : createTlsServer(tls, serve);
  server.on('connection', (socket: Socket) => {
    sockets++;
    open.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => open.delete(socket));
  });
  server.on('tlsClientError', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // listening on a port
  return {
    url: `${tls === undefined ? 'http' : 'https'}://127.0.0.1:${port}/`,
    port,
    requests,
    get sockets() {
      return sockets;
    },
    get open() {
      return open.size;
    },
    get bytesIn() {
      return bytesIn;
    },
    get bytesOut() {
      return [...open].reduce((sum, socket) => sum + socket.bytesWritten, closedOut);
    },
    async close() {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

interface Taken {
  readonly request: Omit<Received, 'count' | 'onSocket'> | undefined;
  /** Where the request ends; 0 if there is none yet, and `needed` then says how many bytes it takes. */
  readonly end: number;
  readonly needed: number;
}

/** The first request of the bytes, if it is there as a whole: clients of ours give its length. */
function takeRequest(bytes: Buffer): Taken {
  const stop = bytes.indexOf('\r\n\r\n');
  if (stop < 0) return { request: undefined, end: 0, needed: 0 };
  const [first = '', ...lines] = bytes.toString('latin1', 0, stop).split('\r\n');
  const [method = '', target = ''] = first.split(' ');
  const headers = Object.fromEntries(
    lines.map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
  const end = stop + 4 + Number(headers['content-length'] ?? 0);
  if (bytes.length < end) return { request: undefined, end: 0, needed: end };
  const body = bytes.subarray(stop + 4, end);
  return { request: { method, target, headers, body }, end, needed: 0 };
}
