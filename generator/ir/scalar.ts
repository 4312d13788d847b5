import type { Model, Scalar, ScalarRef } from './model.js';

/** The value space that a use of a simple type stands for. */
export function scalarOf(model: Model, ref: ScalarRef): Scalar {
  if (ref.kind === 'builtin') return ref.scalar;
  const type = model.types.get(ref.id);
  if (type?.kind !== 'scalar') throw new Error(`'${ref.id}' is no simple type of the model`);
  return type.scalar;
}
