/** One release against another one: everything that differs, and what it means. */
import type { Compilation, CompiledSet } from '../compile.js';
import { envelopeOperations } from '../ir/operations.js';
import { sourceChanges } from '../impact/source-changes.js';
import { builderOf } from '../language/instance.js';
import { schemaSide } from '../language/side.js';
import { findChanges } from './changes.js';
import type { Found } from './changes.js';
import { confirm } from './confirm.js';
import type { Outcome, Release } from './confirm.js';
import type { Comparing, Version } from './draft.js';
import { exhibitsOf } from './exhibits.js';
import { globalPairs } from './globals.js';
import type { Change, Comparison, Side } from './model.js';
import { namedLike } from './module-names.js';
import { operationDiffs } from './operations.js';
import { componentShower, pairedSets } from './paired-sets.js';
import { addPairs } from './pairs.js';
import type { Pair, PairKey } from './pairs.js';
import { rootsOf } from './roots.js';
import { showType } from './subject.js';
import { bumpOf, settled, worstFirst } from './verdicts.js';

/** How the two sides are called in the report. */
export interface Labels {
  readonly from: string;
  readonly to: string;
}

/** What costs most of the time, and not every report shows. */
export interface Wanted {
  /** Without them a breaking change has neither a witness nor the reason why there is none. */
  readonly witnesses: boolean;
}

/** Both must be without errors; the same compilation twice has no changes. */
export async function compareReleases(
  old: Compilation,
  now: Compilation,
  labels: Labels,
  { witnesses }: Wanted = { witnesses: true },
): Promise<Comparison> {
  const sets = pairedSets(old, now);
  const compared = await Promise.all(
    sets.map(([before, after]) =>
      compareSets({ compilation: old, set: before }, { compilation: now, set: after }, witnesses),
    ),
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

async function compareSets(before: Release, after: Release, witnesses: boolean): Promise<Compared> {
  const [old, now] = [before.set, after.set];
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
  const proofs = witnesses ? await proofsOf(comparing, found, before, after) : undefined;
  const changes = found.map((one): Change => settled(one, proofs));
  return {
    changes,
    operations: operationDiffs(roots, found, changes),
    source: sourceChanges(old, namedLike(old, before.compilation, now, after.compilation)),
  };
}

/** Outcomes by the id of the change and the direction. */
async function proofsOf(
  comparing: Comparing,
  found: readonly Found[],
  old: Release,
  now: Release,
): Promise<ReadonlyMap<string, Outcome>> {
  const prefixes = { old: old.set.model.prefixes, now: now.set.model.prefixes };
  const exhibits = exhibitsOf(comparing, found, prefixes);
  const outcomes = await confirm(exhibits, old, now);
  const proofs = new Map<string, Outcome>();
  for (const [index, { id, direction }] of exhibits.entries()) {
    const outcome = outcomes[index];
    if (outcome !== undefined) proofs.set(`${id} ${direction}`, outcome);
  }
  return proofs;
}

function comparingOf(old: CompiledSet, now: CompiledSet): Comparing {
  const show = componentShower(old, now);
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

function sideOf({ release, sets }: Compilation, label: string): Side {
  const count = sets.reduce(
    (sum, { model, envelope }) =>
      sum + (envelope === undefined ? model.elements.size : model.operations.length),
    0,
  );
  return { label, release: release.name, operations: count };
}
