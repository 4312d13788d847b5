/** A small API of resources on a real server, and descriptors of it as the emitter prints them. */
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import type { Codec } from '../../generator/runtime/codec.js';
import { createResourceClient } from '../../generator/runtime/resource-client.js';
import type { ComposedResources } from '../../generator/runtime/resource-services.js';
import type {
  ResourceClient,
  ResourceClientOptions,
} from '../../generator/runtime/resource-types.js';
import type {
  JsonForm,
  Representation,
  ResourceApiDescription,
  ResourceOperation,
  Update,
} from '../../generator/runtime/resource.js';
import { element } from '../support/open.js';
import { openInline } from '../support/inline.js';

const SCHEMA = `
  <xs:complexType name="Link"><xs:attribute name="href" type="xs:string"/></xs:complexType>
  <xs:complexType name="Lot"><xs:sequence>
    <xs:element name="lot-id" type="xs:unsignedLong"/><xs:element name="box" type="t:Box" minOccurs="0"/>
  </xs:sequence></xs:complexType>
  <xs:complexType name="Box"><xs:sequence><xs:element name="lot" type="t:Lot" minOccurs="0"/></xs:sequence></xs:complexType>
  <xs:complexType name="User"><xs:sequence>
    <xs:element name="link" type="t:Link" minOccurs="0" maxOccurs="unbounded"/>
    <xs:element name="lot" type="t:Lot" minOccurs="0"/>
    <xs:element name="username"><xs:simpleType><xs:restriction base="xs:string"><xs:minLength value="1"/><xs:maxLength value="16"/></xs:restriction></xs:simpleType></xs:element>
    <xs:element name="first-name" type="xs:string" minOccurs="0"/>
    <xs:element name="tenant" minOccurs="0"><xs:simpleType><xs:restriction base="xs:base64Binary"><xs:length value="16"/></xs:restriction></xs:simpleType></xs:element>
    <xs:element name="quota" type="xs:unsignedLong" minOccurs="0" maxOccurs="2"/>
    <xs:element name="weight" type="xs:double" minOccurs="0"/>
    <xs:element name="note" type="xs:string" minOccurs="0" nillable="true"/>
    <xs:element name="locked" type="xs:boolean" minOccurs="0"/>
    <xs:element name="password" type="xs:string" minOccurs="0"/>
    <xs:element name="uuid" type="xs:string" minOccurs="0"/>
    <xs:element name="entity-tag" type="xs:string"/>
  </xs:sequence></xs:complexType>
  <xs:element name="user" type="t:User"/>
  <xs:element name="users"><xs:complexType><xs:sequence>
    <xs:element ref="t:user" minOccurs="0" maxOccurs="unbounded"/>
  </xs:sequence></xs:complexType></xs:element>`;

export interface User {
  readonly link?: readonly { readonly href?: string }[];
  readonly lot?: { readonly 'lot-id': bigint };
  readonly username: string;
  readonly 'first-name'?: string;
  readonly tenant?: Uint8Array;
  readonly quota?: readonly bigint[];
  readonly weight?: number;
  readonly note?: string | null;
  readonly locked?: boolean;
  readonly password?: string;
  readonly uuid?: string;
  readonly 'entity-tag'?: string;
}

export interface Users {
  readonly user?: readonly User[];
}

export const XML = 'application/vnd.acme.user+xml';
export const JSON_TYPE = 'application/vnd.acme.user+json';

const lotForm: JsonForm = {
  'lot-id': { key: 'lotId', value: 'bigint' },
  box: { key: 'box', value: () => boxForm },
};
const boxForm: JsonForm = { lot: { key: 'lot', value: () => lotForm } };

export const userForm: JsonForm = {
  link: { key: 'linkList', value: () => ({ href: { key: 'href' } }) },
  lot: { key: 'lot', value: () => lotForm },
  username: { key: 'username' },
  'first-name': { key: 'firstName' },
  tenant: { key: 'tenant', value: 'bytes' },
  quota: { key: 'quota', value: 'bigint' },
  weight: { key: 'weight' },
  note: { key: 'note' },
  locked: { key: 'locked' },
  password: { key: 'password' },
  uuid: { key: 'uuid' },
  'entity-tag': { key: 'entityTag' },
};

export const api: ResourceApiDescription = {
  endpoint: 'https://{host}:8443/api',
  errors: {
    '401': { name: 'wrong-credentials', retry: 'never' },
    '404': { name: 'not-found', retry: 'never' },
    '409': { name: 'username-taken', retry: 'never' },
    '412': { name: 'precondition-failed', retry: 'never' },
    '423': { name: 'busy', retry: 'wait', waitSeconds: 7 },
    '500': { name: 'internal', retry: 'transient' },
    '410': { name: 'none', retry: 'never', emptyList: true },
  },
};

const { codecs, ...opened } = await openInline(SCHEMA);
// The codec of the element is that of its type, with what api.json calls secret.
const codecOf = <T>(name: string): Codec<T> => {
  const codec = element({ codecs, ...opened }, `{urn:t}${name}`) as Codec<T>;
  return { ...codec, secrets: new Set(['password']) };
};

export const userCodec: Codec<User> = codecOf('user');
const user: Representation<User> = {
  codec: userCodec,
  mediaType: XML,
  json: { mediaType: JSON_TYPE, form: userForm },
};
const users: Representation<Users> = {
  codec: codecOf('users'),
  mediaType: 'application/vnd.acme.users+xml',
  json: {
    mediaType: 'application/vnd.acme.users+json',
    form: { user: { key: 'userList', value: () => userForm } },
  },
};

const source = 'user.xsd:7';
const path = '/users/{uuid}';

const listOperation: ResourceOperation<
  { readonly username?: string; readonly size?: number },
  Users
> = {
  id: 'users.list',
  source,
  action: 'list',
  path: '/users',
  query: ['username', 'size'],
  answer: users,
  rows: 'user',
  repeatable: [],
};
const getOperation: ResourceOperation<{ readonly uuid: string }, User> = {
  id: 'users.get',
  source,
  action: 'get',
  path,
  answer: user,
  entityTag: 'entity-tag',
  repeatable: [],
};
const createOperation: ResourceOperation<User, User> = {
  id: 'users.create',
  source,
  action: 'create',
  path: '/users',
  body: user,
  answer: user,
  item: path,
  entityTag: 'entity-tag',
  rules: { without: ['uuid'], required: ['first-name'] },
};
const updateOperation: ResourceOperation<Update<User, Partial<User>>, User> = {
  id: 'users.update',
  source,
  action: 'update',
  path,
  body: user,
  answer: user,
  item: path,
  entityTag: 'entity-tag',
  repeatable: ['password'],
  rules: { without: ['uuid', 'username', 'entity-tag'], values: { locked: [false] } },
};
const deleteOperation: ResourceOperation<
  { readonly uuid: string; readonly 'entity-tag'?: string },
  undefined
> = {
  id: 'users.delete',
  source,
  action: 'delete',
  path,
  entityTag: 'entity-tag',
  repeatable: [],
};
const probeOperation: ResourceOperation<object, Users> = {
  id: 'users.probe',
  source,
  action: 'list',
  path: '/users',
  answer: users,
  anonymous: true,
};

export interface Operations {
  readonly listOperation: typeof listOperation;
  readonly getOperation: typeof getOperation;
  readonly createOperation: typeof createOperation;
  readonly updateOperation: typeof updateOperation;
  readonly deleteOperation: typeof deleteOperation;
  readonly probeOperation: typeof probeOperation;
}

export const operations: Operations = {
  listOperation,
  getOperation,
  createOperation,
  updateOperation,
  deleteOperation,
  probeOperation,
};

export interface Asked {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export type Answering = (asked: Asked, response: ServerResponse) => void;

export interface Served {
  readonly url: string;
  readonly asked: readonly Asked[];
}

/** On this machine; gone when the test is over. */
export async function serve(answer: Answering): Promise<Served> {
  const asked: Asked[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { method = '', url = '', headers } = request;
    const one = { method, url, headers, body: Buffer.concat(chunks).toString() };
    asked.push(one);
    answer(one, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/api/`, asked };
}

export const credentials = { username: 'ann', password: 'pä55 wörd' };

export interface Started {
  readonly client: ResourceClient;
  readonly users: ComposedResources<{ readonly users: Operations }>['users'];
  readonly asked: readonly Asked[];
}

export async function start(answer: Answering, more: ResourceClientOptions = {}): Promise<Started> {
  const served = await serve(answer);
  const options = { endpoint: served.url, ...credentials, random: () => 0, ...more };
  const client = createResourceClient(api, options, { users: operations });
  return { client, users: client.users, asked: served.asked };
}

/** A user as the server writes it. */
export function userXml(members: string, tag = '<n:entity-tag>t1</n:entity-tag>'): string {
  return `<?xml version="1.0"?><n:user xmlns:n="urn:t">${members}${tag}</n:user>`;
}

export function send(
  response: ServerResponse,
  status: number,
  body = '',
  headers: Readonly<Record<string, string>> = {},
): void {
  const type = body === '' ? {} : { 'content-type': XML };
  response.writeHead(status, { ...type, ...headers }).end(body);
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
