import { violation } from './check.js';
import { judgeValue } from './judge.js';
import { printContent } from './print.js';
import type { AnyScalar } from './scalar.js';
import { ANYTHING, slot as slotOf, type Part, type Slot, type Way } from './shape.js';
import { FIXED, holdsFixed } from './valued.js';

/** A record whose text the schema fixes; mixed content has no scalar. */
export function fixedContentPart<T>(
  part: Part<T>,
  text: string,
  scalar: AnyScalar | null,
): Part<T> {
  let inner: Slot | undefined;
  const innerOf = (slot: Slot): Slot => (inner ??= slotOf(slot.name, part, slot.source, '', ''));
  const holds = (value: unknown): boolean => {
    try {
      return holdsFixed(value, scalar, text);
    } catch {
      // No value of the scalar's type, which is found to be so.
      return true;
    }
  };
  const way: Way = {
    print: (w, p, slot, value) => {
      if (!holds(value)) w.isValid = false;
      return printContent(w, p, innerOf(slot), value, '');
    },
    judge: (c, slot, value) => {
      judgeValue(c, innerOf(slot), value);
      if (holds(value)) return;
      const path = scalar === null ? '$content' : '$value';
      const message = `expected ${JSON.stringify(text)}`;
      violation(c, 'fixed', [path], message, slot.source, undefined, FIXED);
    },
  };
  return { ...part, kind: ANYTHING, way };
}
