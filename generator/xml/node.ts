/** The small tree that a schema document is read into: names are expanded, places are kept. */
import type { SourcePoint } from '../support/source.js';

export interface XmlElement {
  readonly namespace: string;
  readonly local: string;
  /** In document order; declarations of namespaces are not among them. */
  readonly attributes: readonly XmlAttribute[];
  /** Child elements and character data; comments and indentation are dropped. */
  readonly content: readonly (XmlElement | string)[];
  /** The prefixes in scope; the empty prefix is the default namespace. */
  readonly scope: Scope;
  readonly at: SourcePoint;
}

export interface XmlAttribute {
  readonly namespace: string;
  readonly local: string;
  /** With line ends and tabs as blanks (XML 1.0, section 3.3.3), not collapsed. */
  readonly value: string;
  readonly at: SourcePoint;
}

export type Scope = ReadonlyMap<string, string>;

/** All character data below an element, in document order. */
export function textOf(element: XmlElement): string {
  let text = '';
  for (const item of element.content) text += typeof item === 'string' ? item : textOf(item);
  return text;
}
