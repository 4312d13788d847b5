/** What all readers share: where they are, and how they find and report things. */
import type { DiagnosticCode } from '../support/codes.js';
import type { Diagnostics } from '../support/diagnostic.js';
import { XSD } from '../support/qname.js';
import type { SourcePoint } from '../support/source.js';
import type { XmlAttribute, XmlElement } from '../xml/node.js';
import type { Derivation } from './components.js';

export interface Reader {
  readonly diagnostics: Diagnostics;
  /** The namespace that names are declared in. */
  readonly namespace: string;
  /** The document has no target namespace of its own: references without one mean the includer's. */
  readonly isChameleon: boolean;
  readonly imports: ReadonlySet<string>;
  readonly elementsQualified: boolean;
  readonly attributesQualified: boolean;
  readonly blockDefault: readonly Derivation[];
  readonly finalDefault: readonly Derivation[];
  readonly ids: Map<string, SourcePoint>;
}

export function attributeOf(element: XmlElement, name: string): XmlAttribute | undefined {
  for (const attribute of element.attributes) {
    if (attribute.local === name && attribute.namespace === '') return attribute;
  }
  return undefined;
}

export function isXsd(item: XmlElement | string): item is XmlElement {
  return typeof item !== 'string' && item.namespace === XSD;
}

/** The children in the namespace of XML Schema; others have been reported by `checkShape`. */
export function childrenOf(element: XmlElement): XmlElement[] {
  return element.content.filter(isXsd);
}

export function childOf(element: XmlElement, ...names: readonly string[]): XmlElement | undefined {
  for (const item of element.content) {
    if (isXsd(item) && names.includes(item.local)) return item;
  }
  return undefined;
}

export function report(
  reader: Reader,
  code: DiagnosticCode,
  at: SourcePoint,
  message: string,
  help?: string,
): void {
  reader.diagnostics.error(code, at, message, help === undefined ? {} : { help });
}
