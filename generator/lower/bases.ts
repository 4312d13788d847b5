/** Where types come from, and what declarations say of types that come from theirs. */
import type { Blocked } from '../ir/model.js';
import { ANY_SIMPLE_TYPE, ANY_TYPE, builtinType } from '../xsd/builtins.js';
import type { Derivation, TypeDefinition, TypeId } from '../xsd/components.js';

/** The simple types that a type comes from by restriction or extension, nearest first. */
export function simpleBases(
  types: ReadonlyMap<TypeId, TypeDefinition>,
  type: TypeDefinition,
): readonly TypeId[] {
  const bases: TypeId[] = [];
  // The resolver reports types that derive from themselves; here they must only end.
  const seen = new Set<TypeId>();
  for (let id = type.base; !isUrType(id) && !seen.has(id);) {
    seen.add(id);
    const base = types.get(id) ?? builtinType(id);
    if (base === undefined) break;
    if (base.kind === 'simple') bases.push(id);
    id = base.base;
  }
  return bases;
}

function isUrType(id: TypeId): boolean {
  return id === ANY_SIMPLE_TYPE || id === ANY_TYPE;
}

/** The ways of derivation among what a declaration blocks: substitution groups are another matter. */
export function blockedWays(block: readonly Derivation[]): readonly Blocked[] {
  return WAYS.filter((way) => block.includes(way));
}

const WAYS: readonly Blocked[] = ['extension', 'restriction'];
