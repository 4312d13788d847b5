import { leafHolds } from './holds.js';
import { CONTENT, type Plan, type Settled } from './shape.js';

/**
 * Judges the members of simple types, if a value has its members in schema order: when those hold,
 * only those at the indexes are left to judge. Rows of lists are mostly so; `undefined` says
 * nothing.
 */
export function skim(of: Settled, value: object): readonly number[] | undefined {
  const { isPlain, nested } = (of.plan ??= planOf(of));
  return isPlain && leavesHold(of, value) ? nested : undefined;
}

function planOf({ rules, slots }: Settled): Plan {
  return {
    isPlain: rules.length === 0 && slots.every(({ kind }) => kind < CONTENT),
    nested: [...slots.keys()].filter((i) => !slots[i]!.isLeaf),
  };
}

function leavesHold({ names, slots }: Settled, value: object): boolean {
  const { length } = slots;
  let at = 0;
  for (const name in value) {
    // Only looked at, never trusted.
    const member: unknown = value[name as never];
    if (member === undefined) continue;
    while (names[at] !== name) {
      if (at === length || slots[at]!.required) return false;
      at++;
    }
    const slot = slots[at++]!;
    if (
      slot.isLeaf
        ? !leafHolds(slot, member)
        : slot.required && Array.isArray(member) && member.length === 0
    )
      return false;
  }
  while (at < length) if (slots[at++]!.required) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
