/** Whether a type is derived from another (Part 1, cos-ct-derived-ok and cos-st-derived-ok). */
import { ANY_SIMPLE_TYPE, ANY_TYPE } from '../xsd/builtins.js';
import type { Derivation, SimpleType, TypeId } from '../xsd/components.js';
import { typeOf, type Context } from './context.js';

/** `excluded` names the kinds of derivation that must not occur on the way. */
export function isDerivedFrom(
  context: Context,
  id: TypeId,
  ancestor: TypeId,
  excluded: readonly Derivation[] = [],
): boolean {
  // Every step leads to the base; a circle has been cut at xs:anyType.
  for (let current = id; ;) {
    if (current === ancestor) return true;
    const type = typeOf(context, current);
    if (type === undefined || current === ANY_TYPE) return false;
    const step = type.kind === 'complex' ? type.derivation : 'restriction';
    if (excluded.includes(step)) return false;
    if (type.kind === 'simple' && isMemberOf(context, type, ancestor, excluded)) return true;
    current = type.base;
  }
}

/** A type is also derived from every union that it is a member of, be the union restricted or not. */
function isMemberOf(
  context: Context,
  type: SimpleType,
  ancestor: TypeId,
  excluded: readonly Derivation[],
): boolean {
  if (ancestor === ANY_SIMPLE_TYPE || ancestor === ANY_TYPE) return false;
  const union = typeOf(context, ancestor);
  if (union?.kind !== 'simple' || union.variety !== 'union') return false;
  return (union.members ?? []).some((member) => isDerivedFrom(context, type.id, member, excluded));
}
