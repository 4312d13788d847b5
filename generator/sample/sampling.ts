/** The state of making one sample. */
import type { Model, TypeId, TypeRef } from '../ir/model.js';

/** How many optional members of each sort a record shows, by its depth. */
const BUDGETS = [
  { scalars: 12, records: 3 },
  { scalars: 4, records: 1 },
] as const;

/** A value as the generated interfaces have it. */
export type Sample = unknown;

export interface Sampling {
  readonly model: Model;
  /** Without optional members. */
  readonly isMinimal: boolean;
  /** The records being made, from the outermost one. */
  readonly stack: readonly TypeId[];
  /** The sample of an inner value; undefined where only endless nesting would do. */
  readonly inner: (sampling: Sampling, ref: TypeRef, hint: string) => Sample;
}

/** Optional members that fit the budget of the depth; `used` counts along. */
export function takesOptional(
  sampling: Sampling,
  ref: TypeRef,
  used: { scalars: number; records: number },
): boolean {
  const budget = BUDGETS[sampling.stack.length - 1];
  if (sampling.isMinimal || budget === undefined || ref.kind === 'anything') return false;
  const isRecord = ref.kind === 'type' && sampling.model.types.get(ref.id)?.kind === 'record';
  if (isRecord) return used.records++ < budget.records;
  return used.scalars++ < budget.scalars;
}
