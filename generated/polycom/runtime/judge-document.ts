import type { Check } from './check.js';
import type { Outline } from './codec.js';
import { judgeValue } from './judge.js';
import { rootOf } from './root.js';

/** Judges the value of a whole document. */
export function judgeRoot(c: Check, codec: Outline, value: unknown): void {
  judgeValue(c, rootOf(codec), value, codec.type);
}
