/** Gives every type of the schema set its id, the anonymous ones too (see components.ts, TypeId). */
import { clark, type QName } from '../support/qname.js';
import type { TypeId } from '../xsd/components.js';
import type {
  AttributeGroupDeclaration,
  AttributesDeclaration,
  ElementItem,
  GroupDeclaration,
  ParticleDeclaration,
  TypeDeclaration,
} from '../xsd/declarations.js';
import type { Symbols } from './symbols.js';

export interface TypeEntry {
  readonly id: TypeId;
  readonly declaration: TypeDeclaration;
  readonly owner?: TypeId;
}

export interface Identities {
  /** In the order of files and of declaration; an anonymous type follows its owner. */
  readonly entries: readonly TypeEntry[];
  readonly idOf: (declaration: TypeDeclaration) => TypeId | undefined;
}

export const ownerId = {
  element: (name: QName): TypeId => clark(name.namespace, `element:${name.local}`),
  attribute: (name: QName): TypeId => clark(name.namespace, `attribute:${name.local}`),
  group: (name: QName): TypeId => clark(name.namespace, `group:${name.local}`),
  attributeGroup: (name: QName): TypeId => clark(name.namespace, `attributeGroup:${name.local}`),
  content: (type: TypeId): TypeId => `${type}/#content`,
} as const;

export function identify(symbols: Symbols): Identities {
  const entries: TypeEntry[] = [];
  const ids = new Map<TypeDeclaration, TypeId>();
  const used = new Map<TypeId, number>();

  function visitType(declaration: TypeDeclaration, id: TypeId, owner?: TypeId): void {
    // The same declaration stands in two places only after a redefinition; one id is enough.
    if (ids.has(declaration)) return;
    ids.set(declaration, id);
    entries.push({ id, declaration, ...(owner !== undefined && { owner }) });
    if (declaration.kind === 'simple') visitSimple(declaration, id);
    else visitComplex(declaration, id);
  }

  function visitInside(use: { readonly kind: string }, segment: string, owner: TypeId): void {
    if (isType(use)) visitType(use, distinct(`${owner}/${segment}`), owner);
  }

  function distinct(id: TypeId): TypeId {
    const count = (used.get(id) ?? 0) + 1;
    used.set(id, count);
    return count === 1 ? id : `${id}~${count}`;
  }

  function visitSimple(declaration: TypeDeclaration & { kind: 'simple' }, id: TypeId): void {
    const { derivation } = declaration;
    switch (derivation.kind) {
      case 'restriction':
        return visitInside(derivation.base, '#base', id);
      case 'list':
        return visitInside(derivation.item, '#item', id);
      case 'union': {
        let number = 0;
        for (const member of derivation.members) {
          if (isType(member)) visitInside(member, `#member${++number}`, id);
        }
      }
    }
  }

  function visitComplex(declaration: TypeDeclaration & { kind: 'complex' }, id: TypeId): void {
    const { content } = declaration;
    visitInside(content.base, '#base', id);
    if (content.kind === 'complexContent') {
      if (content.particle !== undefined) visitParticle(content.particle, id);
    } else if (content.type !== undefined) {
      const inner = ownerId.content(id);
      visitType(content.type, distinct(`${inner}/#base`), inner);
    }
    visitAttributes(content.attributes, id);
  }

  function visitParticle({ term }: ParticleDeclaration, owner: TypeId): void {
    switch (term.kind) {
      case 'element':
        if (term.type !== undefined) visitInside(term.type, term.name.local, owner);
        return;
      case 'sequence':
      case 'choice':
      case 'all':
        for (const particle of term.particles) visitParticle(particle, owner);
        return;
      default:
    }
  }

  function visitAttributes({ items }: AttributesDeclaration, owner: TypeId): void {
    for (const item of items) {
      if (item.kind !== 'attribute' || item.type === undefined) continue;
      visitInside(item.type, item.name.local, owner);
    }
  }

  function visitGlobalElement({ name, type }: ElementItem): void {
    const id = ownerId.element(name);
    if (type !== undefined && isType(type)) visitType(type, id, id);
  }

  /** A group that a redefinition replaces is still compared with the new one. */
  function visitReplaced(group: GroupDeclaration | AttributeGroupDeclaration): void {
    const { name, at } = group;
    if (group.kind === 'attributeGroup') {
      visitAttributes(group.attributes, `${ownerId.attributeGroup(name)}/#base`);
    } else {
      visitParticle({ min: 1, max: 1, term: group.content, at }, `${ownerId.group(name)}/#base`);
    }
  }

  // Types come file by file in the order of the declarations that hold them.
  const byPlace = [
    ...[...symbols.types].map(([name, type]) => ({
      at: type.at,
      visit: () => visitType(type, name),
    })),
    ...[...symbols.elements.values()].map((element) => ({
      at: element.at,
      visit: () => visitGlobalElement(element),
    })),
    ...[...symbols.attributes.values()].map(({ at, name, type }) => ({
      at,
      visit: () => {
        const id = ownerId.attribute(name);
        if (type !== undefined && isType(type)) visitType(type, id, id);
      },
    })),
    ...[...symbols.groups.values()].map(({ at, name, content }) => ({
      at,
      visit: () => visitParticle({ min: 1, max: 1, term: content, at }, ownerId.group(name)),
    })),
    ...[...symbols.attributeGroups.values()].map(({ at, name, attributes }) => ({
      at,
      visit: () => visitAttributes(attributes, ownerId.attributeGroup(name)),
    })),
    ...symbols.restricted.map(({ original }) => ({
      at: original.at,
      visit: () => visitReplaced(original),
    })),
  ];
  const fileOrder = new Map<string, number>();
  for (const { at } of byPlace) if (!fileOrder.has(at.file)) fileOrder.set(at.file, 0);
  [...fileOrder.keys()].toSorted().forEach((file, index) => fileOrder.set(file, index));
  byPlace.sort(
    (a, b) =>
      (fileOrder.get(a.at.file) ?? 0) - (fileOrder.get(b.at.file) ?? 0) ||
      a.at.line - b.at.line ||
      a.at.column - b.at.column,
  );
  for (const { visit } of byPlace) visit();
  return { entries, idOf: (declaration) => ids.get(declaration) };
}

function isType(use: { readonly kind: string }): use is TypeDeclaration {
  return use.kind === 'simple' || use.kind === 'complex';
}
