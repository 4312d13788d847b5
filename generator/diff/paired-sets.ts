/** Which schema sets of two releases are compared, and how their components are called. */
import type { Compilation, CompiledSet } from '../compile.js';
import { XSD } from '../support/qname.js';
import type { QName } from '../support/qname.js';
import { nameShower } from './subject.js';

/**
 * Each set with the one of the same name, else with the one that has most in common with it; none of
 * the same compilation.
 */
export function pairedSets(
  old: Compilation,
  now: Compilation,
): readonly (readonly [CompiledSet, CompiledSet])[] {
  return old === now ? [] : pairsOf(old.sets, now.sets);
}

function pairsOf(
  old: readonly CompiledSet[],
  now: readonly CompiledSet[],
): readonly (readonly [CompiledSet, CompiledSet])[] {
  const kept = now.flatMap((set) => {
    const other = counterpart(set, old);
    return other === undefined ? [] : [[other, set] as const];
  });
  const gone = old.filter((set) => !kept.some(([other]) => other === set));
  const lost = gone.flatMap((set) => {
    const other = counterpart(set, now);
    return other === undefined ? [] : [[set, other] as const];
  });
  return [...kept, ...lost];
}

function counterpart(set: CompiledSet, others: readonly CompiledSet[]): CompiledSet | undefined {
  const shared = ({ schema }: CompiledSet): number =>
    [...set.schema.types.keys(), ...set.schema.elements.keys()].filter(
      (id) => schema.types.has(id) || schema.elements.has(id),
    ).length;
  const named = others.find(({ name }) => name === set.name);
  return named ?? others.toSorted((a, b) => shared(b) - shared(a))[0];
}

/** Names as both releases write them, behind those of the sets where there are several. */
export function componentShower(old: CompiledSet, now: CompiledSet): (name: QName) => string {
  const shown = nameShower([now.model.prefixes, old.model.prefixes]);
  // Several sets may define the same name, each in its own way.
  const set = [...new Set([old.name, now.name])].filter((name) => name !== '').join(' → ');
  return (name) => (set === '' || name.namespace === XSD ? shown(name) : `${set}/${shown(name)}`);
}
