/** What differs between two schemas, and how far from it everything is: where instances should look. */
import { clarkOf } from '../../../generator/support/qname.js';
import type { Clark } from '../../../generator/support/qname.js';
import { anyType } from '../../../generator/xsd/builtins.js';
import type {
  ElementDeclaration,
  Particle,
  Schema,
  TypeDefinition,
  TypeId,
} from '../../../generator/xsd/components.js';
import { admits } from './wildcards.js';

/** How many steps lead to a difference; Infinity where none do. */
export interface Leads {
  /** From content of a type: 1 for one that differs itself. */
  readonly type: (id: TypeId) => number;
  /** From a global element: 0 for one whose declaration differs. */
  readonly element: (declared: Pick<ElementDeclaration, 'name' | 'type'>) => number;
}

export const NOWHERE: Leads = { type: () => Infinity, element: () => Infinity };

/** From the types and elements of a schema to what differs from the other one. */
export function leadsOf(schema: Schema, other: Schema): Leads {
  const changed = changedElements(schema, other);
  const steps = new Map(differing(schema, other, changed).map((id) => [id, 1]));
  // After those that differ, as they are one step farther away: what comes first is nearest.
  for (const id of admitting(schema, changed)) if (!steps.has(id)) steps.set(id, 2);
  const users = usersOf(schema);
  for (const [id, step] of steps)
    for (const user of users.get(id) ?? []) if (!steps.has(user)) steps.set(user, step + 1);
  const type = (id: TypeId): number => steps.get(id) ?? Infinity;
  return {
    type,
    element: (declared) => (changed.has(clarkOf(declared.name)) ? 0 : type(declared.type)),
  };
}

/** Types with a wildcard that lets in, and judges, one of these elements. */
function admitting(schema: Schema, names: ReadonlySet<Clark>): readonly TypeId[] {
  const elements = [...schema.elements.values()].filter(({ name }) => names.has(clarkOf(name)));
  return typesOf(schema)
    .filter((type) => judgedBy(type, elements).length > 0)
    .map(({ id }) => id);
}

/** Those that a wildcard of the type lets in, and judges. */
function judgedBy(
  type: TypeDefinition,
  elements: readonly ElementDeclaration[],
): readonly ElementDeclaration[] {
  const wildcards = [...terms(type)].flatMap(({ term }) =>
    term.kind === 'any' && term.process !== 'skip' ? [term] : [],
  );
  if (wildcards.length === 0) return [];
  return elements.filter(({ name }) =>
    wildcards.some(({ namespaces }) => admits(namespaces, name.namespace)),
  );
}

/** What stands in any content has a wildcard, too. */
function typesOf(schema: Schema): readonly TypeDefinition[] {
  return [...schema.types.values(), anyType];
}

function differing(schema: Schema, other: Schema, named: ReadonlySet<Clark>): readonly TypeId[] {
  return [...schema.types.values()]
    .filter((type) => {
      const twin = other.types.get(type.id);
      return twin === undefined || plain(type) !== plain(twin) || names(type, named);
    })
    .map(({ id }) => id);
}

/** Global elements that differ or are on one side alone, with what they substitute. */
function changedElements(schema: Schema, other: Schema): ReadonlySet<Clark> {
  const all = new Set([...schema.elements.keys(), ...other.elements.keys()]);
  const changed = [...all].filter(
    (name) => plain(schema.elements.get(name)) !== plain(other.elements.get(name)),
  );
  const found = new Set(changed);
  for (const name of found) {
    for (const { elements } of [schema, other]) {
      const head = elements.get(name)?.substitutionGroup;
      if (head !== undefined) found.add(head);
    }
  }
  return found;
}

function names(type: TypeDefinition, elements: ReadonlySet<Clark>): boolean {
  return [...terms(type)].some(
    ({ term }) => term.kind === 'element' && term.isReference && elements.has(clarkOf(term.name)),
  );
}

/** Without places and documentation, which no document shows. */
function plain(component: unknown): string {
  return JSON.stringify(component, (key, value: unknown) =>
    key === 'at' || key === 'annotation' ? undefined : value,
  );
}

function usersOf(schema: Schema): ReadonlyMap<TypeId, ReadonlySet<TypeId>> {
  const users = new Map<TypeId, Set<TypeId>>();
  const add = (used: TypeId | undefined, user: TypeId): void => {
    if (used === undefined) return;
    const known = users.get(used);
    if (known === undefined) users.set(used, new Set([user]));
    else known.add(user);
  };
  const members = substitutes(schema);
  const globals = [...schema.elements.values()];
  for (const type of typesOf(schema)) {
    // A derived type may stand wherever its base may, and has what its base has.
    if (type.base !== anyType.id) add(type.id, type.base);
    if (type.kind === 'simple') {
      for (const each of [type.base, type.item, ...(type.members ?? [])]) add(each, type.id);
      continue;
    }
    for (const { type: each } of type.attributes) add(each, type.id);
    if (type.content.kind === 'simple') add(type.content.type, type.id);
    for (const { term } of terms(type)) {
      if (term.kind !== 'element') continue;
      add(term.type, type.id);
      for (const each of members.get(clarkOf(term.name)) ?? []) add(each, type.id);
    }
    for (const { type: each } of judgedBy(type, globals)) add(each, type.id);
  }
  return users;
}

function substitutes(schema: Schema): ReadonlyMap<string, readonly TypeId[]> {
  const found = new Map<string, TypeId[]>();
  for (const element of schema.elements.values()) {
    let head = element.substitutionGroup;
    while (head !== undefined) {
      found.set(head, [...(found.get(head) ?? []), element.type]);
      head = schema.elements.get(head)?.substitutionGroup;
    }
  }
  return found;
}

function* terms(type: TypeDefinition): Generator<Particle> {
  if (type.kind === 'complex' && type.content.kind === 'elements')
    yield* particles(type.content.particle);
}

function* particles(particle: Particle): Generator<Particle> {
  yield particle;
  const { term } = particle;
  if (term.kind === 'element' || term.kind === 'any') return;
  for (const child of term.particles) yield* particles(child);
}
