/** A mock of an API of resources over sockets, and the words that its tests use. */
import { request } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { createMock } from '../../generator/mock/create-mock.js';
import type { Mock, MockOptions } from '../../generator/mock/model.js';
import { oracleOf } from '../support/oracle.js';
import type { Oracle } from '../support/oracle.js';
import { ROOT } from '../support/open.js';
import { SETUP_MS } from './requests.js';

export const SCHEMAS: readonly string[] = ['schemas/polycom'];

export const USER = 'application/vnd.plcm.plcm-user-v2+xml';
export const USER_JSON = 'application/vnd.plcm.plcm-user-v2+json';
export const LIST = 'application/vnd.plcm.plcm-user-list+xml';
export const LIST_JSON = 'application/vnd.plcm.plcm-user-list+json';

export const NAMESPACE = 'urn:com:polycom:api:rest:plcm-user-v2';

export const ADMIN: Readonly<Record<string, string>> = basic('admin', 'Adm1nistrator');

export function basic(username: string, password: string): Readonly<Record<string, string>> {
  const encoded = Buffer.from(`${username}:${password}`).toString('base64');
  return { authorization: `Basic ${encoded}` };
}

/** libxml2's verdict on users and lists. */
export function userOracle(): Oracle {
  return oracleOf(join(ROOT, 'schemas/polycom/2.0/plcm-user-list.xsd'));
}

export interface Received {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

export interface Asked {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** `GET /users` below an address. */
export function ask(base: string, what: string, { headers, body }: Asked = {}): Promise<Received> {
  const [method, path = ''] = what.split(' ');
  const options = { method: method ?? 'GET', headers: { ...ADMIN, ...headers }, agent: false };
  return new Promise((done, fail) => {
    const outgoing = request(`${base}${path}`, options, (incoming) => {
      let text = '';
      incoming.on('data', (chunk: Buffer) => (text += chunk.toString()));
      incoming.on('error', fail);
      incoming.on('end', () =>
        done({ status: incoming.statusCode ?? 0, headers: incoming.headers, text }),
      );
    });
    outgoing.on('error', fail);
    outgoing.end(body);
  });
}

export function userDocument(members: string): string {
  return `<plcm-user-v2 xmlns="${NAMESPACE}">${members}</plcm-user-v2>`;
}

/** A user with the names that one must have. */
export function named(username: string, more = ''): string {
  return userDocument(
    `<username>${username}</username><first-name>F</first-name><last-name>L</last-name>${more}`,
  );
}

export interface Served {
  mock: Mock;
  /** The endpoint, without a slash at its end. */
  url: string;
}

/** One mock for all tests of a file. */
export function serving(options: MockOptions = {}): Served {
  // Set before any test runs.
  const served = {} as Served;
  beforeAll(async () => {
    served.mock = await createMock({ schemas: SCHEMAS, ...options });
    ({ url: served.url } = await served.mock.listen());
  }, SETUP_MS);
  afterAll(() => served.mock.close());
  return served;
}
