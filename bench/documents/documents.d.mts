/** Types of documents.mjs, which the tests import too. */
export interface BenchDocument {
  readonly name: string;
  readonly response: string;
  readonly isMixed?: boolean;
  readonly xml: () => string;
}

export type Spelling = 'plain' | 'indented' | 'prefixes' | 'unknown';

export declare function list(
  kind: 'users' | 'meetings',
  count: number,
  spelling?: Spelling,
): BenchDocument;
export declare const FULL_USER: BenchDocument;
export declare const SPARSE_USER: BenchDocument;
export declare const QUESTIONS: BenchDocument;
