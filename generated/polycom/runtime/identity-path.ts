/** Paths of identity constraints, followed step by step from a node to those below it. */

/** A branch of a selector or field (XML Schema Part 1, section 3.11.6). */
export interface Path {
  /** It may begin at any node below. */
  readonly deep?: true;
  /** Children, one below the other: `{namespace}local`, `{namespace}*` or `*`. */
  readonly steps: readonly string[];
  /** The attribute that it ends at. */
  readonly attribute?: string;
}

/** How far a path has come: how many of its steps are behind. */
export interface Progress {
  readonly path: Path;
  readonly at: number;
}

export function begin(paths: readonly Path[]): readonly Progress[] {
  return paths.map((path) => ({ path, at: 0 }));
}

/** How far they come with a child of this name. */
export function advance(progress: readonly Progress[], name: string): readonly Progress[] {
  if (progress.length === 0) return progress;
  const next: Progress[] = [];
  for (const each of progress) {
    const { path, at } = each;
    if (path.deep && at === 0) next.push(each);
    const step = path.steps[at];
    if (step !== undefined && fits(step, name)) next.push({ path, at: at + 1 });
  }
  return next;
}

export function isAtElement(progress: readonly Progress[]): boolean {
  return progress.some(({ path, at }) => at === path.steps.length && path.attribute === undefined);
}

/** Whether nothing below the element is of interest. */
export function isDone(progress: readonly Progress[]): boolean {
  return progress.every(({ path, at }) => at === path.steps.length && !(path.deep && at === 0));
}

/** The attributes that the paths end at, of the element that they have come to. */
export function attributeTests(progress: readonly Progress[]): readonly string[] {
  const tests: string[] = [];
  for (const { path, at } of progress)
    if (at === path.steps.length && path.attribute !== undefined) tests.push(path.attribute);
  return tests;
}

/** Whether a name is the one that is asked for, or one of many. */
export function fits(test: string, name: string): boolean {
  if (test === name || test === '*') return true;
  return test.endsWith('}*') && name.startsWith(test.slice(0, -1));
}
