/** Which changes an operation meets in its request and in its response, and on which way. */
import type { Draft, Edge } from './draft.js';
import { keyOf } from './pairs.js';
import type { Pair, PairKey } from './pairs.js';
import type { Root, Start } from './root.js';
import { childKey } from './ways.js';

export type Direction = 'request' | 'response';

/** One operation and direction that gets to a pair. */
export interface Arrival {
  readonly root: Root;
  readonly direction: Direction;
  readonly start: Start;
  readonly edges: readonly Edge[];
  /** The change as it was found at the end of the way. */
  readonly draft: Draft;
}

/** By pair in the order of the search, so that the ways are shortest. */
export type Reach = ReadonlyMap<PairKey, Step>;

interface Step {
  readonly pair: Pair;
  readonly edge?: Edge;
  readonly before?: Step;
}

export function reachOf(pairs: ReadonlyMap<PairKey, Pair>, start: Start): Reach {
  const first = pairs.get(start.pair);
  const found = new Map<PairKey, Step>();
  if (first === undefined) return found;
  found.set(first.key, { pair: first });
  // A map may grow while it is walked.
  for (const step of found.values()) {
    for (const edge of step.pair.edges) {
      const target = pairs.get(keyOf(edge));
      if (target === undefined || found.has(target.key)) continue;
      if (isClosed(step.pair, edge, start.closed)) continue;
      found.set(target.key, { pair: target, edge, before: step });
    }
  }
  return found;
}

function isClosed({ old, now }: Pair, edge: Edge, closed: ReadonlySet<string>): boolean {
  if (closed.size === 0 || edge.kind !== 'child') return false;
  return [old, now].some(
    (holder) => holder !== undefined && closed.has(childKey(holder, edge.label)),
  );
}

export function edgesTo(step: Step): readonly Edge[] {
  const edges: Edge[] = [];
  for (let each: Step | undefined = step; each?.edge !== undefined; each = each.before) {
    edges.unshift(each.edge);
  }
  return edges;
}

/** `meetings/meeting/title` */
export function pathOf(edges: readonly Edge[], draft: Draft): string {
  const labels = edges.map(({ label }) => label).filter((label) => label !== '');
  return [...labels, ...(draft.member === undefined ? [] : [draft.member])].join('/');
}
