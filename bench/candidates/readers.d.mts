/** Types of readers.mjs, which the tests import too. */
export declare const READER_NAMES: readonly string[];
