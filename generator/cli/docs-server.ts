/** Serves files from memory to this machine alone, and tells open pages when there are new ones. */
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';

export interface DocsServer {
  readonly origin: string;
  /** Open pages are loaded again. */
  readonly renew: () => void;
  readonly close: () => Promise<void>;
}

const HOST = '127.0.0.1';
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
export function serveFiles(
  port: number,
  textAt: (path: string) => string | undefined,
): Promise<DocsServer> {
  const listeners = new Set<ServerResponse>();
  const server = createServer((request, response) => {
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
  });
  const close = (): Promise<void> =>
    new Promise((done) => {
      server.close(() => done());
      server.closeAllConnections();
    });
  const renew = (): void => {
    for (const listener of listeners) listener.write('data: new\n\n');
  };
  return new Promise((done, fail) => {
    server.once('error', fail);
    server.listen(port, HOST, () => {
      server.off('error', fail);
      const address = server.address();
      const found = typeof address === 'object' && address !== null ? address.port : port;
      done({ origin: `http://${HOST}:${found}`, renew, close });
    });
  });
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
