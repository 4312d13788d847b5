/** Simple types: the value space of the built-in at the bottom with all facets in force. */
import type {
  EnumerationMember,
  Scalar,
  ScalarFacets,
  ScalarType,
  ScalarValue,
} from '../ir/model.js';
import { simpleProblem } from '../resolve/values.js';
import { clarkOf, parseClark } from '../support/qname.js';
import type { Facets, SimpleType, TypeId } from '../xsd/components.js';
import { builtinName, builtinScalar, isWhole } from './builtins.js';
import { documented, ownedBy, type Context } from './context.js';
import { wholeNumber } from './integers.js';
import { scalarRef } from './references.js';

export function lowerScalarType(context: Context, type: SimpleType): ScalarType {
  const scalar = lowerScalar(context, type, wantsNumber(context, type));
  return {
    kind: 'scalar',
    id: type.id,
    ...(type.name && { name: clarkOf(type.name) }),
    ...ownedBy(type),
    namespace: parseClark(type.id).namespace,
    scalar,
    isEnumeration: isTextEnumeration(scalar),
    ...documented(type.annotation),
    at: type.at,
  };
}

export function lowerScalar(context: Context, type: SimpleType, asNumber: boolean): Scalar {
  const value = valueOf(context, type, asNumber);
  const whiteSpace = whiteSpaceOf(type);
  return { value, whiteSpace, facets: facetsOf(context, type, value, whiteSpace) };
}

/** A type that restricts one that is wanted as `number` is a number as well. */
function wantsNumber(context: Context, type: SimpleType): boolean {
  if (type.builtin === undefined || !isWhole(type.builtin)) return false;
  if (type.owner !== undefined && context.wantsNumber(type.owner, memberOf(type.id))) return true;
  const base = context.types.get(type.base);
  return context.wantsNumber(type.id) || (base?.kind === 'simple' && wantsNumber(context, base));
}

function valueOf(context: Context, type: SimpleType, asNumber: boolean): ScalarValue {
  switch (type.variety) {
    case 'list':
      return { kind: 'list', item: scalarRef(context, type.item ?? '', type.at) };
    case 'union': {
      const members = (type.members ?? []).map((member) => scalarRef(context, member, type.at));
      return { kind: 'union', members };
    }
    case 'atomic': {
      const builtin = type.builtin ?? 'string';
      if (isWhole(builtin)) return wholeNumber(builtin, type.facets, asNumber);
      return builtinScalar(builtin).value;
    }
  }
}

/** Part 2, section 4.3.6: a list collapses; in a union the member that fits decides. */
function whiteSpaceOf(type: SimpleType): Scalar['whiteSpace'] {
  switch (type.variety) {
    case 'list':
      return 'collapse';
    case 'union':
      return 'preserve';
    case 'atomic':
      return type.facets.whiteSpace ?? builtinScalar(type.builtin ?? 'string').whiteSpace;
  }
}

const COMMON = ['length', 'minLength', 'maxLength', 'patterns', 'totalDigits'] as const;
/** The value of a whole number has its bounds, and no whole number has a fraction. */
const OTHERS = [
  'minInclusive',
  'maxInclusive',
  'minExclusive',
  'maxExclusive',
  'fractionDigits',
] as const;

function facetsOf(
  context: Context,
  type: SimpleType,
  value: ScalarValue,
  whiteSpace: Scalar['whiteSpace'],
): ScalarFacets {
  const { enumeration } = type.facets;
  const isNumber = value.kind === 'integer' || value.kind === 'bigint';
  return {
    ...(isBuiltinList(type) && { minLength: 1 }),
    ...pick(type.facets, COMMON),
    ...(!isNumber && pick(type.facets, OTHERS)),
    ...(enumeration && { values: distinctValues(listed(context, type, enumeration), whiteSpace) }),
  };
}

/** A listed value that another facet refuses is none (Part 2, section 4.3.5): all facets hold together. */
function listed(
  { types }: Context,
  type: SimpleType,
  enumeration: NonNullable<Facets['enumeration']>,
): NonNullable<Facets['enumeration']> {
  if (![...COMMON, ...OTHERS].some((facet) => type.facets[facet] !== undefined)) return enumeration;
  const judging = { types, matchers: new Map() };
  const valid = enumeration.filter(
    ({ value }) => simpleProblem(judging, type, value) === undefined,
  );
  // A type without values keeps its list: code for it must still be written.
  return valid.length === 0 ? enumeration : valid;
}

function pick<Key extends keyof Facets>(
  facets: Facets,
  keys: readonly Key[],
): Partial<Pick<Facets, Key>> {
  const picked: { -readonly [K in Key]?: Facets[K] } = {};
  for (const key of keys) if (facets[key] !== undefined) picked[key] = facets[key];
  return picked;
}

/** NMTOKENS, IDREFS and ENTITIES have at least one item, which is not a facet of the schema's. */
function isBuiltinList(type: SimpleType): boolean {
  const base = builtinName(type.base);
  return type.variety === 'list' && base !== undefined && builtinScalar(base).value.kind === 'list';
}

/** Values that are equal after white space is processed count once; the first one's text stays. */
function distinctValues(
  values: NonNullable<Facets['enumeration']>,
  whiteSpace: Scalar['whiteSpace'],
): readonly EnumerationMember[] {
  const distinct = new Map<string, EnumerationMember>();
  for (const { value, annotation, at } of values) {
    const text = normalize(value, whiteSpace);
    if (distinct.has(text)) continue;
    distinct.set(text, { value: text, ...documented(annotation), at });
  }
  return [...distinct.values()];
}

function normalize(text: string, whiteSpace: Scalar['whiteSpace']): string {
  switch (whiteSpace) {
    case 'preserve':
      return text;
    case 'replace':
      return text.replace(/[\t\n\r]/g, ' ');
    case 'collapse':
      return text.replace(/[\t\n\r ]+/g, ' ').replace(/^ | $/g, '');
  }
}

/** Types whose values are equal just when their texts are; `1.0` and `1` are one xs:decimal. */
const TEXTS = new Set(
  'string normalizedString token language Name NCName NMTOKEN ID IDREF ENTITY anyURI'.split(' '),
);

function isTextEnumeration(scalar: Scalar): boolean {
  const { value, facets } = scalar;
  return value.kind === 'text' && TEXTS.has(value.lexical) && facets.values !== undefined;
}

/** The member that an anonymous type belongs to: the last step of its id. */
function memberOf(id: TypeId): string {
  return id.slice(id.lastIndexOf('/') + 1).replace(/~\d+$/, '');
}
