import type { Model, Scalar, ScalarRef } from './model.js';

/** The value space that a use of a simple type stands for. */
export function scalarOf(model: Model, ref: ScalarRef): Scalar {
  if (ref.kind === 'builtin') return ref.scalar;
  const type = model.types.get(ref.id);
  if (type?.kind !== 'scalar') throw new Error(`'${ref.id}' is no simple type of the model`);
  return type.scalar;
}

/** Whether it may be a value of the type, as far as its kind tells: how members of unions are told apart. */
export function looksLike(model: Model, { value: type, facets }: Scalar, value: unknown): boolean {
  switch (type.kind) {
    case 'text': {
      const { values } = facets;
      return typeof value === 'string' && (values?.some((one) => one.value === value) ?? true);
    }
    case 'boolean':
    case 'bigint':
      return typeof value === type.kind;
    case 'integer':
    case 'float':
      return typeof value === 'number';
    case 'bytes':
      return value instanceof Uint8Array;
    case 'list':
      return Array.isArray(value);
    case 'union':
      return type.members.some((one) => looksLike(model, scalarOf(model, one), value));
  }
}
