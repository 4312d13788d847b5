/** Rules on components that can be judged only when all of them are there. */
import type { ComplexType, IdentityConstraint, Term } from '../xsd/components.js';
import { checkAmbiguity } from './check-ambiguity.js';
import { checkAttributeGroup, checkAttributes } from './check-attributes.js';
import { checkConsistent, eachTerm } from './check-content.js';
import { checkElement, checkSubstitution } from './check-elements.js';
import { checkIdentityConstraints } from './check-identity.js';
import { checkRedefinition } from './check-redefinition.js';
import { checkRestriction } from './check-restriction.js';
import { checkAttributeValue } from './check-values.js';
import type { Context } from './context.js';
import { substitutesOf, type Substitutes } from './substitution.js';

export function checkSchema(context: Context): void {
  const constraints: IdentityConstraint[] = [];
  const substitutes = substitutesOf(context);
  for (const element of context.elements.values()) {
    checkElement(context, element);
    checkSubstitution(context, element);
    constraints.push(...element.identityConstraints);
  }
  for (const attribute of context.attributes.values()) checkAttributeValue(context, attribute);
  for (const group of context.attributeGroups.values()) checkAttributeGroup(context, group);
  for (const group of context.groups.values()) constraints.push(...checkTerm(context, group));
  for (const type of context.types.values()) {
    if (type.kind !== 'complex') continue;
    const check = (): readonly IdentityConstraint[] => checkComplexType(context, type, substitutes);
    constraints.push(...context.memo.make('check', type.id, [type], check));
  }
  // Those of inherited elements and of groups come with every type.
  checkIdentityConstraints(context, [...new Set(constraints)]);
  for (const each of context.symbols.restricted) checkRedefinition(context, each, substitutes);
}

/** Gives back the identity constraints of its elements. */
function checkComplexType(
  context: Context,
  type: ComplexType,
  substitutes: Substitutes,
): readonly IdentityConstraint[] {
  checkAttributes(context, type);
  checkRestriction(context, type, substitutes);
  if (type.content.kind !== 'elements') return [];
  const { particle } = type.content;
  // Where every name occurs once and there is no wildcard, nothing can be ambiguous.
  if (!checkConsistent(context, particle, substitutes)) {
    checkAmbiguity(context, particle, substitutes);
  }
  return checkTerm(context, particle.term);
}

/** The elements below a group; gives back their identity constraints. */
function checkTerm(context: Context, group: Term): readonly IdentityConstraint[] {
  const constraints: IdentityConstraint[] = [];
  eachTerm(group, new Set(), (term) => {
    if (term.kind !== 'element' || term.isReference) return;
    checkElement(context, term);
    constraints.push(...term.identityConstraints);
  });
  return constraints;
}
