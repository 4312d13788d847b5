/** What all readers share: where they are, and the checks on shape and single values. */
import type { DiagnosticCode } from '../support/codes.js';
import type { Diagnostics } from '../support/diagnostic.js';
import { XSD } from '../support/qname.js';
import type { SourcePoint } from '../support/source.js';
import { closest } from '../support/suggest.js';
import { alternatives, quote } from '../support/text.js';
import { collapse, isNcName } from '../xml/names.js';
import type { XmlAttribute, XmlElement } from '../xml/node.js';
import type { Derivation } from './components.js';
import { ATTRIBUTES_1_1, ELEMENTS_1_1, type Shape } from './grammar.js';

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

/** Compares an element with the table of the grammar and reports what does not fit. */
export function checkShape(reader: Reader, element: XmlElement, shape: Shape): void {
  checkAttributes(reader, element, shape);
  let position = 0;
  let used = 0;
  for (const item of element.content) {
    if (typeof item === 'string') {
      if (/[^ \t\r\n]/.test(item)) {
        report(reader, 'XSD305', element.at, `${quote(item.trim())} stands in xs:${element.local}`);
      }
      continue;
    }
    if (item.namespace !== XSD || ELEMENTS_1_1.has(item.local)) {
      reportForeign(reader, item, element);
      continue;
    }
    let slot = position;
    while (
      slot < shape.slots.length &&
      !fits(shape, slot, item.local, slot === position ? used : 0)
    )
      slot++;
    if (slot === shape.slots.length) {
      const isKnown = shape.slots.some(({ names }) => names.has(item.local));
      const where = isKnown ? 'comes too late or too often in' : 'is not allowed in';
      report(reader, 'XSD303', item.at, `xs:${item.local} ${where} xs:${element.local}`);
      continue;
    }
    used = slot === position ? used + 1 : 1;
    position = slot;
  }
  for (const { required, names } of shape.slots) {
    if (!required || childOf(element, ...names) !== undefined) continue;
    const wanted = alternatives([...names].map((name) => `xs:${name}`));
    report(reader, 'XSD314', element.at, `xs:${element.local} needs ${wanted}`);
  }
}

function fits(shape: Shape, slot: number, name: string, used: number): boolean {
  const { names, max } = shape.slots[slot] ?? { names: new Set<string>(), max: 1 };
  return names.has(name) && (max === 'unbounded' || used < max);
}

function reportForeign(reader: Reader, item: XmlElement, parent: XmlElement): void {
  if (item.namespace !== XSD) {
    const text = `element ${quote(item.local)} of another namespace stands in xs:${parent.local}`;
    report(reader, 'XSD303', item.at, text);
    return;
  }
  const message = `xs:${item.local} belongs to XML Schema 1.1`;
  report(reader, 'XSD306', item.at, message);
}

function checkAttributes(reader: Reader, element: XmlElement, shape: Shape): void {
  for (const { namespace, local, at, value } of element.attributes) {
    if (namespace === XSD) {
      report(reader, 'XSD301', at, `attribute ${quote(local)} must have no prefix`);
    }
    if (namespace !== '') continue;
    if (shape.attributes.has(local)) {
      if (local === 'id') checkId(reader, value, at);
      continue;
    }
    if (ATTRIBUTES_1_1.has(local)) {
      report(reader, 'XSD306', at, `attribute ${quote(local)} belongs to XML Schema 1.1`);
      continue;
    }
    const meant = closest(local, shape.attributes);
    report(
      reader,
      'XSD301',
      at,
      `xs:${element.local} has no attribute ${quote(local)} here`,
      meant === undefined ? undefined : `Did you mean '${meant}'?`,
    );
  }
  for (const name of shape.required) {
    if (attributeOf(element, name) === undefined) {
      report(reader, 'XSD302', element.at, `xs:${element.local} needs the attribute '${name}'`);
    }
  }
}

function checkId(reader: Reader, value: string, at: SourcePoint): void {
  const id = collapse(value);
  const first = reader.ids.get(id);
  if (!isNcName(id)) report(reader, 'XSD304', at, `id ${quote(id)} is not a name without colon`);
  else if (first === undefined) reader.ids.set(id, at);
  else {
    const notes = [{ message: 'first used here', at: first }];
    reader.diagnostics.error('XSD309', at, `the id ${quote(id)} is used twice`, { notes });
  }
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
