/** What servers do to clients: the answers of `hostile`, by name. */
import type { Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import type { Answer, Script } from './hostile-server.js';

/** A whole answer. `headers` are lines without their ends. */
export function reply(
  body: string | Uint8Array,
  headers: readonly string[] = [],
  status = '200 OK',
): Uint8Array {
  const bytes = Buffer.from(body);
  return Buffer.concat([
    Buffer.from(head(status, [`content-length: ${bytes.length}`, ...headers])),
    bytes,
  ]);
}

/** The beginning of an answer, up to the body. */
export function head(status: string, headers: readonly string[] = []): string {
  return [`HTTP/1.1 ${status}`, 'content-type: text/xml', ...headers, '', ''].join('\r\n');
}

/** Accepts, reads, never answers. */
export const silent: Script = {};

/** As soon as there is a connection, RST. */
export const resetAtOnce: Script = { accept: (socket) => void socket.resetAndDestroy() };

/** Sends `text`, and then nothing more. */
export function stallAfter(text: string): Answer {
  return (socket) => void socket.write(text);
}

/** One byte of a long body each `ms`. */
export function drip(ms: number): Answer {
  return (socket) => {
    socket.write(head('200 OK', ['content-length: 1000']));
    const timer = setInterval(() => socket.write('x'), ms);
    socket.on('close', () => clearInterval(timer));
  };
}

/** RST when the request was read, after `text`. */
export function resetAfter(text = ''): Answer {
  return (socket) => {
    if (text === '') socket.resetAndDestroy();
    else socket.write(text, () => setTimeout(() => socket.resetAndDestroy(), 20));
  };
}

/** Sends `text`, and ends the connection in good order. */
export function endAfter(text: string): Answer {
  return (socket) => void socket.end(text);
}

/** A body of `length` bytes, sent as fast as it is read. */
export function large(length: number): Answer {
  const piece = Buffer.alloc(1 << 16, 'x');
  return (socket) => {
    let left = length;
    const more = (): void => {
      while (left > 0 && !socket.destroyed) {
        const next = piece.subarray(0, left);
        left -= next.length;
        if (!socket.write(next)) return void socket.once('drain', more);
      }
    };
    socket.write(head('200 OK', [`content-length: ${length}`]));
    more();
  };
}

/** A body of `length` bytes in chunks of one. */
export function crumbs(length: number): Answer {
  const piece = Buffer.from('1\r\nx\r\n'.repeat(4096));
  return (socket) => {
    let left = length / 4096;
    const more = (): void => {
      while (left-- > 0 && !socket.destroyed)
        if (!socket.write(piece)) return void socket.once('drain', more);
      socket.write('0\r\n\r\n');
    };
    socket.write(head('200 OK', ['transfer-encoding: chunked']));
    more();
  };
}

/** About a thousandth of `length` bytes, which unpacks to all of them. */
export function gzipBomb(length: number): Uint8Array {
  const part = 1 << 24;
  // Several members in a row are one file (RFC 1952, section 2.2), and made at once.
  const member = gzipSync(Buffer.alloc(part));
  const packed = Buffer.concat(Array<Buffer>(Math.ceil(length / part)).fill(member));
  return reply(packed, ['content-encoding: gzip']);
}

export function redirect(status: string, location: string): Uint8Array {
  return reply('', [`location: ${location}`], status);
}

/** `first`, and `second` in the same breath or `ms` later, though there was one request. */
export function twice(first: Uint8Array, second: Uint8Array, ms?: number): Answer {
  return (socket: Socket) => {
    if (ms === undefined) return void socket.write(Buffer.concat([first, second]));
    socket.write(first);
    setTimeout(() => void (socket.destroyed || socket.write(second)), ms);
  };
}
