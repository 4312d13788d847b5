/** Rules on components that can be judged only when all of them are there. */
import type { IdentityConstraint } from '../xsd/components.js';
import { checkAmbiguity } from './check-ambiguity.js';
import { checkAttributes } from './check-attributes.js';
import { checkConsistent, eachTerm } from './check-content.js';
import { checkElement, checkSubstitution } from './check-elements.js';
import { checkIdentityConstraints } from './check-identity.js';
import { checkRedefinition } from './check-redefinition.js';
import { checkRestriction } from './check-restriction.js';
import { checkAttributeValue } from './check-values.js';
import type { Context } from './context.js';
import { substitutesOf } from './substitution.js';

export function checkSchema(context: Context): void {
  const constraints: IdentityConstraint[] = [];
  const substitutes = substitutesOf(context);
  for (const element of context.elements.values()) {
    checkElement(context, element);
    checkSubstitution(context, element);
    constraints.push(...element.identityConstraints);
  }
  for (const attribute of context.attributes.values()) checkAttributeValue(context, attribute);
  // Groups and inherited particles are shared: each is looked at once.
  const seen = new Set<object>();
  for (const type of context.types.values()) {
    if (type.kind !== 'complex') continue;
    checkAttributes(context, type);
    checkRestriction(context, type, substitutes);
    if (type.content.kind !== 'elements') continue;
    const { particle } = type.content;
    eachTerm(particle.term, seen, (term) => {
      if (term.kind !== 'element' || term.isReference) return;
      checkElement(context, term);
      constraints.push(...term.identityConstraints);
    });
    // Where every name occurs once and there is no wildcard, nothing can be ambiguous.
    if (!checkConsistent(context, particle, substitutes)) {
      checkAmbiguity(context, particle, substitutes);
    }
  }
  checkIdentityConstraints(context, constraints);
  for (const each of context.symbols.restricted) checkRedefinition(context, each, substitutes);
}
