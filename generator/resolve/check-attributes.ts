/** Attribute uses of complex types (Part 1, ct-props-correct and derivation-ok-restriction). */
import { clarkOf, type Clark } from '../support/qname.js';
import type { SourcePoint } from '../support/source.js';
import { quote } from '../support/text.js';
import { ANY_TYPE, isBuiltinFrom } from '../xsd/builtins.js';
import type { AttributeUse, ComplexType, WildcardTerm } from '../xsd/components.js';
import { checkAttributeValue } from './check-values.js';
import { typeOf, type AttributeSet, type Context } from './context.js';
import { isDerivedFrom } from './derivation.js';
import { sameValue } from './values.js';
import { allowsNamespace, isSubset, isWeaker } from './wildcards.js';

export function checkAttributes(context: Context, type: ComplexType): void {
  for (const use of type.attributes) {
    if (use.inheritedFrom === undefined) checkAttributeValue(context, use);
  }
  checkIds(context, type.attributes, 'ct-props-correct');
  const base = typeOf(context, type.base);
  // The ur-type allows all attributes, checked in any way (clause 4.3).
  if (type.derivation === 'restriction' && base?.kind === 'complex' && base.id !== ANY_TYPE) {
    const { at, attributes: uses, attributeWildcard: wildcard } = type;
    const own = { uses, ...(wildcard && { wildcard }) };
    const { attributes, attributeWildcard: any } = base;
    const before = { uses: attributes, ...(any && { wildcard: any }) };
    checkRestrictedAttributes(context, at, own, before, 'derivation-ok-restriction');
  }
}

/** The same of an attribute group, which no type may use. */
export function checkAttributeGroup(context: Context, { uses }: AttributeSet): void {
  for (const use of uses) checkAttributeValue(context, use);
  checkIds(context, uses, 'ag-props-correct');
}

function checkIds(context: Context, uses: readonly AttributeUse[], constraint: string): void {
  const ids = uses.filter(({ type }) => {
    const simple = typeOf(context, type);
    return simple?.kind === 'simple' && isBuiltinFrom(simple.builtin ?? '', 'ID');
  });
  const [first, second] = ids;
  if (first === undefined || second === undefined) return;
  const names = `${quote(first.name.local)} and ${quote(second.name.local)}`;
  const message = `attributes ${names} are both of type xs:ID; there may be one`;
  context.diagnostics.error('RES407', second.at, message, { constraint });
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
    if (before.fixed !== undefined && !isFixedTo(context, use, before.fixed)) {
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

function isFixedTo(context: Context, { type, fixed }: AttributeUse, value: string): boolean {
  return fixed !== undefined && sameValue(context, type, fixed, value);
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
  } else if (isWeaker(own.process, base.process)) {
    report(own, 'the wildcard is checked less strictly than in the base');
  }
}
