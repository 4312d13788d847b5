/** The state of making one sample. */
import type { Model, TypeId, TypeRef } from '../ir/model.js';

/** How many optional members of each sort a record shows, by its depth. */
const BUDGETS = [
  { scalars: 12, records: 3 },
  { scalars: 4, records: 1 },
] as const;

/** A schema may ask for billions of elements; more than these tell nobody anything. */
const MOST_ELEMENTS = 10_000;
/** What is tried for one sample, chosen in the end or not. */
const MOST_STEPS = 200_000;

/** What is left of both. */
export interface Room {
  elements: number;
  steps: number;
}

export function wholeRoom(): Room {
  return { elements: MOST_ELEMENTS, steps: MOST_STEPS };
}

/** A value as the generated interfaces have it. */
export type Sample = unknown;

export interface Sampling {
  readonly model: Model;
  /** Without optional members. */
  readonly isMinimal: boolean;
  /** The records being made, from the outermost one. */
  readonly stack: readonly TypeId[];
  /** Shared by all that belongs to the sample. */
  readonly room: Room;
  /** The sample of an inner value; undefined where only endless nesting would do, or too much. */
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

/** Takes room for a value; false when there is none left. */
export function takesRoom({ room }: Sampling): boolean {
  room.elements--;
  room.steps--;
  return room.elements >= 0 && room.steps >= 0;
}

/** A value that stands `count` times in the sample; undefined where there is no room for it. */
export function repeated<T>({ room }: Sampling, count: number, make: () => T): T | undefined {
  const before = room.elements;
  const value = make();
  room.elements -= (before - room.elements) * (count - 1);
  return room.elements < 0 ? undefined : value;
}

/** A value that may not be taken in the end, and what room it would take. */
export function tried<T>(
  { room }: Sampling,
  make: () => T,
): { readonly value: T; readonly size: number } {
  const before = room.elements;
  const value = make();
  const size = before - room.elements;
  room.elements = before;
  return { value, size };
}
