/** What holds for a value by its shape, without a word on why not. */
import { BIGINT, BOOLEAN, ENUMERATION, INTEGER, isXmlText, TEXT } from './scalar.js';
import { characters } from './facets.js';
import type { Settled, Fault, Slot } from './shape.js';

let isViolated = false;

function note(): void {
  isViolated = true;
}

/** Whether a simple value is what its type allows. */
export function leafHolds(slot: Slot, value: unknown): boolean {
  switch (slot.kind) {
    case TEXT:
      return typeof value === 'string' && isXmlText(value) && lengthHolds(slot, value);
    case INTEGER:
      return integerHolds(slot, value);
    case BOOLEAN:
      return typeof value === 'boolean';
    case ENUMERATION:
      return slot.inks?.has(value as string) === true;
    case BIGINT:
      if (typeof value === 'bigint' && integerHolds(slot, Number(value))) return true;
  }
  isViolated = false;
  slot.scalar.check(value, note);
  return !isViolated;
}

export function lengthHolds({ from, to }: Slot, text: string): boolean {
  const { length } = text;
  // No text has more characters than UTF-16 units, and at least half as many.
  if (length <= to && from === 0) return true;
  const count = characters(text);
  return count >= from && count <= to;
}

export function integerHolds({ from, to }: Slot, value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= from && (value as number) <= to;
}

/** Whether a member is there: an empty list is as good as none. */
export function has(value: unknown): boolean {
  return value !== undefined && !(Array.isArray(value) && value.length === 0);
}

const NONE: readonly Fault[] = [];

/** What is wrong with the groups of a record, whose members stand in `values` from `top` on. */
export function groupFaults(
  { rules, slots, attributes }: Settled,
  values: readonly unknown[],
  top: number,
): readonly Fault[] {
  if (rules.length === 0) return NONE;
  return rules.flatMap((rule) => rule.judge(slots.slice(attributes), values, top + attributes));
}
