/** Derived types in the place of the one that is declared (`xsi:type`). */
import type { SchemaSide, TypeView } from '../language/side.js';
import type { TypeId } from '../xsd/components.js';
import { element } from './draft.js';
import type { Proof } from './draft.js';

/** A smallest element with that type. */
export function as(id: TypeId): Proof {
  return element((builder, spot) => builder.minimal({ ...spot, actual: id }));
}

/** Named, concrete, and not blocked by the type that they stand in for (Part 1, section 3.4.6). */
export function standIns({ derived, view, schema }: SchemaSide, base: TypeView): readonly TypeId[] {
  return (derived.get(base.id) ?? []).filter((id) => {
    const type = schema.types.get(id);
    if (type?.kind !== 'complex' || type.name === undefined || view(id).abstract) return false;
    return (
      base.block.length === 0 ||
      !methodsBetween(schema, id, base.id).some((method) => base.block.includes(method))
    );
  });
}

export function methodsBetween(
  schema: SchemaSide['schema'],
  from: TypeId,
  to: TypeId,
): readonly ('extension' | 'restriction')[] {
  const methods: ('extension' | 'restriction')[] = [];
  for (let type = schema.types.get(from); type?.kind === 'complex' && type.id !== to;) {
    methods.push(type.derivation);
    type = schema.types.get(type.base);
  }
  return methods;
}
