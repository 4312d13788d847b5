/** Groups that were redefined outright must be restrictions (Part 1, src-redefine.6.2.2, 7.2.2). */
import { clarkOf } from '../support/qname.js';
import { quote } from '../support/text.js';
import { ownAttributes } from './attributes.js';
import { checkRestrictedAttributes } from './check-attributes.js';
import { restrictionProblem } from './check-particles.js';
import type { Context } from './context.js';
import { resolveParticle } from './particles.js';
import type { Substitutes } from './substitution.js';
import type { RestrictedGroup } from './symbols.js';

const CONSTRAINT = 'src-redefine';

export function checkRedefinition(
  context: Context,
  { definition, original }: RestrictedGroup,
  substitutes: Substitutes,
): void {
  const { at } = definition;
  if (definition.kind === 'attributeGroup' && original.kind === 'attributeGroup') {
    const own = ownAttributes(context, definition.attributes);
    const before = ownAttributes(context, original.attributes);
    checkRestrictedAttributes(context, at, own, before, CONSTRAINT);
  }
  if (definition.kind !== 'group' || original.kind !== 'group') return;
  const own = resolveParticle(context, { min: 1, max: 1, term: definition.content, at });
  const before = resolveParticle(context, { min: 1, max: 1, term: original.content, at });
  if (own === undefined || before === undefined) return;
  const problem = restrictionProblem(context, substitutes, own, before);
  if (problem === undefined) return;
  const message = `group ${quote(clarkOf(definition.name))} does not restrict the old one: ${problem}`;
  context.diagnostics.error('RES415', at, message, { constraint: CONSTRAINT });
}
