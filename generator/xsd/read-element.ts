/** Element declarations, global and local (Part 1, section 3.3). */
import { quote } from '../support/text.js';
import type { XmlElement } from '../xml/node.js';
import type { ElementItem, ElementReference, TypeUse } from './declarations.js';
import { checkShape } from './check-shape.js';
import { shapes } from './grammar.js';
import { annotationOf } from './read-annotation.js';
import { valueOf } from './read-attribute.js';
import { readConstraints } from './read-identity.js';
import { readLocalSimpleType } from './read-simple.js';
import { attributeOf, childOf, report, type Reader } from './reader.js';
import { booleanOf, derivationsOf, nameOf, referenceOf, wordOf } from './values.js';

/** Types hold elements and elements hold types: the caller passes what would close a circle. */
export type ReadComplexType = (reader: Reader, element: XmlElement) => TypeUse;

export function readGlobalElement(
  reader: Reader,
  element: XmlElement,
  readType: ReadComplexType,
): ElementItem {
  checkShape(reader, element, shapes.globalElement);
  return elementItem(reader, element, reader.namespace, readType);
}

export function readLocalElement(
  reader: Reader,
  element: XmlElement,
  readType: ReadComplexType,
): ElementItem | ElementReference | undefined {
  checkShape(reader, element, shapes.localElement);
  if (attributeOf(element, 'ref') !== undefined) return elementReference(reader, element);
  const form = wordOf(reader, element, 'form', ['default', 'qualified', 'unqualified']);
  const isQualified = form === 'default' ? reader.elementsQualified : form === 'qualified';
  return elementItem(reader, element, isQualified ? reader.namespace : '', readType);
}

function elementReference(reader: Reader, element: XmlElement): ElementReference | undefined {
  // src-element.2
  for (const name of ['name', 'type', 'nillable', 'default', 'fixed', 'form', 'block']) {
    const extra = attributeOf(element, name);
    if (extra !== undefined)
      report(reader, 'XSD307', extra.at, `ref and ${name} exclude each other`);
  }
  const child = childOf(element, 'simpleType', 'complexType', 'unique', 'key', 'keyref');
  if (child !== undefined) {
    report(reader, 'XSD307', child.at, `ref and xs:${child.local} exclude each other`);
  }
  const name = referenceOf(reader, element, 'ref');
  if (name === undefined) return undefined;
  return { kind: 'elementReference', name, at: element.at, ...annotationOf(element) };
}

function elementItem(
  reader: Reader,
  element: XmlElement,
  namespace: string,
  readType: ReadComplexType,
): ElementItem {
  if (attributeOf(element, 'name') === undefined) {
    report(reader, 'XSD302', element.at, "xs:element needs the attribute 'name' or 'ref'");
  }
  // Written by assignment, not by spreading: this runs once for every element of a schema.
  const item: { -readonly [K in keyof ElementItem]: ElementItem[K] } = {
    kind: 'element',
    name: { namespace, local: nameOf(reader, element) },
    nillable: booleanOf(reader, element, 'nillable', false),
    abstract: booleanOf(reader, element, 'abstract', false),
    ...valueOf(reader, element),
    block: derivationsOf(reader, element, 'block', BLOCKS, reader.blockDefault),
    final: derivationsOf(reader, element, 'final', FINALS, reader.finalDefault),
    constraints: readConstraints(reader, element),
    scope: element.scope,
    at: element.at,
    ...annotationOf(element),
  };
  const type = typeOf(reader, element, readType);
  if (type !== undefined) item.type = type;
  const head = referenceOf(reader, element, 'substitutionGroup');
  if (head !== undefined) item.substitutionGroup = head;
  return item;
}

const BLOCKS = ['extension', 'restriction', 'substitution'] as const;
const FINALS = ['extension', 'restriction'] as const;

function typeOf(
  reader: Reader,
  element: XmlElement,
  readType: ReadComplexType,
): TypeUse | undefined {
  const inline = childOf(element, 'simpleType', 'complexType');
  if (inline === undefined) return referenceOf(reader, element, 'type');
  const type = attributeOf(element, 'type');
  if (type !== undefined) {
    // src-element.3
    const message = `type ${quote(type.value)} and xs:${inline.local} exclude each other`;
    report(reader, 'XSD307', inline.at, message);
  }
  return inline.local === 'simpleType'
    ? readLocalSimpleType(reader, inline)
    : readType(reader, inline);
}
