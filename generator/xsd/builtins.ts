/**
 * The built-in types: the 44 of Part 2, section 3, with anySimpleType above them, and anyType.
 * Lexical rules that facets do not say (such as those of xs:language) go with the type's name.
 */
import { clark, XSD } from '../support/qname.js';
import type { ComplexType, Facets, SimpleType, TypeDefinition, TypeId } from './components.js';

export const ANY_TYPE: TypeId = clark(XSD, 'anyType');
export const ANY_SIMPLE_TYPE: TypeId = clark(XSD, 'anySimpleType');

const BUILT_IN = { file: '(built-in)', line: 1, column: 1 } as const;

/** The ur-type: any attributes, any content (Part 1, section 3.4.7). */
export const anyType: ComplexType = {
  kind: 'complex',
  id: ANY_TYPE,
  name: { namespace: XSD, local: 'anyType' },
  base: ANY_TYPE,
  final: [],
  derivation: 'restriction',
  abstract: false,
  block: [],
  attributes: [],
  attributeWildcard: { kind: 'any', namespaces: { kind: 'any' }, process: 'lax', at: BUILT_IN },
  content: {
    kind: 'elements',
    mixed: true,
    particle: {
      min: 1,
      max: 1,
      term: {
        kind: 'sequence',
        particles: [
          {
            min: 0,
            max: 'unbounded',
            term: { kind: 'any', namespaces: { kind: 'any' }, process: 'lax', at: BUILT_IN },
            at: BUILT_IN,
          },
        ],
        at: BUILT_IN,
      },
      at: BUILT_IN,
    },
    inherited: 0,
  },
  at: BUILT_IN,
};

const collapsed: Facets = { whiteSpace: 'collapse' };

function bounded(minInclusive?: string, maxInclusive?: string): Facets {
  return {
    whiteSpace: 'collapse',
    fractionDigits: 0,
    ...(minInclusive !== undefined && { minInclusive }),
    ...(maxInclusive !== undefined && { maxInclusive }),
  };
}

/** Local name, base and all facets in force; a type stands after its base. */
const ATOMIC: readonly (readonly [name: string, base: string, facets: Facets])[] = [
  ['string', 'anySimpleType', { whiteSpace: 'preserve' }],
  ['boolean', 'anySimpleType', collapsed],
  ['decimal', 'anySimpleType', collapsed],
  ['float', 'anySimpleType', collapsed],
  ['double', 'anySimpleType', collapsed],
  ['duration', 'anySimpleType', collapsed],
  ['dateTime', 'anySimpleType', collapsed],
  ['time', 'anySimpleType', collapsed],
  ['date', 'anySimpleType', collapsed],
  ['gYearMonth', 'anySimpleType', collapsed],
  ['gYear', 'anySimpleType', collapsed],
  ['gMonthDay', 'anySimpleType', collapsed],
  ['gDay', 'anySimpleType', collapsed],
  ['gMonth', 'anySimpleType', collapsed],
  ['hexBinary', 'anySimpleType', collapsed],
  ['base64Binary', 'anySimpleType', collapsed],
  ['anyURI', 'anySimpleType', collapsed],
  ['QName', 'anySimpleType', collapsed],
  ['NOTATION', 'anySimpleType', collapsed],
  ['normalizedString', 'string', { whiteSpace: 'replace' }],
  ['token', 'normalizedString', collapsed],
  ['language', 'token', collapsed],
  ['NMTOKEN', 'token', collapsed],
  ['Name', 'token', collapsed],
  ['NCName', 'Name', collapsed],
  ['ID', 'NCName', collapsed],
  ['IDREF', 'NCName', collapsed],
  ['ENTITY', 'NCName', collapsed],
  ['integer', 'decimal', bounded()],
  ['nonPositiveInteger', 'integer', bounded(undefined, '0')],
  ['negativeInteger', 'nonPositiveInteger', bounded(undefined, '-1')],
  ['long', 'integer', bounded('-9223372036854775808', '9223372036854775807')],
  ['int', 'long', bounded('-2147483648', '2147483647')],
  ['short', 'int', bounded('-32768', '32767')],
  ['byte', 'short', bounded('-128', '127')],
  ['nonNegativeInteger', 'integer', bounded('0')],
  ['unsignedLong', 'nonNegativeInteger', bounded('0', '18446744073709551615')],
  ['unsignedInt', 'unsignedLong', bounded('0', '4294967295')],
  ['unsignedShort', 'unsignedInt', bounded('0', '65535')],
  ['unsignedByte', 'unsignedShort', bounded('0', '255')],
  ['positiveInteger', 'nonNegativeInteger', bounded('1')],
];

const LISTS = [
  ['NMTOKENS', 'NMTOKEN'],
  ['IDREFS', 'IDREF'],
  ['ENTITIES', 'ENTITY'],
] as const;

function named(
  local: string,
  base: TypeId,
): Pick<SimpleType, 'kind' | 'id' | 'name' | 'base' | 'final' | 'at'> {
  const name = { namespace: XSD, local };
  return { kind: 'simple', id: clark(XSD, local), name, base, final: [], at: BUILT_IN };
}

const anySimpleType: SimpleType = {
  ...named('anySimpleType', ANY_TYPE),
  variety: 'atomic',
  builtin: 'anySimpleType',
  facets: {},
};

/** All built-in simple types, anySimpleType first, each after its base. */
export const builtinTypes: ReadonlyMap<TypeId, SimpleType> = new Map(
  [
    anySimpleType,
    ...ATOMIC.map(([local, base, facets]): SimpleType => ({
      ...named(local, clark(XSD, base)),
      variety: 'atomic',
      builtin: local,
      facets,
    })),
    ...LISTS.map(([local, item]): SimpleType => ({
      ...named(local, ANY_SIMPLE_TYPE),
      variety: 'list',
      item: clark(XSD, item),
      facets: { whiteSpace: 'collapse', minLength: 1 },
    })),
  ].map((type) => [type.id, type]),
);

/** A built-in type by its id, xs:anyType included. */
export function builtinType(id: TypeId): TypeDefinition | undefined {
  return id === ANY_TYPE ? anyType : builtinTypes.get(id);
}

const BASES: ReadonlyMap<string, string> = new Map(ATOMIC.map(([local, base]) => [local, base]));

/** The primitive type that a built-in atomic type comes from: `decimal` of `int`. */
export function primitiveOf(builtin: string): string {
  let name = builtin;
  for (let base = BASES.get(name); base !== undefined; base = BASES.get(name)) {
    if (base === 'anySimpleType') return name;
    name = base;
  }
  return name;
}

/** `ancestor` is `builtin` itself or one of its bases. */
export function isBuiltinFrom(builtin: string, ancestor: string): boolean {
  for (let name: string | undefined = builtin; name !== undefined; name = BASES.get(name)) {
    if (name === ancestor) return true;
  }
  return false;
}
