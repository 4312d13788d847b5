/** Types of writers.mjs, which the tests import too. */
export declare const WRITER_NAMES: readonly string[];
