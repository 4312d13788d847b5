/**
 * What a schema document says, before any name in it is looked up: the syntax of XML Schema 1.0 as
 * tagged readonly data. `resolve/` turns it into the components of components.ts.
 */
import type { QName } from '../support/qname.js';
import type { SourcePoint } from '../support/source.js';
import type {
  Annotation,
  Derivation,
  IdentityConstraint,
  MaxOccurs,
  WildcardTerm,
} from './components.js';

export interface Declared {
  readonly at: SourcePoint;
  readonly annotation?: Annotation;
}

/** A name that stands for a component; `at` is the attribute that holds it. */
export interface Reference extends QName {
  readonly kind: 'reference';
  readonly at: SourcePoint;
}

export type TypeDeclaration = ComplexDeclaration | SimpleDeclaration;

/** A type by name, or declared on the spot. */
export type TypeUse = Reference | TypeDeclaration;

export interface SimpleDeclaration extends Declared {
  readonly kind: 'simple';
  /** Absent for an anonymous type. */
  readonly name?: QName;
  readonly final: readonly Derivation[];
  readonly derivation: SimpleDerivation;
}

export type SimpleDerivation =
  | {
      readonly kind: 'restriction';
      readonly base: Reference | SimpleDeclaration;
      readonly facets: readonly FacetDeclaration[];
    }
  | { readonly kind: 'list'; readonly item: Reference | SimpleDeclaration }
  | { readonly kind: 'union'; readonly members: readonly (Reference | SimpleDeclaration)[] };

export type FacetName =
  | 'length'
  | 'minLength'
  | 'maxLength'
  | 'pattern'
  | 'enumeration'
  | 'whiteSpace'
  | 'minInclusive'
  | 'maxInclusive'
  | 'minExclusive'
  | 'maxExclusive'
  | 'totalDigits'
  | 'fractionDigits';

export interface FacetDeclaration extends Declared {
  readonly kind: FacetName;
  readonly value: string;
  readonly fixed: boolean;
  /** Prefixes in scope: values of QName and NOTATION types use them. */
  readonly scope: ReadonlyMap<string, string>;
}

export interface ComplexDeclaration extends Declared {
  readonly kind: 'complex';
  readonly name?: QName;
  readonly abstract: boolean;
  readonly block: readonly Derivation[];
  readonly final: readonly Derivation[];
  readonly content: ContentDeclaration;
}

export type ContentDeclaration = ComplexContent | SimpleContent;

/** Without xs:complexContent a type restricts xs:anyType (Part 1, section 3.4.2). */
export interface ComplexContent {
  readonly kind: 'complexContent';
  readonly derivation: 'extension' | 'restriction';
  /** A redefined type stands here itself, in place of its name. */
  readonly base: TypeUse;
  readonly mixed: boolean;
  readonly particle?: ParticleDeclaration;
  readonly attributes: AttributesDeclaration;
  readonly at: SourcePoint;
}

export interface SimpleContent {
  readonly kind: 'simpleContent';
  readonly derivation: 'extension' | 'restriction';
  readonly base: TypeUse;
  /** A restriction may narrow the type of the content before its facets apply. */
  readonly type?: SimpleDeclaration;
  readonly facets: readonly FacetDeclaration[];
  readonly attributes: AttributesDeclaration;
  readonly at: SourcePoint;
}

export interface ParticleDeclaration {
  readonly min: number;
  readonly max: MaxOccurs;
  readonly term: TermDeclaration;
  readonly at: SourcePoint;
}

export type TermDeclaration =
  ElementItem | ElementReference | GroupReference | ModelGroup | WildcardTerm;

export interface ElementItem extends Declared {
  readonly kind: 'element';
  readonly name: QName;
  readonly type?: TypeUse;
  readonly nillable: boolean;
  readonly abstract: boolean;
  readonly default?: string;
  readonly fixed?: string;
  readonly substitutionGroup?: Reference;
  readonly block: readonly Derivation[];
  readonly final: readonly Derivation[];
  readonly constraints: readonly ConstraintDeclaration[];
  readonly scope: ReadonlyMap<string, string>;
}

export interface ConstraintDeclaration extends Omit<IdentityConstraint, 'refer'> {
  readonly refer?: Reference;
}

export interface ElementReference extends Declared {
  readonly kind: 'elementReference';
  readonly name: Reference;
}

export interface GroupReference {
  readonly kind: 'groupReference';
  readonly name: Reference;
}

export interface ModelGroup {
  readonly kind: 'sequence' | 'choice' | 'all';
  readonly particles: readonly ParticleDeclaration[];
  readonly at: SourcePoint;
}

/** The attributes of a type or attribute group, in document order. */
export interface AttributesDeclaration {
  readonly items: readonly (AttributeItem | AttributeReference | AttributeGroupReference)[];
  readonly wildcard?: WildcardTerm;
}

export interface AttributeItem extends Declared {
  readonly kind: 'attribute';
  readonly name: QName;
  readonly type?: Reference | SimpleDeclaration;
  readonly use: AttributeUseKind;
  readonly default?: string;
  readonly fixed?: string;
  readonly scope: ReadonlyMap<string, string>;
}

export type AttributeUseKind = 'optional' | 'required' | 'prohibited';

export interface AttributeReference extends Declared {
  readonly kind: 'attributeReference';
  readonly name: Reference;
  readonly use: AttributeUseKind;
  readonly default?: string;
  readonly fixed?: string;
  readonly scope: ReadonlyMap<string, string>;
}

export interface AttributeGroupReference {
  readonly kind: 'attributeGroupReference';
  readonly name: Reference;
}

export interface GroupDeclaration extends Declared {
  readonly kind: 'group';
  readonly name: QName;
  readonly content: ModelGroup;
}

export interface AttributeGroupDeclaration extends Declared {
  readonly kind: 'attributeGroup';
  readonly name: QName;
  readonly attributes: AttributesDeclaration;
}

export interface NotationDeclaration extends Declared {
  readonly kind: 'notation';
  readonly name: QName;
}

export type Named<T> = T & { readonly name: QName };

export type GlobalDeclaration =
  | Named<ComplexDeclaration>
  | Named<SimpleDeclaration>
  | ElementItem
  | AttributeItem
  | GroupDeclaration
  | AttributeGroupDeclaration
  | NotationDeclaration;

export type Redefinable =
  | Named<ComplexDeclaration>
  | Named<SimpleDeclaration>
  | GroupDeclaration
  | AttributeGroupDeclaration;

/** One xs:redefine: new definitions in place of those of another document. */
export interface Redefinition {
  /** The value of schemaLocation, as written. */
  readonly location: string;
  /** Paths of the document that it redefines and of what that one includes; the loader finds them. */
  readonly files: readonly string[];
  readonly definitions: readonly Redefinable[];
  readonly at: SourcePoint;
}

/** The declarations of one document, read for one namespace (a chameleon may be read for several). */
export interface SchemaDocument {
  /** Relative to the release's folder, with `/`. */
  readonly path: string;
  /** The namespace that its names are in: its own, or that of the file that includes it. */
  readonly namespace: string;
  readonly prefixes: Readonly<Record<string, string>>;
  readonly annotation?: Annotation;
  readonly hash: string;
  readonly globals: readonly GlobalDeclaration[];
  readonly redefinitions: readonly Redefinition[];
}

/** How one document names another. */
export interface DocumentReference {
  readonly kind: 'include' | 'import' | 'redefine';
  /** Absent for an import without schemaLocation. */
  readonly location?: string;
  /** Of an import; empty when it has none, which means names without a namespace. */
  readonly namespace: string;
  readonly at: SourcePoint;
}

/** Documents that are resolved together; no two of them define a component differently. */
export interface SchemaSet {
  /** Empty for the only set of a release, else made from the path of its first entry. */
  readonly name: string;
  /** Files that no other file of the release refers to. */
  readonly entries: readonly string[];
  /** Sorted by path, then by namespace. */
  readonly documents: readonly SchemaDocument[];
  /** For each entry the documents that it brings along, itself among them. */
  readonly closures: readonly (readonly SchemaDocument[])[];
  /** Files that say where others are found: they count as much as what they lead to. */
  readonly catalogs: readonly { readonly path: string; readonly hash: string }[];
}
