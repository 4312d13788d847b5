/** Types of judge.mjs, which the tests import too. */
import type { Comparison } from './read.mjs';

/** Rejects when candidates find different numbers of faults. */
export declare function agreedCalls(
  input: Comparison & { readonly isInvalid: boolean },
): Promise<readonly (() => unknown)[]>;
