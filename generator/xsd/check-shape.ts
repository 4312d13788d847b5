/** Compares elements of a schema document with the table of the grammar. */
import { XML, XSD } from '../support/qname.js';
import type { SourcePoint } from '../support/source.js';
import { closest } from '../support/suggest.js';
import { alternatives, quote } from '../support/text.js';
import { collapse, isNcName } from '../xml/names.js';
import type { XmlElement } from '../xml/node.js';
import { ATTRIBUTES_1_1, ELEMENTS_1_1, shapes, type Shape } from './grammar.js';
import { isLexical } from './lexical.js';
import { attributeOf, childOf, childrenOf, report, type Reader } from './reader.js';

/** Reports what does not fit; annotations in their place are looked into. */
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
    if (item.local === 'annotation') checkAnnotation(reader, item);
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

const URIS: ReadonlySet<string> = new Set([
  'schemaLocation',
  'source',
  'system',
  'targetNamespace',
]);

function checkAttributes(reader: Reader, element: XmlElement, shape: Shape): void {
  for (const { namespace, local, at, value } of element.attributes) {
    if (namespace === XSD) {
      report(reader, 'XSD301', at, `attribute ${quote(local)} must have no prefix`);
    }
    if (namespace !== '') continue;
    if (shape.attributes.has(local)) {
      if (local === 'id') checkId(reader, value, at);
      else if (URIS.has(local) && !isLexical('anyURI', collapse(value)))
        report(reader, 'XSD304', at, `${local} is ${quote(value)}, which is no URI`);
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

/** What is in xs:appinfo and xs:documentation is nobody's concern (Part 1, section 3.13). */
function checkAnnotation(reader: Reader, element: XmlElement): void {
  checkShape(reader, element, shapes.annotation);
  for (const child of childrenOf(element)) {
    checkAttributes(reader, child, shapes.note);
    if (child.local === 'documentation') checkLanguage(reader, child);
  }
}

function checkLanguage(reader: Reader, element: XmlElement): void {
  for (const { namespace, local, value, at } of element.attributes) {
    if (namespace !== XML || local !== 'lang' || isLexical('language', collapse(value))) continue;
    report(reader, 'XSD304', at, `xml:lang is ${quote(value)}, not a language such as en or de-CH`);
  }
}
