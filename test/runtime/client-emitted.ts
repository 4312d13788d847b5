/** The emitted client of a real API, bundled in memory and imported. */
import { memberNames } from '../../generator/api/selector.js';
import { compile } from '../../generator/compile.js';
import { emitApi } from '../../generator/emit/api.js';
import { emitCodecs, secretsFile } from '../../generator/emit/codec.js';
import { exchangeOf } from '../../generator/emit/codec-exchange.js';
import { emitInterfaces } from '../../generator/emit/interfaces.js';
import { emitOperations } from '../../generator/emit/operations.js';
import { bundle } from '../../generator/execute/bundle.js';
import { openSchemas } from '../../generator/load/workspace.js';
import { nameModel } from '../../generator/name/name.js';
import type { OutputFile } from '../../generator/output/files.js';
import { runtimeFiles } from '../../generator/output/runtime.js';
import type { ApiError } from '../../generator/runtime/errors.js';
import type { StrictReply } from '../../generator/runtime/reply.js';
import type { Transport, TransportRequest } from '../../generator/runtime/transport.js';
import { Diagnostics } from '../../generator/support/diagnostic.js';

/** As emitted code is imported, its types are not there to check against. */
export type Anything = Record<string, unknown>;
export type AnyCall = (request: object, options?: object) => Promise<StrictReply<Anything>>;

interface Client {
  readonly $call: unknown;
  readonly user: Readonly<Record<'setUser' | 'getUser' | 'lstsummaryUser', AnyCall>>;
  readonly ep: Readonly<Record<'getAPIVersion', AnyCall>>;
}

export interface Emitted {
  readonly createClient: (options: object, services?: object) => Client;
  readonly user: {
    readonly setUser: (client: object, ...rest: Parameters<AnyCall>) => ReturnType<AnyCall>;
  };
  readonly ep: object;
  readonly assertStrict: (reply: object) => StrictReply<Anything>;
  readonly isApiError: (error: unknown) => error is ApiError;
  readonly errorMeanings: Readonly<Record<string, string>>;
}

export function emitWebex(release: string): readonly OutputFile[] {
  const diagnostics = new Diagnostics();
  const folder = openSchemas(['schemas'], diagnostics).apis.find(({ name }) => name === 'webex');
  const found = folder?.releases.find(({ name }) => name === release);
  if (folder === undefined || found === undefined) throw new Error('no schemas');
  const { sets } = compile(folder, found, ['user.*', 'ep.GetAPIVersion'], diagnostics);
  const [set] = sets;
  if (set?.envelope === undefined) throw new Error(JSON.stringify(diagnostics.all));
  const { model, envelope } = set;
  const { api } = envelope;
  const names = nameModel(model, diagnostics);
  const exchange = exchangeOf(model, envelope);
  const origin = { version: '0.0.0', api: 'webex', release };
  return [
    ...runtimeFiles(),
    ...emitInterfaces(model, names, origin),
    ...emitCodecs(model, names, origin, exchange),
    secretsFile(origin, memberNames(api.secrets)),
    ...emitOperations(model, names, api, origin),
    ...emitApi(model, names, api, envelope, origin, exchange),
  ];
}

export async function load(files: readonly OutputFile[]): Promise<Emitted> {
  const entry = {
    path: 'entry.ts',
    text: [
      "export * from './client.js';",
      "export * as user from './operations/user.js';",
      "export * as ep from './operations/ep.js';",
    ].join('\n'),
  };
  const code = await bundle([...files, entry], entry.path);
  const module: unknown = await import(
    `data:text/javascript;base64,${Buffer.from(code).toString('base64')}`
  );
  return module as Emitted;
}

const WEBEX = 'http://www.webex.com/schemas/2002/06';

/** A reply as the server writes it; `content` is the inside of bodyContent. */
export function success(type: string, content = ''): string {
  return message(
    '<serv:result>SUCCESS</serv:result><serv:gsbStatus>PRIMARY</serv:gsbStatus>',
    `<serv:bodyContent xsi:type="${type}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">${content}</serv:bodyContent>`,
  );
}

export function failure(id: string, reason: string, body = '<serv:bodyContent/>'): string {
  return message(
    `<serv:result>FAILURE</serv:result><serv:reason>${reason}</serv:reason><serv:gsbStatus>BACKUP</serv:gsbStatus><serv:exceptionID>${id}</serv:exceptionID>`,
    body,
  );
}

export function message(response: string, body: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<serv:message xmlns:serv="${WEBEX}/service" xmlns:com="${WEBEX}/common" xmlns:use="${WEBEX}/service/user" xmlns:ep="${WEBEX}/service/ep"><serv:header><serv:response>${response}</serv:response></serv:header><serv:body>${body}</serv:body></serv:message>`;
}

/** A transport that always gives the same answer, and what it was asked. */
export function answering(
  body: string | Uint8Array,
  options: { readonly status?: number; readonly contentType?: string } = {},
): {
  readonly transport: Transport;
  readonly sent: TransportRequest[];
  readonly text: () => string;
} {
  const { status = 200, contentType = 'text/xml;charset=UTF-8' } = options;
  const sent: TransportRequest[] = [];
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  return {
    sent,
    text: () => new TextDecoder().decode(sent.at(-1)?.body),
    transport: (request) => {
      sent.push(request);
      return Promise.resolve({ status, headers: { 'content-type': contentType }, body: bytes });
    },
  };
}
