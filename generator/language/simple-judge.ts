/** Simple types of a resolved schema, and the one judge of their texts (resolve/values.ts). */
import { simpleProblem } from '../resolve/values.js';
import type { Judging } from '../resolve/values.js';
import { builtinTypes } from '../xsd/builtins.js';
import type { Schema, SimpleType, TypeId, WhiteSpace } from '../xsd/components.js';

/** A simple type with the schema that its item and member types come from. It need not be listed there. */
export interface Typed {
  readonly schema: Schema;
  readonly type: SimpleType;
}

interface Desk {
  readonly judging: Judging;
  readonly keys: WeakMap<SimpleType, string>;
}

const desks = new WeakMap<Schema, Desk>();

function deskOf(schema: Schema): Desk {
  let desk = desks.get(schema);
  if (desk === undefined) {
    desk = { judging: { types: schema.types, matchers: new Map() }, keys: new WeakMap() };
    desks.set(schema, desk);
  }
  return desk;
}

/** Throws for an id that no simple type has: whoever asks has read it in the schema. */
export function typed(schema: Schema, id: TypeId): Typed {
  const type = schema.types.get(id) ?? builtinTypes.get(id);
  if (type?.kind !== 'simple') throw new Error(`there is no simple type '${id}'`);
  return { schema, type };
}

export function isValid({ schema, type }: Typed, text: string): boolean {
  return simpleProblem(deskOf(schema).judging, type, text) === undefined;
}

export function itemOf({ schema, type }: Typed): Typed | undefined {
  return type.item === undefined ? undefined : typed(schema, type.item);
}

export function membersOf({ schema, type }: Typed): readonly Typed[] {
  return (type.members ?? []).map((id) => typed(schema, id));
}

/** What a type does to white space; of a union, what each of its members does. */
export function spacesOf(of: Typed): readonly WhiteSpace[] {
  const { variety, facets } = of.type;
  if (variety !== 'union') return [facets.whiteSpace ?? 'preserve'];
  return [...new Set(membersOf(of).flatMap(spacesOf))];
}

/** Types with equal keys accept the same texts, whatever they are called and wherever they stand. */
export function keyOf(of: Typed): string {
  const { keys } = deskOf(of.schema);
  let key = keys.get(of.type);
  if (key === undefined) {
    key = makeKey(of);
    keys.set(of.type, key);
  }
  return key;
}

function makeKey(of: Typed): string {
  const { variety, builtin, facets } = of.type;
  const { enumeration, ...others } = facets;
  const item = itemOf(of);
  return JSON.stringify([
    variety,
    builtin,
    Object.entries(others).toSorted(([a], [b]) => (a < b ? -1 : 1)),
    enumeration?.map(({ value }) => value).toSorted(),
    item && keyOf(item),
    membersOf(of).map(keyOf),
  ]);
}
