/** From box to box by the keys, as in other trees: to the right is what is inside. */
import { isBox, type Shown } from './unfold.js';

/** A box that can be gone to. */
export interface Stop {
  readonly shown: Shown;
  /** Path of the box that it stands in; absent for the root. */
  readonly owner?: string;
  readonly depth: number;
}

export type Move =
  | { readonly kind: 'go'; readonly path: string }
  | { readonly kind: 'toggle'; readonly path: string };

/** In the order of the schema. */
export function stopsOf(root: Shown): readonly Stop[] {
  const stops: Stop[] = [];
  const visit = (shown: Shown, owner: string | undefined, depth: number): void => {
    const stop = isBox(shown);
    if (stop) stops.push({ shown, ...(owner === undefined ? {} : { owner }), depth });
    for (const child of shown.children) {
      visit(child, stop ? shown.path : owner, stop ? depth + 1 : depth);
    }
  };
  visit(root, undefined, 0);
  return stops;
}

/** What a key does at a box; undefined when it does nothing there. */
export function moveBy(key: string, stops: readonly Stop[], path: string): Move | undefined {
  const at = stops.findIndex(({ shown }) => shown.path === path);
  const stop = stops[at];
  if (stop === undefined) return undefined;
  const { state } = stop.shown;
  switch (key) {
    case 'ArrowRight':
      if (state === 'closed') return { kind: 'toggle', path };
      return go(stops.find(({ owner }) => owner === path)?.shown.path);
    case 'ArrowLeft':
      return state === 'open' ? { kind: 'toggle', path } : go(stop.owner);
    case 'ArrowDown':
      return go(stops.find(({ depth }, index) => index > at && depth === stop.depth)?.shown.path);
    case 'ArrowUp':
      return go(
        stops.findLast(({ depth }, index) => index < at && depth === stop.depth)?.shown.path,
      );
    case 'Home':
      return go(stops[0]?.shown.path);
    case 'End':
      return go(stops.at(-1)?.shown.path);
    default:
      return undefined;
  }
}

function go(path: string | undefined): Move | undefined {
  return path === undefined ? undefined : { kind: 'go', path };
}
