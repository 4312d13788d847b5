/** Drafts as changes: each once, with everyone who meets it. */
import { createHash } from 'node:crypto';
import { worse } from './draft.js';
import type { Draft } from './draft.js';
import type { Pair, PairKey } from './pairs.js';
import { edgesTo, reachOf } from './reach.js';
import type { Arrival, Direction } from './reach.js';
import type { Root } from './root.js';

/** A change and the ways to it. */
export interface Found {
  readonly id: string;
  readonly draft: Draft;
  /** The first arrival of each operation and direction. */
  readonly arrivals: readonly Arrival[];
}

/** 12 hexadecimal digits of what changed and where, whatever else did. */
export function idOf({
  rule,
  subject,
  detail,
}: Pick<Draft, 'rule' | 'subject' | 'detail'>): string {
  const text = JSON.stringify([rule, subject, detail]);
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}

/** A name that is declared several times in a content may change in several ways: the worst counts. */
function byId(drafts: readonly Draft[]): ReadonlyMap<string, Draft> {
  const known = new Map<string, Draft>();
  for (const draft of drafts) {
    const id = idOf(draft);
    const other = known.get(id);
    if (other === undefined) known.set(id, draft);
    else {
      known.set(id, {
        ...other,
        request: worse(other.request, draft.request),
        strict: worse(other.strict, draft.strict),
        tolerant: worse(other.tolerant, draft.tolerant),
      });
    }
  }
  return known;
}

/** In the order in which pairs were found. */
export function findChanges(
  pairs: ReadonlyMap<PairKey, Pair>,
  roots: readonly Root[],
): readonly Found[] {
  const found = new Map<string, { draft: Draft; arrivals: Arrival[] }>();
  const changed = new Map<PairKey, ReadonlyMap<string, Draft>>();
  for (const pair of pairs.values()) {
    if (pair.drafts.length === 0) continue;
    const drafts = byId(pair.drafts);
    changed.set(pair.key, drafts);
    for (const [id, draft] of drafts) if (!found.has(id)) found.set(id, { draft, arrivals: [] });
  }
  const directions: readonly Direction[] = ['request', 'response'];
  for (const root of roots) {
    for (const direction of directions) {
      const start = root[direction];
      const met = new Set<string>();
      for (const [key, step] of reachOf(pairs, start)) {
        const drafts = [...(changed.get(key) ?? [])].filter(([id]) => !met.has(id));
        if (drafts.length === 0) continue;
        const edges = edgesTo(step);
        for (const [id, draft] of drafts) {
          met.add(id);
          found.get(id)?.arrivals.push({ root, direction, start, edges, draft });
        }
      }
    }
  }
  return [...found].map(([id, { draft, arrivals }]) => ({ id, draft, arrivals }));
}
