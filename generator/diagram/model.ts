/**
 * What schema diagrams show, as data: the content of types as the schema writes it, one type at a
 * time. It is drawn in Node and in a page of the documentation alike.
 */

/** Address of a page below the site's root, without its ending: `types/use.userType`. */
export type PageKey = string;

/** What a box of this type opens into. */
export interface TypeDiagram {
  /** Of the type's own page; tells types apart. */
  readonly key: PageKey;
  /** `use:userType`; of an anonymous type `use:userType.supportCenter`. */
  readonly name: string;
  readonly abstract?: true;
  /** What the parts that are marked as inherited come from. */
  readonly base?: TypeLink;
  /** In schema order, inherited ones first. */
  readonly attributes: readonly AttributeBox[];
  /** Namespaces of further attributes: `any`, `other than …`, or names. */
  readonly anyAttribute?: string;
  /** The outermost particle; absent where there are no elements. */
  readonly content?: ParticleBox;
  /** Text may stand between the elements. */
  readonly mixed?: true;
}

export interface TypeLink {
  readonly name: string;
  /** Absent for built-in types. */
  readonly page?: PageKey;
}

export type ParticleBox = ElementBox | GroupBox | WildcardBox;

interface Occurring {
  readonly min: number;
  readonly max: number | 'unbounded';
  /** It came from the base type by extension. */
  readonly inherited?: true;
}

export interface ElementBox extends Occurring {
  readonly kind: 'element';
  /** The local name. */
  readonly name: string;
  /** The same as a step of an XPath: `use:hostPIN`; without a prefix where it has no namespace. */
  readonly step: string;
  /** Of an anonymous type what its text restricts; absent where there is none. */
  readonly type?: TypeLink;
  /** Where the box leads: the page of its type, of the element for a reference; absent for built-in types. */
  readonly page?: PageKey;
  /** The type that it opens into; absent for what has neither elements nor attributes. */
  readonly opens?: PageKey;
  /** Lines such as `length 1..20`, `pattern [0-9]{4}`, `A | B | C`, `default 0`, `may be nil`. */
  readonly facets: readonly string[];
  readonly documentation?: string;
  readonly mark?: Mark;
}

/** A substitution is a choice between an element and those that may stand in its place. */
export interface GroupBox extends Occurring {
  readonly kind: 'sequence' | 'choice' | 'all' | 'substitution';
  readonly children: readonly ParticleBox[];
}

export interface WildcardBox extends Occurring {
  readonly kind: 'any';
  /** `any namespace`, `other than …`, or names. */
  readonly namespaces: string;
}

export interface AttributeBox {
  readonly name: string;
  /** `@name`, with a prefix where it has a namespace. */
  readonly step: string;
  readonly required: boolean;
  readonly inherited?: true;
  readonly type?: TypeLink;
  /** Where the box leads; absent for built-in types. */
  readonly page?: PageKey;
  readonly facets: readonly string[];
  readonly documentation?: string;
  readonly mark?: Mark;
}

/** What differs from the release that is compared with. */
export interface Mark {
  readonly kind: 'new' | 'changed' | 'removed';
  /** The release that brought it: `10.0`. */
  readonly release: string;
  /** What changed, one line for each change; empty for what is new or removed as a whole. */
  readonly lines: readonly string[];
}
