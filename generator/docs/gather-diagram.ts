/** Content of types as the schema writes it, one box for each particle. */
import type {
  AttributeBox,
  ElementBox,
  GroupBox,
  PageKey,
  ParticleBox,
  TypeDiagram,
  TypeLink,
} from '../diagram/model.js';
import { showType } from '../diff/subject.js';
import { clarkOf } from '../support/qname.js';
import { ANY_SIMPLE_TYPE, ANY_TYPE } from '../xsd/builtins.js';
import type {
  AttributeUse,
  ComplexType,
  ElementDeclaration,
  ElementTerm,
  GroupTerm,
  Particle,
  TypeId,
} from '../xsd/components.js';
import { facetLines, hasMoreValues, namespacesInWords, valueLines } from './gather-facets.js';
import { removedAttributes, removedMembers, withRemoved } from './gather-removed.js';
import { definitionOf, described, elementPage, oncePerType, typeLink } from './gather-shelf.js';
import type { PerType, Shelf } from './gather-shelf.js';

/** Undefined for a type that a box cannot open into. */
export function diagramOf(shelf: Shelf, type: ComplexType): TypeDiagram | undefined {
  const key = shelf.addresses.types.get(type.id);
  if (key === undefined || !hasParts(shelf, type)) return undefined;
  const { content, attributeWildcard } = type;
  const own = content.kind === 'elements' ? contentBox(shelf, type, content) : undefined;
  const box = withRemoved(shelf, type.id, own);
  return {
    key,
    name: showType(shelf.show, type.id),
    ...(type.abstract && { abstract: true }),
    ...(type.base !== ANY_TYPE && { base: typeLink(shelf, type.base) }),
    attributes: [
      ...type.attributes.map((use) => attributeBox(shelf, type.id, use)),
      ...removedAttributes(shelf, type.id),
    ],
    ...(attributeWildcard && {
      anyAttribute: namespacesInWords(attributeWildcard.namespaces, 'any'),
    }),
    ...(box && { content: box }),
    ...(content.kind === 'elements' && content.mixed && { mixed: true }),
  };
}

/** The page of what an element's box opens into. */
export const opens: PerType<PageKey | undefined> = oncePerType((shelf, id) => {
  const type = definitionOf(shelf, id);
  if (type.kind === 'simple' || !hasParts(shelf, type)) return undefined;
  return shelf.addresses.types.get(id);
});

function hasParts(shelf: Shelf, type: ComplexType): boolean {
  if (type.attributes.length > 0 || type.attributeWildcard !== undefined) return true;
  if (type.content.kind === 'elements' && !isEmpty(type.content.particle)) return true;
  return removedMembers(shelf, type.id).length > 0;
}

/** A choice of nothing that must be made has no valid content, which is another thing. */
function isEmpty({ min, max, term }: Particle): boolean {
  if (max === 0) return true;
  if (term.kind === 'element' || term.kind === 'any' || term.particles.length > 0) return false;
  return term.kind !== 'choice' || min === 0;
}

/** What the type adds to its base stands in a group of its own, beside the base's. */
function contentBox(
  shelf: Shelf,
  { id }: ComplexType,
  { particle, inherited }: Extract<ComplexType['content'], { readonly kind: 'elements' }>,
): ParticleBox | undefined {
  const { term, min, max } = particle;
  const isOpen = term.kind === 'sequence' && min === 1 && max === 1;
  if (!isOpen) return particleBox(shelf, id, particle, inherited > 0);
  const before = withoutEmpty(boxesOf(shelf, id, term.particles.slice(0, inherited), true));
  const own = withoutEmpty(boxesOf(shelf, id, term.particles.slice(inherited), false));
  if (before.length === 0) return own.length === 0 ? undefined : sequence(own, false);
  if (own.length === 0) return sequence(before, true);
  return sequence([group(before, true), group(own, false)], false);
}

/** A sequence around a single group would say nothing. */
function group(children: readonly ParticleBox[], inherited: boolean): ParticleBox {
  const [only, ...others] = children;
  const isGroup = only !== undefined && only.kind !== 'element' && only.kind !== 'any';
  return isGroup && others.length === 0 ? only : sequence(children, inherited);
}

function sequence(children: readonly ParticleBox[], inherited: boolean): GroupBox {
  return { kind: 'sequence', min: 1, max: 1, ...(inherited && { inherited: true }), children };
}

function boxesOf(
  shelf: Shelf,
  owner: TypeId,
  particles: readonly Particle[],
  inherited: boolean,
): readonly ParticleBox[] {
  return particles.flatMap((particle) => particleBox(shelf, owner, particle, inherited) ?? []);
}

/** Inside a sequence, a group of nothing says nothing; as a branch of a choice it is a way out. */
function withoutEmpty(boxes: readonly ParticleBox[]): readonly ParticleBox[] {
  return boxes.filter((box) => {
    if (box.kind === 'element' || box.kind === 'any' || box.children.length > 0) return true;
    return box.kind === 'choice' && box.min > 0;
  });
}

/** Undefined for what occurs never: it is no particle at all (Part 1, section 3.9.2). */
function particleBox(
  shelf: Shelf,
  owner: TypeId,
  { min, max, term }: Particle,
  inherited: boolean,
): ParticleBox | undefined {
  if (max === 0) return undefined;
  const occurring = { min, max, ...(inherited && { inherited: true as const }) };
  switch (term.kind) {
    case 'any':
      return {
        kind: 'any',
        ...occurring,
        namespaces: namespacesInWords(term.namespaces, 'any namespace'),
      };
    case 'element':
      return elementOrSubstitutes(shelf, owner, term, occurring);
    case 'sequence':
    case 'choice':
    case 'all':
      return groupBox(shelf, owner, term, occurring);
  }
}

type Occurring = Pick<GroupBox, 'min' | 'max' | 'inherited'>;

function groupBox(shelf: Shelf, owner: TypeId, term: GroupTerm, occurring: Occurring): GroupBox {
  const boxes = boxesOf(shelf, owner, term.particles, occurring.inherited === true);
  const children = term.kind === 'choice' ? boxes : withoutEmpty(boxes);
  return { kind: term.kind, ...occurring, children };
}

function elementOrSubstitutes(
  shelf: Shelf,
  owner: TypeId,
  term: ElementTerm,
  occurring: Occurring,
): ElementBox | GroupBox {
  const one = (element: ElementDeclaration, bounds: Occurring): ElementBox =>
    elementBox(shelf, owner, element, term.isReference, bounds);
  const others = term.isReference ? shelf.substitutes(clarkOf(term.name)) : [];
  const [first, ...more] = others;
  if (first === undefined || (more.length === 0 && !term.abstract)) return one(term, occurring);
  const each: Occurring = { ...occurring, min: 1, max: 1 };
  const children = others.map((element) => one(element, each));
  return { kind: 'substitution', ...occurring, children };
}

function elementBox(
  shelf: Shelf,
  owner: TypeId,
  element: ElementDeclaration,
  isReference: boolean,
  occurring: Occurring,
): ElementBox {
  const { name, type } = element;
  const into = opens(shelf, type);
  const page = isReference ? elementPage(shelf, name) : shelf.addresses.types.get(type);
  const { marks } = shelf.extras;
  const mark = marks?.member(shelf.set, shelf.side.declaring(owner, clarkOf(name)), name.local);
  return {
    kind: 'element',
    name: name.local,
    step: shelf.show(name),
    ...occurring,
    ...typed(shelf, type),
    ...(page !== undefined && { page }),
    ...(into !== undefined && { opens: into }),
    facets: [...facetLines(shelf, type), ...valueLines(element)],
    ...described(element),
    ...(mark && { mark }),
  };
}

function attributeBox(shelf: Shelf, owner: TypeId, use: AttributeUse): AttributeBox {
  const { name, type, required, inheritedFrom } = use;
  const page = shelf.addresses.types.get(type);
  const mark = shelf.extras.marks?.member(shelf.set, inheritedFrom ?? owner, `@${name.local}`);
  return {
    name: name.local,
    step: `@${shelf.show(name)}`,
    required,
    ...(inheritedFrom !== undefined && { inherited: true }),
    ...typed(shelf, type),
    ...(page !== undefined && { page }),
    facets: [...facetLines(shelf, type), ...valueLines(use)],
    ...described(use),
    ...(mark && { mark }),
  };
}

function typed(shelf: Shelf, id: TypeId): { readonly type?: TypeLink } {
  const type = shownType(shelf, id);
  return type ? { type } : {};
}

/**
 * What the type of a member is called. An anonymous simple type is the one that it restricts with
 * further facets, unless only its own page has all of its values; an anonymous complex type is what
 * its text is, if it has text.
 */
export const shownType: PerType<TypeLink | undefined> = oncePerType((shelf, id) => {
  const type = definitionOf(shelf, id);
  if (type.name !== undefined) return typeLink(shelf, id);
  if (type.kind === 'complex')
    return type.content.kind === 'simple' ? shownType(shelf, type.content.type) : undefined;
  if (hasMoreValues(type)) return typeLink(shelf, id);
  const isMade = type.variety !== 'atomic' && type.base === ANY_SIMPLE_TYPE;
  return isMade ? undefined : shownType(shelf, type.base);
});
