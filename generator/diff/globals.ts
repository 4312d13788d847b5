/** Global components of either release, so that what nothing leads to is compared too. */
import { clarkOf } from '../support/qname.js';
import type { Comparing, Draft, Edge } from './draft.js';
import { safe } from './draft.js';
import type { Pair } from './pairs.js';
import type { Root } from './root.js';

/** One pair with edges to all global types; no root leads to it. */
export function globalPairs(comparing: Comparing, roots: readonly Root[]): readonly Pair[] {
  const { old, now } = comparing;
  const edges: Edge[] = [];
  const none = { kind: 'part', name: '', label: '' } as const;
  const [before, after] = [old.side.schema.types, now.side.schema.types];
  for (const [id, type] of after) {
    if (type.name === undefined) continue;
    edges.push({ ...none, now: id, ...(before.has(id) && { old: id }) });
  }
  for (const [id, type] of before) {
    if (type.name !== undefined && !after.has(id)) edges.push({ ...none, old: id });
  }
  return [{ key: 'globals', edges, drafts: globalElements(comparing, roots) }];
}

/** Elements and attributes that one release alone has, and that are no documents. */
function globalElements({ old, now, show }: Comparing, roots: readonly Root[]): readonly Draft[] {
  const known = new Set(roots.filter(({ kind }) => kind === 'element').map(({ id }) => id));
  const drafts: Draft[] = [];
  for (const kind of ['elements', 'attributes'] as const) {
    const [before, after] = [old.side.schema[kind], now.side.schema[kind]];
    const what = kind === 'elements' ? 'element' : 'attribute';
    const verdict = safe('its uses are compared by themselves');
    const all = { request: verdict, strict: verdict, tolerant: verdict, detail: what };
    for (const declaration of after.values()) {
      const subject = show(declaration.name);
      if (before.has(clarkOf(declaration.name)) || known.has(subject)) continue;
      const message = `${what} added`;
      drafts.push({ rule: 'component-added', subject, message, after: declaration.at, ...all });
    }
    for (const declaration of before.values()) {
      const subject = show(declaration.name);
      if (after.has(clarkOf(declaration.name)) || known.has(subject)) continue;
      const message = `${what} removed`;
      drafts.push({ rule: 'component-removed', subject, message, before: declaration.at, ...all });
    }
  }
  return drafts;
}
