/** Serves a mock over HTTP, to this machine alone. */
import { createServer } from 'node:http';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { plainHeaders, readBytes } from './incoming.js';
import type { MockRequest, MockResponse } from './model.js';
import { MAX_REQUEST_BYTES } from './responses.js';

const HOST = '127.0.0.1';

export interface Listening {
  readonly origin: string;
  readonly close: () => Promise<void>;
}

/** @throws Error of the system, such as EADDRINUSE */
export function listen(
  port: number,
  answer: (request: MockRequest) => Promise<MockResponse>,
): Promise<Listening> {
  return startServer(port, (incoming, outgoing) => {
    // Only the caller's own connection can fail here, and the caller knows.
    serve(incoming, outgoing, answer).catch(() => incoming.socket.destroy());
  });
}

/** @throws Error of the system, such as EADDRINUSE */
export function startServer(port: number, handler: RequestListener): Promise<Listening> {
  const server = createServer(handler);
  const close = (): Promise<void> =>
    new Promise((done) => {
      server.close(() => done());
      server.closeAllConnections();
    });
  return new Promise((done, fail) => {
    server.once('error', fail);
    server.listen(port, HOST, () => {
      server.off('error', fail);
      const address = server.address();
      const found = typeof address === 'object' && address !== null ? address.port : port;
      done({ origin: `http://${HOST}:${found}`, close });
    });
  });
}

async function serve(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  answer: (request: MockRequest) => Promise<MockResponse>,
): Promise<void> {
  const body = await readBytes(incoming, MAX_REQUEST_BYTES);
  const { method = '', url = '' } = incoming;
  const response = await answer({ method, path: url, headers: plainHeaders(incoming), body });
  switch (response.connection) {
    case 'dropped':
      incoming.socket.destroy();
      return;
    case 'truncated':
      outgoing.writeHead(response.status, response.headers);
      outgoing.write(response.body, () => incoming.socket.destroy());
      return;
    case 'kept':
      outgoing.writeHead(response.status, response.headers);
      outgoing.end(response.body);
  }
}
