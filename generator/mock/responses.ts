/** HTTP answers as data. */
import type { MockResponse } from './model.js';

/** Largest request that is read; a real server has a limit too. */
export const MAX_REQUEST_BYTES: number = 10 * 1024 * 1024;

const encoder = new TextEncoder();

export function xmlResponse(body: Uint8Array): MockResponse {
  return response(200, 'text/xml; charset=UTF-8', body);
}

export function documentResponse(
  status: number,
  mediaType: string,
  body: Uint8Array,
  headers: Readonly<Record<string, string>>,
): MockResponse {
  return response(status, mediaType, body, headers);
}

/** Neither has it a body nor says anything of one. */
export function emptyResponse(): MockResponse {
  return {
    status: 204,
    headers: { 'cache-control': 'no-store' },
    body: new Uint8Array(),
    connection: 'kept',
  };
}

/** A line of text, where no message of the API can be answered. */
export function plainResponse(
  status: number,
  text: string,
  headers: Readonly<Record<string, string>> = {},
): MockResponse {
  return response(status, 'text/plain; charset=UTF-8', encoder.encode(`${text}\n`), headers);
}

/** What a gateway or load balancer in front of a server answers. */
export function htmlResponse(status: number): MockResponse {
  const page = `<!DOCTYPE html>\n<html><head><title>${status}</title></head><body><h1>${status}</h1><p>The server is not available.</p></body></html>\n`;
  return response(status, 'text/html; charset=UTF-8', encoder.encode(page));
}

export function droppedResponse(): MockResponse {
  return { status: 0, headers: {}, body: new Uint8Array(), connection: 'dropped' };
}

/** The first half of an answer whose length was announced in full. */
export function truncatedResponse(whole: MockResponse): MockResponse {
  const { body } = whole;
  return { ...whole, body: body.subarray(0, body.length >> 1), connection: 'truncated' };
}

function response(
  status: number,
  contentType: string,
  body: Uint8Array,
  more: Readonly<Record<string, string>> = {},
): MockResponse {
  const headers = {
    'content-type': contentType,
    'content-length': String(body.length),
    'cache-control': 'no-store',
    ...more,
  };
  return { status, headers, body, connection: 'kept' };
}

/** The charset that a Content-Type states, if it is well-formed enough to state one. */
export function charsetOf(headers: Readonly<Record<string, string>> = {}): string | undefined {
  return /;\s*charset\s*=\s*"?([^\s;"]+)/i.exec(headers['content-type'] ?? '')?.[1];
}
