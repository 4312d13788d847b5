/** Content models as a whole (Part 1, sections 3.8.6 and 3.9.6). */
import { clarkOf } from '../support/qname.js';
import { quote } from '../support/text.js';
import type {
  ElementDeclaration,
  ElementTerm,
  Particle,
  Term,
  WildcardTerm,
} from '../xsd/components.js';
import type { Context } from './context.js';
import type { Substitutes } from './substitution.js';

/** Every term below and including this one; groups in `seen` are left out and added. */
export function eachTerm(term: Term, seen: Set<object>, visit: (term: Term) => void): void {
  if (seen.has(term)) return;
  seen.add(term);
  visit(term);
  if (term.kind === 'element' || term.kind === 'any') return;
  for (const particle of term.particles) eachTerm(particle.term, seen, visit);
}

/** Part 1, section 3.9.6: Particle Emptiable; a choice of nothing counts as such (section 3.8.6). */
export function isEmptiable({ min, term }: Particle): boolean {
  if (min === 0) return true;
  switch (term.kind) {
    case 'element':
    case 'any':
      return false;
    case 'choice':
      return term.particles.length === 0 || term.particles.some(isEmptiable);
    case 'sequence':
    case 'all':
      return term.particles.every(isEmptiable);
  }
}

/**
 * Element Declarations Consistent: in one content model a name has one type, substitutes included.
 * True if no name occurs twice and no wildcard at all.
 */
export function checkConsistent(
  context: Context,
  particle: Particle,
  substitutes: Substitutes,
): boolean {
  const known = new Map<string, ElementDeclaration[]>();
  let isDistinct = true;
  visitLeaves(particle.term, (term) => {
    if (term.kind === 'any') {
      isDistinct = false;
      return;
    }
    for (const element of substitutes(term)) {
      const { local, namespace } = element.name;
      const same = known.get(local);
      if (same === undefined) {
        known.set(local, [element]);
        continue;
      }
      const first = same.find(({ name }) => name.namespace === namespace);
      if (first === undefined) {
        same.push(element);
        continue;
      }
      isDistinct = false;
      if (first.type === element.type) continue;
      const message = `element ${quote(clarkOf(element.name))} has two types in one content model`;
      context.diagnostics.error('RES414', term.at, message, {
        notes: [{ message: 'the first one', at: first.at }],
        constraint: 'cos-element-consistent',
      });
    }
  });
  return isDistinct;
}

function visitLeaves(term: Term, visit: (term: ElementTerm | WildcardTerm) => void): void {
  if (term.kind === 'element' || term.kind === 'any') visit(term);
  else for (const particle of term.particles) visitLeaves(particle.term, visit);
}
