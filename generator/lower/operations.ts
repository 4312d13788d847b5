/** Which types are calls of an API: requests that have a response, in the envelope's one slot. */
import type { EnvelopeApi } from '../api/model.js';
import type { EnvelopeOperation, RecordType, Type, TypeId } from '../ir/model.js';
import type { Diagnostics } from '../support/diagnostic.js';
import { clark } from '../support/qname.js';
import { lowerFirst, upperFirst } from '../support/text.js';

/** In the order of the services in api.json, and of the types in the schema. */
export function lowerOperations(
  types: ReadonlyMap<TypeId, Type>,
  api: EnvelopeApi,
  diagnostics: Diagnostics,
): readonly EnvelopeOperation[] {
  const records = new Map<TypeId, RecordType>();
  for (const [id, type] of types) if (type.kind === 'record') records.set(id, type);
  return findCalls(records, api).map(({ service, name, request, response }): EnvelopeOperation => {
    const local = localName(request);
    const id = callId({ service, name });
    if (name.endsWith('$')) {
      const message = `'${local}' and '${lowerFirst(local)}' are both operations of '${service}': this one is called '${id}'`;
      diagnostics.report({ code: 'API509', severity: 'info', message, at: request.at });
    }
    return {
      kind: 'envelope',
      id,
      service,
      name,
      request: request.id,
      response: response.id,
      wireType: spell(api.dialect.wireType, service, local),
      wireTypeAliases: api.dialect.wireTypeAliases.map((text) => spell(text, service, local)),
      ...(request.documentation !== undefined && { documentation: request.documentation }),
      at: request.at,
    };
  });
}

/** What tells whether a complex type is a call; the types of a model and of a schema both have it. */
export interface CallType {
  readonly id: TypeId;
  readonly namespace: string;
  /** Of an anonymous type. */
  readonly owner?: TypeId;
  readonly abstract: boolean;
  readonly base?: TypeId;
}

export interface Call<T> {
  readonly service: string;
  readonly name: string;
  readonly request: T;
  readonly response: T;
}

/**
 * A type of a service's namespace is an operation when it derives from the envelope's base and has
 * a response there that does so too; other types that derive from the base are rows of lists and
 * the like.
 */
export function findCalls<T extends CallType>(
  types: ReadonlyMap<TypeId, T>,
  api: EnvelopeApi,
): readonly Call<T>[] {
  const base = globalName(api, api.envelope.base);
  return Object.entries(api.services).flatMap(([service, { prefix }]) => {
    const calls = pairsOf(types, api, api.prefixes[prefix] ?? '', base);
    const locals = new Set(calls.map(([request]) => localName(request)));
    return calls.map(([request, response]) => {
      return { service, name: operationName(localName(request), locals), request, response };
    });
  });
}

/** `user.SetUser` */
export function callId({ service, name }: Pick<Call<CallType>, 'service' | 'name'>): string {
  return `${service}.${name}`;
}

function pairsOf<T extends CallType>(
  types: ReadonlyMap<TypeId, T>,
  api: EnvelopeApi,
  namespace: string,
  base: TypeId,
): readonly (readonly [request: T, response: T])[] {
  const pairs: (readonly [T, T])[] = [];
  for (const request of types.values()) {
    if (request.namespace !== namespace || !isMessagePart(types, request, base)) continue;
    const name = clark(namespace, localName(request) + api.operations.responseSuffix);
    const response = types.get(name);
    if (response !== undefined && isMessagePart(types, response, base)) {
      pairs.push([request, response]);
    }
  }
  return pairs;
}

function globalName(api: EnvelopeApi, qualified: string): TypeId {
  const [prefix = '', local = ''] = qualified.split(':');
  return clark(api.prefixes[prefix] ?? '', local);
}

/** A global type that derives from the base, whatever the number of steps. */
function isMessagePart(
  types: ReadonlyMap<TypeId, CallType>,
  type: CallType,
  base: TypeId,
): boolean {
  if (type.owner !== undefined || type.abstract) return false;
  // A resolved schema has no circular derivation.
  for (let id = type.base; id !== undefined; id = types.get(id)?.base) {
    if (id === base) return true;
  }
  return false;
}

function localName({ id }: CallType): string {
  return id.slice(id.lastIndexOf('}') + 1);
}

/** The first letter is in upper case, as on the wire; of two that differ in it only, one gives way. */
function operationName(local: string, locals: ReadonlySet<string>): string {
  const hasTwin = lowerFirst(local) !== local && locals.has(lowerFirst(local));
  return upperFirst(local) + (hasTwin ? '$' : '');
}

function spell(pattern: string, service: string, operation: string): string {
  return pattern
    .replaceAll('{service}', () => service)
    .replaceAll('{Operation}', () => upperFirst(operation))
    .replaceAll('{operation}', () => operation);
}
