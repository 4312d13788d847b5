/** Model groups, their particles and named groups (Part 1, sections 3.7 to 3.9). */
import type { XmlElement } from '../xml/node.js';
import type {
  GroupDeclaration,
  ModelGroup,
  ParticleDeclaration,
  TermDeclaration,
} from './declarations.js';
import { checkShape } from './check-shape.js';
import { shapes } from './grammar.js';
import { annotationOf } from './read-annotation.js';
import { readLocalElement, type ReadComplexType } from './read-element.js';
import { readWildcard } from './read-wildcard.js';
import { childOf, childrenOf, type Reader } from './reader.js';
import { nameOf, occursOf, referenceOf } from './values.js';

export function readGroup(
  reader: Reader,
  element: XmlElement,
  readType: ReadComplexType,
): GroupDeclaration {
  checkShape(reader, element, shapes.group);
  const child = childOf(element, 'all', 'choice', 'sequence');
  const isAll = child?.local === 'all';
  if (child !== undefined) {
    checkShape(reader, child, isAll ? shapes.definitionAll : shapes.definitionModel);
  }
  return {
    kind: 'group',
    name: { namespace: reader.namespace, local: nameOf(reader, element) },
    content:
      child === undefined
        ? { kind: 'sequence', particles: [], at: element.at }
        : modelGroup(reader, child, readType),
    at: element.at,
    ...annotationOf(element),
  };
}

/** The content model of a type or a derivation, if it has one. */
export function readContentModel(
  reader: Reader,
  parent: XmlElement,
  readType: ReadComplexType,
): ParticleDeclaration | undefined {
  const child = childOf(parent, 'group', 'all', 'choice', 'sequence');
  return child && readParticle(reader, child, readType);
}

function readParticle(
  reader: Reader,
  element: XmlElement,
  readType: ReadComplexType,
): ParticleDeclaration | undefined {
  const term = readTerm(reader, element, readType);
  if (term === undefined) return undefined;
  const { min, max } = occursOf(reader, element);
  if (term.kind === 'all' && (max !== 1 || min > 1)) {
    refuseAll(reader, element, 'xs:all occurs once or, with minOccurs="0", at most once');
  }
  return { min, max, term, at: element.at };
}

function readTerm(
  reader: Reader,
  element: XmlElement,
  readType: ReadComplexType,
): TermDeclaration | undefined {
  switch (element.local) {
    case 'element':
      return readLocalElement(reader, element, readType);
    case 'any':
      checkShape(reader, element, shapes.any);
      return readWildcard(reader, element);
    case 'group': {
      checkShape(reader, element, shapes.groupReference);
      const name = referenceOf(reader, element, 'ref');
      return name && { kind: 'groupReference', name };
    }
    case 'all':
      checkShape(reader, element, shapes.all);
      return modelGroup(reader, element, readType);
    case 'sequence':
    case 'choice':
      checkShape(reader, element, shapes.model);
      return modelGroup(reader, element, readType);
    default:
      // The table of the grammar has reported it.
      return undefined;
  }
}

function modelGroup(reader: Reader, element: XmlElement, readType: ReadComplexType): ModelGroup {
  const { local, at } = element;
  const kind = local === 'all' || local === 'choice' ? local : 'sequence';
  const particles: ParticleDeclaration[] = [];
  for (const child of childrenOf(element)) {
    if (child.local === 'annotation' || child.local === 'all') continue;
    const particle = readParticle(reader, child, readType);
    if (particle === undefined) continue;
    particles.push(particle);
    if (kind === 'all' && particle.max !== 0 && particle.max !== 1) {
      refuseAll(reader, child, 'an element of xs:all occurs at most once');
    }
  }
  return { kind, particles, at };
}

function refuseAll(reader: Reader, element: XmlElement, message: string): void {
  const constraint = 'cos-all-limited';
  reader.diagnostics.error('XSD312', element.at, message, { constraint });
}
