/** Which namespaces the writer of a type may print: its root declares their prefixes. */
import type { Model, RecordType, TypeId, TypeRef } from '../ir/model.js';
import { dependencyOrder } from '../support/graph.js';

/** Answers found so far, by type. */
export type Reach = Map<TypeId, ReadonlySet<string>>;

const NONE: ReadonlySet<string> = new Set();

export function namespacesOf(model: Model, ref: TypeRef, reach: Reach): ReadonlySet<string> {
  if (ref.kind !== 'type') return NONE;
  if (!reach.has(ref.id)) explore(model, ref.id, reach);
  return reach.get(ref.id) ?? NONE;
}

/** From the leaves up; types that reach each other reach the same and share one set. */
function explore(model: Model, id: TypeId, reach: Reach): void {
  const { order, circles } = dependencyOrder([id], (each) =>
    partsOf(model, each).filter((part) => !reach.has(part)),
  );
  const circleOf = new Map<TypeId, readonly TypeId[]>();
  for (const circle of circles) for (const each of circle) circleOf.set(each, circle);
  for (const each of order) {
    if (reach.has(each)) continue;
    const circle = circleOf.get(each) ?? [each];
    const namespaces = new Set<string>();
    for (const member of circle) {
      for (const { namespace } of namesIn(model, member)) namespaces.add(namespace);
      for (const part of partsOf(model, member))
        for (const namespace of reach.get(part) ?? NONE) namespaces.add(namespace);
    }
    namespaces.delete('');
    namespaces.delete('http://www.w3.org/XML/1998/namespace');
    for (const member of circle) reach.set(member, namespaces);
  }
}

function namesIn(model: Model, id: TypeId): readonly { readonly namespace: string }[] {
  const type = model.types.get(id);
  return type?.kind === 'record' ? [...type.attributes, ...elementsOf(type)] : [];
}

function partsOf(model: Model, id: TypeId): readonly TypeId[] {
  const type = model.types.get(id);
  if (type?.kind !== 'record') return [];
  return elementsOf(type).flatMap((element) =>
    element.type.kind === 'type' ? [element.type.id] : [],
  );
}

function elementsOf({ content }: RecordType): readonly {
  readonly namespace: string;
  readonly type: TypeRef;
}[] {
  if (content.kind === 'members') return content.members;
  return content.kind === 'ordered' ? content.items : [];
}
