/** One release against another one: everything that differs, and what it means. */
import type { Compilation, CompiledSet } from '../compile.js';
import { envelopeOperations } from '../ir/operations.js';
import { sourceChanges } from '../impact/source-changes.js';
import { builderOf } from '../language/instance.js';
import { schemaSide } from '../language/side.js';
import { XSD } from '../support/qname.js';
import type { QName } from '../support/qname.js';
import { findChanges } from './changes.js';
import { confirm } from './confirm.js';
import type { Outcome } from './confirm.js';
import type { Comparing, Version } from './draft.js';
import { exhibitsOf } from './exhibits.js';
import { globalPairs } from './globals.js';
import type { Change, Comparison, Side } from './model.js';
import { namedLike } from './module-names.js';
import { operationDiffs } from './operations.js';
import { addPairs } from './pairs.js';
import type { Pair, PairKey } from './pairs.js';
import { rootsOf } from './roots.js';
import { nameShower, showType } from './subject.js';
import { bumpOf, settled, worstFirst } from './verdicts.js';

/** How the two sides are called in the report. */
export interface Labels {
  readonly from: string;
  readonly to: string;
}

/** Both must be without errors; the same compilation twice has no changes. */
export async function compareReleases(
  old: Compilation,
  now: Compilation,
  labels: Labels,
): Promise<Comparison> {
  const sets = old === now ? [] : pairedSets(old, now);
  const compared = await Promise.all(
    sets.map(([before, after]) => compareSets(old, before, now, after)),
  );
  const changes = compared.flatMap((each) => each.changes).toSorted(worstFirst);
  const operations = compared.flatMap((each) => each.operations);
  const source = compared.flatMap((each) => each.source);
  return {
    api: now.folder.name,
    from: sideOf(old, labels.from),
    to: sideOf(now, labels.to),
    changes,
    operations,
    source,
    bump: bumpOf(changes, source),
  };
}

type Compared = Pick<Comparison, 'changes' | 'operations' | 'source'>;

async function compareSets(
  oldRelease: Compilation,
  old: CompiledSet,
  newRelease: Compilation,
  now: CompiledSet,
): Promise<Compared> {
  const comparing = comparingOf(old, now);
  const { roots, pairs: first } = rootsOf(comparing, old, now);
  const pairs = new Map<PairKey, Pair>(first.map((pair) => [pair.key, pair]));
  addPairs(
    comparing,
    pairs,
    first.flatMap(({ edges }) => edges),
  );
  // What nothing leads to is compared as well, and marked as such.
  for (const pair of globalPairs(comparing, roots)) pairs.set(pair.key, pair);
  addPairs(
    comparing,
    pairs,
    [...pairs.values()].flatMap(({ edges }) => edges),
  );
  const found = findChanges(pairs, roots);
  const prefixes = { old: old.model.prefixes, now: now.model.prefixes };
  const exhibits = exhibitsOf(comparing, found, prefixes);
  const outcomes = await confirm(
    exhibits,
    { compilation: oldRelease, set: old },
    { compilation: newRelease, set: now },
  );
  const proofs = new Map<string, Outcome>();
  for (const [index, { id, direction }] of exhibits.entries()) {
    const outcome = outcomes[index];
    if (outcome !== undefined) proofs.set(`${id} ${direction}`, outcome);
  }
  const changes = found.map((one): Change => settled(one, proofs));
  return {
    changes,
    operations: operationDiffs(roots, found, changes),
    source: sourceChanges(old, namedLike(old, oldRelease, now, newRelease)),
  };
}

function comparingOf(old: CompiledSet, now: CompiledSet): Comparing {
  const shown = nameShower([now.model.prefixes, old.model.prefixes]);
  // Several sets may define the same name, each in its own way.
  const set = [...new Set([old.name, now.name])].filter((name) => name !== '').join(' → ');
  const show = (name: QName): string =>
    set === '' || name.namespace === XSD ? shown(name) : `${set}/${shown(name)}`;
  const payloads = new Set(
    [old, now].flatMap(({ model }) =>
      envelopeOperations(model).flatMap(({ request, response }) => [request, response]),
    ),
  );
  const slots = new Set([old, now].flatMap(({ envelope }) => envelope?.payload.at(-1)?.type ?? []));
  return {
    old: versionOf(old),
    now: versionOf(now),
    show,
    showType: (id) => showType(show, id),
    isPayload: (id) => payloads.has(id),
    isSlot: (id) => slots.has(id),
  };
}

function versionOf({ schema }: CompiledSet): Version {
  const side = schemaSide(schema);
  return { side, builder: builderOf(side) };
}

/** Each set with the one of the same name, else with the one that has most in common with it. */
function pairedSets(
  { sets: old }: Compilation,
  { sets: now }: Compilation,
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

function sideOf({ release, sets }: Compilation, label: string): Side {
  const count = sets.reduce(
    (sum, { model, envelope }) =>
      sum + (envelope === undefined ? model.elements.size : model.operations.length),
    0,
  );
  return { label, release: release.name, operations: count };
}
