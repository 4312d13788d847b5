/** Content models without what changes nothing, as the rules on restriction want them. */
import type { ElementTerm, Particle, Term } from '../xsd/components.js';
import type { Substitutes } from './substitution.js';

/**
 * Part 1, section 3.9.6: pointless groups are taken out, and a reference to the head of a
 * substitution group counts as a choice of its members.
 */
export function simplified(particle: Particle, substitutes: Substitutes): Particle {
  const { term } = particle;
  switch (term.kind) {
    case 'any':
      return particle;
    case 'element':
      return asChoice(particle, term, substitutes);
    case 'sequence':
    case 'choice':
    case 'all': {
      const particles = term.particles.flatMap((each) =>
        laidOpen(simplified(each, substitutes), term.kind),
      );
      const [only] = particles;
      const isOnce = particle.min === 1 && particle.max === 1;
      if (particles.length === 1 && only !== undefined && isOnce) return only;
      return { ...particle, term: { ...term, particles } };
    }
  }
}

/** What a particle contributes to a group: nothing if it is empty, its parts if of the same kind. */
function laidOpen(particle: Particle, parent: Term['kind']): readonly Particle[] {
  const { term, min, max } = particle;
  if (term.kind === 'element' || term.kind === 'any') return [particle];
  const isEmpty = term.particles.length === 0;
  if (isEmpty && term.kind !== 'choice' && parent !== 'choice') return [];
  if (isEmpty && term.kind === 'choice' && min === 0) return [];
  const isSame = term.kind === parent && parent !== 'all' && min === 1 && max === 1;
  return isSame ? term.particles : [particle];
}

function asChoice(particle: Particle, element: ElementTerm, substitutes: Substitutes): Particle {
  const members = substitutes(element);
  if (members.length < 2) return particle;
  const { at } = particle;
  const particles = members.map((member): Particle => {
    // Not a reference any more: a member must not be taken for the whole group again.
    return { min: 1, max: 1, term: { ...member, isReference: false }, at };
  });
  return { ...particle, term: { kind: 'choice', particles, at } };
}
