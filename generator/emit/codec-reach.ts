/** Which namespaces the writer of a type may print: its root declares their prefixes. */
import type { Model, TypeId, TypeRef } from '../ir/model.js';

/** Answers found so far, by type. */
export type Reach = Map<TypeId, ReadonlySet<string>>;

export function namespacesOf(model: Model, ref: TypeRef, reach: Reach): ReadonlySet<string> {
  if (ref.kind !== 'type') return new Set();
  const known = reach.get(ref.id);
  if (known !== undefined) return known;
  const namespaces = new Set<string>();
  const seen = new Set<TypeId>();
  const open: TypeRef[] = [ref];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next.kind !== 'type' || seen.has(next.id)) continue;
    seen.add(next.id);
    const type = model.types.get(next.id);
    if (type?.kind !== 'record') continue;
    for (const { namespace } of type.attributes) namespaces.add(namespace);
    const { content } = type;
    if (content.kind !== 'members' && content.kind !== 'ordered') continue;
    for (const element of content.kind === 'members' ? content.members : content.items) {
      namespaces.add(element.namespace);
      open.push(element.type);
    }
  }
  namespaces.delete('');
  namespaces.delete('http://www.w3.org/XML/1998/namespace');
  reach.set(ref.id, namespaces);
  return namespaces;
}
