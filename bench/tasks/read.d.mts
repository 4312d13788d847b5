/** Types of read.mjs, which the tests import too; those of write.mjs are the same. */
import type { StoredDocument } from '../documents/store.mjs';

export interface Comparison {
  readonly folder: string;
  readonly document: StoredDocument;
  readonly candidates: readonly string[];
}

/** Rejects when a candidate sees other data. */
export declare function agreedCalls(input: Comparison): Promise<readonly (() => unknown)[]>;
