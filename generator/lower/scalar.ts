/** Simple types: the value space of the built-in at the bottom with all facets in force. */
import type {
  EnumerationMember,
  Scalar,
  ScalarFacets,
  ScalarRef,
  ScalarType,
  ScalarValue,
} from '../ir/model.js';
import { simpleProblem } from '../resolve/values.js';
import { clarkOf, parseClark } from '../support/qname.js';
import type { SourcePoint } from '../support/source.js';
import { builtinTypes, primitiveOf } from '../xsd/builtins.js';
import type { Facets, SimpleType, TypeId } from '../xsd/components.js';
import { simpleBases } from './bases.js';
import { builtinName, builtinScalar, isWhole } from './builtins.js';
import { documented, ownedBy, type Context } from './context.js';
import { wholeNumber } from './integers.js';
import { expandedText } from './names.js';
import { scalarRef } from './references.js';
import { mindsSpelling } from './spelling.js';

export function lowerScalarType(context: Context, type: SimpleType): ScalarType {
  const scalar = lowerScalar(context, type, wantsNumber(context, type));
  const bases = simpleBases(context.types, type);
  return {
    kind: 'scalar',
    id: type.id,
    ...(type.name && { name: clarkOf(type.name) }),
    ...ownedBy(type),
    namespace: parseClark(type.id).namespace,
    scalar,
    isEnumeration: isTextEnumeration(scalar),
    ...(bases.length > 0 && { bases }),
    ...documented(type.annotation),
    at: type.at,
  };
}

/** With `isSpelled` the value is text, or made of texts: a pattern around it minds how it is spelled. */
export function lowerScalar(
  context: Context,
  type: SimpleType,
  asNumber: boolean,
  isSpelled = false,
): Scalar {
  const value = valueOf(context, type, asNumber, isSpelled);
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

function valueOf(
  context: Context,
  type: SimpleType,
  asNumber: boolean,
  isSpelled: boolean,
): ScalarValue {
  const { patterns, enumeration } = type.facets;
  // Listed values of a union are told apart by what member type takes a text, as it is spelled.
  const isListed = type.variety === 'union' && enumeration !== undefined;
  const part = isSpelled || patterns !== undefined || isListed ? spelledRef : scalarRef;
  switch (type.variety) {
    case 'list':
      return { kind: 'list', item: part(context, type.item ?? '', type.at) };
    case 'union': {
      const members = (type.members ?? []).map((member) => part(context, member, type.at));
      return { kind: 'union', members };
    }
    case 'atomic': {
      const builtin = type.builtin ?? 'string';
      const value = isWhole(builtin)
        ? wholeNumber(builtin, type.facets, asNumber)
        : builtinScalar(builtin).value;
      const isText = isSpelled || (patterns !== undefined && mindsSpelling(value, patterns));
      return isText && !asNumber ? spelledValue(value) : value;
    }
  }
}

/** The use of a type as the part of one whose patterns mind the spelling of its parts. */
function spelledRef(context: Context, id: TypeId, at: SourcePoint): ScalarRef {
  const type = context.types.get(id) ?? builtinTypes.get(id);
  if (type?.kind !== 'simple') return scalarRef(context, id, at);
  if (type.variety === 'atomic' && isName(type.builtin)) return spelledName(context, type);
  if (isText(context, type)) return scalarRef(context, id, at);
  const scalar = lowerScalar(context, type, false, true);
  return { kind: 'builtin', name: type.builtin ?? 'anySimpleType', scalar };
}

/** A name keeps its prefix where it has patterns, be there none in them. */
function spelledName(context: Context, type: SimpleType): ScalarRef {
  const { facets, ...scalar } = lowerScalar(context, type, false, true);
  return {
    kind: 'builtin',
    name: type.builtin ?? 'QName',
    scalar: { ...scalar, facets: { patterns: [], ...facets } },
  };
}

/** Its values are kept as text, or lists of texts, in any case. */
function isText(context: Context, type: SimpleType): boolean {
  const parts = type.members ?? (type.item === undefined ? [] : [type.item]);
  if (type.variety === 'atomic')
    return !isName(type.builtin) && builtinScalar(type.builtin ?? 'string').value.kind === 'text';
  return parts.every((id) => {
    const part = context.types.get(id) ?? builtinTypes.get(id);
    return part?.kind !== 'simple' || isText(context, part);
  });
}

function spelledValue(value: ScalarValue): ScalarValue {
  switch (value.kind) {
    case 'boolean':
      return { kind: 'text', lexical: 'boolean' };
    case 'integer':
    case 'bigint':
      return { kind: 'text', lexical: 'integer' };
    case 'float':
      return { kind: 'text', lexical: value.single ? 'float' : 'double' };
    case 'bytes':
      return { kind: 'text', lexical: value.encoding === 'hex' ? 'hexBinary' : 'base64Binary' };
    case 'text':
    case 'list':
    case 'union':
      return value;
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

const LENGTHS = ['length', 'minLength', 'maxLength'] as const;
const COMMON = ['patterns', 'totalDigits'] as const;
/** Those of a whole number stand in its value. */
const BOUNDS = ['minInclusive', 'maxInclusive', 'minExclusive', 'maxExclusive'] as const;

function facetsOf(
  context: Context,
  type: SimpleType,
  value: ScalarValue,
  whiteSpace: Scalar['whiteSpace'],
): ScalarFacets {
  const { builtin, facets } = type;
  const { enumeration } = facets;
  const isNumber = value.kind === 'integer' || value.kind === 'bigint';
  return {
    ...(isBuiltinList(type) && { minLength: 1 }),
    ...(!isName(builtin) && pick(facets, LENGTHS)),
    ...pick(facets, COMMON),
    ...(!isNumber && pick(facets, BOUNDS)),
    // No whole number has a fraction.
    ...(!isWhole(builtin ?? '') && pick(facets, ['fractionDigits'])),
    ...(enumeration && {
      values: expandedValues(
        context,
        value,
        distinctValues(listed(context, type, enumeration), whiteSpace),
      ),
    }),
  };
}

/** Names with a namespace are given in full. */
function expandedValues(
  context: Context,
  value: ScalarValue,
  values: readonly EnumerationMember[],
): readonly EnumerationMember[] {
  return values.map((member) => {
    const text = expandedText(context, value, member.value, member.at);
    return text === member.value ? member : { ...member, value: text };
  });
}

/** Every length holds of names with a namespace: the facets are deprecated (erratum E2-36). */
function isName(builtin: string | undefined): boolean {
  const primitive = primitiveOf(builtin ?? '');
  return primitive === 'QName' || primitive === 'NOTATION';
}

/** A listed value that another facet refuses is none (Part 2, section 4.3.5): all facets hold together. */
function listed(
  { types }: Context,
  type: SimpleType,
  enumeration: NonNullable<Facets['enumeration']>,
): NonNullable<Facets['enumeration']> {
  const others = [...LENGTHS, ...COMMON, ...BOUNDS, 'fractionDigits'] as const;
  if (!others.some((facet) => type.facets[facet] !== undefined)) return enumeration;
  const judging = { types, matchers: new Map() };
  return enumeration.filter(({ value }) => simpleProblem(judging, type, value) === undefined);
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
  if (value.kind !== 'text' || !TEXTS.has(value.lexical)) return false;
  return facets.values !== undefined && facets.values.length > 0;
}

/** The member that an anonymous type belongs to: the last step of its id. */
function memberOf(id: TypeId): string {
  return id.slice(id.lastIndexOf('/') + 1).replace(/~\d+$/, '');
}
