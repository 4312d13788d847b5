/**
 * Unique Particle Attribution (Part 1, section 3.8.6, cos-nonambig): at every point of a content
 * model the next element belongs to one particle at most. Glushkov's construction: which places may
 * come first, and which may follow a place; places that compete there must not share a name.
 */
import { clarkOf } from '../support/qname.js';
import { quote } from '../support/text.js';
import type { ElementTerm, Particle, WildcardTerm } from '../xsd/components.js';
import type { Context } from './context.js';
import type { Substitutes } from './substitution.js';
import { allowsNamespace, overlap } from './wildcards.js';

/** Beyond it a model is not judged: it could take longer than anybody waits. */
const MAX_WORK = 1_000_000;

interface Place {
  /** Copies of one particle, made for its repetition, share their number. */
  readonly particle: number;
  readonly term: ElementTerm | WildcardTerm;
}

interface Fragment {
  readonly first: readonly Place[];
  readonly last: readonly Place[];
  readonly isNullable: boolean;
}

interface Construction {
  readonly follow: Map<Place, (readonly Place[])[]>;
  next: number;
  work: number;
}

const EMPTY: Fragment = { first: [], last: [], isNullable: true };

export function checkAmbiguity(
  context: Context,
  particle: Particle,
  substitutes: Substitutes,
): void {
  const construction: Construction = { follow: new Map(), next: 0, work: 0 };
  const { first } = build(construction, particle);
  // Places with the same successors share the arrays: each combination is judged once.
  const judged = new Set<readonly Place[]>();
  for (const parts of [[first], ...construction.follow.values()]) {
    const [only] = parts;
    if (parts.length === 1 && only !== undefined) {
      if (judged.has(only)) continue;
      judged.add(only);
    }
    const competing = parts.flat();
    construction.work += competing.length;
    if (construction.work > MAX_WORK) {
      const message = 'the content is too large to be judged for ambiguity';
      context.diagnostics.report({ code: 'RES422', severity: 'info', message, at: particle.at });
      return;
    }
    const pair = conflictIn(competing, substitutes);
    if (pair === undefined) continue;
    const [one, other] = pair;
    const message = `${shown(one)} here and ${shown(other)} compete for the same element`;
    context.diagnostics.error('RES413', one.term.at, message, {
      notes: [{ message: 'the other particle', at: other.term.at }],
      constraint: 'cos-nonambig',
    });
    return;
  }
}

function shown({ term }: Place): string {
  return term.kind === 'any' ? 'xs:any' : `element ${quote(term.name.local)}`;
}

function build(construction: Construction, particle: Particle): Fragment {
  const { min, max } = particle;
  if (construction.work > MAX_WORK) return EMPTY;
  const start = construction.next;
  let fragment = once(construction, particle);
  if (max !== 1) {
    const isFixed = min === max;
    if (!isFixed || min > 2) link(construction, fragment.last, fragment.first);
    if (isFixed && min > 1) {
      // Only the last of a fixed number of rounds can be left: a copy stands for it.
      construction.next = start;
      fragment = sequence(construction, fragment, once(construction, particle));
    }
  }
  return min === 0 ? { ...fragment, isNullable: true } : fragment;
}

function once(construction: Construction, { term }: Particle): Fragment {
  switch (term.kind) {
    case 'element':
    case 'any': {
      const place: Place = { particle: construction.next++, term };
      construction.follow.set(place, []);
      construction.work++;
      return { first: [place], last: [place], isNullable: false };
    }
    case 'sequence': {
      let result = EMPTY;
      for (const each of term.particles) {
        result = sequence(construction, result, build(construction, each));
      }
      return result;
    }
    case 'choice':
    case 'all': {
      const parts = term.particles.map((each) => build(construction, each));
      const first = parts.flatMap((part) => part.first);
      const last = parts.flatMap((part) => part.last);
      // In any order: a particle that has been used up is no longer there to compete.
      if (term.kind === 'all') {
        return { first, last, isNullable: parts.every((part) => part.isNullable) };
      }
      return { first, last, isNullable: parts.some((part) => part.isNullable) };
    }
  }
}

function sequence(construction: Construction, a: Fragment, b: Fragment): Fragment {
  link(construction, a.last, b.first);
  const first = a.isNullable && b.first.length > 0 ? [...a.first, ...b.first] : a.first;
  const last = b.isNullable && a.last.length > 0 ? [...a.last, ...b.last] : b.last;
  construction.work += first.length + last.length;
  return { first, last, isNullable: a.isNullable && b.isNullable };
}

function link({ follow }: Construction, from: readonly Place[], to: readonly Place[]): void {
  if (to.length === 0) return;
  for (const place of from) follow.get(place)?.push(to);
}

/** Two places of different particles that could take the same element. */
function conflictIn(
  places: readonly Place[],
  substitutes: Substitutes,
): readonly [Place, Place] | undefined {
  const byName = new Map<string, Place>();
  const wildcards: Place[] = [];
  for (const place of places) {
    if (place.term.kind === 'any') {
      wildcards.push(place);
      continue;
    }
    for (const { name } of substitutes(place.term)) {
      const key = clarkOf(name);
      const other = byName.get(key);
      if (other !== undefined && other.particle !== place.particle) return [place, other];
      byName.set(key, place);
    }
  }
  for (const wildcard of wildcards) {
    const other = places.find((place) => competes(wildcard, place, substitutes));
    if (other !== undefined) return [wildcard, other];
  }
  return undefined;
}

function competes(wildcard: Place, other: Place, substitutes: Substitutes): boolean {
  if (wildcard.particle === other.particle || wildcard.term.kind !== 'any') return false;
  const { namespaces } = wildcard.term;
  if (other.term.kind === 'any') return overlap(namespaces, other.term.namespaces);
  return substitutes(other.term).some(({ name }) => allowsNamespace(namespaces, name.namespace));
}
