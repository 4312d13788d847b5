/**
 * Whether a content model restricts another: Part 1, section 3.9.6, Particle Valid (Restriction).
 * The rules compare structure, not languages, so some harmless restrictions are refused too; all
 * processors of XML Schema 1.0 do the same.
 */
import { clarkOf } from '../support/qname.js';
import { quote } from '../support/text.js';
import type {
  ElementTerm,
  GroupTerm,
  MaxOccurs,
  Particle,
  WildcardTerm,
} from '../xsd/components.js';
import { isEmptiable } from './check-content.js';
import { valueType } from './check-values.js';
import type { Context } from './context.js';
import { isDerivedFrom } from './derivation.js';
import { simplified } from './pointless.js';
import type { Substitutes } from './substitution.js';
import { sameValue } from './values.js';
import { allowsNamespace, isSubset, isWeaker } from './wildcards.js';

/** Pairs of particles that are compared before a model is let pass unjudged. */
const MAX_WORK = 200_000;

interface Comparison {
  readonly context: Context;
  readonly substitutes: Substitutes;
  work: number;
}

/** Why `restricted` is no restriction of `base`, or undefined. */
export function restrictionProblem(
  context: Context,
  substitutes: Substitutes,
  restricted: Particle,
  base: Particle,
): string | undefined {
  const comparison: Comparison = { context, substitutes, work: 0 };
  const [r, b] = [simplified(restricted, substitutes), simplified(base, substitutes)];
  const problem = compare(comparison, r, b);
  if (comparison.work <= MAX_WORK) return problem;
  const message = 'the content is too large to be compared with that of its base';
  context.diagnostics.report({ code: 'RES422', severity: 'info', message, at: restricted.at });
  return undefined;
}

type Over<T> = Particle & { readonly term: T };

function isOver<T extends Particle['term']['kind']>(
  particle: Particle,
  ...kinds: readonly T[]
): particle is Over<Extract<Particle['term'], { kind: T }>> {
  return kinds.some((kind) => kind === particle.term.kind);
}

function compare(comparison: Comparison, r: Particle, b: Particle): string | undefined {
  if (++comparison.work > MAX_WORK) return undefined;
  if (isOver(r, 'element')) {
    if (isOver(b, 'element')) return sameElement(comparison, r, b);
    if (isOver(b, 'any')) return inWildcard(r, b);
    return asIfGroup(comparison, r, b);
  }
  if (isOver(r, 'any')) {
    return isOver(b, 'any') ? wildcardInWildcard(r, b) : 'a wildcard takes the place of elements';
  }
  if (!isOver(r, 'sequence', 'choice', 'all')) return undefined;
  if (isOver(b, 'any')) return groupInWildcard(comparison, r, b);
  if (isOver(b, 'sequence', 'choice', 'all')) return groupInGroup(comparison, r, b);
  return `a group takes the place of ${label(b)}`;
}

/**
 * RecurseAsIfGroup. An element that repeats is a choice of it that repeats, too: the schema for
 * schemas restricts xs:explicitGroup to xs:all in this way, which the letter of the rule refuses.
 */
function asIfGroup(comparison: Comparison, r: Over<ElementTerm>, b: Particle): string | undefined {
  const { kind } = b.term;
  if (kind === 'element' || kind === 'any') return undefined;
  const { at } = r;
  const once = { min: 1, max: 1 } as const;
  const problem = compare(comparison, { ...once, term: { kind, particles: [r], at }, at }, b);
  if (problem === undefined || kind !== 'choice' || r.max === 1) return problem;
  const particles = [{ ...r, ...once }];
  return compare(comparison, { ...r, term: { kind, particles, at } }, b) && problem;
}

function label({ term }: Particle): string {
  return term.kind === 'element' ? `element ${quote(term.name.local)}` : `xs:${term.kind}`;
}

/** NameAndTypeOK */
function sameElement(
  { context }: Comparison,
  r: Over<ElementTerm>,
  b: Over<ElementTerm>,
): string | undefined {
  const name = quote(r.term.name.local);
  if (clarkOf(r.term.name) !== clarkOf(b.term.name))
    return `${name} is not ${quote(b.term.name.local)}`;
  const range = outOfRange(r, b);
  if (range !== undefined) return range;
  if (r.term.nillable && !b.term.nillable) return `${name} is nillable, in the base it is not`;
  if (b.term.fixed !== undefined && !isFixedTo(context, r.term, b.term.fixed)) {
    return `${name} is fixed to ${quote(b.term.fixed)} in the base`;
  }
  if (b.term.block.some((each) => !r.term.block.includes(each))) {
    return `${name} blocks less than in the base`;
  }
  const known = new Set(b.term.identityConstraints.map((each) => clarkOf(each.name)));
  if (r.term.identityConstraints.some((each) => !known.has(clarkOf(each.name)))) {
    return `${name} has an identity constraint that the base has not`;
  }
  const excluded = ['extension', 'list', 'union'] as const;
  return isDerivedFrom(context, r.term.type, b.term.type, excluded)
    ? undefined
    : `the type of ${name} is not derived from that in the base by restriction`;
}

function isFixedTo(context: Context, { type, fixed }: ElementTerm, value: string): boolean {
  const inner = valueType(context, type);
  if (fixed === undefined || inner === undefined || inner === 'text') return fixed === value;
  return sameValue(context, inner, fixed, value);
}

/** NSCompat */
function inWildcard(r: Over<ElementTerm>, b: Over<WildcardTerm>): string | undefined {
  const { namespace, local } = r.term.name;
  if (!allowsNamespace(b.term.namespaces, namespace)) return `no wildcard allows ${quote(local)}`;
  return outOfRange(r, b);
}

/** NSSubset */
function wildcardInWildcard(r: Over<WildcardTerm>, b: Over<WildcardTerm>): string | undefined {
  if (!isSubset(r.term.namespaces, b.term.namespaces)) {
    return 'a wildcard allows namespaces that the base does not';
  }
  if (isWeaker(r.term.process, b.term.process)) {
    return 'a wildcard is checked less strictly than in the base';
  }
  return outOfRange(r, b);
}

/** NSRecurseCheckCardinality */
function groupInWildcard(
  comparison: Comparison,
  r: Over<GroupTerm>,
  b: Over<WildcardTerm>,
): string | undefined {
  const anyNumber: Particle = { ...b, min: 0, max: 'unbounded' };
  for (const particle of r.term.particles) {
    const problem = compare(comparison, particle, anyNumber);
    if (problem !== undefined) return problem;
  }
  return outOfRange({ ...r, ...totalRange(r) }, b);
}

function groupInGroup(
  comparison: Comparison,
  r: Over<GroupTerm>,
  b: Over<GroupTerm>,
): string | undefined {
  const pair = `${r.term.kind}:${b.term.kind}`;
  switch (pair) {
    case 'sequence:sequence':
    case 'all:all':
      return outOfRange(r, b) ?? inOrder(comparison, r, b, isEmptiable);
    case 'choice:choice':
      return outOfRange(r, b) ?? inOrder(comparison, r, b, () => true);
    case 'sequence:all':
      return outOfRange(r, b) ?? inAnyOrder(comparison, r, b);
    case 'sequence:choice':
      return mapAndSum(comparison, r, b);
    default:
      return `xs:${r.term.kind} cannot restrict xs:${b.term.kind}`;
  }
}

/** Recurse and RecurseLax: each particle restricts one of the base, in its order. */
function inOrder(
  comparison: Comparison,
  r: Over<GroupTerm>,
  b: Over<GroupTerm>,
  maySkip: (particle: Particle) => boolean,
): string | undefined {
  let next = 0;
  for (const particle of r.term.particles) {
    let isMatched = false;
    let reason: string | undefined;
    while (next < b.term.particles.length && !isMatched) {
      const candidate = b.term.particles[next++];
      if (candidate === undefined) break;
      const problem = compare(comparison, particle, candidate);
      isMatched = problem === undefined;
      if (problem !== undefined && !maySkip(candidate)) return problem;
      // What is wrong with the particle's own counterpart says more than that it has none.
      if (label(candidate) === label(particle)) reason = problem;
    }
    if (!isMatched) return reason ?? `${label(particle)} is not in the base, or not in this order`;
  }
  const missing = b.term.particles.slice(next).find((particle) => !maySkip(particle));
  return missing && `${label(missing)} is required in the base`;
}

/** RecurseUnordered */
function inAnyOrder(
  comparison: Comparison,
  r: Over<GroupTerm>,
  b: Over<GroupTerm>,
): string | undefined {
  const left = new Set(b.term.particles);
  for (const particle of r.term.particles) {
    const match = [...left].find((each) => compare(comparison, particle, each) === undefined);
    if (match === undefined) return `${label(particle)} does not restrict any of the base's xs:all`;
    left.delete(match);
  }
  const missing = [...left].find((particle) => !isEmptiable(particle));
  return missing && `${label(missing)} is required in the base`;
}

/** MapAndSum */
function mapAndSum(
  comparison: Comparison,
  r: Over<GroupTerm>,
  b: Over<GroupTerm>,
): string | undefined {
  const { particles } = r.term;
  for (const particle of particles) {
    const fits = b.term.particles.some((each) => compare(comparison, particle, each) === undefined);
    if (!fits) return `${label(particle)} does not restrict any branch of the base`;
  }
  const { length } = particles;
  const max = r.max === 'unbounded' ? 'unbounded' : r.max * length;
  return outOfRange({ ...r, min: r.min * length, max }, b);
}

/** Occurrence Range OK */
function outOfRange(r: Particle, b: Particle): string | undefined {
  const isWithin = b.max === 'unbounded' || (r.max !== 'unbounded' && r.max <= b.max);
  if (r.min >= b.min && isWithin) return undefined;
  return `${label(r)} occurs ${r.min} to ${r.max} times, in the base ${b.min} to ${b.max}`;
}

/** Effective Total Range, of a group (3.8.6). */
function totalRange({ min, max, term }: Particle): {
  readonly min: number;
  readonly max: MaxOccurs;
} {
  if (term.kind === 'element' || term.kind === 'any') return { min, max };
  const ranges = term.particles.map(totalRange);
  const isChoice = term.kind === 'choice';
  const minima = ranges.map((range) => range.min);
  const least = isChoice ? Math.min(...minima) : minima.reduce((sum, each) => sum + each, 0);
  let most: MaxOccurs = 0;
  for (const range of ranges) {
    if (range.max === 'unbounded' || most === 'unbounded') most = 'unbounded';
    else most = isChoice ? Math.max(most, range.max) : most + range.max;
  }
  const total =
    most === 0 ? 0 : max === 'unbounded' || most === 'unbounded' ? 'unbounded' : max * most;
  return { min: min * (Number.isFinite(least) ? least : 0), max: total };
}
