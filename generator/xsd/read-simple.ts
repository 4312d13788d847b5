/** Simple type definitions and facets (Part 1, section 3.14; Part 2, section 4.3). */
import { XSD } from '../support/qname.js';
import type { XmlElement } from '../xml/node.js';
import type {
  FacetDeclaration,
  FacetName,
  Named,
  Reference,
  SimpleDeclaration,
  SimpleDerivation,
} from './declarations.js';
import { checkShape } from './check-shape.js';
import { shapes } from './grammar.js';
import { annotationOf } from './read-annotation.js';
import { attributeOf, childOf, childrenOf, report, type Reader } from './reader.js';
import { booleanOf, derivationsOf, nameOf, referenceOf, referencesOf } from './values.js';

export function readGlobalSimpleType(
  reader: Reader,
  element: XmlElement,
): Named<SimpleDeclaration> {
  checkShape(reader, element, shapes.globalSimpleType);
  const name = { namespace: reader.namespace, local: nameOf(reader, element) };
  return { ...body(reader, element), name };
}

export function readLocalSimpleType(reader: Reader, element: XmlElement): SimpleDeclaration {
  checkShape(reader, element, shapes.localSimpleType);
  return body(reader, element);
}

function body(reader: Reader, element: XmlElement): SimpleDeclaration {
  const allowed = ['restriction', 'list', 'union'] as const;
  return {
    kind: 'simple',
    final: derivationsOf(reader, element, 'final', allowed, reader.finalDefault),
    derivation: readDerivation(reader, element),
    at: element.at,
    ...annotationOf(element),
  };
}

function readDerivation(reader: Reader, element: XmlElement): SimpleDerivation {
  const child = childOf(element, 'restriction', 'list', 'union');
  if (child === undefined) return { kind: 'restriction', base: anySimple(element), facets: [] };
  switch (child.local) {
    case 'list': {
      checkShape(reader, child, shapes.list);
      return { kind: 'list', item: oneType(reader, child, 'itemType') };
    }
    case 'union': {
      checkShape(reader, child, shapes.union);
      const named = referencesOf(reader, child, 'memberTypes');
      const inline = childrenOf(child).filter(({ local }) => local === 'simpleType');
      const members = [...named, ...inline.map((type) => readLocalSimpleType(reader, type))];
      if (members.length === 0) {
        report(reader, 'XSD314', child.at, 'xs:union needs memberTypes or an xs:simpleType');
      }
      return { kind: 'union', members };
    }
    default: {
      checkShape(reader, child, shapes.restriction);
      const base = oneType(reader, child, 'base');
      return { kind: 'restriction', base, facets: readFacets(reader, child) };
    }
  }
}

/** Exactly one of the attribute and an xs:simpleType inside. */
function oneType(reader: Reader, element: XmlElement, name: string): Reference | SimpleDeclaration {
  const reference = referenceOf(reader, element, name);
  const inline = childOf(element, 'simpleType');
  const isNamed = attributeOf(element, name) !== undefined;
  if (isNamed && inline !== undefined) {
    report(
      reader,
      'XSD307',
      inline.at,
      `xs:${element.local} has both ${name} and an xs:simpleType`,
    );
  }
  if (!isNamed && inline === undefined) {
    report(reader, 'XSD314', element.at, `xs:${element.local} needs ${name} or an xs:simpleType`);
  }
  if (reference !== undefined) return reference;
  return inline === undefined ? anySimple(element) : readLocalSimpleType(reader, inline);
}

function anySimple(element: XmlElement): Reference {
  return { kind: 'reference', namespace: XSD, local: 'anySimpleType', at: element.at };
}

const FACETS: ReadonlyMap<string, FacetName> = new Map(
  (
    [
      'length',
      'minLength',
      'maxLength',
      'pattern',
      'enumeration',
      'whiteSpace',
      'minInclusive',
      'maxInclusive',
      'minExclusive',
      'maxExclusive',
      'totalDigits',
      'fractionDigits',
    ] as const
  ).map((name) => [name, name]),
);

export function readFacets(reader: Reader, element: XmlElement): readonly FacetDeclaration[] {
  const facets: FacetDeclaration[] = [];
  for (const child of childrenOf(element)) {
    const kind = FACETS.get(child.local);
    if (kind === undefined) continue;
    const isRepeated = kind === 'pattern' || kind === 'enumeration';
    checkShape(reader, child, isRepeated ? shapes.repeatedFacet : shapes.facet);
    const value = attributeOf(child, 'value')?.value;
    if (value === undefined) continue;
    facets.push({
      kind,
      value,
      fixed: !isRepeated && booleanOf(reader, child, 'fixed', false),
      scope: child.scope,
      at: child.at,
      ...annotationOf(child),
    });
  }
  return facets;
}
