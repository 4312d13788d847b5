/**
 * The resolved schema: the component model of XML Schema 1.0 Part 1, section 2.2, as tagged
 * readonly data. Names are Clark names, so that a cyclic schema is still a tree that prints as JSON.
 */
import type { Clark, QName } from '../support/qname.js';
import type { SourcePoint } from '../support/source.js';

/**
 * A Clark name for a global type; for an anonymous one its owner's id, `/` and the name of the
 * element or attribute that holds it: `{ns}userType/supportCenter/orderTabs`. Elements that share
 * a name in one owner get `~2`, `~3` … in document order (`/` and `~` occur in no XML name).
 * An anonymous type of a global element is `{ns}element:name`, of a global attribute
 * `{ns}attribute:name`; the item type of a list, a union's anonymous members and an anonymous base
 * append `/#item`, `/#member1` …, `/#base`. Anonymous types in a group belong to `{ns}group:name` or
 * `{ns}attributeGroup:name`, whoever uses it. Simple content that a complex type restricts by facets
 * has a type of its own, `/#content`; what xs:redefine redefines is the `/#base` of the new type.
 */
export type TypeId = string;

export interface Annotation {
  /** The text of all `xs:documentation`, paragraphs kept, common indentation removed. */
  readonly documentation: string;
}

interface Component {
  readonly at: SourcePoint;
  readonly annotation?: Annotation;
}

/** `Infinity` does not survive JSON, so that unbounded is written out. */
export type MaxOccurs = number | 'unbounded';

export interface Particle {
  readonly min: number;
  readonly max: MaxOccurs;
  readonly term: Term;
  readonly at: SourcePoint;
}

export type Term = ElementTerm | GroupTerm | WildcardTerm;

export interface GroupTerm {
  readonly kind: 'sequence' | 'choice' | 'all';
  readonly particles: readonly Particle[];
  readonly at: SourcePoint;
}

/** An element declaration as a content model sees it: a reference carries the global's properties. */
export interface ElementTerm extends ElementDeclaration {
  /** The use of a global declaration (`ref=`); substitution groups apply only then. */
  readonly isReference: boolean;
}

export interface ElementDeclaration extends Component {
  readonly kind: 'element';
  readonly name: QName;
  readonly type: TypeId;
  readonly nillable: boolean;
  readonly abstract: boolean;
  readonly default?: string;
  readonly fixed?: string;
  /** Heads of the substitution groups it may stand in for (XSD 1.0 has at most one). */
  readonly substitutionGroup?: Clark;
  /** `{disallowed substitutions}` of a global element. */
  readonly block: readonly Derivation[];
  /** `{substitution group exclusions}` of a global element. */
  readonly final: readonly Derivation[];
  readonly identityConstraints: readonly IdentityConstraint[];
}

export interface IdentityConstraint extends Component {
  readonly kind: 'unique' | 'key' | 'keyref';
  readonly name: QName;
  readonly selector: string;
  readonly fields: readonly string[];
  readonly refer?: Clark;
  /** Namespace bindings in scope where the XPath expressions stand. */
  readonly namespaces: Readonly<Record<string, string>>;
}

export interface WildcardTerm {
  readonly kind: 'any';
  readonly namespaces: NamespaceConstraint;
  readonly process: ProcessContents;
  readonly at: SourcePoint;
}

export type ProcessContents = 'strict' | 'lax' | 'skip';

/** `{namespace constraint}` (Part 1, section 3.10.1); the empty string is "absent". */
export type NamespaceConstraint =
  | { readonly kind: 'any' }
  | { readonly kind: 'not'; readonly namespace: string }
  | { readonly kind: 'enumeration'; readonly namespaces: readonly string[] };

export type Derivation = 'extension' | 'restriction' | 'substitution' | 'list' | 'union';

export type TypeDefinition = ComplexType | SimpleType;

interface TypeBase extends Component {
  readonly id: TypeId;
  /** Absent for an anonymous type. */
  readonly name?: QName;
  /** The type that holds an anonymous one, or the id of the element, attribute or group; see TypeId. */
  readonly owner?: TypeId;
  readonly base: TypeId;
  readonly final: readonly Derivation[];
}

export interface ComplexType extends TypeBase {
  readonly kind: 'complex';
  readonly derivation: 'extension' | 'restriction';
  readonly abstract: boolean;
  readonly block: readonly Derivation[];
  /** All attribute uses, inherited ones first, prohibited ones left out. */
  readonly attributes: readonly AttributeUse[];
  readonly attributeWildcard?: WildcardTerm;
  /** The complete content; that of the base comes first in an extension (section 3.4.2). */
  readonly content: Content;
}

export type Content =
  | { readonly kind: 'empty' }
  | { readonly kind: 'simple'; readonly type: TypeId }
  | {
      readonly kind: 'elements';
      readonly mixed: boolean;
      readonly particle: Particle;
      /**
       * How many leading particles of the outermost sequence came from the base by extension; 1 if
       * the outermost group is no sequence that occurs once, and all of it came from the base.
       */
      readonly inherited: number;
    };

export interface AttributeUse extends Component {
  readonly name: QName;
  readonly type: TypeId;
  readonly required: boolean;
  readonly default?: string;
  readonly fixed?: string;
  /** The type that declared it, when it was inherited, by extension or restriction. */
  readonly inheritedFrom?: TypeId;
}

export interface AttributeDeclaration extends Component {
  readonly kind: 'attribute';
  readonly name: QName;
  readonly type: TypeId;
  readonly default?: string;
  readonly fixed?: string;
}

export interface SimpleType extends TypeBase {
  readonly kind: 'simple';
  readonly variety: 'atomic' | 'list' | 'union';
  /** Atomic: the local name of the built-in that it restricts at last, such as `string` or `long`. */
  readonly builtin?: string;
  /** List: the type of an item. */
  readonly item?: TypeId;
  /** Union: the member types in order. */
  readonly members?: readonly TypeId[];
  /** All facets in force, those of the base types merged in. */
  readonly facets: Facets;
  /** Facets that what restricts the type must leave as they are. */
  readonly fixed?: readonly string[];
}

export type WhiteSpace = 'preserve' | 'replace' | 'collapse';

export interface Facets {
  readonly length?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  /** Each step of derivation adds one group; within a group any pattern may match (section 4.3.4). */
  readonly patterns?: readonly (readonly string[])[];
  readonly enumeration?: readonly EnumerationValue[];
  readonly whiteSpace?: WhiteSpace;
  /** Bounds keep the lexical form of the schema: they may be decimals, dates or durations. */
  readonly minInclusive?: string;
  readonly maxInclusive?: string;
  readonly minExclusive?: string;
  readonly maxExclusive?: string;
  readonly totalDigits?: number;
  readonly fractionDigits?: number;
}

export interface EnumerationValue extends Component {
  readonly value: string;
}

/** One schema document that took part. */
export interface SchemaFile {
  /** Relative to the release's folder, with `/`; `(built-in)/xml.xsd` for the XML namespace's own. */
  readonly path: string;
  /** Of a chameleon, the namespace that it was included for. */
  readonly targetNamespace: string;
  /** Prefix bindings on its root element; the empty prefix is the default namespace. */
  readonly prefixes: Readonly<Record<string, string>>;
  readonly annotation?: Annotation;
  /** SHA-256 of its bytes, in hexadecimal. */
  readonly hash: string;
}

/** All components of one schema set, in the order of files (sorted by path) and of declaration. */
export interface Schema {
  readonly files: readonly SchemaFile[];
  /** Global and anonymous types; the built-in ones are not listed (see builtins.ts). */
  readonly types: ReadonlyMap<TypeId, TypeDefinition>;
  readonly elements: ReadonlyMap<Clark, ElementDeclaration>;
  readonly attributes: ReadonlyMap<Clark, AttributeDeclaration>;
}
