/** The content of types with complex content (Part 1, section 3.4.2, clauses 1 to 3). */
import { quote } from '../support/text.js';
import type { Content, Particle, TypeDefinition } from '../xsd/components.js';
import type { ComplexContent } from '../xsd/declarations.js';
import type { Context } from './context.js';
import { resolveParticle, sequenceOf } from './particles.js';

type ElementContent = Extract<Content, { readonly kind: 'elements' }>;

const EMPTY: Content = { kind: 'empty' };

export function complexContent(
  context: Context,
  base: TypeDefinition,
  content: ComplexContent,
): Content {
  const own = effectiveContent(context, content);
  if (base.kind === 'simple') {
    const message = `${quote(base.id)} is a simple type; extend it with xs:simpleContent`;
    context.diagnostics.error('RES406', content.at, message, { constraint: 'src-ct' });
    return own;
  }
  if (content.derivation === 'restriction') {
    if (base.content.kind === 'simple') {
      const message = `${quote(base.id)} has simple content; restrict it with xs:simpleContent`;
      context.diagnostics.error('RES406', content.at, message, {
        constraint: 'derivation-ok-restriction',
      });
    }
    return own;
  }
  return extendContent(context, base.content, own, content);
}

/** What the type itself says, before the base is considered. */
function effectiveContent(
  context: Context,
  { particle, mixed, at }: ComplexContent,
): ElementContent | typeof EMPTY {
  const resolved = particle && resolveParticle(context, particle);
  if (resolved !== undefined && !isEmpty(resolved)) {
    return { kind: 'elements', mixed, particle: resolved, inherited: 0 };
  }
  if (!mixed) return EMPTY;
  const empty: Particle = {
    min: 1,
    max: 1,
    term: { kind: 'sequence', particles: [], at: particle?.at ?? at },
    at: particle?.at ?? at,
  };
  return { kind: 'elements', mixed, particle: empty, inherited: 0 };
}

/** A choice of nothing that must be made has no valid content and is not empty. */
function isEmpty({ term, min }: Particle): boolean {
  if (term.kind === 'element' || term.kind === 'any' || term.particles.length > 0) return false;
  return term.kind !== 'choice' || min === 0;
}

function extendContent(
  context: Context,
  base: Content,
  own: Content,
  { at }: ComplexContent,
): Content {
  if (own.kind !== 'elements') {
    return base.kind === 'elements' ? { ...base, inherited: partsOf(base.particle).length } : base;
  }
  if (base.kind === 'empty') return own;
  if (base.kind === 'simple') {
    const message = 'a base with simple content cannot be extended by elements';
    context.diagnostics.error('RES406', at, message, { constraint: 'cos-ct-extends' });
    return own;
  }
  if (base.mixed !== own.mixed) {
    const [is, adds] = base.mixed ? ['mixed', 'is not'] : ['not mixed', 'is'];
    const message = `the base is ${is} but the extension ${adds}`;
    context.diagnostics.error('RES420', at, message, { constraint: 'cos-ct-extends' });
  }
  if (base.particle.term.kind === 'all' || own.particle.term.kind === 'all') {
    const hasOwn = partsOf(own.particle).length > 0;
    const hasBase = partsOf(base.particle).length > 0;
    if (hasOwn && hasBase) {
      const message = 'xs:all cannot be combined with the content of a base or an extension';
      context.diagnostics.error('XSD312', at, message, { constraint: 'cos-all-limited' });
    }
    return hasOwn ? own : { ...base, inherited: partsOf(base.particle).length };
  }
  return joined(context, base.particle, own);
}

/** A sequence of both; sequences that occur once are laid open, which changes no document. */
function joined(context: Context, base: Particle, own: ElementContent): Content {
  const before = partsOf(base);
  const particles = [...before, ...partsOf(own.particle)];
  const term = sequenceOf(context, particles, own.particle.at);
  if (term === undefined) return own;
  const particle: Particle = { min: 1, max: 1, term, at: own.particle.at };
  return { kind: 'elements', mixed: own.mixed, particle, inherited: before.length };
}

/** The particles of a sequence that occurs once, or the particle as a whole. */
function partsOf(particle: Particle): readonly Particle[] {
  const { term, min, max } = particle;
  const isOpen = term.kind === 'sequence' && min === 1 && max === 1;
  return isOpen ? term.particles : [particle];
}
