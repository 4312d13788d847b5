/** Which declaration of the new release is which of the old one. */
import { openScope } from '../emit/scope.js';
import { similarity } from '../support/similarity.js';
import { placeOf } from './declarations.js';
import type { Declaration, Declarations } from './declarations.js';
import { shapeOf, textOf } from './shape.js';

export interface Pair {
  readonly old: Declaration;
  readonly now: Declaration;
  readonly way: 'same' | 'moved' | 'renamed';
}

export interface Pairing {
  readonly pairs: readonly Pair[];
  readonly removed: readonly Declaration[];
  readonly added: readonly Declaration[];
}

/** Of what makes up both: members, values. Somebody who renames a type may well add to it. */
const LEAST_SHARED = 0.75;
/** Half of the letters may differ where much else is the same. */
const LEAST_ALIKE = 0.5;
/** Fewer parts in common prove nothing, so that the names must be closer. */
const FEW = 2;
const LEAST_ALIKE_OF_FEW = 0.75;

/** By place, then by name in another module, then by likeness: each is in one pair at most. */
export function pairDeclarations(old: Declarations, now: Declarations): Pairing {
  const pairs: Pair[] = [];
  const removed: Declaration[] = [];
  for (const declaration of old.all) {
    const same = now.byPlace.get(placeOf(declaration));
    if (same === undefined) removed.push(declaration);
    else pairs.push({ old: declaration, now: same, way: 'same' });
  }
  const added = now.all.filter((declaration) => !old.byPlace.has(placeOf(declaration)));
  const moved = bestOf(candidates(old, removed, now, added));
  const taken = new Set(moved.flatMap((pair) => [pair.old, pair.now]));
  return {
    pairs: [...pairs, ...moved],
    removed: removed.filter((declaration) => !taken.has(declaration)),
    added: added.filter((declaration) => !taken.has(declaration)),
  };
}

interface Candidate extends Pair {
  readonly score: number;
}

function bestOf(found: readonly Candidate[]): readonly Pair[] {
  const taken = new Set<Declaration>();
  const pairs: Pair[] = [];
  for (const { old, now, way } of found.toSorted((a, b) => b.score - a.score)) {
    if (taken.has(old) || taken.has(now)) continue;
    taken.add(old).add(now);
    pairs.push({ old, now, way });
  }
  return pairs;
}

function candidates(
  old: Declarations,
  removed: readonly Declaration[],
  now: Declarations,
  added: readonly Declaration[],
): readonly Candidate[] {
  if (removed.length === 0 || added.length === 0) return [];
  const others = added.map((declaration) => ({ declaration, made: makeOf(now, declaration) }));
  return removed.flatMap((before) => {
    const made = makeOf(old, before);
    return others.flatMap(({ declaration, made: other }) => {
      const score = scoreOf(before, made, declaration, other);
      if (score === undefined) return [];
      const way = before.name === declaration.name ? 'moved' : 'renamed';
      return [{ old: before, now: declaration, way, score } as const];
    });
  });
}

/** What a declaration is made of. */
interface Make {
  readonly kind: string;
  readonly parts: ReadonlySet<string>;
}

function makeOf({ side }: Declarations, { type }: Declaration): Make {
  const shape = shapeOf(openScope(side.model, side.names, type.namespace), type);
  switch (shape.kind) {
    case 'record':
      return { kind: shape.kind, parts: new Set(shape.members.keys()) };
    case 'enumeration':
      return { kind: shape.kind, parts: new Set(shape.values) };
    case 'alias':
      return { kind: `alias ${textOf(shape.type)}`, parts: new Set() };
  }
}

/** Higher is likelier, a name that stayed most of all; undefined for what is something else. */
function scoreOf(
  before: Declaration,
  made: Make,
  after: Declaration,
  other: Make,
): number | undefined {
  if (made.kind !== other.kind) return undefined;
  const shared = [...made.parts].filter((part) => other.parts.has(part)).length;
  const whole = made.parts.size + other.parts.size - shared;
  const share = whole === 0 ? 1 : shared / whole;
  if (share < LEAST_SHARED) return undefined;
  const alike = similarity(before.name, after.name);
  if (alike < (shared < FEW ? LEAST_ALIKE_OF_FEW : LEAST_ALIKE)) return undefined;
  return share + alike + (before.module === after.module ? 0.5 : 0) + (alike === 1 ? 1 : 0);
}
