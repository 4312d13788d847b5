import type { Outline } from './codec.js';
import { slot, type Slot } from './shape.js';

const slots = new WeakMap<Outline, Slot>();

/** The root element of a codec's documents; its tags depend on how it is called. */
export function rootOf(codec: Outline): Slot {
  let found = slots.get(codec);
  if (found === undefined) {
    const part = codec.part();
    const { line } = part;
    found = slot('', part, typeof line === 'string' ? line : '', '', '');
    slots.set(codec, found);
  }
  return found;
}
