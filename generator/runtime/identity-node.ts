/** What the judgement of whole documents knows of a schema: names, kinds of values, constraints. */
import type { Path } from './identity-path.js';
import type { AnyScalar } from './scalar.js';

/** Made when it is first asked for: types refer to each other in circles. */
export type Lazy<T> = () => T;

export function once<T>(make: () => T): Lazy<T> {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

/** What a value stands for in other places of the document (Part 2, sections 3.3.8 to 3.3.12). */
export type Role = 'ID' | 'IDREF' | 'ENTITY';

export type SimpleNode = Atomic | List | Union;

interface Simple {
  readonly scalar: AnyScalar;
  /** Some of its values stand for something. */
  readonly hasRole: boolean;
}

/** Values are equal only within a primitive type. */
export interface Atomic extends Simple {
  readonly kind: 'atomic';
  readonly primitive: string;
  readonly role: Role | undefined;
}

export interface List extends Simple {
  readonly kind: 'list';
  readonly item: SimpleNode;
}

export interface Union extends Simple {
  readonly kind: 'union';
  readonly members: readonly SimpleNode[];
}

export function atomic(scalar: AnyScalar, primitive: string, role?: Role): Atomic {
  return { kind: 'atomic', scalar, primitive, role, hasRole: role !== undefined };
}

export function listOf(scalar: AnyScalar, item: SimpleNode): List {
  return { kind: 'list', scalar, item, hasRole: item.hasRole };
}

export function unionOf(scalar: AnyScalar, ...members: readonly SimpleNode[]): Union {
  return { kind: 'union', scalar, members, hasRole: members.some(({ hasRole }) => hasRole) };
}

export interface AttributeNode {
  /** `{namespace}local`. */
  readonly name: string;
  readonly type: Lazy<SimpleNode>;
  /** Its value stands under `$attributes`. */
  readonly clashes?: true;
  /** Of an attribute that is absent: its value counts all the same. */
  readonly byDefault?: string;
  /** `file:line` of the schema, where the values stand for something. */
  readonly source?: string;
}

export interface ElementNode {
  /** `{namespace}local`. */
  readonly name: string;
  readonly type: Lazy<TypeNode>;
  /** Its values stand in an array. */
  readonly isList?: true;
  readonly isNillable?: true;
  readonly constraints?: readonly Constraint[];
  /** `file:line` of the schema, where the values stand for something. */
  readonly source?: string;
}

/** A complex type; attributes and elements by the names that they have in values. */
export interface ComplexNode {
  readonly kind: 'complex';
  readonly attributes?: Readonly<Record<string, AttributeNode>>;
  /** Attributes or simple content may stand for something, those included that a wildcard lets in. */
  readonly hasRoles?: true;
  /** Of simple content. */
  readonly value?: Lazy<SimpleNode>;
  readonly members?: Readonly<Record<string, ElementNode>>;
  /** Those that stand under `$content`. */
  readonly items?: Readonly<Record<string, ElementNode>>;
  /** Types that `$type` may name. */
  readonly derived?: Readonly<Record<string, Lazy<TypeNode>>>;
}

/** `anything` is xs:anyType. */
export type TypeNode = SimpleNode | ComplexNode | { readonly kind: 'anything' };

/** xs:anyType. */
export const anyType: Lazy<TypeNode> = () => ({ kind: 'anything' });

/** An identity constraint (Part 1, section 3.11). */
export interface Constraint {
  readonly kind: 'unique' | 'key' | 'keyref';
  /** `{namespace}local`. */
  readonly name: string;
  readonly selector: readonly Path[];
  readonly fields: readonly (readonly Path[])[];
  /** The key that a keyref refers to. */
  readonly refer?: string;
  /** `file:line` of the schema. */
  readonly source: string;
}

/** What a schema set declares globally, by Clark name. */
export interface GlobalNodes {
  readonly elements: Readonly<Record<string, ElementNode>>;
  readonly types: Readonly<Record<string, Lazy<TypeNode>>>;
  readonly attributes: Readonly<Record<string, Lazy<SimpleNode>>>;
}

/** The value of a text that is known to be valid. */
export function valueOf({ scalar }: SimpleNode, text: string): unknown {
  return scalar.parse(text, () => undefined);
}

/** The member of a map that has this name, and is none of every object's. */
export function own<T>(map: Readonly<Record<string, T>> | undefined, key: string): T | undefined {
  return map !== undefined && Object.hasOwn(map, key) ? map[key] : undefined;
}
