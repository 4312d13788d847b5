import type { Scalar } from '../ir/model.js';

/**
 * A value in the form that its type has: a whole number as `number` or `bigint`, also when it comes
 * from JSON as text. Whether it is valid is for the validator to say.
 */
export function fitScalar({ value: { kind } }: Scalar, value: unknown): unknown {
  if (value === null || value === undefined) return undefined;
  switch (kind) {
    case 'text':
      return typeof value === 'object' ? undefined : String(value);
    case 'integer':
      return typeof value === 'bigint' || isWhole(value) ? Number(value) : value;
    case 'bigint':
      return Number.isSafeInteger(value) || isWhole(value) ? BigInt(String(value)) : value;
    case 'boolean':
    case 'float':
    case 'bytes':
    case 'list':
    case 'union':
      return value;
  }
}

function isWhole(value: unknown): value is string {
  return typeof value === 'string' && /^-?\d+$/.test(value);
}
