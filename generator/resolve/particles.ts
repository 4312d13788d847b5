/** Particles and named groups: references replaced by what they mean (Part 1, sections 3.7 to 3.9). */
import { clarkOf } from '../support/qname.js';
import type { SourcePoint } from '../support/source.js';
import { ANY_TYPE } from '../xsd/builtins.js';
import type {
  ElementTerm,
  GroupTerm,
  IdentityConstraint,
  Particle,
  Term,
  TypeId,
} from '../xsd/components.js';
import type {
  ConstraintDeclaration,
  ElementItem,
  ElementReference,
  GroupReference,
  ModelGroup,
  ParticleDeclaration,
} from '../xsd/declarations.js';
import { reportUndefined, typeIdOf, type Context } from './context.js';
import { groupOrder } from './order.js';

/** Enough for the largest public schemas, and little enough for everything that walks a model. */
const MAX_PARTICLES = 50_000;
const MAX_DEPTH = 300;

/** Of a group with all groups in it written out: nothing that walks it may be led astray. */
interface Size {
  readonly particles: number;
  readonly depth: number;
}

const sizes = new WeakMap<GroupTerm, Size>();

export function resolveGroups(context: Context): void {
  const { order, circular } = groupOrder(context);
  for (const group of order) {
    const content: ModelGroup = circular.has(group)
      ? { ...group.content, particles: [] }
      : group.content;
    const name = clarkOf(group.name);
    const inputs = [group, circular.has(group)];
    const term = context.memo.make('group', name, inputs, () => groupTerm(context, content));
    context.groups.set(name, term);
  }
}

/** Undefined for a particle that never occurs or whose reference leads nowhere. */
export function resolveParticle(
  context: Context,
  { min, max, term, at }: ParticleDeclaration,
): Particle | undefined {
  // maxOccurs 0 means no particle at all (Part 1, section 3.8.2).
  const resolved = resolveTerm(context, term);
  if (term.kind === 'groupReference' && resolved?.kind === 'all' && max !== 1 && max !== 0) {
    const message = 'a group of xs:all occurs once or, with minOccurs="0", at most once';
    context.diagnostics.error('XSD312', at, message, { constraint: 'cos-all-limited' });
  }
  return max === 0 || resolved === undefined ? undefined : { min, max, term: resolved, at };
}

function resolveTerm(context: Context, term: ParticleDeclaration['term']): Term | undefined {
  switch (term.kind) {
    case 'any':
      return term;
    case 'element':
      return localElement(context, term);
    case 'elementReference':
      return elementReference(context, term);
    case 'groupReference':
      return groupReference(context, term);
    case 'sequence':
    case 'choice':
    case 'all':
      return groupTerm(context, term);
  }
}

function groupTerm(context: Context, model: ModelGroup): GroupTerm {
  let particles: Particle[] = [];
  let size: Size = LEAF;
  for (const declaration of model.particles) {
    const particle = resolveParticle(context, declaration);
    if (particle === undefined) continue;
    const { term } = particle;
    if (term.kind === 'all') {
      const message = 'xs:all may only be the whole content of a type, not part of another group';
      context.diagnostics.error('XSD312', particle.at, message, { constraint: 'cos-all-limited' });
    }
    const grown = add(size, sizeOf(term));
    if (isTooLarge(context, grown, particle.at)) {
      // Said once: groups around it shall not be too large for the same reason.
      particles = [];
      size = LEAF;
      break;
    }
    size = grown;
    particles.push(particle);
  }
  const result: GroupTerm = { kind: model.kind, particles, at: model.at };
  sizes.set(result, size);
  return result;
}

const LEAF: Size = { particles: 1, depth: 1 };

function sizeOf(term: Term): Size {
  return term.kind === 'element' || term.kind === 'any' ? LEAF : (sizes.get(term) ?? LEAF);
}

function add(size: Size, inner: Size): Size {
  return {
    particles: size.particles + inner.particles,
    depth: Math.max(size.depth, inner.depth + 1),
  };
}

function isTooLarge(context: Context, { particles, depth }: Size, at: SourcePoint): boolean {
  const limit =
    particles > MAX_PARTICLES
      ? `has more than ${MAX_PARTICLES} particles`
      : depth > MAX_DEPTH
        ? `is nested deeper than ${MAX_DEPTH} groups`
        : undefined;
  if (limit === undefined) return false;
  context.diagnostics.error('RES404', at, `with all groups written out the content ${limit}`);
  return true;
}

/** A sequence of particles that have been resolved before; undefined if it gets too large. */
export function sequenceOf(
  context: Context,
  particles: readonly Particle[],
  at: SourcePoint,
): GroupTerm | undefined {
  let size = LEAF;
  for (const { term } of particles) size = add(size, sizeOf(term));
  if (isTooLarge(context, size, at)) return undefined;
  const result: GroupTerm = { kind: 'sequence', particles, at };
  sizes.set(result, size);
  return result;
}

function groupReference(context: Context, { name }: GroupReference): GroupTerm | undefined {
  const group = context.groups.get(clarkOf(name));
  // A group that is only not resolved yet belongs to a circle, which has been reported.
  if (group === undefined && !context.symbols.groups.has(clarkOf(name))) {
    reportUndefined(context, 'group', name, context.symbols.groups.keys());
  }
  return group;
}

function elementReference(
  context: Context,
  { name, annotation }: ElementReference,
): ElementTerm | undefined {
  const element = context.elements.get(clarkOf(name));
  if (element === undefined) {
    reportUndefined(context, 'element', name, context.symbols.elements.keys());
    return undefined;
  }
  return { ...element, isReference: true, ...(annotation && { annotation }) };
}

function localElement(context: Context, item: ElementItem): ElementTerm {
  const type = item.type === undefined ? ANY_TYPE : (typeIdOf(context, item.type) ?? ANY_TYPE);
  return elementTerm(item, type);
}

/** Written by assignment, not by spreading: this runs once for every element of a schema. */
export function elementTerm(item: ElementItem, type: TypeId): ElementTerm {
  const element: { -readonly [K in keyof ElementTerm]: ElementTerm[K] } = {
    kind: 'element',
    name: item.name,
    type,
    nillable: item.nillable,
    abstract: item.abstract,
    block: item.block,
    final: item.final,
    identityConstraints: NONE,
    at: item.at,
    isReference: false,
  };
  if (item.default !== undefined) element.default = item.default;
  if (item.fixed !== undefined) element.fixed = item.fixed;
  if (item.annotation !== undefined) element.annotation = item.annotation;
  if (item.substitutionGroup !== undefined) {
    element.substitutionGroup = clarkOf(item.substitutionGroup);
  }
  if (item.constraints.length > 0) {
    element.identityConstraints = item.constraints.map(identityConstraint);
  }
  return element;
}

const NONE: readonly IdentityConstraint[] = [];

function identityConstraint({ refer, ...constraint }: ConstraintDeclaration): IdentityConstraint {
  return { ...constraint, ...(refer && { refer: clarkOf(refer) }) };
}
