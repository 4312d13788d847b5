/** The emitted client on real sockets, against a server that breaks the rules. */
import type { Socket } from 'node:net';
import type { CallEvent } from '../../generated/webex/client.js';
import type { ReplyMeta } from '../../generated/webex/runtime/reply.js';
import type { Composed } from '../../generated/webex/runtime/client-services.js';
import type { Clock } from '../../generator/runtime/clock.js';
import type { Transport } from '../../generator/runtime/transport.js';
import type { Hostile, Received, Script } from '../support/hostile-server.js';
import { serve, transportWith } from '../support/serving.js';
import { virtualClock } from '../support/virtual-clock.js';
import { success } from './client-emitted.js';
import type { ClientModule } from './client-module.js';
import { done } from './client-site.js';

/** How the client's bytes travel; `fetch` is what it takes by itself. */
export const wires = ['nodeTransport', 'fetch'] as const;
export type Wire = (typeof wires)[number];

export interface Trial {
  readonly server: Hostile;
  readonly client: Tried;
  readonly events: readonly CallEvent[];
}

export interface TrialOptions {
  readonly wire: Wire;
  /** Of the client, besides those that every client here has. */
  readonly more?: object;
}

export type Tried = ReturnType<typeof clientOf>;
export type Run = (client: Tried, signal?: AbortSignal) => Promise<{ readonly meta: ReplyMeta }>;

/** Sent again after an unknown outcome. */
export const get: Run = (client, signal) => client.user.getUser({ webExId: 'ann' }, { signal });
/** Never sent again after one. */
export const create: Run = (client, signal) => client.user.createUser(NEW_USER, { signal });

export const PASSWORD = 'hunter2&hunter3 ö';
export const TICKET = 'the+ticket/of=ann';

const NEW_USER = {
  webExId: 'ann',
  firstName: 'Ann',
  lastName: 'Lee',
  email: 'ann@acme.example',
  password: PASSWORD,
  privilege: { host: true },
  active: 'ACTIVATED',
} as const;

/** A server that does as `script` says, and a client with a ticket that calls it. */
export async function trial(
  module: ClientModule,
  script: Script,
  { wire, more = {} }: TrialOptions,
): Promise<Trial> {
  const server = await serve(script);
  const events: CallEvent[] = [];
  const observe = (event: CallEvent): void => void events.push(event);
  const client = clientOf(module, server.url, { transport: transportOf(wire), observe, ...more });
  return { server, client, events };
}

/** Waits are as short as they may be unless `more` has another source of chance. */
export function clientOf(
  module: ClientModule,
  endpoint: string,
  more: object,
): Composed<Pick<ClientModule, 'user' | 'ep'>> {
  const { createClient, user, ep } = module;
  const credentials = { siteName: 'acme', webExID: 'admin', sessionTicket: TICKET };
  return createClient({ ...credentials, endpoint, random: () => 0, ...more }, { user, ep });
}

export function transportOf(wire: Wire): Transport | undefined {
  return wire === 'fetch' ? undefined : transportWith();
}

/** Settings under which whatever wait the client begins is over at once, on a clock that tells. */
export function skippingWaits(): {
  readonly clock: Clock;
  readonly observe: (e: CallEvent) => void;
} {
  const clock = virtualClock();
  return {
    clock,
    observe: (event) => {
      if (event.kind === 'retry') void clock.advance(event.delayMs);
    },
  };
}

/** An answer over HTTP, of the API unless `contentType` says otherwise. */
export function answer(
  body: string | Uint8Array,
  { status = '200 OK', contentType = 'text/xml;charset=UTF-8', headers = [] }: AnswerOptions = {},
): Uint8Array {
  const bytes = Buffer.from(body);
  const lines = [`content-length: ${bytes.length}`, `content-type: ${contentType}`, ...headers];
  const start = [`HTTP/1.1 ${status}`, ...lines, '', ''].join('\r\n');
  return Buffer.concat([Buffer.from(start), bytes]);
}

export interface AnswerOptions {
  readonly status?: string;
  readonly contentType?: string;
  readonly headers?: readonly string[];
}

/** What GetUser answers for a user of this first name. */
export function userNamed(name: string): string {
  const members = { firstName: name, webExId: 'ann', active: 'ACTIVATED' };
  const elements = Object.entries(members).map(([tag, text]) => `<use:${tag}>${text}</use:${tag}>`);
  return success('use:getUserResponse', elements.join(''));
}

/** Answers whatever was asked with success. */
export function well(socket: Socket, request: Received): void {
  socket.write(answer(done({ operation: operationOf(request) })));
}

/** Without its service, such as `GetUser`. */
export function operationOf({ body }: Received): string {
  return /binding\.[\w.]*\.(\w+)"/.exec(body.toString())?.[1] ?? '';
}
