/** Types of judges.mjs, which the tests import too. */
export declare const JUDGE_NAMES: readonly string[];
