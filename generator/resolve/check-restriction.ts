/** Complex types derived by restriction: their content (Part 1, derivation-ok-restriction.5). */
import { quote } from '../support/text.js';
import { ANY_TYPE } from '../xsd/builtins.js';
import type { ComplexType } from '../xsd/components.js';
import { isEmptiable } from './check-content.js';
import { restrictionProblem } from './check-particles.js';
import { typeOf, type Context } from './context.js';
import { isDerivedFrom } from './derivation.js';
import type { Substitutes } from './substitution.js';

export function checkRestriction(
  context: Context,
  type: ComplexType,
  substitutes: Substitutes,
): void {
  if (type.derivation !== 'restriction' || type.base === ANY_TYPE) return;
  const base = typeOf(context, type.base);
  if (base?.kind !== 'complex') return;
  const problem = contentProblem(context, type, base, substitutes);
  if (problem === undefined) return;
  context.diagnostics.error('RES420', type.at, problem, {
    notes: [{ message: `the base ${quote(base.id)}`, at: base.at }],
    constraint: 'derivation-ok-restriction',
  });
}

function contentProblem(
  context: Context,
  type: ComplexType,
  base: ComplexType,
  substitutes: Substitutes,
): string | undefined {
  const { content } = type;
  const before = base.content;
  switch (content.kind) {
    case 'simple':
      if (before.kind !== 'simple') return undefined;
      return isDerivedFrom(context, content.type, before.type)
        ? undefined
        : 'the simple content is not derived from that of the base';
    case 'empty':
      if (before.kind === 'empty') return undefined;
      return before.kind === 'elements' && isEmptiable(before.particle)
        ? undefined
        : 'the content is empty, but that of the base must not be';
    case 'elements':
      if (before.kind === 'empty') return 'the base has no content to restrict';
      if (before.kind !== 'elements') return undefined;
      if (content.mixed && !before.mixed) {
        return 'the content is mixed, but that of the base is not';
      }
      return restrictionProblem(context, substitutes, content.particle, before.particle);
  }
}
