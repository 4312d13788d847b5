/** A forward proxy on this machine that wants to know who asks. */
import { once } from 'node:events';
import { createServer, request as httpRequest, type RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { connect, type AddressInfo, type Socket } from 'node:net';
import type { TlsOptions } from 'node:tls';

export interface HttpProxy {
  /** `host:port`, to be put behind a scheme and a user. */
  readonly host: string;
  /** Request lines, as they came. */
  readonly asked: readonly string[];
  /** Connections that are open, from the client. */
  readonly open: number;
  readonly close: () => Promise<void>;
}

/** Lets `credentials` through, as `user:password`; over TLS where `tls` is given. */
export async function httpProxy(credentials: string, tls?: TlsOptions): Promise<HttpProxy> {
  const asked: string[] = [];
  const open = new Set<Socket>();
  const expected = `Basic ${Buffer.from(credentials).toString('base64')}`;
  const plain: RequestListener = (request, response) => {
    asked.push(`${request.method} ${request.url}`);
    if (request.headers['proxy-authorization'] !== expected) {
      response.writeHead(407).end();
      return;
    }
    const { 'proxy-authorization': _, ...headers } = request.headers;
    const onward = httpRequest(request.url ?? '', { method: request.method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    request.pipe(onward);
  };
  const server = tls === undefined ? createServer(plain) : createTlsServer(tls, plain);
  server.on('connect', (request, socket: Socket) => {
    asked.push(`${request.method} ${request.url}`);
    if (request.headers['proxy-authorization'] !== expected)
      return void socket.end('HTTP/1.1 407 no\r\ncontent-length: 0\r\n\r\n');
    const [, host = '', port = ''] = /^(.*):(\d+)$/.exec(request.url ?? '') ?? [];
    const onward = connect(Number(port), host, () => {
      socket.write('HTTP/1.1 200 tunnel\r\n\r\n');
      onward.pipe(socket).pipe(onward);
    });
    onward.on('error', () => socket.destroy());
    onward.on('close', () => socket.destroy());
    socket.on('error', () => onward.destroy());
    socket.on('close', () => onward.destroy());
  });
  server.on('connection', (socket: Socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    get open() {
      return open.size;
    },
    async close() {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
