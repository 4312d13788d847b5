/** What servers do over HTTP, and what a transport makes of it: one table for every transport. */
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import {
  drip,
  endAfter,
  gzipBomb,
  head,
  large,
  redirect,
  reply,
  resetAfter,
  resetAtOnce,
  silent,
  stallAfter,
  twice,
} from './hostile-scripts.js';
import type { Answer, Script } from './hostile-server.js';

/** How a call ends: with an answer, with a problem, or not before it is aborted. */
export type Outcome = Answered | Failed | 'aborted';

interface Answered {
  readonly status: number;
  readonly body: string;
}

export interface Failed {
  /** A regular expression for the whole code. */
  readonly code: string;
  /** `any` where it depends on which of two packets is first. */
  readonly stage: 'connect' | 'body' | 'any' | undefined;
}

export interface HostileCase {
  readonly name: string;
  readonly script: Script;
  readonly outcome: Outcome;
  /** Where Node's `fetch` does otherwise, and why. */
  readonly fetch?: { readonly outcome: Outcome; readonly because: string };
  /** Bytes that the server has sent at most when the call is over. */
  readonly maxSent?: number;
}

/** The limit for all of them. */
export const MAX_BYTES = 1_000_000;

const xml = '<a/>';
const ok: Outcome = { status: 200, body: xml };
const truncated: Outcome = { code: 'RESPONSE_TRUNCATED', stage: 'body' };
const tooLarge: Outcome = { code: 'RESPONSE_TOO_LARGE', stage: 'body' };
const reset: Outcome = { code: 'ECONNRESET', stage: undefined };
const noHttp: Outcome = { code: 'HPE_\\w+', stage: 'body' };
const ownCode = {
  outcome: { code: 'UND_ERR_SOCKET', stage: undefined },
  because: 'it has codes of its own',
} as const;
const noStage = {
  outcome: { code: 'HPE_\\w+|UND_ERR_HEADERS_OVERFLOW', stage: undefined },
  because: 'that the answer had begun cannot be told from its error',
} as const;

/** Every request gets the same. */
function always(answer: Answer): Script {
  return { answers: [answer] };
}

function packed(encoding: string, bytes: Uint8Array): Script {
  return always(reply(bytes, [`content-encoding: ${encoding}`]));
}

const silence: readonly HostileCase[] = [
  { name: 'h01 never answers', script: silent, outcome: 'aborted' },
  {
    name: 'h02 stalls in the headers',
    script: always(stallAfter('HTTP/1.1 200 OK\r\ncontent-')),
    outcome: 'aborted',
  },
  {
    name: 'h02 stalls in the body',
    script: always(stallAfter(`${head('200 OK', ['content-length: 9'])}<a`)),
    outcome: 'aborted',
  },
  { name: 'h03 drips', script: always(drip(20)), outcome: 'aborted' },
];

const endings: readonly HostileCase[] = [
  {
    name: 'h04 resets before any byte',
    script: resetAtOnce,
    outcome: { code: 'ECONNRESET', stage: 'any' },
  },
  {
    name: 'h05 resets when the request is there',
    script: always(resetAfter()),
    outcome: reset,
  },
  {
    name: 'h05 ends when the request is there',
    script: always(endAfter('')),
    outcome: reset,
    fetch: ownCode,
  },
  {
    name: 'h05 resets in the body',
    script: always(resetAfter(`${head('200 OK', ['content-length: 9'])}<a`)),
    outcome: truncated,
  },
  {
    name: 'h07 sends less than it says',
    script: always(endAfter(`${head('200 OK', ['content-length: 10'])}<a/>.`)),
    outcome: truncated,
  },
  {
    name: 'h08 sends no last chunk',
    script: always(endAfter(`${head('200 OK', ['transfer-encoding: chunked'])}4\r\n<a/>\r\n`)),
    outcome: truncated,
  },
  {
    name: 'h08 sends less gzip than it says',
    script: always((socket) => {
      const bytes = gzipSync(xml);
      const lines = ['content-encoding: gzip', `content-length: ${bytes.length + 9}`];
      socket.write(head('200 OK', lines));
      socket.end(bytes);
    }),
    outcome: truncated,
  },
  {
    name: 'a body that lasts until the end of the connection',
    script: always(endAfter(`${head('200 OK')}<a/>`)),
    outcome: ok,
  },
];

const sizes: readonly HostileCase[] = [
  {
    name: 'h09 a body beyond the limit',
    script: always(large(500_000_000)),
    outcome: tooLarge,
    maxSent: 20_000_000,
  },
  {
    name: 'h09 one byte beyond the limit',
    script: always(reply('x'.repeat(MAX_BYTES + 1))),
    outcome: tooLarge,
  },
  {
    name: 'h09 just the limit',
    script: always(reply('x'.repeat(MAX_BYTES))),
    outcome: { status: 200, body: 'x'.repeat(MAX_BYTES) },
  },
  { name: 'h10 a gzip bomb', script: always(gzipBomb(1 << 30)), outcome: tooLarge },
  {
    name: 'h10 a brotli bomb',
    script: packed('br', brotliCompressSync(Buffer.alloc(MAX_BYTES * 20))),
    outcome: tooLarge,
  },
  {
    name: 'h25 large headers',
    script: always(reply(xml, [`x-large: ${'x'.repeat(65_536)}`])),
    outcome: { code: 'HPE_HEADER_OVERFLOW', stage: 'body' },
    fetch: noStage,
  },
];

const encodings: readonly HostileCase[] = [
  {
    name: 'h11 broken gzip',
    script: packed('gzip', Buffer.from('nonsense')),
    outcome: { code: 'Z_DATA_ERROR', stage: 'body' },
  },
  {
    name: 'h11 gzip that ends early',
    script: packed('gzip', gzipSync(xml).subarray(0, -6)),
    outcome: { code: 'Z_BUF_ERROR', stage: 'body' },
    fetch: { outcome: ok, because: 'it takes what was unpacked, as browsers do' },
  },
  {
    name: 'h11 broken brotli',
    script: packed('br', Buffer.from('nonsense')),
    outcome: { code: 'Z_DATA_ERROR', stage: 'body' },
    fetch: { outcome: truncated, because: 'its code is not one of zlib' },
  },
  { name: 'gzip', script: packed('GZip', gzipSync(xml)), outcome: ok },
  { name: 'deflate', script: packed('deflate', deflateSync(xml)), outcome: ok },
  { name: 'deflate without a header', script: packed('deflate', deflateRawSync(xml)), outcome: ok },
  { name: 'brotli', script: packed('br', brotliCompressSync(xml)), outcome: ok },
  {
    name: 'gzip of nothing at all',
    script: packed('gzip', new Uint8Array()),
    outcome: { status: 200, body: '' },
  },
  {
    name: 'an encoding that nobody knows',
    script: packed('x-own', Buffer.from(xml)),
    outcome: ok,
  },
];

const answers: readonly HostileCase[] = [
  { name: 'an answer', script: always(reply(xml)), outcome: ok },
  {
    name: 'h12 redirects elsewhere',
    script: always(redirect('302 Found', 'http://127.0.0.1:1/')),
    outcome: { status: 302, body: '' },
  },
  {
    name: 'h13 redirects the body elsewhere',
    script: always(redirect('307 Temporary Redirect', 'https://127.0.0.1:1/')),
    outcome: { status: 307, body: '' },
  },
  {
    name: 'h15 is busy',
    script: always(reply('later', ['retry-after: 2'], '429 Too Many Requests')),
    outcome: { status: 429, body: 'later' },
  },
  {
    name: 'h26 continues first',
    script: always(Buffer.concat([Buffer.from('HTTP/1.1 100 Continue\r\n\r\n'), reply(xml)])),
    outcome: ok,
    fetch: { ...ownCode, because: 'it takes a 100 that it did not ask for as a fault' },
  },
  {
    name: 'h26 hints first',
    script: always(
      Buffer.concat([Buffer.from('HTTP/1.1 103 Early Hints\r\nlink: <x>\r\n\r\n'), reply(xml)]),
    ),
    outcome: ok,
  },
  {
    name: 'h31 two answers in one breath',
    script: always(twice(reply(xml), reply('<evil/>'))),
    outcome: ok,
  },
  {
    name: 'another protocol after it',
    script: always(reply('', ['connection: upgrade', 'upgrade: x'], '101 Switching Protocols')),
    outcome: reset,
    fetch: ownCode,
  },
  {
    name: 'what is no HTTP',
    script: always('SSH-2.0-OpenSSH\r\n'),
    outcome: noHttp,
    fetch: noStage,
  },
  {
    name: 'chunks that are none',
    script: always(`${head('200 OK', ['transfer-encoding: chunked'])}zz\r\n`),
    outcome: noHttp,
    fetch: { outcome: truncated, because: 'its body only says that it was cut off' },
  },
  {
    name: 'two lengths',
    script: always(reply(xml, ['content-length: 1'])),
    outcome: noHttp,
    fetch: noStage,
  },
  {
    name: 'a length and chunks',
    script: always(reply('4\r\n<a/>\r\n0\r\n\r\n', ['transfer-encoding: chunked'])),
    outcome: noHttp,
    fetch: noStage,
  },
];

export const hostileCases: readonly HostileCase[] = [
  ...answers,
  ...silence,
  ...endings,
  ...sizes,
  ...encodings,
];
