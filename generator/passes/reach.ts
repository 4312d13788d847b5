/** Which types a type needs. */
import type { Model, RecordType, Scalar, Type, TypeId, TypeRef } from '../ir/model.js';

/** Everything that `start` reaches through bases, members, items, attributes and simple types. */
export function reach(
  model: Model,
  start: Iterable<TypeId>,
  follow: (type: Type) => Iterable<TypeId> = referencesOf,
): ReadonlySet<TypeId> {
  const found = new Set<TypeId>();
  const add = (id: TypeId): void => {
    if (model.types.has(id)) found.add(id);
  };
  for (const id of start) add(id);
  // A set may grow while it is walked: what is added is visited as well.
  for (const id of found) {
    const type = model.types.get(id);
    if (type !== undefined) for (const next of follow(type)) add(next);
  }
  return found;
}

/** The types that a type names; derived types are not among them. */
export function* referencesOf(type: Type): Generator<TypeId> {
  if (type.kind === 'scalar') {
    yield* ofScalar(type.scalar);
    return;
  }
  if (type.base !== undefined) yield type.base;
  yield* membersOf(type);
}

export function* membersOf({ attributes, content }: RecordType): Generator<TypeId> {
  for (const attribute of attributes) yield* ofRef(attribute.type);
  switch (content.kind) {
    case 'empty':
      return;
    case 'value':
      yield* ofRef(content.type);
      return;
    case 'members':
      for (const member of content.members) yield* ofRef(member.type);
      return;
    case 'ordered':
      for (const item of content.items) yield* ofRef(item.type);
      return;
  }
}

export function* ofRef(ref: TypeRef): Generator<TypeId> {
  if (ref.kind === 'type') yield ref.id;
  else if (ref.kind === 'builtin') yield* ofScalar(ref.scalar);
}

function* ofScalar({ value }: Scalar): Generator<TypeId> {
  if (value.kind === 'list') yield* ofRef(value.item);
  if (value.kind === 'union') for (const member of value.members) yield* ofRef(member);
}
