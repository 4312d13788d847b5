/**
 * The language-neutral model between schemas and code: it knows neither XSD's syntax nor
 * TypeScript. Everything is readonly, JSON-able and carries its place in the schema.
 */
import type { Clark } from '../support/qname.js';
import type { SourcePoint } from '../support/source.js';

/** The same id as in the resolved schema (see xsd/components.ts). */
export type TypeId = string;

/** One schema set of one release, ready to be named and emitted. */
export interface Model {
  readonly modules: readonly Module[];
  readonly types: ReadonlyMap<TypeId, Type>;
  /** Global elements: the documents that the codecs read and write. */
  readonly elements: ReadonlyMap<Clark, DocumentElement>;
  /** Global attributes: what wildcards judge attributes by. */
  readonly attributes: ReadonlyMap<Clark, GlobalAttribute>;
  /** Parts of the schema set were left out, so that an unknown name may be declared all the same. */
  readonly isPart?: true;
  readonly operations: readonly Operation[];
  /** Canonical prefixes, one for each namespace, unique; output uses them. */
  readonly prefixes: Readonly<Record<string, string>>;
}

/** What one namespace of the schema set defines; emitted as one family of files. */
export interface Module {
  /** Stable key: the target namespace. */
  readonly namespace: string;
  readonly prefix: string;
  /** Schema files that contribute, sorted. */
  readonly files: readonly string[];
  readonly documentation?: string;
  /** In schema order; an anonymous type follows its owner. */
  readonly types: readonly TypeId[];
  readonly elements: readonly Clark[];
}

interface Described {
  readonly documentation?: string;
  readonly at: SourcePoint;
}

export type Type = ScalarType | RecordType;

/** A named or anonymous simple type; enumerations are scalars whose `values` are listed. */
export interface ScalarType extends Described {
  readonly kind: 'scalar';
  readonly id: TypeId;
  /** Clark name of a global type. */
  readonly name?: Clark;
  readonly owner?: TypeId;
  readonly namespace: string;
  readonly scalar: Scalar;
  /** An enumeration of strings gets a const object and a union type of its own. */
  readonly isEnumeration: boolean;
  /** The types that it restricts, nearest first, without the ur-types; absent where there are none. */
  readonly bases?: readonly TypeId[];
}

/** A value space with the facets in force; what the text of an element or attribute is read as. */
export interface Scalar {
  readonly value: ScalarValue;
  readonly whiteSpace: 'preserve' | 'replace' | 'collapse';
  readonly facets: ScalarFacets;
}

export type ScalarValue =
  /** Kept as text; `lexical` names the built-in whose lexical rules the text must obey. */
  | { readonly kind: 'text'; readonly lexical: string }
  | { readonly kind: 'boolean' }
  /** Whole numbers as `number`; the bounds are those of the type and its facets, inclusive. */
  | { readonly kind: 'integer'; readonly min: string | null; readonly max: string | null }
  /** Whole numbers as `bigint`; a bound is null where there is none. */
  | { readonly kind: 'bigint'; readonly min: string | null; readonly max: string | null }
  | { readonly kind: 'float'; readonly single: boolean }
  | { readonly kind: 'bytes'; readonly encoding: 'base64' | 'hex' }
  | { readonly kind: 'list'; readonly item: ScalarRef }
  | { readonly kind: 'union'; readonly members: readonly ScalarRef[] };

export interface ScalarFacets {
  readonly length?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly patterns?: readonly (readonly string[])[];
  readonly values?: readonly EnumerationMember[];
  /** Bounds of decimals, dates and floats (those of whole numbers stand in the value). */
  readonly minInclusive?: string;
  readonly maxInclusive?: string;
  readonly minExclusive?: string;
  readonly maxExclusive?: string;
  readonly totalDigits?: number;
  readonly fractionDigits?: number;
}

export interface EnumerationMember extends Described {
  readonly value: string;
}

/** A use of a type: a built-in by its local name (`string`, `boolean`, …) or a type of the model. */
export type TypeRef =
  | { readonly kind: 'builtin'; readonly name: string; readonly scalar: Scalar }
  | { readonly kind: 'type'; readonly id: TypeId }
  /** `xs:anyType`: any element content. */
  | { readonly kind: 'anything' };

export type ScalarRef = Exclude<TypeRef, { readonly kind: 'anything' }>;

export interface RecordType extends Described {
  readonly kind: 'record';
  readonly id: TypeId;
  readonly name?: Clark;
  readonly owner?: TypeId;
  readonly namespace: string;
  readonly abstract: boolean;
  /** The record that it derives from, whatever the way; absent when that is xs:anyType or simple. */
  readonly base?: TypeId;
  /** By extension the base's members come first and unchanged. */
  readonly derivation?: 'extension' | 'restriction';
  /** The simple types at the bottom of simple content, nearest first; absent where there are none. */
  readonly simpleBases?: readonly TypeId[];
  /** What elements of this type block, whatever they say themselves. */
  readonly block?: readonly Blocked[];
  /** Direct and indirect derived records, in schema order. */
  readonly derived: readonly TypeId[];
  readonly attributes: readonly Attribute[];
  readonly attributeWildcard?: Wildcard;
  readonly content: Content;
}

/** A way of derivation that xsi:type must not take (Part 1, section 3.3.4, cvc-elt.4.3). */
export type Blocked = 'extension' | 'restriction';

export interface Attribute extends Described {
  readonly name: string;
  readonly namespace: string;
  readonly type: ScalarRef;
  readonly required: boolean;
  readonly default?: string;
  readonly fixed?: string;
  readonly inherited: boolean;
  /** True where a plain member would clash; the value then stands under `$attributes`. */
  readonly clashes: boolean;
}

export type Content =
  | { readonly kind: 'empty' }
  /** Simple content: the value stands under `$value`. */
  | { readonly kind: 'value'; readonly type: ScalarRef }
  | MemberContent
  | OrderedContent;

/**
 * Every element has one place and a name of its own, and no group repeats: plain properties.
 * The language is then given by the order of the members and by `rule`.
 */
export interface MemberContent {
  readonly kind: 'members';
  /** In document order, inherited ones first. */
  readonly members: readonly Member[];
  /** False for an `xs:all`: the members may come in any order. */
  readonly ordered: boolean;
  readonly rule: Rule;
}

export interface Member extends Described {
  /** The local name, which is the property's name too. */
  readonly name: string;
  readonly namespace: string;
  readonly type: TypeRef;
  /** Of the element itself, whatever the groups around it. */
  readonly min: number;
  readonly max: number | 'unbounded';
  /** True when no valid content leaves it out. */
  readonly required: boolean;
  readonly nillable: boolean;
  readonly default?: string;
  readonly fixed?: string;
  readonly constraints?: readonly IdentityConstraint[];
  readonly block?: readonly Blocked[];
  readonly inherited: boolean;
  /** Element names that may stand in its place, when it is a head of a substitution group. */
  readonly substitutes: readonly Clark[];
}

/** How often members may occur together: the groups of a model whose groups do not repeat. */
export type Rule =
  | { readonly kind: 'member'; readonly index: number }
  | {
      readonly kind: 'sequence' | 'choice' | 'all';
      readonly optional: boolean;
      readonly rules: readonly Rule[];
    };

/** Order or repetition carries meaning: the items stand under `$content` as they came. */
export interface OrderedContent {
  readonly kind: 'ordered';
  readonly mixed: boolean;
  /**
   * The elements that may occur, in schema order; behind them those of a name that stands before
   * with another declaration.
   */
  readonly items: readonly Item[];
  readonly wildcards: readonly Wildcard[];
  readonly automaton: Automaton;
}

export interface Item extends Described {
  readonly name: string;
  readonly namespace: string;
  readonly type: TypeRef;
  readonly nillable: boolean;
  readonly default?: string;
  readonly fixed?: string;
  readonly constraints?: readonly IdentityConstraint[];
  readonly block?: readonly Blocked[];
}

export interface Wildcard {
  readonly namespaces:
    | { readonly kind: 'any' }
    | { readonly kind: 'not'; readonly namespace: string }
    | { readonly kind: 'enumeration'; readonly namespaces: readonly string[] };
  readonly process: 'strict' | 'lax' | 'skip';
}

/**
 * Judges the order of symbols: symbol i is item i, and symbol `items.length + j` is wildcard j.
 * Small models are written out as states; the others count.
 */
export type Automaton = States | Counted | Unordered;

/** A deterministic automaton. State 0 is the start. */
export interface States {
  readonly kind: 'states';
  readonly states: readonly State[];
}

/**
 * The particles themselves: that each element belongs to one of them (Unique Particle Attribution)
 * is enough to count on the way.
 */
export interface Counted {
  readonly kind: 'counted';
  readonly particle: Particle;
}

export interface Particle {
  readonly min: number;
  readonly max: number | 'unbounded';
  /** A symbol, or a group of particles. */
  readonly term: number | ParticleGroup;
}

export interface ParticleGroup {
  readonly kind: 'sequence' | 'choice';
  readonly particles: readonly Particle[];
}

/** An `xs:all`: each of the children at most once, in any order. */
export interface Unordered {
  readonly kind: 'all';
  readonly optional: boolean;
  readonly children: readonly UnorderedChild[];
}

/** A child may be one of several elements, where it heads a substitution group. */
export interface UnorderedChild {
  readonly symbols: readonly number[];
  readonly required: boolean;
}

export interface State {
  readonly accepting: boolean;
  /** Pairs of symbol and next state, sorted by symbol. */
  readonly next: readonly (readonly [symbol: number, state: number])[];
}

export interface DocumentElement extends Described {
  readonly name: Clark;
  readonly namespace: string;
  readonly local: string;
  readonly type: TypeRef;
  readonly abstract: boolean;
  readonly nillable: boolean;
  readonly default?: string;
  readonly fixed?: string;
  readonly constraints?: readonly IdentityConstraint[];
  readonly block?: readonly Blocked[];
}

export interface GlobalAttribute {
  readonly name: Clark;
  readonly type: ScalarRef;
  readonly default?: string;
  readonly fixed?: string;
  readonly at: SourcePoint;
}

/** Values that no two nodes share, or that refer to such values (Part 1, section 3.11). */
export interface IdentityConstraint {
  readonly kind: 'unique' | 'key' | 'keyref';
  readonly name: Clark;
  /** The key that a keyref looks in. */
  readonly refer?: Clark;
  /** From the element that declares it to the nodes that are compared: any of the paths. */
  readonly selector: readonly IdentityPath[];
  /** From each of these nodes to its values, all of which count. */
  readonly fields: readonly (readonly IdentityPath[])[];
  readonly at: SourcePoint;
}

export interface IdentityPath {
  /** From the node itself and from any one below. */
  readonly deep: boolean;
  /** Children, one below the other: `{namespace}local`, `{namespace}*` or `*`. */
  readonly steps: readonly Clark[];
  /** The attribute that a field ends at. */
  readonly attribute?: Clark;
}

/** One call of the API; the kinds are those of the profiles of api.json. */
export type Operation = EnvelopeOperation | ResourceOperation;

interface OperationBase extends Described {
  /** `user.SetUser`: service, dot, name. */
  readonly id: string;
  readonly service: string;
  /** `SetUser`. */
  readonly name: string;
}

/** A request type and a response type that go into the envelope's slot. */
export interface EnvelopeOperation extends OperationBase {
  readonly kind: 'envelope';
  readonly request: TypeId;
  readonly response: TypeId;
  /** The value of xsi:type in a request, such as `java:com.acme.binding.user.SetUser`. */
  readonly wireType: string;
  /** Other spellings of it that a reader accepts. */
  readonly wireTypeAliases: readonly string[];
}

export type Action = 'list' | 'get' | 'create' | 'update' | 'delete';

/** What is done to a resource, or to a collection of them, that stands at a path. */
export interface ResourceOperation extends OperationBase {
  readonly kind: 'resource';
  readonly action: Action;
  /** Below the endpoint; a name in braces is a parameter. */
  readonly path: string;
  /** The document that one of the resources is. */
  readonly element: Clark;
  /** The document that a create or an update sends. */
  readonly body?: Clark;
  /** The document that comes back; a delete has none. */
  readonly answer?: Clark;
}
