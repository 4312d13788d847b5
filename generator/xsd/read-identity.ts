/** Identity constraints: key, keyref and unique (Part 1, section 3.11). */
import { collapse } from '../xml/names.js';
import type { XmlElement } from '../xml/node.js';
import type { ConstraintDeclaration } from './declarations.js';
import { checkShape } from './check-shape.js';
import { shapes } from './grammar.js';
import { annotationOf } from './read-annotation.js';
import { attributeOf, childrenOf, report, type Reader } from './reader.js';
import { nameOf, referenceOf } from './values.js';

export function readConstraints(
  reader: Reader,
  element: XmlElement,
): readonly ConstraintDeclaration[] {
  const constraints: ConstraintDeclaration[] = [];
  for (const child of childrenOf(element)) {
    if (child.local === 'unique' || child.local === 'key' || child.local === 'keyref') {
      constraints.push(readConstraint(reader, child, child.local));
    }
  }
  return constraints;
}

function readConstraint(
  reader: Reader,
  element: XmlElement,
  kind: ConstraintDeclaration['kind'],
): ConstraintDeclaration {
  checkShape(reader, element, kind === 'keyref' ? shapes.keyref : shapes.constraint);
  let selector = '';
  const fields: string[] = [];
  for (const child of childrenOf(element)) {
    if (child.local !== 'selector' && child.local !== 'field') continue;
    checkShape(reader, child, shapes.path);
    const path = collapse(attributeOf(child, 'xpath')?.value ?? '');
    if (child.local === 'selector') selector = path;
    else fields.push(path);
  }
  if (fields.length === 0) report(reader, 'XSD314', element.at, `xs:${kind} needs xs:field`);
  const refer = kind === 'keyref' ? referenceOf(reader, element, 'refer') : undefined;
  return {
    kind,
    name: { namespace: reader.namespace, local: nameOf(reader, element) },
    selector,
    fields,
    ...(refer && { refer }),
    namespaces: Object.fromEntries(element.scope),
    at: element.at,
    ...annotationOf(element),
  };
}
