/** A server on this machine that answers as its paths say, and gives a browser the scenario. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { failure, getUserResponse, latin1, LATIN, setUserResponse } from './messages.js';
import { utf8, WIDE, WRITTEN } from './messages.js';

export interface Server {
  /** Ends in a slash. */
  readonly url: string;
  readonly close: () => Promise<void>;
}

interface Answer {
  readonly status?: number;
  readonly type?: string;
  readonly body: Uint8Array | string;
}

const XML = 'text/xml';
const REASON = 'Corresponding User not found – Zoë';

const ANSWERS: Readonly<Record<string, Answer>> = {
  utf8: { type: `${XML};charset=UTF-8`, body: utf8(getUserResponse({ name: WIDE })) },
  latin1: { type: XML, body: latin1(getUserResponse({ name: LATIN, encoding: 'ISO-8859-1' })) },
  // What the header says wins over what the document says.
  charset: { type: `${XML}; charset="iso-8859-1"`, body: latin1(getUserResponse({ name: LATIN })) },
  failure: { type: XML, body: failure('030001', REASON) },
  'failure-500': { status: 500, type: XML, body: failure('030001', REASON) },
  html: { type: 'text/html', body: '<!DOCTYPE html><title>Sorry</title>' },
};

/** `script` is the scenario as a module. */
export async function serve(script: string): Promise<Server> {
  const server = createServer((request, response) => {
    void answer(request, response, script);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  script: string,
): Promise<void> {
  const path = (request.url ?? '').slice(1);
  const body = await bodyOf(request);
  const send = ({ status = 200, type = 'text/plain', body: bytes }: Answer): void => {
    response.writeHead(status, { 'content-type': type }).end(bytes);
  };
  if (request.method === 'GET') {
    if (path === 'scenario.mjs') return send({ type: 'text/javascript', body: script });
    return send({ type: 'text/html', body: '<!doctype html><link rel="icon" href="data:,">' });
  }
  const known = ANSWERS[path];
  if (known !== undefined) return send(known);
  switch (path) {
    case 'set': {
      const isRight =
        request.headers['content-type'] === 'text/xml; charset=UTF-8' && body === WRITTEN;
      return send(isRight ? { type: XML, body: setUserResponse() } : { status: 400, body });
    }
    case 'pieces':
      return inPieces(response, utf8(getUserResponse({ name: WIDE })));
    case 'redirect':
      return void response.writeHead(302, { location: '/utf8' }).end();
    case 'cut':
      response.writeHead(200, { 'content-type': XML, 'content-length': '5000' });
      return void response.write('<?xml', () => response.destroy());
    default:
      return send({ status: 404, body: path });
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request as AsyncIterable<Uint8Array>) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

/** Every piece goes on its way by itself; most characters beyond ASCII are torn apart. */
function inPieces(response: ServerResponse, bytes: Uint8Array, at = 0): void {
  if (at === 0) response.writeHead(200, { 'content-type': XML });
  if (at >= bytes.length) response.end();
  else response.write(bytes.subarray(at, at + 37), () => inPieces(response, bytes, at + 37));
}
