/** What the pages of one schema set are made from. */
import type { CompiledSet } from '../compile.js';
import type { PageKey, TypeLink } from '../diagram/model.js';
import { nameShower, showType } from '../diff/subject.js';
import { openScope } from '../emit/scope.js';
import type { Scope } from '../emit/scope.js';
import { schemaSide } from '../language/side.js';
import type { SchemaSide } from '../language/side.js';
import { substitutions } from '../lower/substitution.js';
import { clarkOf } from '../support/qname.js';
import type { Clark, QName } from '../support/qname.js';
import { fileAndLine } from '../support/source.js';
import type { SourcePoint } from '../support/source.js';
import { builtinType } from '../xsd/builtins.js';
import type { ElementDeclaration, TypeDefinition, TypeId } from '../xsd/components.js';
import type { Addresses } from './addresses.js';
import type { Extras } from './extras.js';

export interface Shelf {
  readonly set: CompiledSet;
  readonly addresses: Addresses;
  readonly extras: Extras;
  readonly side: SchemaSide;
  /** The element itself first, then what may stand in its place; without abstract ones. */
  readonly substitutes: (head: Clark) => readonly ElementDeclaration[];
  /** `use:userType` */
  readonly show: (name: QName) => string;
  /** Where the code of a namespace prints its types. */
  readonly scope: (namespace: string) => Scope;
  /** `user.xsd:120`, below the release's folder. */
  readonly source: (at: SourcePoint) => string;
}

export function shelfOf(
  set: CompiledSet,
  addresses: Addresses,
  extras: Extras,
  releasePrefix: string,
): Shelf {
  const scopes = new Map<string, Scope>();
  return {
    set,
    addresses,
    extras,
    side: schemaSide(set.schema),
    substitutes: substitutions(set.schema).of,
    show: nameShower([set.model.prefixes]),
    scope(namespace) {
      const scope = scopes.get(namespace) ?? openScope(set.model, set.names, namespace);
      scopes.set(namespace, scope);
      return scope;
    },
    source(at) {
      const place = fileAndLine(at);
      return place.startsWith(releasePrefix) ? place.slice(releasePrefix.length) : place;
    },
  };
}

export function definitionOf(shelf: Shelf, id: TypeId): TypeDefinition {
  const type = shelf.set.schema.types.get(id) ?? builtinType(id);
  if (type === undefined) throw new Error(`there is no type '${id}'`);
  return type;
}

/** What is made once for each type, however often it is asked for. */
export function oncePerType<T>(make: (shelf: Shelf, id: TypeId) => T): PerType<T> {
  const known = new WeakMap<Shelf, Map<TypeId, { readonly result: T }>>();
  return (shelf, id) => {
    const made = known.get(shelf) ?? new Map<TypeId, { readonly result: T }>();
    known.set(shelf, made);
    const old = made.get(id);
    if (old !== undefined) return old.result;
    const result = make(shelf, id);
    made.set(id, { result });
    return result;
  };
}

export type PerType<T> = (shelf: Shelf, id: TypeId) => T;

export const typeLink: PerType<TypeLink> = oncePerType((shelf, id) =>
  link(showType(shelf.show, id), shelf.addresses.types.get(id)),
);

export function elementLink(shelf: Shelf, { name }: Pick<ElementDeclaration, 'name'>): TypeLink {
  return link(shelf.show(name), elementPage(shelf, name));
}

export function elementPage(shelf: Shelf, name: QName): PageKey | undefined {
  return shelf.addresses.elements.get(clarkOf(name));
}

function link(name: string, page: PageKey | undefined): TypeLink {
  return { name, ...(page !== undefined && { page }) };
}

/** The text of a component's documentation, when there is one. */
export function described(component: {
  readonly annotation?: { readonly documentation: string };
}): { readonly documentation?: string } {
  const documentation = component.annotation?.documentation ?? '';
  return documentation === '' ? {} : { documentation };
}
