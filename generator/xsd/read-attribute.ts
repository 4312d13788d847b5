/** Attribute declarations, uses and groups (Part 1, sections 3.2, 3.5 and 3.6). */
import { XSI } from '../support/qname.js';
import { quote } from '../support/text.js';
import type { XmlElement } from '../xml/node.js';
import type {
  AttributeGroupDeclaration,
  AttributeItem,
  AttributeReference,
  AttributesDeclaration,
  Reference,
  SimpleDeclaration,
} from './declarations.js';
import { checkShape } from './check-shape.js';
import { shapes } from './grammar.js';
import { annotationOf } from './read-annotation.js';
import { readLocalSimpleType } from './read-simple.js';
import { readWildcard } from './read-wildcard.js';
import { attributeOf, childOf, childrenOf, report, type Reader } from './reader.js';
import { nameOf, referenceOf, wordOf } from './values.js';

export function readGlobalAttribute(reader: Reader, element: XmlElement): AttributeItem {
  checkShape(reader, element, shapes.globalAttribute);
  return attributeItem(reader, element, reader.namespace, 'optional');
}

export function readAttributeGroup(reader: Reader, element: XmlElement): AttributeGroupDeclaration {
  checkShape(reader, element, shapes.attributeGroup);
  return {
    kind: 'attributeGroup',
    name: { namespace: reader.namespace, local: nameOf(reader, element) },
    attributes: readAttributes(reader, element),
    at: element.at,
    ...annotationOf(element),
  };
}

/** The attribute part of a type, a derivation or an attribute group. */
export function readAttributes(reader: Reader, parent: XmlElement): AttributesDeclaration {
  const items: AttributesDeclaration['items'][number][] = [];
  for (const child of childrenOf(parent)) {
    if (child.local === 'attribute') {
      const item = readLocalAttribute(reader, child);
      if (item !== undefined) items.push(item);
    } else if (child.local === 'attributeGroup') {
      checkShape(reader, child, shapes.attributeGroupReference);
      const name = referenceOf(reader, child, 'ref');
      if (name !== undefined) items.push({ kind: 'attributeGroupReference', name });
    }
  }
  const any = childOf(parent, 'anyAttribute');
  if (any === undefined) return { items };
  checkShape(reader, any, shapes.anyAttribute);
  return { items, wildcard: readWildcard(reader, any) };
}

function readLocalAttribute(
  reader: Reader,
  element: XmlElement,
): AttributeItem | AttributeReference | undefined {
  checkShape(reader, element, shapes.localAttribute);
  const use = wordOf(reader, element, 'use', ['optional', 'required', 'prohibited']);
  if (attributeOf(element, 'default') !== undefined && use !== 'optional') {
    // src-attribute.2
    report(reader, 'XSD307', element.at, `an attribute with a default cannot be ${use}`);
  }
  if (attributeOf(element, 'ref') === undefined) {
    const form = wordOf(reader, element, 'form', ['default', 'qualified', 'unqualified']);
    const isQualified = form === 'default' ? reader.attributesQualified : form === 'qualified';
    return attributeItem(reader, element, isQualified ? reader.namespace : '', use);
  }
  for (const name of ['name', 'type', 'form']) {
    const extra = attributeOf(element, name);
    // src-attribute.3
    if (extra !== undefined)
      report(reader, 'XSD307', extra.at, `ref and ${name} exclude each other`);
  }
  const inline = childOf(element, 'simpleType');
  if (inline !== undefined) {
    report(reader, 'XSD307', inline.at, 'ref and xs:simpleType exclude each other');
  }
  const name = referenceOf(reader, element, 'ref');
  if (name === undefined) return undefined;
  return {
    kind: 'attributeReference',
    name,
    use,
    ...valueOf(reader, element),
    scope: element.scope,
    at: element.at,
    ...annotationOf(element),
  };
}

function attributeItem(
  reader: Reader,
  element: XmlElement,
  namespace: string,
  use: AttributeItem['use'],
): AttributeItem {
  if (attributeOf(element, 'name') === undefined) {
    report(reader, 'XSD302', element.at, "xs:attribute needs the attribute 'name' or 'ref'");
  }
  const local = nameOf(reader, element);
  // Part 1, sections 3.2.6: no-xmlns and no-xsi
  if (local === 'xmlns' || namespace === XSI) {
    const text = local === 'xmlns' ? 'an attribute cannot be named' : 'this namespace is closed:';
    report(reader, 'XSD315', element.at, `${text} ${quote(local)}`);
  }
  const type = attributeTypeOf(reader, element);
  return {
    kind: 'attribute',
    name: { namespace, local },
    ...(type && { type }),
    use,
    ...valueOf(reader, element),
    scope: element.scope,
    at: element.at,
    ...annotationOf(element),
  };
}

function attributeTypeOf(
  reader: Reader,
  element: XmlElement,
): Reference | SimpleDeclaration | undefined {
  const inline = childOf(element, 'simpleType');
  if (inline === undefined) return referenceOf(reader, element, 'type');
  if (attributeOf(element, 'type') !== undefined) {
    report(reader, 'XSD307', inline.at, 'type and xs:simpleType exclude each other');
  }
  return readLocalSimpleType(reader, inline);
}

/** `default` and `fixed` of elements and attributes; only one of them may be given. */
export function valueOf(
  reader: Reader,
  element: XmlElement,
): { readonly default?: string; readonly fixed?: string } {
  const absent = attributeOf(element, 'default');
  const fixed = attributeOf(element, 'fixed');
  if (absent !== undefined && fixed !== undefined) {
    report(reader, 'XSD307', fixed.at, 'default and fixed exclude each other');
  }
  if (fixed !== undefined) return { fixed: fixed.value };
  return absent === undefined ? {} : { default: absent.value };
}
