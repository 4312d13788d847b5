import { describe, expect, test } from 'vitest';
import type { Resource, ResourceApi } from '../../generator/api/model.js';
import type { Action, EnvelopeOperation, ResourceOperation } from '../../generator/ir/model.js';
import { fieldsOf } from '../../generator/request/fields.js';
import { requestForm } from '../../generator/request/form.js';
import { modelOf, USERS } from './model-of.js';

const MODEL = modelOf(`
  <xs:element name="user" type="t:user"/>
  <xs:complexType name="user"><xs:sequence>
    <xs:element name="name" type="xs:string"/>
    <xs:element name="first" type="xs:string" minOccurs="0"/>
    <xs:element name="locked" type="xs:boolean"/>
    <xs:element name="uuid" type="xs:string" minOccurs="0"/>
    <xs:element name="old-password" type="xs:string" minOccurs="0"/>
    <xs:element name="tag" type="xs:string" minOccurs="0"/>
  </xs:sequence></xs:complexType>`);

const RESOURCE: Resource = {
  element: 't:user',
  mediaTypes: { xml: 'application/user+xml' },
  collection: '/users',
  item: '/users/{uuid}',
  list: {
    element: 't:users',
    mediaTypes: { xml: 'application/users+xml' },
    rows: 'user',
    query: ['name', 'limit'],
  },
  actions: ['list', 'get', 'create', 'update', 'delete'],
  entityTag: 'tag',
  members: {
    readOnly: ['uuid', 'tag'],
    createOnly: ['name'],
    createRequired: ['first'],
    updateOnly: ['old-password'],
    updateValues: {},
  },
};

const API: ResourceApi = {
  profile: 'resource',
  name: 'test',
  title: 'Test',
  endpoint: { url: 'https://{host}/api' },
  prefixes: { t: 'urn:t' },
  secrets: [],
  numbers: [],
  errors: {},
  advisory: [],
  authentication: { kind: 'basic', none: [] },
  resources: { users: RESOURCE },
  operations: { repeatable: [], groups: {}, slow: [], lookups: {}, reads: {} },
};

const AT = { file: 'schema.xsd', line: 1, column: 1 };

function operation(action: Action): ResourceOperation {
  const isCollection = action === 'list' || action === 'create';
  return {
    kind: 'resource',
    id: `users.${action}`,
    service: 'users',
    name: action,
    action,
    element: '{urn:t}user',
    path: isCollection ? RESOURCE.collection : RESOURCE.item,
    ...((action === 'create' || action === 'update') && { body: '{urn:t}user' }),
    at: AT,
  };
}

/** Members with `!` where they are required. */
function members(action: Action, api: ResourceApi = API): string {
  const fields = fieldsOf(MODEL, requestForm(MODEL, api, operation(action)), new Set());
  return fields.map(({ path, required }) => (required ? `${path}!` : path)).join(' ');
}

describe('a request of a resource', () => {
  test.each<[Action, string]>([
    ['list', 'name limit'],
    ['get', 'uuid!'],
    ['create', 'name! first! locked!'],
    ['update', 'uuid! first locked old-password'],
    ['delete', 'uuid! tag'],
  ])('%s takes %s', (action, expected) => {
    expect(members(action)).toBe(expected);
  });

  test('has no entity tag where there is none', () => {
    const { entityTag: _, ...resource } = RESOURCE;
    expect(members('delete', { ...API, resources: { users: resource } })).toBe('uuid!');
  });
});

test('what says which one is meant has the type that it has in the resource', () => {
  const model = modelOf(`
    <xs:element name="user" type="t:user"/>
    <xs:complexType name="user"><xs:sequence><xs:element name="uuid" type="xs:int"/></xs:sequence></xs:complexType>`);
  const actions = ['get', 'update', 'delete'] as const;
  for (const action of actions) {
    const [uuid] = fieldsOf(model, requestForm(model, API, operation(action)), new Set());
    expect(uuid).toMatchObject({ path: 'uuid', scalar: { value: { kind: 'integer' } } });
  }
  const [name] = fieldsOf(model, requestForm(model, API, operation('list')), new Set());
  expect(name).toMatchObject({ path: 'name', scalar: { value: { kind: 'text' } } });
});

test('a request of an envelope is the whole type', () => {
  const model = modelOf(USERS);
  const call: EnvelopeOperation = {
    kind: 'envelope',
    id: 'user.SetUser',
    service: 'user',
    name: 'SetUser',
    request: '{urn:t}setUser',
    response: '{urn:t}room',
    wireType: 'x',
    wireTypeAliases: [],
    at: AT,
  };
  const form = requestForm(model, API, call);
  expect(form).toEqual({
    type: model.types.get('{urn:t}setUser'),
    without: [],
    required: [],
    parameters: [],
  });
});
