/** Serves files from memory to this machine alone, and tells open pages when there are new ones. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { startServer } from '../mock/listen.js';
import type { Listening } from '../mock/listen.js';

export interface DocsServer extends Listening {
  /** Open pages are loaded again. */
  readonly renew: () => void;
}

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json',
};
const HEADERS = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };

/**
 * `textAt` has the text of a path below the root.
 *
 * @throws Error of the system, such as EADDRINUSE
 */
export async function serveFiles(
  port: number,
  textAt: (path: string) => string | undefined,
): Promise<DocsServer> {
  const listeners = new Set<ServerResponse>();
  const handle = (request: IncomingMessage, response: ServerResponse): void => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      answer(response, 405, 'text/plain', 'This server only gives pages.\n');
      return;
    }
    const path = pathOf(request);
    if (path !== undefined && /(^|\/)live$/.test(path)) {
      response.writeHead(200, { ...HEADERS, 'content-type': 'text/event-stream' });
      response.write(': waiting\n\n');
      listeners.add(response);
      response.on('close', () => listeners.delete(response));
      return;
    }
    const text = path === undefined ? undefined : textAt(path);
    if (path === undefined || text === undefined) {
      answer(response, 404, 'text/plain', 'There is no such page; the index is at /\n');
      return;
    }
    answer(response, 200, TYPES[path.replace(/^.*\./, '')] ?? 'application/octet-stream', text);
  };
  const renew = (): void => {
    for (const listener of listeners) listener.write('data: new\n\n');
  };
  const listening = await startServer(port, handle);
  return { ...listening, renew };
}

/** Without the leading slash, an index for a folder; undefined for what is no path. */
function pathOf({ url = '/' }: IncomingMessage): string | undefined {
  try {
    const path = decodeURIComponent(url.replace(/[?#].*$/, '').replace(/^\/+/, ''));
    return path === '' || path.endsWith('/') ? `${path}index.html` : path;
  } catch {
    return undefined;
  }
}

/** To a HEAD Node sends no body by itself. */
function answer(response: ServerResponse, status: number, type: string, text: string): void {
  response.writeHead(status, { ...HEADERS, 'content-type': type });
  response.end(text);
}
