/** What an identity constraint demands, without its name and its prefixes, and what follows from what. */
import { clarkOf } from '../support/qname.js';
import type { Clark } from '../support/qname.js';
import type { SourcePoint } from '../support/source.js';
import type { IdentityConstraint, Schema } from '../xsd/components.js';
import { parsePaths } from '../xsd/xpath.js';
import type { Path } from '../xsd/xpath.js';

export interface Meaning {
  readonly kind: IdentityConstraint['kind'];
  readonly name: string;
  readonly selector: readonly Path[];
  /** Of each field its branches. */
  readonly fields: readonly (readonly Path[])[];
  /** What a keyref refers to. */
  readonly key?: Meaning;
  readonly at: SourcePoint;
}

export function meaningsOf(
  schema: Schema,
  constraints: readonly IdentityConstraint[],
): readonly Meaning[] {
  return constraints.map((constraint) => meaningOf(schema, constraint));
}

function meaningOf(
  schema: Schema,
  { kind, name, selector, fields, refer, namespaces, at }: IdentityConstraint,
): Meaning {
  const pathsOf = (text: string, place: 'selector' | 'field'): readonly Path[] => {
    const parsed = parsePaths(text, place, namespaces);
    return 'paths' in parsed ? parsed.paths : [];
  };
  const key = kind === 'keyref' && refer !== undefined ? findKey(schema, refer) : undefined;
  return {
    kind,
    name: name.local,
    selector: pathsOf(selector, 'selector'),
    fields: fields.map((field) => pathsOf(field, 'field')),
    ...(key && { key: meaningOf(schema, key) }),
    at,
  };
}

const keys = new WeakMap<Schema, ReadonlyMap<Clark, IdentityConstraint>>();

function findKey(schema: Schema, name: Clark): IdentityConstraint | undefined {
  const known = keys.get(schema) ?? keysOf(schema);
  keys.set(schema, known);
  return known.get(name);
}

function keysOf(schema: Schema): ReadonlyMap<Clark, IdentityConstraint> {
  const found = new Map<Clark, IdentityConstraint>();
  const add = (constraints: readonly IdentityConstraint[]): void => {
    for (const each of constraints) if (each.kind !== 'keyref') found.set(clarkOf(each.name), each);
  };
  for (const { identityConstraints } of schema.elements.values()) add(identityConstraints);
  for (const type of schema.types.values()) {
    if (type.kind !== 'complex' || type.content.kind !== 'elements') continue;
    const particles = [type.content.particle];
    for (const { term } of particles) {
      if (term.kind === 'element') add(term.identityConstraints);
      else if (term.kind !== 'any') particles.push(...term.particles);
    }
  }
  return found;
}

/** Whether what obeys `given` obeys `wanted` too (Part 1, section 3.11.4). */
export function impliesConstraint(given: Meaning, wanted: Meaning): boolean {
  const selected = keysIn(given.selector);
  if (!keysIn(wanted.selector).every((path) => selected.includes(path))) return false;
  const [own, other] = [given.fields.map(keyIn), wanted.fields.map(keyIn)];
  switch (wanted.kind) {
    case 'unique':
      // With more fields there are fewer equal ones.
      return given.kind !== 'keyref' && own.every((field) => other.includes(field));
    case 'key':
      return given.kind === 'key' && own.toSorted().join() === other.toSorted().join();
    case 'keyref':
      return (
        given.kind === 'keyref' &&
        own.join() === other.join() &&
        given.key !== undefined &&
        wanted.key !== undefined &&
        isSameKey(given.key, wanted.key)
      );
  }
}

function isSameKey(a: Meaning, b: Meaning): boolean {
  return (
    a.kind === b.kind &&
    a.fields.map(keyIn).join() === b.fields.map(keyIn).join() &&
    keyIn(a.selector) === keyIn(b.selector)
  );
}

function keysIn(paths: readonly Path[]): readonly string[] {
  return paths.map(({ deep, steps, attribute }) => JSON.stringify([deep, steps, attribute]));
}

function keyIn(paths: readonly Path[]): string {
  return keysIn(paths).toSorted().join('|');
}
