/** Changes of the generated code by the declaration that they are in. */
import type { Impact, SourceChange } from '../diff/model.js';
import { byImpact, worse } from './digest.js';
import { count } from './wording.js';

export const NOTHING_USED = 'your code uses nothing of what changed';

export interface Declaration {
  readonly module: string;
  readonly declaration: string;
  /** Of the worst of its changes. */
  readonly impact: Impact;
  readonly changes: readonly SourceChange[];
}

/** The worst first, else in the order that they came in. */
export function declarations(source: readonly SourceChange[]): readonly Declaration[] {
  const groups = new Map<string, SourceChange[]>();
  for (const change of source) {
    const key = JSON.stringify([change.module, change.declaration]);
    const group = groups.get(key) ?? [];
    groups.set(key, group);
    group.push(change);
  }
  return [...groups.values()]
    .flatMap((changes): readonly Declaration[] => {
      const [first] = changes;
      if (first === undefined) return [];
      const { module, declaration } = first;
      const impact = changes.map((change) => change.impact).reduce(worse);
      return [{ module, declaration, impact, changes: changes.toSorted(bySourceImpact) }];
    })
    .toSorted(bySourceImpact);
}

function bySourceImpact(a: { readonly impact: Impact }, b: { readonly impact: Impact }): number {
  return byImpact(a.impact, b.impact);
}

/** `2 breaking, 1 warning, 20 safe` */
export function sourceCounts(source: readonly SourceChange[]): string {
  const of = (impact: Impact): number => source.filter((change) => change.impact === impact).length;
  return `${of('breaking')} breaking, ${count(of('warning'), 'warning')}, ${of('safe')} safe`;
}
