/** Attribute uses of complex types (Part 1, ct-props-correct and derivation-ok-restriction). */
import { clarkOf, type Clark } from '../support/qname.js';
import type { SourcePoint } from '../support/source.js';
import { quote } from '../support/text.js';
import { isBuiltinFrom } from '../xsd/builtins.js';
import type { AttributeUse, ComplexType, WildcardTerm } from '../xsd/components.js';
import { checkAttributeValue } from './check-values.js';
import { typeOf, type AttributeSet, type Context } from './context.js';
import { isDerivedFrom } from './derivation.js';
import { allowsNamespace, isSubset } from './wildcards.js';

export function checkAttributes(context: Context, type: ComplexType): void {
  let id: AttributeUse | undefined;
  for (const use of type.attributes) {
    if (use.inheritedFrom === undefined) checkAttributeValue(context, use);
    const simple = typeOf(context, use.type);
    const builtin = simple?.kind === 'simple' ? simple.builtin : undefined;
    if (builtin === undefined || !isBuiltinFrom(builtin, 'ID')) continue;
    if (id !== undefined) {
      const names = `${quote(id.name.local)} and ${quote(use.name.local)}`;
      const message = `attributes ${names} are both of type xs:ID; a type may have one`;
      context.diagnostics.error('RES407', use.at, message, { constraint: 'ct-props-correct' });
    }
    id ??= use;
  }
  const base = typeOf(context, type.base);
  if (type.derivation === 'restriction' && base?.kind === 'complex' && base.id !== type.id) {
    const { at, attributes: uses, attributeWildcard: wildcard } = type;
    const own = { uses, ...(wildcard && { wildcard }) };
    const { attributes, attributeWildcard: any } = base;
    const before = { uses: attributes, ...(any && { wildcard: any }) };
    checkRestrictedAttributes(context, at, own, before, 'derivation-ok-restriction');
  }
}

/** derivation-ok-restriction, clauses 2 to 4; src-redefine.7.2.2 asks for the same of groups. */
export function checkRestrictedAttributes(
  context: Context,
  at: SourcePoint,
  restricted: AttributeSet,
  base: AttributeSet,
  constraint: string,
): void {
  const own = new Map<Clark, AttributeUse>();
  for (const use of restricted.uses) {
    if (use.inheritedFrom === undefined) own.set(clarkOf(use.name), use);
  }
  const kept = new Set(restricted.uses.map(({ name }) => clarkOf(name)));
  const report = (use: { readonly at: SourcePoint }, message: string): void => {
    context.diagnostics.error('RES420', use.at, message, { constraint });
  };
  for (const before of base.uses) {
    const name = clarkOf(before.name);
    const use = own.get(name);
    const shown = `attribute ${quote(name)}`;
    if (use === undefined) {
      if (before.required && !kept.has(name)) report({ at }, `${shown} is required in the base`);
      continue;
    }
    own.delete(name);
    if (before.required && !use.required) report(use, `${shown} is required in the base`);
    if (!isDerivedFrom(context, use.type, before.type)) {
      report(use, `the type of ${shown} is not derived from that in the base`);
    }
    if (before.fixed !== undefined && use.fixed !== before.fixed) {
      report(use, `${shown} is fixed to ${quote(before.fixed)} in the base`);
    }
  }
  const { wildcard } = base;
  for (const [name, use] of own) {
    if (wildcard !== undefined && allowsNamespace(wildcard.namespaces, use.name.namespace))
      continue;
    report(use, `attribute ${quote(name)} is not in the base, nor does a wildcard allow it`);
  }
  checkWildcard(restricted.wildcard, wildcard, report);
}

/** derivation-ok-restriction, clause 4. */
function checkWildcard(
  own: WildcardTerm | undefined,
  base: WildcardTerm | undefined,
  report: (use: WildcardTerm, message: string) => void,
): void {
  if (own === undefined) return;
  if (base === undefined) report(own, 'the base has no xs:anyAttribute to restrict');
  else if (!isSubset(own.namespaces, base.namespaces)) {
    report(own, 'the wildcard allows attributes that the base does not');
  }
}
