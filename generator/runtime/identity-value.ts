/** Which values are equal, and which of them stand for something else in the document. */
import type { Atomic, Role, SimpleNode } from './identity-node.js';
import { printed } from './scalar.js';

/** Characters that no value has. */
const BETWEEN_ITEMS = '\x01';
const BEHIND_TYPE = '\x02';

/**
 * Equal values have equal keys, and no others: values of different primitive types never are
 * (Part 2, section 2.2). A list of one item equals the item.
 */
export function keyOf(type: SimpleNode, value: unknown): string {
  switch (type.kind) {
    case 'atomic':
      return `${type.primitive}${BEHIND_TYPE}${canonical(type, value)}`;
    case 'list':
      return itemsOf(value)
        .map((item) => keyOf(type.item, item))
        .join(BETWEEN_ITEMS);
    case 'union': {
      const member = memberOf(type.members, value);
      return member === undefined ? `${BEHIND_TYPE}${String(value)}` : keyOf(member, value);
    }
  }
}

function canonical({ scalar }: Atomic, value: unknown): string {
  switch (typeof value) {
    case 'string':
      return scalar.canonical?.(value) ?? value;
    case 'number':
      // Both zeros are equal, and so are all NaN.
      return String(value);
    default:
      return printed(scalar, value);
  }
}

function itemsOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The first member type that takes the value, as it was read. */
function memberOf(members: readonly SimpleNode[], value: unknown): SimpleNode | undefined {
  return members.find(({ scalar }) => {
    let holds = true;
    scalar.check(value, () => {
      holds = false;
    });
    return holds;
  });
}

/** Tells of every part of a value that stands for something. */
export function eachRole(
  type: SimpleNode,
  value: unknown,
  tell: (role: Role, name: string) => void,
): void {
  if (!type.hasRole) return;
  switch (type.kind) {
    case 'atomic':
      if (type.role !== undefined && typeof value === 'string') tell(type.role, value);
      return;
    case 'list':
      for (const item of itemsOf(value)) eachRole(type.item, item, tell);
      return;
    case 'union': {
      const member = memberOf(type.members, value);
      if (member !== undefined) eachRole(member, value, tell);
    }
  }
}
