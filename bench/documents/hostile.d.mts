/** Types of hostile.mjs, which the tests import too. */
export interface HostileShape {
  readonly title: string;
  /** `accepted`, or the code of the reader's error. */
  readonly outcome: string;
  readonly document: (bytes: number) => string;
}

export declare const SHAPES: readonly HostileShape[];
