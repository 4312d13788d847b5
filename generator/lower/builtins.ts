/** The value space of each built-in type (XML Schema Part 2, section 3). */
import type { Scalar, ScalarFacets, ScalarRef, ScalarValue } from '../ir/model.js';
import { clark, XSD } from '../support/qname.js';
import { builtinType } from '../xsd/builtins.js';
import type { TypeId } from '../xsd/components.js';

const PREFIX = clark(XSD, '');

/**
 * The local name of a built-in type's id; undefined for a type of the schema, which may well be in
 * the same namespace: the schema for schemas is.
 */
export function builtinName(id: TypeId): string | undefined {
  return builtinType(id) === undefined ? undefined : id.slice(PREFIX.length);
}

/** Whole numbers with their inclusive bounds; null where the type has none. */
const INTEGERS: Readonly<Record<string, readonly [min: string | null, max: string | null]>> = {
  integer: [null, null],
  nonPositiveInteger: [null, '0'],
  negativeInteger: [null, '-1'],
  long: ['-9223372036854775808', '9223372036854775807'],
  int: ['-2147483648', '2147483647'],
  short: ['-32768', '32767'],
  byte: ['-128', '127'],
  nonNegativeInteger: ['0', null],
  positiveInteger: ['1', null],
  unsignedLong: ['0', '18446744073709551615'],
  unsignedInt: ['0', '4294967295'],
  unsignedShort: ['0', '65535'],
  unsignedByte: ['0', '255'],
};

const SAFE = BigInt(Number.MAX_SAFE_INTEGER);

/** A JavaScript number holds every value between the bounds. */
export function isSafe(min: string | null, max: string | null): boolean {
  return min !== null && max !== null && BigInt(min) >= -SAFE && BigInt(max) <= SAFE;
}

export function isWhole(builtin: string): boolean {
  return builtin in INTEGERS;
}

function whole(min: string | null, max: string | null): ScalarValue {
  return { kind: isSafe(min, max) ? 'integer' : 'bigint', min, max };
}

/** The built-in lists with the type of their items (section 3.3). */
const LISTS: Readonly<Record<string, string>> = {
  NMTOKENS: 'NMTOKEN',
  IDREFS: 'IDREF',
  ENTITIES: 'ENTITY',
};

/** Their white space is not collapsed (section 4.3.6). */
const SPACES: Readonly<Record<string, Scalar['whiteSpace']>> = {
  string: 'preserve',
  anySimpleType: 'preserve',
  normalizedString: 'replace',
};

const NO_FACETS: ScalarFacets = {};
/** A built-in list has at least one item. */
const LIST_FACETS: ScalarFacets = { minLength: 1 };

const known = new Map<string, ScalarRef>();

/** The use of a built-in type by its local name; one object for each, so that uses compare equal. */
export function builtinRef(name: string): ScalarRef {
  let ref = known.get(name);
  if (ref === undefined) {
    ref = { kind: 'builtin', name, scalar: builtinScalar(name) };
    known.set(name, ref);
  }
  return ref;
}

export function builtinScalar(name: string): Scalar {
  return {
    value: valueOf(name),
    whiteSpace: SPACES[name] ?? 'collapse',
    facets: name in LISTS ? LIST_FACETS : NO_FACETS,
  };
}

function valueOf(name: string): ScalarValue {
  const bounds = INTEGERS[name];
  if (bounds !== undefined) return whole(bounds[0], bounds[1]);
  const item = LISTS[name];
  if (item !== undefined) return { kind: 'list', item: builtinRef(item) };
  switch (name) {
    case 'boolean':
      return { kind: 'boolean' };
    case 'float':
      return { kind: 'float', single: true };
    case 'double':
      return { kind: 'float', single: false };
    case 'base64Binary':
      return { kind: 'bytes', encoding: 'base64' };
    case 'hexBinary':
      return { kind: 'bytes', encoding: 'hex' };
    default:
      return { kind: 'text', lexical: name };
  }
}
