/** Elements that were renamed: one gone, one new, alike in all but the name (row 14). */
import { includes } from '../language/simple.js';
import { parseClark } from '../support/qname.js';
import type { Clark } from '../support/qname.js';
import { similarity } from '../support/similarity.js';
import type { TypeId } from '../xsd/components.js';
import type { Differing } from './differing.js';
import type { Comparing } from './draft.js';

export interface Rename {
  readonly from: Clark;
  readonly to: Clark;
  readonly rule: 'element-renamed' | 'namespace-changed';
}

/** Half of the letters may differ: the type and the place speak for it too. */
const LEAST = 0.5;

/** The likeliest pairs first; each name is in one of them at most. */
export function renamesOf(
  { comparing, was, is }: Differing,
  removed: readonly Clark[],
  added: readonly Clark[],
): readonly Rename[] {
  const candidates = removed.flatMap((from) =>
    added.flatMap((to) => {
      const [before, after] = [was.get(from), is.get(to)];
      if (before === undefined || after === undefined) return [];
      if (before.min !== after.min || before.max !== after.max) return [];
      const [a, b] = [parseClark(from), parseClark(to)];
      const score = similarity(a.local, b.local);
      const rule = a.local === b.local ? 'namespace-changed' : 'element-renamed';
      if (score < LEAST) return [];
      if (!isSameType(comparing, before.leaf.element.type, after.leaf.element.type)) return [];
      return [{ from, to, rule, score } as const];
    }),
  );
  const taken = new Set<Clark>();
  const renames: Rename[] = [];
  for (const { from, to, rule } of candidates.toSorted((a, b) => b.score - a.score)) {
    if (taken.has(from) || taken.has(to)) continue;
    taken.add(from).add(to);
    renames.push({ from, to, rule });
  }
  return renames;
}

function isSameType({ old, now }: Comparing, before: TypeId, after: TypeId): boolean {
  if (before === after) return true;
  const [a, b] = [old.side.view(before), now.side.view(after)];
  if (a.isComplex || b.isComplex) return false;
  const was = { schema: old.side.schema, type: before };
  const is = { schema: now.side.schema, type: after };
  return includes(was, is).kind === 'included' && includes(is, was).kind === 'included';
}
