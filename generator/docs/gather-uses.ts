/** Where types and elements are used: by operations, elements and types, in this order. */
import type { PageKey } from '../diagram/model.js';
import { showType } from '../diff/subject.js';
import type { Operation } from '../ir/model.js';
import { clarkOf, parseClark } from '../support/qname.js';
import type { Clark } from '../support/qname.js';
import type { ComplexType, ElementTerm, Particle, SimpleType, TypeId } from '../xsd/components.js';
import { elementPage } from './gather-shelf.js';
import type { Shelf } from './gather-shelf.js';
import type { Use } from './model.js';

export interface Uses {
  readonly ofType: (id: TypeId) => readonly Use[];
  readonly ofElement: (name: Clark) => readonly Use[];
}

export function usesOf(shelf: Shelf): Uses {
  const types = new Register();
  const elements = new Register();
  const registers: Registers = { types, elements };
  for (const operation of shelf.set.model.operations) noteOperation(shelf, registers, operation);
  for (const [name, element] of shelf.set.schema.elements) {
    const page = shelf.addresses.elements.get(name);
    if (page !== undefined)
      types.note(element.type, { page, name: shelf.show(element.name), path: [] }, 'type');
  }
  for (const type of shelf.set.schema.types.values()) {
    if (!shelf.addresses.types.has(type.id)) continue;
    if (type.kind === 'complex') noteComplex(shelf, registers, type);
    else noteSimple(shelf, registers, type);
  }
  return { ofType: (id) => types.of(id), ofElement: (name) => elements.of(name) };
}

interface Registers {
  readonly types: Register;
  readonly elements: Register;
}

/** The page that tells of something, and the members on the way from there. */
interface Holder {
  readonly page: PageKey;
  readonly name: string;
  readonly path: readonly string[];
}

class Register {
  readonly #uses = new Map<string, Map<PageKey, { name: string; where: Set<string> }>>();

  note(used: string, { page, name, path }: Holder, where: string): void {
    const pages = this.#uses.get(used) ?? new Map<PageKey, { name: string; where: Set<string> }>();
    this.#uses.set(used, pages);
    const known = pages.get(page) ?? { name, where: new Set() };
    pages.set(page, known);
    known.where.add([...path, where].join('/'));
  }

  of(used: string): readonly Use[] {
    const pages = this.#uses.get(used) ?? [];
    return [...pages].map(([page, { name, where }]) => ({ page, name, where: [...where] }));
  }
}

function noteOperation(shelf: Shelf, { types, elements }: Registers, operation: Operation): void {
  const page = shelf.addresses.operations.get(operation.id);
  if (page === undefined) return;
  const holder: Holder = { page, name: operation.id, path: [] };
  switch (operation.kind) {
    case 'envelope':
      types.note(operation.request, holder, 'request');
      types.note(operation.response, holder, 'response');
      return;
    case 'resource':
      if (operation.body !== undefined) elements.note(operation.body, holder, 'request');
      if (operation.answer !== undefined) elements.note(operation.answer, holder, 'response');
  }
}

/** What the base type has it tells of itself. */
function noteComplex(shelf: Shelf, { types, elements }: Registers, type: ComplexType): void {
  const holder = holderOf(shelf, type.id);
  types.note(type.base, holder, 'base');
  for (const use of type.attributes)
    if (use.inheritedFrom === undefined) types.note(use.type, holder, `@${use.name.local}`);
  const { content } = type;
  switch (content.kind) {
    case 'empty':
      return;
    case 'simple':
      if (content.type !== type.base) types.note(content.type, holder, 'text');
      return;
    case 'elements':
      for (const element of ownElements(content.particle, content.inherited)) {
        if (element.isReference) elements.note(clarkOf(element.name), holder, element.name.local);
        else types.note(element.type, holder, element.name.local);
      }
  }
}

function noteSimple(shelf: Shelf, { types }: Registers, type: SimpleType): void {
  const holder = holderOf(shelf, type.id);
  types.note(type.base, holder, 'base');
  if (type.item !== undefined) types.note(type.item, holder, 'item');
  for (const member of type.members ?? []) types.note(member, holder, 'union');
}

function ownElements({ term }: Particle, inherited: number): readonly ElementTerm[] {
  const isOpen = term.kind === 'sequence';
  if (isOpen) return term.particles.slice(inherited).flatMap(elementsOf);
  return inherited > 0 || term.kind === 'any' || term.kind === 'element'
    ? []
    : term.particles.flatMap(elementsOf);
}

function elementsOf({ max, term }: Particle): readonly ElementTerm[] {
  if (max === 0 || term.kind === 'any') return [];
  return term.kind === 'element' ? [term] : term.particles.flatMap(elementsOf);
}

/**
 * Whoever holds an anonymous type tells of it: the global type or element at the top. Those in a
 * group, which has no page, tell of themselves.
 */
function holderOf(shelf: Shelf, id: TypeId): Holder {
  const path: string[] = [];
  let current = id;
  for (;;) {
    const owner = shelf.set.schema.types.get(current)?.owner;
    if (owner === undefined || owner === current || !shelf.set.schema.types.has(owner)) break;
    const step = current.slice(owner.length + 1);
    if (!step.startsWith('#')) path.unshift(step);
    current = owner;
  }
  const element = elementAt(current);
  const page = element && elementPage(shelf, element);
  if (element !== undefined && page !== undefined) return { page, name: shelf.show(element), path };
  return {
    page: shelf.addresses.types.get(current) ?? '',
    name: showType(shelf.show, current),
    path,
  };
}

function elementAt(id: TypeId): { namespace: string; local: string } | undefined {
  const { namespace, local } = parseClark(id);
  return local.startsWith('element:') ? { namespace, local: local.slice(8) } : undefined;
}
