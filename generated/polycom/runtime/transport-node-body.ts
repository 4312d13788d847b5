/** The body of an answer, unpacked and limited. */
import type { IncomingMessage } from 'node:http';
import { pipeline, type Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib';
import { ByteQueue } from './byte-queue.js';
import { problem } from './transport-node-problem.js';
import { TOO_LARGE } from './transport.js';

/** What a request says can be unpacked here. */
export const ACCEPTED = 'gzip, deflate, br';

/**
 * The whole body, as long as it has no more than `maxBytes` when unpacked: the connection of a
 * larger one, or of a broken one, is destroyed.
 */
export async function readBody(response: IncomingMessage, maxBytes: number): Promise<Uint8Array> {
  // One growing buffer: pieces of a byte each would take up far more than what they hold.
  const queue = new ByteQueue();
  for await (const piece of unpacked(response)) {
    if (queue.length + piece.length > maxBytes)
      throw problem(`the answer has more than ${maxBytes} bytes`, TOO_LARGE, 'body');
    queue.add(piece);
  }
  return queue.bytes.subarray(0, queue.length);
}

/** Bytes in an encoding that was not asked for stay as they are, as with `fetch`. */
async function* unpacked(response: IncomingMessage): AsyncIterable<Uint8Array> {
  // The types do not say that a stream without an encoding gives bytes.
  const pieces = response[Symbol.asyncIterator]() as AsyncIterableIterator<Uint8Array>;
  const { done = false, value: first } = await pieces.next();
  if (done) return;
  const all = joined(first, pieces);
  const decoder = decoderOf(response.headers['content-encoding'], first[0]);
  // How it ended, whoever reads from the decoder is told.
  yield* decoder === undefined ? all : pipeline(all, decoder, () => undefined);
}

async function* joined(
  first: Uint8Array,
  rest: AsyncIterable<Uint8Array>,
): AsyncIterable<Uint8Array> {
  yield first;
  yield* rest;
}

function decoderOf(encoding = '', firstByte = 0): Transform | undefined {
  switch (encoding.trim().toLowerCase()) {
    case 'gzip':
    case 'x-gzip':
      return createGunzip();
    case 'br':
      return createBrotliDecompress();
    case 'deflate':
      // Some leave out the header, whose first byte ends in 8 (RFC 1950, section 2.2).
      return (firstByte & 15) === 8 ? createInflate() : createInflateRaw();
    default:
      return undefined;
  }
}
