/** Resolved schemas by hand, for tests of what comes after the resolver. */
import { clark, clarkOf, XSD } from '../../generator/support/qname.js';
import type {
  AttributeUse,
  ComplexType,
  Content,
  ElementDeclaration,
  ElementTerm,
  Facets,
  GroupTerm,
  MaxOccurs,
  Particle,
  Schema,
  SimpleType,
  TypeDefinition,
  TypeId,
  WildcardTerm,
} from '../../generator/xsd/components.js';

export const NS = 'urn:test';
export const at = { file: 'test.xsd', line: 1, column: 1 };

export function xs(name: string): TypeId {
  return clark(XSD, name);
}

export function id(name: string, namespace: string = NS): TypeId {
  return clark(namespace, name);
}

export function el(
  local: string,
  type: TypeId = xs('string'),
  min = 1,
  max: MaxOccurs = 1,
  more: Partial<ElementTerm> = {},
): Particle {
  const { namespace = NS } = more.name ?? {};
  const term: ElementTerm = { ...declaration(local, type, namespace), isReference: false, ...more };
  return { min, max, term, at };
}

export function ref(local: string, type: TypeId, min = 1, max: MaxOccurs = 1): Particle {
  return el(local, type, min, max, { isReference: true });
}

export function declaration(
  local: string,
  type: TypeId,
  namespace: string = NS,
): ElementDeclaration {
  return {
    kind: 'element',
    name: { namespace, local },
    type,
    nillable: false,
    abstract: false,
    block: [],
    final: [],
    identityConstraints: [],
    at,
  };
}

export function any(min = 1, max: MaxOccurs = 1, more: Partial<WildcardTerm> = {}): Particle {
  const term: WildcardTerm = {
    kind: 'any',
    namespaces: { kind: 'any' },
    process: 'lax',
    at,
    ...more,
  };
  return { min, max, term, at };
}

export function group(
  kind: GroupTerm['kind'],
  particles: readonly Particle[],
  min = 1,
  max: MaxOccurs = 1,
): Particle {
  return { min, max, term: { kind, particles, at }, at };
}

export function elements(particle: Particle, inherited = 0, mixed = false): Content {
  return { kind: 'elements', mixed, particle, inherited };
}

export function complex(
  name: string,
  content: Content = { kind: 'empty' },
  more: Partial<ComplexType> = {},
): ComplexType {
  const anonymous = name.includes('/') || name.includes(':');
  return {
    kind: 'complex',
    id: id(name),
    ...(!anonymous && { name: { namespace: NS, local: name } }),
    base: xs('anyType'),
    derivation: 'restriction',
    abstract: false,
    block: [],
    final: [],
    attributes: [],
    content,
    at,
    ...more,
  };
}

export function simple(
  name: string,
  builtin = 'string',
  facets: Facets = {},
  more: Partial<SimpleType> = {},
): SimpleType {
  const anonymous = name.includes('/') || name.includes(':');
  return {
    kind: 'simple',
    id: id(name),
    ...(!anonymous && { name: { namespace: NS, local: name } }),
    base: xs(builtin),
    final: [],
    variety: 'atomic',
    builtin,
    facets,
    at,
    ...more,
  };
}

export function attribute(
  local: string,
  type: TypeId = xs('string'),
  namespace = '',
): AttributeUse {
  return { name: { namespace, local }, type, required: false, at };
}

export function values(...texts: readonly string[]): NonNullable<Facets['enumeration']> {
  return texts.map((value) => ({ value, at }));
}

export function schema(
  types: readonly TypeDefinition[],
  elementList: readonly ElementDeclaration[] = [],
  more: Partial<Schema> = {},
): Schema {
  return {
    files: [{ path: 'test.xsd', targetNamespace: NS, prefixes: { t: NS }, hash: '' }],
    types: new Map(types.map((type) => [type.id, type])),
    elements: new Map(elementList.map((element) => [clarkOf(element.name), element])),
    attributes: new Map(),
    ...more,
  };
}
