/** One request and its answer on a connection that is ready. */
import { request as httpRequest, type ClientRequest, type IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { ACCEPTED, readBody } from './transport-node-body.js';
import { answerProblem, problem } from './transport-node-problem.js';
import { MAX_HEADER_BYTES } from './transport-node-proxy.js';
import type { TransportRequest, TransportResponse } from './transport.js';

/** What the request line and the headers say besides what the caller wants. */
export interface Addressed {
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * When this is over, the connection is either destroyed or free for another request.
 *
 * @throws the signal's reason, or an error with a code and, when the answer had begun, a stage
 */
export async function exchange(
  socket: Socket,
  addressed: Addressed,
  { method = 'POST', headers, body, signal, maxBytes }: TransportRequest,
): Promise<TransportResponse> {
  signal.throwIfAborted();
  const outgoing = httpRequest({
    createConnection: () => socket,
    method,
    path: addressed.target,
    headers: {
      ...headers,
      ...addressed.headers,
      'accept-encoding': ACCEPTED,
      // RFC 9110, section 8.6: where a body means nothing, nothing is said of it.
      ...((body.length > 0 || method.startsWith('P')) && { 'content-length': body.length }),
      connection: 'keep-alive',
    },
    maxHeaderSize: MAX_HEADER_BYTES,
    // Whatever the flags of the process say.
    insecureHTTPParser: false,
  });
  const abort = (): void => void outgoing.destroy();
  signal.addEventListener('abort', abort);
  // The first error says why; what others hear later is only that the connection is gone.
  let failure: Error | undefined;
  outgoing.on('error', (error) => (failure ??= error));
  const isLeft = new Promise<void>((resolve) => void outgoing.once('close', resolve));
  let response: IncomingMessage | undefined;
  try {
    response = await answerTo(outgoing, body);
    const bytes = await readBody(response, maxBytes);
    if (isReusable(outgoing, response)) await isLeft;
    else socket.destroy();
    return { status: response.statusCode ?? 0, headers: plain(response), body: bytes };
  } catch (error) {
    socket.destroy();
    if (signal.aborted) throw signal.reason;
    throw answerProblem(failure ?? error, response !== undefined);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}

/** Answers with a status below 200 are passed over by Node. */
function answerTo(outgoing: ClientRequest, body: Uint8Array): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    outgoing.once('response', resolve).once('error', reject);
    // Such as after an answer that changes to another protocol, which is no error to Node.
    outgoing.once('close', () => reject(problem('the connection was closed', 'ECONNRESET')));
    outgoing.end(body);
  });
}

/** Both sides have said all of it, and neither is about to leave. */
function isReusable(outgoing: ClientRequest, response: IncomingMessage): boolean {
  return response.readableEnded && outgoing.writableFinished && outgoing.shouldKeepAlive;
}

function plain({ headers }: IncomingMessage): Readonly<Record<string, string>> {
  const pairs = Object.entries(headers).map(([name, value]) => [name, [value].flat().join(', ')]);
  // The types of fromEntries forget that each is a pair.
  return Object.fromEntries(pairs) as Record<string, string>;
}
