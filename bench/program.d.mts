/** Types of program.mjs, which the tests import too. */
export declare function bundleProgram(folder: string): Promise<void>;
