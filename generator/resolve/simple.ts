/** Simple types: variety, built-in base and all facets in force (Part 1, 3.14; Part 2, section 4). */
import type { DiagnosticCode } from '../support/codes.js';
import type { SourcePoint } from '../support/source.js';
import { quote } from '../support/text.js';
import { ANY_SIMPLE_TYPE, builtinTypes } from '../xsd/builtins.js';
import type { Derivation, SimpleType, TypeId } from '../xsd/components.js';
import type { FacetDeclaration, SimpleDeclaration, TypeUse } from '../xsd/declarations.js';
import { typeIdOf, typeOf, type Context } from './context.js';
import { mergeFacets } from './facets.js';
import type { TypeEntry } from './identify.js';

/** What a derivation gives a type; identity and place are the caller's. */
export type SimpleBody = Pick<
  SimpleType,
  'kind' | 'base' | 'variety' | 'builtin' | 'item' | 'members' | 'facets' | 'fixed'
>;

const MAX_MEMBERS = 1000;

const ANY_SIMPLE: SimpleBody = {
  kind: 'simple',
  base: ANY_SIMPLE_TYPE,
  variety: 'atomic',
  builtin: 'anySimpleType',
  facets: {},
};

export function resolveSimpleType(
  context: Context,
  { id, owner }: TypeEntry,
  declaration: SimpleDeclaration,
  isCircular: boolean,
): SimpleType {
  const { name, final, at, annotation } = declaration;
  return {
    ...(isCircular ? ANY_SIMPLE : bodyOf(context, declaration)),
    id,
    ...(name && { name }),
    ...(owner !== undefined && { owner }),
    final,
    at,
    ...(annotation && { annotation }),
  };
}

function bodyOf(context: Context, { derivation, at }: SimpleDeclaration): SimpleBody {
  switch (derivation.kind) {
    case 'restriction': {
      const base = simpleTypeOf(context, derivation.base, 'restriction', at);
      if (base === undefined) return ANY_SIMPLE;
      if (base.id === ANY_SIMPLE_TYPE) {
        const message = 'xs:anySimpleType cannot be restricted; use a type derived from it';
        report(context, 'RES405', derivation.base.at, message, 'cos-st-restricts');
        return ANY_SIMPLE;
      }
      return restrictSimpleType(context, base.id, derivation.facets, at);
    }
    case 'list': {
      const item = simpleTypeOf(context, derivation.item, 'list', at);
      if (item !== undefined && containsList(context, item)) {
        const message = `the items of a list cannot be lists, as those of ${quote(item.id)} are`;
        report(context, 'RES406', derivation.item.at, message, 'cos-list-of-atomic');
      }
      return {
        kind: 'simple',
        base: ANY_SIMPLE_TYPE,
        variety: 'list',
        item: item?.id ?? ANY_SIMPLE_TYPE,
        facets: { whiteSpace: 'collapse' },
      };
    }
    case 'union': {
      const types = derivation.members.map((each) => simpleTypeOf(context, each, 'union', at));
      const members = limited(context, new Set(types.map((type) => type?.id)), at);
      return { kind: 'simple', base: ANY_SIMPLE_TYPE, variety: 'union', members, facets: {} };
    }
  }
}

/** Unions of unions multiply: beyond the limit members are left out. */
function limited(
  context: Context,
  ids: ReadonlySet<TypeId | undefined>,
  at: SourcePoint,
): readonly TypeId[] {
  const members: TypeId[] = [];
  let size = 0;
  for (const id of ids) {
    if (id === undefined) continue;
    size += unionSize(context, id);
    if (size > MAX_MEMBERS) {
      report(
        context,
        'RES404',
        at,
        `with all unions written out it has more than ${MAX_MEMBERS} members`,
      );
      break;
    }
    members.push(id);
  }
  return members;
}

/** What a union, or a list or restriction of one, stands for. */
function unionSize(context: Context, id: TypeId): number {
  const known = context.unionSizes.get(id);
  if (known !== undefined) return known;
  const type = typeOf(context, id);
  let size = 1;
  if (type?.kind === 'simple') {
    if (type.item !== undefined) size += unionSize(context, type.item);
    for (const member of type.members ?? []) size += unionSize(context, member);
  }
  context.unionSizes.set(id, size);
  return size;
}

/** A restriction of `base` by facets, for simple types and for simple content. */
export function restrictSimpleType(
  context: Context,
  base: TypeId,
  facets: readonly FacetDeclaration[],
  at: SourcePoint,
): SimpleBody {
  const type = typeOf(context, base);
  if (type?.kind !== 'simple') return ANY_SIMPLE;
  const { variety, builtin, item, members } = type;
  if (builtin === 'NOTATION' && !facets.some(({ kind }) => kind === 'enumeration')) {
    const hasNames = type.facets.enumeration !== undefined;
    // Part 2, section 3.2.19: enumeration-required-notation
    if (!hasNames)
      report(context, 'RES410', at, 'a restriction of xs:NOTATION must list its names');
  }
  const fixed = fixedFacets(type, facets);
  return {
    kind: 'simple',
    base,
    variety,
    ...(builtin !== undefined && { builtin }),
    ...(item !== undefined && { item }),
    ...(members !== undefined && { members }),
    facets: mergeFacets(context, type, facets),
    ...(fixed.length > 0 && { fixed }),
  };
}

function fixedFacets({ fixed = [] }: SimpleType, facets: readonly FacetDeclaration[]): string[] {
  const own = facets.filter((facet) => facet.fixed).map(({ kind }) => kind);
  return [...new Set([...fixed, ...own])];
}

/** The simple type that a use means, if it may be derived from in this way. */
function simpleTypeOf(
  context: Context,
  use: TypeUse,
  derivation: Derivation & ('restriction' | 'list' | 'union'),
  at: SourcePoint,
): SimpleType | undefined {
  const id = typeIdOf(context, use);
  const type = id === undefined ? undefined : typeOf(context, id);
  if (type === undefined) return undefined;
  if (type.kind === 'complex') {
    const message = `${quote(type.id)} is a complex type, a simple one is needed`;
    report(context, 'RES406', use.at, message, 'st-props-correct');
    return undefined;
  }
  if (type.final.includes(derivation)) {
    const message = `${quote(type.id)} is final: it must not be used for a ${derivation}`;
    report(context, 'RES405', at, message, 'st-props-correct');
  }
  return type;
}

/** The type is a list, or a union with a list somewhere in it. */
function containsList(context: Context, type: SimpleType): boolean {
  const pending = [type];
  const seen = new Set<TypeId>();
  for (const next of pending) {
    if (seen.has(next.id)) continue;
    seen.add(next.id);
    if (next.variety === 'list') return true;
    for (const member of next.members ?? []) {
      const inner = context.types.get(member) ?? builtinTypes.get(member);
      if (inner?.kind === 'simple') pending.push(inner);
    }
  }
  return false;
}

function report(
  context: Context,
  code: DiagnosticCode,
  at: SourcePoint,
  message: string,
  constraint?: string,
): void {
  context.diagnostics.error(code, at, message, constraint === undefined ? {} : { constraint });
}
