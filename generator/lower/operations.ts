/** Which types are calls of an API: requests that have a response, in the envelope's one slot. */
import type { EnvelopeApi } from '../api/model.js';
import type { EnvelopeOperation, RecordType, Type, TypeId } from '../ir/model.js';
import type { Diagnostics } from '../support/diagnostic.js';
import { clark } from '../support/qname.js';
import { lowerFirst, upperFirst } from '../support/text.js';

/**
 * In the order of the services in api.json, and of the types in the schema. A type of a service's
 * namespace is an operation when it derives from the envelope's base and has a response there
 * that does so too; other types that derive from the base are rows of lists and the like.
 */
export function lowerOperations(
  types: ReadonlyMap<TypeId, Type>,
  api: EnvelopeApi,
  diagnostics: Diagnostics,
): readonly EnvelopeOperation[] {
  const base = globalName(api, api.envelope.base);
  return Object.entries(api.services).flatMap(([service, { prefix }]) => {
    const calls = callsOf(types, api, api.prefixes[prefix] ?? '', base);
    const locals = new Set(calls.map(({ request }) => localName(request)));
    return calls.map(({ request, response }): EnvelopeOperation => {
      const local = localName(request);
      const name = operationName(local, locals);
      if (name.endsWith('$')) {
        const message = `'${local}' and '${lowerFirst(local)}' are both operations of '${service}': this one is called '${service}.${name}'`;
        diagnostics.report({ code: 'API509', severity: 'info', message, at: request.at });
      }
      return {
        kind: 'envelope',
        id: `${service}.${name}`,
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
  });
}

interface Call {
  readonly request: RecordType;
  readonly response: RecordType;
}

function callsOf(
  types: ReadonlyMap<TypeId, Type>,
  api: EnvelopeApi,
  namespace: string,
  base: TypeId,
): readonly Call[] {
  const calls: Call[] = [];
  for (const request of types.values()) {
    if (request.namespace !== namespace || !isMessagePart(types, request, base)) continue;
    const name = clark(namespace, localName(request) + api.operations.responseSuffix);
    const response = types.get(name);
    if (isMessagePart(types, response, base)) calls.push({ request, response });
  }
  return calls;
}

function globalName(api: EnvelopeApi, qualified: string): TypeId {
  const [prefix = '', local = ''] = qualified.split(':');
  return clark(api.prefixes[prefix] ?? '', local);
}

/** A global record that derives from the base, whatever the number of steps. */
function isMessagePart(
  types: ReadonlyMap<TypeId, Type>,
  type: Type | undefined,
  base: TypeId,
): type is RecordType {
  if (type?.kind !== 'record' || type.owner !== undefined || type.abstract) return false;
  // A resolved schema has no circular derivation.
  for (let id = type.base; id !== undefined;) {
    if (id === base) return true;
    const next = types.get(id);
    id = next?.kind === 'record' ? next.base : undefined;
  }
  return false;
}

function localName(type: RecordType): string {
  return type.id.slice(type.id.lastIndexOf('}') + 1);
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
