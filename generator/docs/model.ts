/** A site of documentation as data: what its pages say, not how they look. */
import type { Mark, PageKey, TypeDiagram, TypeLink } from '../diagram/model.js';

/** One release of one API. */
export interface Site {
  readonly title: string;
  /** The name of the API's folder. */
  readonly api: string;
  readonly release: string;
  /** The release that it is compared with. */
  readonly compared?: string;
  /** All releases at hand, older ones first. */
  readonly releases: readonly string[];
  /** `xml-api-codegen 0.1.0` */
  readonly tool: string;
  /** In the order of api.json; none for schemas without operations. */
  readonly services: readonly ServiceSection[];
  readonly operations: readonly OperationPage[];
  /** Global elements. */
  readonly elements: readonly ElementPage[];
  /** Records, enumerations and other simple types, anonymous ones too. */
  readonly types: readonly TypePage[];
  /** For each type that a box can open into, by its key. */
  readonly diagrams: ReadonlyMap<PageKey, TypeDiagram>;
  /** Absent when nothing is compared. */
  readonly changes?: ChangesPage;
}

/** A page before it is known in which releases its subject exists. */
export type Undated<Dated extends Page> = Omit<Dated, 'releases'>;

export interface UndatedPages {
  readonly operations: readonly Undated<OperationPage>[];
  readonly elements: readonly Undated<ElementPage>[];
  readonly types: readonly Undated<TypePage>[];
}

export type UndatedSite = Omit<Site, 'releases' | keyof UndatedPages> & UndatedPages;

export interface ServiceSection {
  readonly name: string;
  readonly title?: string;
  readonly namespace?: string;
  /** Keys of its operations, in the schema's order. */
  readonly operations: readonly PageKey[];
}

interface Page {
  readonly key: PageKey;
  /** What it is about: `user.SetUser`, `use:userType`. */
  readonly name: string;
  readonly documentation?: string;
  readonly mark?: Mark;
  /** The releases in which it exists, older ones first. */
  readonly releases: readonly string[];
  /** File and line of the declaration: `user.xsd:120`. */
  readonly source: string;
}

export interface OperationPage extends Page {
  readonly kind: 'operation';
  readonly service: string;
  /** `SetUser` */
  readonly title: string;
  /** `May be repeated`, `Needs no credentials`: what api.json knows of it, as whole sentences. */
  readonly facts: readonly string[];
  /** Absent where nothing is sent. */
  readonly request?: MessagePart;
  /** Absent where nothing comes back. */
  readonly response?: MessagePart;
  /** The call in several spellings, in the order of the tabs. */
  readonly calls: readonly Sample[];
  readonly errors: readonly ErrorRow[];
}

export interface MessagePart {
  /** Also the beginning of the anchors of its members: `request/personalMeetingRoom`. */
  readonly anchor: 'request' | 'response';
  readonly type: TypeLink;
  /** Key of the diagram; absent for a type without parts. */
  readonly diagram?: PageKey;
  /** XPath to the element of that type: `/serv:message/serv:body/serv:bodyContent`. */
  readonly xpath: string;
  readonly members: readonly MemberRow[];
  readonly sample?: Sample;
}

export interface ElementPage extends Page {
  readonly kind: 'element';
  readonly namespace: string;
  readonly type: TypeLink;
  readonly abstract: boolean;
  readonly diagram?: PageKey;
  readonly xpath: string;
  readonly members: readonly MemberRow[];
  /** XML and TypeScript; none for an abstract element. */
  readonly samples: readonly Sample[];
  /** Keys, references and uniqueness, each as a sentence. */
  readonly constraints: readonly string[];
  /** Elements that may stand in its place. */
  readonly substitutes: readonly TypeLink[];
  /** The element that it may stand for. */
  readonly substitutionGroup?: TypeLink;
  readonly usedBy: readonly Use[];
}

export interface TypePage extends Page {
  readonly kind: 'record' | 'enumeration' | 'simple';
  readonly namespace: string;
  readonly anonymous: boolean;
  readonly abstract: boolean;
  /** What it derives from, nearest first, and how each step was made. */
  readonly bases: readonly Base[];
  readonly derived: readonly TypeLink[];
  readonly diagram?: PageKey;
  /** Elements and attributes. */
  readonly members: readonly MemberRow[];
  /** Of a simple type, and of simple content. */
  readonly facets: readonly string[];
  readonly values: readonly ValueRow[];
  /**
   * The TypeScript name, and the module below the generated folder: `user.js`. A type without a name
   * there has what is written in its place, and no module: it is empty.
   */
  readonly typescript: { readonly name: string; readonly module: string };
  /** A constant of the type, in TypeScript; absent for abstract and anonymous ones. */
  readonly samples: readonly Sample[];
  readonly usedBy: readonly Use[];
}

export interface Base extends TypeLink {
  readonly derivation: 'extension' | 'restriction' | 'list' | 'union';
}

/** A member, or one of an anonymous type within: then the path is longer. */
export interface MemberRow {
  /** Names from the type down, `@name` for an attribute; joined by `/` it is the anchor's end. */
  readonly path: readonly string[];
  /** XPath from the type's element: `use:supportCenter/use:orderTabs`. */
  readonly xpath: string;
  /**
   * Of an anonymous simple type the one that it restricts, of one with text that of the text, and
   * otherwise absent; but its own page where that tells more than the rows here.
   */
  readonly type?: TypeLink;
  /** The type of the property in TypeScript: `bigint`, `readonly RoomType[]`; empty for what is gone. */
  readonly typescript: string;
  readonly min: number;
  readonly max: number | 'unbounded';
  /** It is in a group of alternatives. */
  readonly inChoice: boolean;
  readonly nillable: boolean;
  readonly facets: readonly string[];
  readonly default?: string;
  readonly fixed?: string;
  readonly documentation?: string;
  /** The base type that it comes from. */
  readonly inherited?: TypeLink;
  readonly mark?: Mark;
}

export interface ValueRow {
  readonly value: string;
  readonly documentation?: string;
  readonly mark?: Mark;
}

/** A place where a type or an element is used. */
export interface Use {
  readonly page: PageKey;
  /** `use:userType` or `user.SetUser` */
  readonly name: string;
  /**
   * The members there that have it, those of anonymous types by their path; `type` of an element,
   * `request` or `response` of an operation, `base`, `item` or `union` of a type.
   */
  readonly where: readonly string[];
}

export interface Sample {
  readonly title: 'XML' | 'TypeScript' | 'codegen call';
  readonly language: 'xml' | 'typescript' | 'console';
  readonly text: string;
}

export interface ErrorRow {
  readonly id: string;
  readonly name: string;
  readonly meaning: string;
  /** What a caller may do, as a sentence. */
  readonly advice: string;
}

export interface ChangesPage {
  readonly from: string;
  readonly to: string;
  /** Those that changed, came or went, in the order of the site. */
  readonly operations: readonly OperationChanges[];
  /** What no operation gets to. */
  readonly others: readonly ChangeRow[];
}

export interface OperationChanges {
  readonly name: string;
  /** Absent for what is gone. */
  readonly page?: PageKey;
  readonly status: 'added' | 'removed' | 'changed';
  readonly request: readonly ChangeRow[];
  readonly response: readonly ChangeRow[];
}

export interface ChangeRow {
  /** Of the change in the report of differences: 12 hexadecimal digits. */
  readonly id: string;
  /** Member names down to it. */
  readonly path: readonly string[];
  /** The anchor of the row that it stands in, when there is one: key and fragment. */
  readonly place?: { readonly page: PageKey; readonly fragment: string };
  readonly subject: string;
  readonly message: string;
  readonly kind: Mark['kind'];
  /** For a client of the old release: in this direction, the tolerant reader's for responses. */
  readonly impact: 'breaking' | 'warning' | 'safe';
  readonly reason: string;
}
