/** Complex type definitions (Part 1, section 3.4). */
import { XSD } from '../support/qname.js';
import type { XmlElement } from '../xml/node.js';
import type {
  ComplexContent,
  ComplexDeclaration,
  ContentDeclaration,
  Named,
  Reference,
  SimpleContent,
} from './declarations.js';
import { checkShape } from './check-shape.js';
import { shapes } from './grammar.js';
import { annotationOf } from './read-annotation.js';
import { readAttributes } from './read-attribute.js';
import { readContentModel } from './read-particle.js';
import { readFacets, readLocalSimpleType } from './read-simple.js';
import { attributeOf, childOf, childrenOf, report, type Reader } from './reader.js';
import { booleanOf, derivationsOf, nameOf, referenceOf } from './values.js';

const DERIVATIONS = ['extension', 'restriction'] as const;

export function readGlobalComplexType(
  reader: Reader,
  element: XmlElement,
): Named<ComplexDeclaration> {
  checkShape(reader, element, shapes.globalComplexType);
  const name = { namespace: reader.namespace, local: nameOf(reader, element) };
  return { ...body(reader, element), name };
}

export function readLocalComplexType(reader: Reader, element: XmlElement): ComplexDeclaration {
  checkShape(reader, element, shapes.localComplexType);
  return body(reader, element);
}

function body(reader: Reader, element: XmlElement): ComplexDeclaration {
  return {
    kind: 'complex',
    abstract: booleanOf(reader, element, 'abstract', false),
    block: derivationsOf(reader, element, 'block', DERIVATIONS, reader.blockDefault),
    final: derivationsOf(reader, element, 'final', DERIVATIONS, reader.finalDefault),
    content: readContent(reader, element),
    at: element.at,
    ...annotationOf(element),
  };
}

function readContent(reader: Reader, element: XmlElement): ContentDeclaration {
  const wrapper = childOf(element, 'simpleContent', 'complexContent');
  const mixed = booleanOf(reader, element, 'mixed', false);
  if (wrapper === undefined) {
    const base = builtinReference('anyType', element);
    return complexContent(reader, element, 'restriction', base, mixed);
  }
  const late = childrenOf(element).find(
    ({ local }) => local !== 'annotation' && local !== wrapper.local,
  );
  if (late !== undefined) {
    const message = `xs:${late.local} belongs into the derivation inside xs:${wrapper.local}`;
    report(reader, 'XSD303', late.at, message);
  }
  return wrapper.local === 'simpleContent'
    ? readSimpleContent(reader, wrapper)
    : readComplexContent(reader, wrapper, mixed);
}

function readComplexContent(reader: Reader, wrapper: XmlElement, outer: boolean): ComplexContent {
  checkShape(reader, wrapper, shapes.complexContent);
  // The inner attribute wins over that of xs:complexType (section 3.4.2).
  const mixed = booleanOf(reader, wrapper, 'mixed', outer);
  const child = childOf(wrapper, 'restriction', 'extension');
  if (child === undefined) {
    const base = builtinReference('anyType', wrapper);
    return complexContent(reader, wrapper, 'restriction', base, mixed);
  }
  checkShape(reader, child, shapes.complexDerivation);
  const derivation = child.local === 'extension' ? 'extension' : 'restriction';
  const base = referenceOf(reader, child, 'base') ?? builtinReference('anyType', child);
  return complexContent(reader, child, derivation, base, mixed);
}

function complexContent(
  reader: Reader,
  holder: XmlElement,
  derivation: ComplexContent['derivation'],
  base: Reference,
  mixed: boolean,
): ComplexContent {
  const particle = readContentModel(reader, holder, readLocalComplexType);
  return {
    kind: 'complexContent',
    derivation,
    base,
    mixed,
    ...(particle && { particle }),
    attributes: readAttributes(reader, holder),
    at: holder.at,
  };
}

function readSimpleContent(reader: Reader, wrapper: XmlElement): SimpleContent {
  checkShape(reader, wrapper, shapes.simpleContent);
  const child = childOf(wrapper, 'restriction', 'extension') ?? wrapper;
  const isExtension = child.local === 'extension';
  if (child !== wrapper) {
    const { simpleContentExtension, simpleContentRestriction } = shapes;
    checkShape(reader, child, isExtension ? simpleContentExtension : simpleContentRestriction);
  }
  const inline = isExtension ? undefined : childOf(child, 'simpleType');
  const named = attributeOf(child, 'base') && referenceOf(reader, child, 'base');
  return {
    kind: 'simpleContent',
    derivation: isExtension ? 'extension' : 'restriction',
    base: named ?? builtinReference('anySimpleType', child),
    ...(inline && { type: readLocalSimpleType(reader, inline) }),
    facets: isExtension ? [] : readFacets(reader, child),
    attributes: readAttributes(reader, child),
    at: child.at,
  };
}

function builtinReference(local: string, element: XmlElement): Reference {
  return { kind: 'reference', namespace: XSD, local, at: element.at };
}
