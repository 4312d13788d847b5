import type { Schema, TypeId } from '../xsd/components.js';

/** The records that derive from each record, direct or not, in schema order. */
export function derivedRecords(schema: Schema): ReadonlyMap<TypeId, readonly TypeId[]> {
  const derived = new Map<TypeId, TypeId[]>();
  for (const type of schema.types.values()) {
    if (type.kind !== 'complex') continue;
    const seen = new Set([type.id]);
    for (let id = type.base; !seen.has(id);) {
      const base = schema.types.get(id);
      if (base?.kind !== 'complex') break;
      seen.add(id);
      const list = derived.get(id);
      if (list) list.push(type.id);
      else derived.set(id, [type.id]);
      id = base.base;
    }
  }
  return derived;
}
