/** Leaves of a model only what the selected operations need. */
import type { Model, Module, Operation, RecordType, Type, TypeId, TypeRef } from '../ir/model.js';
import { envelopeOperations } from '../ir/operations.js';
import type { Clark } from '../support/qname.js';
import { membersOf, ofRef, reach, referencesOf } from './reach.js';

/**
 * `documents` are the global elements to keep; by default those that can carry a selected
 * operation: the envelope, or what an operation on a resource sends and gets.
 */
export function prune(
  model: Model,
  operations: readonly Operation[],
  documents: readonly Clark[] = carriers(model, operations),
): Model {
  const slots = new Set(payloadOf(model.operations));
  const payload = payloadOf(operations);
  const elements = new Map([...model.elements].filter(([name]) => documents.includes(name)));
  const roots = [...elements.values()].flatMap(({ type }) => [...ofRef(type)]);

  // A value of an abstract type is one of a derived type; other operations are not wanted for that.
  function* follow(type: Type): Generator<TypeId> {
    yield* referencesOf(type);
    if (type.kind === 'record') for (const id of membersOf(type)) yield* standIns(id);
  }
  function* standIns(id: TypeId): Generator<TypeId> {
    const type = model.types.get(id);
    if (type?.kind !== 'record' || !type.abstract) return;
    for (const derived of type.derived) if (!slots.has(derived)) yield derived;
  }

  const rootStandIns = roots.flatMap((id) => [...standIns(id)]);
  const kept = reach(model, [...payload, ...roots, ...rootStandIns], follow);
  return { ...restricted(model, kept, elements, operations), isPart: true };
}

/**
 * Leaves all that documents need whose elements and attributes have no other names, and whose every
 * `xsi:type` is among the types.
 */
export function pick(model: Model, names: ReadonlySet<Clark>, types: Iterable<TypeId>): Model {
  const elements = new Map([...model.elements].filter(([name]) => names.has(name)));
  const attributes = [...model.attributes].filter(([name]) => names.has(name));
  const roots = [...elements, ...attributes].flatMap(([, { type }]) => [...ofRef(type)]);
  return restricted(model, reach(model, [...roots, ...types]), elements, []);
}

function restricted(
  model: Model,
  kept: ReadonlySet<TypeId>,
  elements: Model['elements'],
  operations: readonly Operation[],
): Model {
  const types = new Map<TypeId, Type>();
  for (const [id, type] of model.types) {
    if (kept.has(id)) types.set(id, type.kind === 'record' ? withDerived(type, kept) : type);
  }
  const modules = model.modules.flatMap((module): readonly Module[] => {
    const own = {
      types: module.types.filter((id) => types.has(id)),
      elements: module.elements.filter((name) => elements.has(name)),
    };
    return own.types.length + own.elements.length === 0 ? [] : [{ ...module, ...own }];
  });
  const used = namespacesOf(types, elements);
  const prefixes = Object.entries(model.prefixes).filter(([, namespace]) => used.has(namespace));
  return {
    modules,
    types,
    elements,
    attributes: new Map([...model.attributes].filter(([, { type }]) => isKept(type, kept))),
    operations,
    prefixes: Object.fromEntries(prefixes),
  };
}

function isKept(type: TypeRef, kept: ReadonlySet<TypeId>): boolean {
  return [...ofRef(type)].every((id) => kept.has(id));
}

function withDerived(type: RecordType, kept: ReadonlySet<TypeId>): RecordType {
  const derived = type.derived.filter((id) => kept.has(id));
  return derived.length === type.derived.length ? type : { ...type, derived };
}

/** Of all names that can be written. */
function namespacesOf(
  types: ReadonlyMap<TypeId, Type>,
  elements: Model['elements'],
): ReadonlySet<string> {
  const used = new Set([...elements.values()].map(({ namespace }) => namespace));
  for (const type of types.values()) {
    used.add(type.namespace);
    if (type.kind !== 'record') continue;
    for (const { namespace } of type.attributes) used.add(namespace);
    if (type.content.kind === 'members') {
      for (const { namespace } of type.content.members) used.add(namespace);
    } else if (type.content.kind === 'ordered') {
      for (const { namespace } of type.content.items) used.add(namespace);
    }
  }
  return used;
}

/** The types that operations put into the envelope's slot. */
function payloadOf(operations: readonly Operation[]): readonly TypeId[] {
  return envelopeOperations({ operations }).flatMap(({ request, response }) => [request, response]);
}

/** Documents of resources, and the elements below which a type stands that an operation is or derives from. */
function carriers(model: Model, operations: readonly Operation[]): readonly Clark[] {
  const own = operations.flatMap((operation) =>
    operation.kind === 'resource' ? [operation.element, operation.answer ?? operation.element] : [],
  );
  const slots = new Set(payloadOf(operations).flatMap((id) => basesOf(model, id)));
  const carrying = [...model.elements.values()].filter(({ type }) => {
    // Members only: an element whose type has the same base as an operation carries none.
    const below = reach(model, ofRef(type), (each) =>
      each.kind === 'record' ? membersOf(each) : [],
    );
    return [...below].some((id) => slots.has(id));
  });
  return [...own, ...carrying.map(({ name }) => name)];
}

function basesOf(model: Model, id: TypeId): readonly TypeId[] {
  const bases = [id];
  for (let type = model.types.get(id); type?.kind === 'record' && type.base !== undefined;) {
    bases.push(type.base);
    type = model.types.get(type.base);
  }
  return bases;
}
