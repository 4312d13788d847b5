/** A small API and its model, written by hand: what the emitters of operations need and no more. */
import type {
  DocumentElement,
  Member,
  Model,
  RecordType,
  TypeRef,
} from '../../generator/ir/model.js';
import type { EnvelopeApi } from '../../generator/api/model.js';
import { lowerOperations } from '../../generator/lower/operations.js';
import { Diagnostics } from '../../generator/support/diagnostic.js';

export const ENV = 'urn:test:envelope';
export const SVC = 'urn:test:things';

const at = { file: 'things.xsd', line: 7, column: 3 };
const string: TypeRef = {
  kind: 'builtin',
  name: 'string',
  scalar: { value: { kind: 'text', lexical: 'string' }, whiteSpace: 'preserve', facets: {} },
};

export function member(name: string, type: TypeRef, max: number | 'unbounded' = 1): Member {
  return {
    name,
    namespace: ENV,
    type,
    min: 0,
    max,
    required: false,
    nillable: false,
    inherited: false,
    substitutes: [],
    at,
  };
}

export function record(id: string, members: readonly Member[] = [], base?: string): RecordType {
  const namespace = id.slice(1, id.indexOf('}'));
  const isGlobal = !id.includes('/');
  return {
    kind: 'record',
    id,
    ...(isGlobal ? { name: id } : { owner: id.slice(0, id.lastIndexOf('/')) }),
    namespace,
    abstract: false,
    ...(base !== undefined && { base, derivation: 'extension' as const }),
    derived: [],
    attributes: [],
    content:
      members.length === 0
        ? { kind: 'empty' }
        : {
            kind: 'members',
            members,
            ordered: true,
            rule: { kind: 'sequence', optional: false, rules: [] },
          },
    at,
  };
}

function ref(id: string): TypeRef {
  return { kind: 'type', id };
}

const message: DocumentElement = {
  name: `{${ENV}}message`,
  namespace: ENV,
  local: 'message',
  type: ref(`{${ENV}}messageType`),
  abstract: false,
  nillable: false,
  at,
};

const envelope: readonly RecordType[] = [
  record(`{${ENV}}messageType`, [
    member('header', ref(`{${ENV}}messageType/header`)),
    member('body', ref(`{${ENV}}messageType/body`)),
  ]),
  record(`{${ENV}}messageType/header`, [
    member('securityContext', ref(`{${ENV}}credentials`)),
    member('response', ref(`{${ENV}}responseType`), 'unbounded'),
  ]),
  record(`{${ENV}}messageType/body`, [
    member('bodyContent', ref(`{${ENV}}bodyContentType`), 'unbounded'),
  ]),
  record(
    `{${ENV}}credentials`,
    ['site', 'user', 'password'].map((name) => member(name, string)),
  ),
  record(`{${ENV}}responseType`, [
    ...['result', 'reason', 'gsbStatus', 'exceptionID'].map((name) => member(name, string)),
    member('subErrors', ref(`{${ENV}}responseType/subErrors`)),
  ]),
  record(`{${ENV}}responseType/subErrors`, [
    member('subError', ref(`{${ENV}}subErrorType`), 'unbounded'),
  ]),
  record(
    `{${ENV}}subErrorType`,
    ['exceptionID', 'reason', 'value'].map((name) => member(name, string)),
  ),
  record(`{${ENV}}bodyContentType`),
];

export const api: EnvelopeApi = {
  name: 'test',
  title: 'Test API',
  profile: 'envelope',
  endpoint: { url: 'https://{site}.example.com/service', contentType: 'text/xml' },
  prefixes: { env: ENV, thing: SVC },
  envelope: {
    message: 'env:message',
    payload: ['body', 'bodyContent'],
    base: 'env:bodyContentType',
    credentials: ['header', 'securityContext'],
    status: {
      path: ['header', 'response'],
      result: 'result',
      success: ['SUCCESS'],
      failure: 'FAILURE',
      reason: 'reason',
      errorId: 'exceptionID',
      server: 'gsbStatus',
      subErrors: {
        path: ['subErrors', 'subError'],
        errorId: 'exceptionID',
        reason: 'reason',
        value: 'value',
      },
    },
  },
  services: { 'thing.sub': { prefix: 'thing' } },
  dialect: {
    unqualified: true,
    wireType: 'java:binding.{service}.{Operation}',
    wireTypeAliases: ['java:old.{service}.{operation}'],
  },
  authentication: { site: ['site'], none: ['thing.sub.GetVersion'] },
  operations: {
    responseSuffix: 'Response',
    repeatable: [{ operation: '*.Set*', unless: ['newId', 'other'] }],
    lists: ['*.Lst*'],
    groups: { 'thing-write': ['*.Set*'] },
    slow: [{ operation: 'thing.sub.SetThing', atLeastSeconds: 90 }],
    lookups: {},
    reads: {},
  },
  errors: {
    '000015': { name: 'no-record', meaning: 'Nothing was found.', retry: 'never', emptyList: true },
    '000045': { name: 'slow', meaning: 'Too fast.', retry: 'wait', waitSeconds: 60 },
  },
  secrets: ['*.password'],
  numbers: [],
  advisory: [],
};

const BASE = `{${ENV}}bodyContentType`;

/** A model with a request and a response for each name. */
export function modelOf(names: readonly string[], more: readonly RecordType[] = []): Model {
  const types = [
    ...envelope,
    ...names.flatMap((name) => [
      record(`{${SVC}}${name}`, [member('id', string)], BASE),
      record(`{${SVC}}${name}Response`, [member('id', string)], BASE),
    ]),
    ...more,
  ];
  const map = new Map(types.map((type) => [type.id, type]));
  const ids = (namespace: string): readonly string[] =>
    types.filter((type) => type.namespace === namespace).map(({ id }) => id);
  return {
    attributes: new Map(),
    modules: [
      {
        namespace: ENV,
        prefix: 'env',
        files: ['envelope.xsd'],
        types: ids(ENV),
        elements: [message.name],
      },
      { namespace: SVC, prefix: 'thing', files: ['things.xsd'], types: ids(SVC), elements: [] },
    ],
    types: map,
    elements: new Map([[message.name, message]]),
    operations: lowerOperations(map, api, new Diagnostics()),
    prefixes: { env: ENV, thing: SVC },
  };
}
