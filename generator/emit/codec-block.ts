/** What the general path knows of a type beside its codec: its name, and which others may replace it. */
import type { Blocked, TypeRef } from '../ir/model.js';
import type { CodecScope } from './codec-scope.js';

interface Element {
  readonly type: TypeRef;
  readonly block?: readonly Blocked[];
}

/** Bits of a field, as runtime/field.ts has them. */
const BITS: Readonly<Record<Blocked, number>> = { extension: 32, restriction: 64 };

export function bitsOf(ways: Iterable<Blocked>): number {
  let bits = 0;
  for (const way of ways) bits |= BITS[way];
  return bits;
}

/** The ways of derivation that an element and its type block (Part 1, section 3.3.4, cvc-elt.4.3). */
export function blockBits(scope: CodecScope, { type, block = [] }: Element): number {
  const record = type.kind === 'type' ? scope.record(type.id) : undefined;
  return bitsOf([...block, ...(record?.block ?? [])]);
}

/** The same with the bit of an element whose xsi:type may name another type than the declared one. */
export function openBits(scope: CodecScope, element: Element): number {
  const { type } = element;
  const record = type.kind === 'type' ? scope.record(type.id) : undefined;
  const isOpen = type.kind === 'anything' || (record?.derived.length ?? 0) > 0;
  return (isOpen ? OPEN : 0) | blockBits(scope, element);
}

const OPEN = 8;

/** The key of an anonymous type in a list of types: no QName has a line break. */
export function anonymousKey(id: string): string {
  return `\n${id}`;
}
