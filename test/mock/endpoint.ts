/** A real endpoint, as far as a proxy can tell. */
import { createServer } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';

export interface Endpoint {
  readonly url: string;
  /** What came last. */
  readonly received: () => { readonly body: Buffer; readonly headers: IncomingHttpHeaders };
  readonly close: () => Promise<void>;
}

export interface Canned {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

/** `next` is asked for each answer. */
export async function openEndpoint(next: () => Canned): Promise<Endpoint> {
  let received = { body: Buffer.alloc(0), headers: {} };
  const server = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      received = { body: Buffer.concat(chunks), headers: incoming.headers };
      const { status = 200, headers = {}, body } = next();
      outgoing.writeHead(status, headers).end(body);
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/real?x=1`,
    received: () => received,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
