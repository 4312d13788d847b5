/** Types of members and attributes, where the API's description may ask for `number`. */
import type { ScalarRef, TypeRef } from '../ir/model.js';
import type { SourcePoint } from '../support/source.js';
import type { TypeId } from '../xsd/components.js';
import { builtinName, isWhole } from './builtins.js';
import type { Context } from './context.js';
import { wholeNumber } from './integers.js';
import { scalarRef, typeRef } from './references.js';
import { lowerScalar } from './scalar.js';

/** A member as `owner` declares it. */
export interface TypedMember {
  readonly owner: TypeId;
  readonly name: string;
  readonly type: TypeId;
  readonly at: SourcePoint;
}

export function memberType(context: Context, member: TypedMember): TypeRef {
  return mapped(context, member) ?? typeRef(context, member.type, member.at);
}

export function scalarMemberType(context: Context, member: TypedMember): ScalarRef {
  return mapped(context, member) ?? scalarRef(context, member.type, member.at);
}

/** A whole number as `number`, when the API's description names the member. */
function mapped(context: Context, member: TypedMember): ScalarRef | undefined {
  const { owner, name, type } = member;
  const builtin = builtinName(type);
  if (builtin !== undefined) {
    if (!isWhole(builtin) || !context.wantsNumber(owner, name)) return undefined;
    const value = wholeNumber(builtin, {}, true);
    return {
      kind: 'builtin',
      name: builtin,
      scalar: { value, whiteSpace: 'collapse', facets: {} },
    };
  }
  const simple = context.types.get(type);
  // An anonymous type has the member's path as its own and is lowered with it.
  if (simple?.kind !== 'simple' || simple.name === undefined) return undefined;
  if (simple.builtin === undefined || !isWhole(simple.builtin)) return undefined;
  if (!context.wantsNumber(owner, name)) return undefined;
  return { kind: 'builtin', name: simple.builtin, scalar: lowerScalar(context, simple, true) };
}
