/** What goes wrong on sockets, as the client is told of it: code, text and stage, no more. */
import { field, TOO_LARGE, TRUNCATED, type TransportProblem } from './transport.js';

export function problem(message: string, code: string, stage?: TransportProblem['stage']): Error {
  return Object.assign(new Error(message), { code, ...(stage && { stage }) });
}

/** `where` names who was to be reached. */
export function connectProblem(error: unknown, where: string): Error {
  const code = codeOf(error);
  const text = textOf(error);
  const isOld = /protocol.version|unsupported.protocol/i.test(`${code} ${text}`);
  const found = isOld ? 'expected TLS 1.2 or newer, found an older version only' : text;
  return problem(`${where}: ${found}`, code, 'connect');
}

/** The request was sent, or may have been. `hasBegun`: status and headers had come. */
export function answerProblem(error: unknown, hasBegun: boolean): Error {
  const code = codeOf(error);
  const text = textOf(error);
  if (code === TOO_LARGE) return problem(text, code, 'body');
  if (code.startsWith('HPE_')) return problem(`the answer is no HTTP: ${text}`, code, 'body');
  if (!hasBegun) return problem(`no answer: ${text}`, code);
  // zlib's codes, and those of its part for brotli.
  if (/^Z_|^ERR_\w*_ERROR_/.test(code)) {
    const unpacking = code.startsWith('Z_') ? code : 'Z_DATA_ERROR';
    return problem(`the answer cannot be unpacked: ${text}`, unpacking, 'body');
  }
  return problem('the answer ended before it was complete', TRUNCATED, 'body');
}

function codeOf(error: unknown): string {
  return String(field(error, 'code') ?? '');
}

/** An error for several addresses, each of which failed, has no text of its own. */
function textOf(error: unknown): string {
  const several = field(error, 'errors');
  const first: unknown = Array.isArray(several) ? several[0] : undefined;
  return String(field(error, 'message') || field(first, 'message') || 'the connection failed');
}
