/** Uses of types. */
import type { ScalarRef, TypeRef } from '../ir/model.js';
import type { SourcePoint } from '../support/source.js';
import type { TypeId } from '../xsd/components.js';
import { builtinName, builtinRef } from './builtins.js';
import type { Context } from './context.js';

export function typeRef(context: Context, id: TypeId, at: SourcePoint): TypeRef {
  return builtinName(id) === 'anyType' ? { kind: 'anything' } : scalarRef(context, id, at);
}

export function scalarRef(context: Context, id: TypeId, at: SourcePoint): ScalarRef {
  const builtin = builtinName(id);
  if (builtin !== undefined) return builtinRef(builtin);
  if (context.types.has(id)) return { kind: 'type', id };
  context.diagnostics.error('LOW509', at, `type '${id}' is not in the schema`);
  return builtinRef('string');
}
