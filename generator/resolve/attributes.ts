/** Attribute uses of types and attribute groups (Part 1, sections 3.4.2 and 3.6.2). */
import { clarkOf, type Clark } from '../support/qname.js';
import { quote } from '../support/text.js';
import { ANY_SIMPLE_TYPE } from '../xsd/builtins.js';
import type {
  AttributeDeclaration,
  AttributeUse,
  ComplexType,
  TypeId,
  WildcardTerm,
} from '../xsd/components.js';
import type {
  AttributeItem,
  AttributeReference,
  AttributesDeclaration,
} from '../xsd/declarations.js';
import { reportUndefined, typeIdOf, type AttributeSet, type Context } from './context.js';
import { attributeGroupOrder } from './order.js';
import { sameValue } from './values.js';
import { intersectNamespaces, uniteNamespaces } from './wildcards.js';

export interface OwnAttributes extends AttributeSet {
  /** What a restriction takes away from its base. */
  readonly prohibited: ReadonlySet<Clark>;
}

export function resolveAttributeGroups(context: Context): void {
  const { order, circular } = attributeGroupOrder(context);
  for (const group of order) {
    const name = clarkOf(group.name);
    const isCircular = circular.has(group);
    const own = context.memo.make('attribute group', name, [group, isCircular], () => {
      const { items, wildcard } = group.attributes;
      const kept = items.filter(({ kind }) => !isCircular || kind !== 'attributeGroupReference');
      return ownAttributes(context, { items: kept, ...(wildcard && { wildcard }) });
    });
    context.attributeGroups.set(name, own);
  }
}

/** What a type or group says itself, references expanded; a name twice is reported. */
export function ownAttributes(
  context: Context,
  { items, wildcard }: AttributesDeclaration,
): OwnAttributes {
  const uses = new Map<Clark, AttributeUse>();
  const prohibited = new Set<Clark>();
  let inGroups: WildcardTerm | undefined;
  const add = (use: AttributeUse): void => {
    const name = clarkOf(use.name);
    const first = uses.get(name);
    if (first === undefined) uses.set(name, use);
    // By two ways to the same group it is still one use.
    else if (first !== use) reportTwice(context, use, first);
  };
  for (const item of items) {
    if (item.kind === 'attributeGroupReference') {
      const group = context.attributeGroups.get(clarkOf(item.name));
      if (group === undefined) {
        if (!context.symbols.attributeGroups.has(clarkOf(item.name))) {
          const known = context.symbols.attributeGroups.keys();
          reportUndefined(context, 'attribute group', item.name, known);
        }
        continue;
      }
      group.uses.forEach(add);
      if (group.wildcard !== undefined) {
        inGroups =
          inGroups === undefined ? group.wildcard : intersect(context, inGroups, group.wildcard);
      }
    } else if (item.use === 'prohibited') {
      prohibited.add(clarkOf(item.name));
    } else {
      const use =
        item.kind === 'attribute' ? declaredUse(context, item) : referringUse(context, item);
      if (use !== undefined) add(use);
    }
  }
  const complete =
    wildcard !== undefined && inGroups !== undefined
      ? intersect(context, wildcard, inGroups)
      : (wildcard ?? inGroups);
  return { uses: [...uses.values()], prohibited, ...(complete && { wildcard: complete }) };
}

function declaredUse(context: Context, item: AttributeItem): AttributeUse {
  const type = item.type && typeIdOf(context, item.type);
  return {
    name: item.name,
    type: type ?? ANY_SIMPLE_TYPE,
    required: item.use === 'required',
    ...(item.default !== undefined && { default: item.default }),
    ...(item.fixed !== undefined && { fixed: item.fixed }),
    at: item.at,
    ...(item.annotation && { annotation: item.annotation }),
  };
}

function referringUse(context: Context, item: AttributeReference): AttributeUse | undefined {
  const declaration = context.attributes.get(clarkOf(item.name));
  if (declaration === undefined) {
    reportUndefined(context, 'attribute', item.name, context.symbols.attributes.keys());
    return undefined;
  }
  if (declaration.fixed !== undefined && contradicts(context, declaration, item)) {
    const message = `the attribute is fixed to ${quote(declaration.fixed)} where it is declared`;
    const notes = [{ message: 'declared here', at: declaration.at }];
    context.diagnostics.error('RES420', item.at, message, {
      notes,
      constraint: 'au-props-correct',
    });
  }
  // A value constraint of the use takes the place of that of the declaration (section 3.5.1).
  const constrained = item.default !== undefined || item.fixed !== undefined ? item : declaration;
  const annotation = item.annotation ?? declaration.annotation;
  return {
    name: declaration.name,
    type: declaration.type,
    required: item.use === 'required',
    ...(constrained.default !== undefined && { default: constrained.default }),
    ...(constrained.fixed !== undefined && { fixed: constrained.fixed }),
    at: item.at,
    ...(annotation && { annotation }),
  };
}

/** au-props-correct.2: a use may only repeat what its declaration fixes. */
function contradicts(
  context: Context,
  { type, fixed }: AttributeDeclaration,
  use: AttributeReference,
): boolean {
  if (fixed === undefined || use.fixed === undefined) return use.default !== undefined;
  return !sameValue(context, type, fixed, use.fixed);
}

function reportTwice(context: Context, use: AttributeUse, first: AttributeUse): void {
  const message = `attribute ${quote(clarkOf(use.name))} is declared twice`;
  const notes = [{ message: 'first declared here', at: first.at }];
  context.diagnostics.error('RES407', use.at, message, { notes, constraint: 'ct-props-correct' });
}

function intersect(context: Context, a: WildcardTerm, b: WildcardTerm): WildcardTerm {
  const namespaces = intersectNamespaces(a.namespaces, b.namespaces);
  if (namespaces !== undefined) return { ...a, namespaces };
  reportInexpressible(context, a, b, 'intersection', 'cos-aw-intersect');
  return a;
}

function reportInexpressible(
  context: Context,
  a: WildcardTerm,
  b: WildcardTerm,
  what: string,
  constraint: string,
): void {
  const message = `the ${what} of this wildcard with another one cannot be expressed`;
  const notes = [{ message: 'the other wildcard', at: b.at }];
  context.diagnostics.error('RES416', a.at, message, { notes, constraint });
}

/** The uses of an extension: those of the base first. */
export function extendAttributes(
  context: Context,
  base: ComplexType | undefined,
  own: OwnAttributes,
): AttributeSet {
  if (base === undefined) return own;
  const uses = base.attributes.map((use) => inherited(use, base.id));
  const known = new Map(uses.map((use) => [clarkOf(use.name), use]));
  for (const use of own.uses) {
    const first = known.get(clarkOf(use.name));
    if (first === undefined) uses.push(use);
    else reportTwice(context, use, first);
  }
  const wildcard = uniteWildcards(context, own.wildcard, base.attributeWildcard);
  return { uses, ...(wildcard && { wildcard }) };
}

function uniteWildcards(
  context: Context,
  own: WildcardTerm | undefined,
  base: WildcardTerm | undefined,
): WildcardTerm | undefined {
  if (own === undefined || base === undefined) return own ?? base;
  const namespaces = uniteNamespaces(own.namespaces, base.namespaces);
  if (namespaces !== undefined) return { ...own, namespaces };
  reportInexpressible(context, own, base, 'union', 'cos-aw-union');
  return own;
}

/** The uses of a restriction: those of the base, in its order, replaced or taken away by its own. */
export function restrictAttributes(base: ComplexType, own: OwnAttributes): AttributeSet {
  const added = new Map(own.uses.map((use) => [clarkOf(use.name), use]));
  const uses: AttributeUse[] = [];
  for (const use of base.attributes) {
    const name = clarkOf(use.name);
    const replacement = added.get(name);
    if (replacement !== undefined) {
      uses.push(replacement);
      added.delete(name);
    } else if (!own.prohibited.has(name)) uses.push(inherited(use, base.id));
  }
  const { wildcard } = own;
  return { uses: [...uses, ...added.values()], ...(wildcard && { wildcard }) };
}

function inherited(use: AttributeUse, base: TypeId): AttributeUse {
  return use.inheritedFrom === undefined ? { ...use, inheritedFrom: base } : use;
}
