/** Types of the results, and of tables.mjs, which the tests import too. */
export interface Verdict {
  readonly candidate: string;
  readonly value: number;
  readonly most?: number;
  readonly least?: number;
  readonly than?: string;
}

export interface Case {
  readonly title: string;
  readonly base: string;
  readonly bytes: number;
  readonly rows: readonly {
    readonly candidate: string;
    readonly micros: number;
    readonly ratio: number;
  }[];
  readonly verdicts: readonly Verdict[];
}

export interface Figure {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  readonly least?: number;
  readonly greatest?: number;
  readonly below?: number;
  readonly most?: number;
}

export interface Section {
  readonly machine: string;
  readonly cases?: readonly Case[];
  readonly figures?: readonly Figure[];
}

export declare function sectionTables(section: Section): string;
export declare function table(
  head: readonly string[],
  rows: readonly (readonly string[])[],
): readonly string[];
