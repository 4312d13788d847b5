/** Types of bundles.mjs, which the tests import too. */
export interface Entry {
  readonly name: string;
  readonly source: string;
}

export interface Bundle {
  readonly code: string;
  readonly minified: number;
  readonly gzipped: number;
  /** What the bundle still imports. */
  readonly imports: readonly string[];
  /** How much of it comes from which file. */
  readonly parts: readonly { readonly path: string; readonly bytes: number }[];
}

export declare function entries(folder: string): readonly Entry[];
export declare function bundle(folder: string, source: string): Promise<Bundle>;
export declare function bundleTable(rows: readonly (readonly [name: string, Bundle])[]): string[];
