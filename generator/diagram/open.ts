/** Which boxes of a diagram to open. */
import type { PageKey } from './model.js';
import { ROOT_PATH, unfold, type DiagramRoot, type Find, type Shown } from './unfold.js';

/** The root alone, so that its own members are seen. */
export const FIRST_LEVEL: ReadonlySet<string> = new Set([ROOT_PATH]);

/** Level by level, as long as there are not more than `mostBoxes`; the first one always. */
export function openAll(root: DiagramRoot, find: Find, mostBoxes: number): ReadonlySet<string> {
  let opened = FIRST_LEVEL;
  for (;;) {
    const deeper = new Set(opened);
    for (const { path, opens } of closedIn(unfold(root, find, opened))) {
      if (find(opens) !== undefined) deeper.add(path);
    }
    if (deeper.size === opened.size) return opened;
    if (countBoxes(unfold(root, find, deeper)) > mostBoxes) return opened;
    opened = deeper;
  }
}

export interface ClosedBox {
  readonly path: string;
  readonly opens: PageKey;
}

/** What could be opened next, in the order of the diagram. */
export function closedIn({ path, state, opens, children }: Shown): readonly ClosedBox[] {
  if (state === 'closed' && opens !== undefined) return [{ path, opens }];
  return children.flatMap(closedIn);
}

export function countBoxes({ children }: Shown): number {
  return children.reduce((sum, child) => sum + countBoxes(child), 1);
}

export interface Opening {
  readonly opened: ReadonlySet<string>;
  /** Path of the member that was asked for; absent when there is none, or its type is missing. */
  readonly target?: string;
  /** The type without which the way ends; once it is at hand, ask again. */
  readonly missing?: PageKey;
}

/** Opens the way to a member by the names on it, of which groups have none. */
export function openPath(
  root: DiagramRoot,
  find: Find,
  names: readonly string[],
  already: ReadonlySet<string>,
): Opening {
  const opened = new Set(already);
  let path = ROOT_PATH;
  for (const name of names) {
    opened.add(path);
    const box = findShown(unfold(root, find, opened), path);
    if (box === undefined) return { opened };
    if (box.state === 'closed' && box.opens !== undefined) return { opened, missing: box.opens };
    const member = membersOf(box).find((each) => each.names.at(-1) === name);
    if (member === undefined) return { opened };
    path = member.path;
  }
  return { opened, target: path };
}

export function findShown(shown: Shown, path: string): Shown | undefined {
  if (shown.path === path) return shown;
  for (const child of shown.children) {
    const found = findShown(child, path);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Elements and attributes, through the groups that they stand in. */
function membersOf(box: Shown): readonly Shown[] {
  return box.children.flatMap((child) =>
    child.names.length > box.names.length ? [child] : membersOf(child),
  );
}
