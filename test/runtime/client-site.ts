/** A site that is a function: what it is asked, and what it answers. */
import type { Clock } from '../../generator/runtime/clock.js';
import type { Transport } from '../../generator/runtime/transport.js';
import { success } from './client-emitted.js';

export interface Asked {
  /** Without its service, such as `GetUser`. */
  readonly operation: string;
  readonly text: string;
  readonly at: number;
  readonly signal: AbortSignal;
}

export interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface Site {
  readonly transport: Transport;
  /** All requests, and those of one operation. */
  readonly asked: readonly Asked[];
  readonly of: (operation: string) => readonly Asked[];
}

export type Answering = (asked: Asked) => string | Answer | Promise<string | Answer>;

/** A text is the body of a reply with HTTP status 200; what is thrown is the transport's error. */
export function siteOf(clock: Clock, answer: Answering): Site {
  const asked: Asked[] = [];
  return {
    asked,
    of: (operation) => asked.filter((one) => one.operation === operation),
    transport: async ({ body, signal }) => {
      const text = new TextDecoder().decode(body);
      const operation = /binding\.[\w.]*\.(\w+)"/.exec(text)?.[1] ?? '';
      const request = { operation, text, at: clock.now(), signal };
      asked.push(request);
      const given = await answer(request);
      const {
        status = 200,
        headers = {},
        body: reply = '',
      } = typeof given === 'string' ? { body: given } : given;
      return {
        status,
        headers: { 'content-type': 'text/xml;charset=UTF-8', ...headers },
        body: new TextEncoder().encode(reply),
      };
    },
  };
}

/** The text of an element, escaped as it was sent. */
export function sentIn({ text }: Asked, name: string): string | undefined {
  return new RegExp(`<${name}>([^<]*)</${name}>`).exec(text)?.[1];
}

/** What the operation answers when all went well. */
export function done({ operation }: Pick<Asked, 'operation'>, content = ''): string {
  const name = operation.charAt(0).toLowerCase() + operation.slice(1);
  return success(`${name === 'getAPIVersion' ? 'ep' : 'use'}:${name}Response`, content);
}

export function ticket(text: string, seconds?: number): string {
  const life = seconds === undefined ? '' : `<use:timeToLive>${seconds}</use:timeToLive>`;
  return done(
    { operation: 'AuthenticateUser' },
    `<use:sessionTicket>${text}</use:sessionTicket>${life}`,
  );
}

/** Never, unless the request is given up: then it fails as a transport does. */
export function never({ signal }: Asked): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason));
  });
}

/** What was thrown, as an object to compare. */
export async function thrownBy(
  promise: Promise<unknown>,
): Promise<Error & Record<string, unknown>> {
  const error: unknown = await promise.then(
    () => new Error('it succeeded'),
    (thrown: unknown) => thrown,
  );
  return error as Error & Record<string, unknown>;
}
