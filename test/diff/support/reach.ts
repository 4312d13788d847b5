/** Which types differ between two schemas, and which types lead to them: where instances should look. */
import { clarkOf } from '../../../generator/support/qname.js';
import type {
  Particle,
  Schema,
  TypeDefinition,
  TypeId,
} from '../../../generator/xsd/components.js';

/** Types of a schema that differ from those of the other one, and all from which one gets there. */
export function leadingTypes(schema: Schema, other: Schema): ReadonlySet<TypeId> {
  const users = usersOf(schema);
  const leading = new Set(differing(schema, other));
  for (const id of leading) for (const user of users.get(id) ?? []) leading.add(user);
  return leading;
}

function differing(schema: Schema, other: Schema): readonly TypeId[] {
  const named = changedElements(schema, other);
  return [...schema.types.values()]
    .filter((type) => {
      const twin = other.types.get(type.id);
      return twin === undefined || plain(type) !== plain(twin) || names(type, named);
    })
    .map(({ id }) => id);
}

/** Global elements that differ or are on one side alone, with what they substitute. */
function changedElements(schema: Schema, other: Schema): ReadonlySet<string> {
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

function names(type: TypeDefinition, elements: ReadonlySet<string>): boolean {
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
  for (const type of schema.types.values()) {
    // A derived type may stand wherever its base may, and has what its base has.
    add(type.id, type.base);
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
