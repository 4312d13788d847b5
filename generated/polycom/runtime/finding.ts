import type { Issue } from './issue.js';

export type Path = readonly (string | number)[];

/** An issue whose path begins at the record that was being read, as long as readers return. */
export type Finding = { -readonly [Key in keyof Issue]: Issue[Key] };

/** A finding that shows what was found, and its message without that. */
export interface Showing {
  readonly finding: Finding;
  readonly message: string;
}

/** Steps in front of the paths of the findings from `since` up to `until`. */
export interface Place {
  readonly since: number;
  readonly until: number;
  steps: Path;
}
