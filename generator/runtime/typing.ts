/** What a list of types knows of members whose elements name others than the declared types. */
import { builtinTypes } from './builtin-types.js';
import { violation } from './check.js';
import type { DerivedType, DerivedTypes } from './codec.js';
import { RESTRICTION, type Field } from './field.js';
import { isObject } from './gather.js';
import { has } from './holds.js';
import { judgeValue } from './judge.js';
import { openTyped } from './leaf-type.js';
import type { Members } from './members.js';
import { typedSlot } from './member-type.js';
import { CONTENT, settle, slot as slotOf } from './shape.js';
import type { Fault, Settled, Shape, Slot, Way } from './shape.js';

/** The elements of a record, with the names of their types. */
type Content = readonly [shape: Shape<never>, members: Members];

type Fields = ReadonlyMap<string, Field>;

/** An entry of such a list. */
export function derived(type: DerivedType): DerivedType {
  return type;
}

/** Completes the types of a schema set: built-in ones are added, and simple members may have any. */
export function typed(own: readonly DerivedType[], contents: readonly Content[]): DerivedTypes {
  const types = [...own, ...builtinTypes().map((type) => inUnions(type, own))];
  let fields: ReadonlyMap<Settled, Fields> | undefined;
  const fieldsOf = (of: Settled): Fields | undefined =>
    (fields ??= new Map(contents.map(named))).get(of);
  return Object.assign(types, {
    typing: {
      open: openTyped.bind(undefined, types),
      retype: (of: Settled, value: object) => retyped(types, fieldsOf(of), of, value),
      item: (field: Field, slot: Slot, shown: unknown) => typedSlot(types, field, slot, shown),
    },
  });
}

/** A built-in type may also stand in for the unions that it, or a base of it, is a member of. */
function inUnions(type: DerivedType, own: readonly DerivedType[]): DerivedType {
  const names = [type.name, ...type.bases];
  const unions = own.filter(({ members = [] }) => names.some((name) => members.includes(name)));
  return {
    ...type,
    bases: [...type.bases, ...unions.map(({ name }) => name)],
    ways: [...(type.ways ?? []), ...unions.map(() => RESTRICTION)],
  };
}

function named([shape, { fields }]: Content): readonly [Settled, Fields] {
  return [settle(shape), new Map(fields.map((field) => [field.name, field]))];
}

/** The shape of a value as its `$types` change it. */
function retyped(
  types: readonly DerivedType[],
  fields: Fields | undefined,
  of: Settled,
  value: object,
): Settled | undefined {
  const given: unknown = Reflect.get(value, NAME);
  if (given === undefined || of.index.has(NAME)) return undefined;
  const slots = [...of.slots];
  const faults: Fault[] = [];
  if (!isObject(given))
    faults.push((c) => violation(c, 'type', [NAME], 'expected an object', of.source, given));
  for (const [name, shown] of isObject(given) ? Object.entries(given) : []) {
    const field = fields?.get(name);
    const index = of.index.get(name) ?? -1;
    const slot = slots[index];
    if (shown === undefined) continue;
    if (field !== undefined && slot !== undefined && has(Reflect.get(value, name)))
      slots[index] = slot.isList
        ? typedList(types, field, slot, shown)
        : typedSlot(types, field, slot, shown);
    else {
      const message = 'expected the name of a member that is there';
      faults.push((c) => violation(c, 'unknown-member', [NAME, name], message, of.source));
    }
  }
  const names = [...of.names, NAME];
  const index = new Map(names.map((name, i) => [name, i]));
  return { ...of, slots: [...slots, typesSlot(of, faults)], names, index, plan: undefined };
}

const NAME = '$types';

/** What is wrong with the types themselves; nothing is printed of them here. */
function typesSlot({ source }: Settled, faults: readonly Fault[]): Slot {
  const way: Way = {
    print: (w, p) => {
      if (faults.length > 0) w.isValid = false;
      return p;
    },
    judge: (c) => {
      for (const tell of faults) tell(c);
    },
  };
  return slotOf(NAME, { kind: CONTENT, line: source, required: false, way }, source, '', '');
}

/** A list whose items have types of their own, null where one has not. */
function typedList(types: readonly DerivedType[], field: Field, slot: Slot, shown: unknown): Slot {
  const item = (i: number): Slot => {
    const each: unknown = Array.isArray(shown) ? shown[i] : shown;
    return each === null ? slot : typedSlot(types, field, slot, each);
  };
  const { name, source, min, max } = slot;
  const way: Way = {
    print: (w, p, _, value, print) => {
      if (!Array.isArray(value) || !isAligned(shown, value)) {
        w.isValid = false;
        return p;
      }
      if (value.length < min || value.length > max) w.isValid = false;
      for (let i = 0; i < value.length; i++) p = print(w, p, item(i), value[i]);
      return p;
    },
    judge: (c, _, value) => {
      if (!Array.isArray(value)) violation(c, 'type', [name], 'expected an array', source, value);
      else if (!isAligned(shown, value)) {
        const message = 'expected an array with a name or null for each item';
        violation(c, 'type', [NAME, name], message, source, shown);
      } else {
        if (value.length < min || value.length > max) {
          const message = `expected ${min} to ${max} items, found ${value.length}`;
          violation(c, 'occurrence', [name], message, source, undefined, 'cvc-complex-type.2.4');
        }
        const index = c.path.push(name, 0) - 1;
        for (let i = 0; i < value.length; i++) {
          c.path[index] = i;
          judgeValue(c, item(i), value[i]);
        }
        c.path.length -= 2;
      }
    },
  };
  return { ...slot, kind: CONTENT, isList: false, isLeaf: false, part: { ...slot.part, way } };
}

function isAligned(shown: unknown, value: readonly unknown[]): boolean {
  return Array.isArray(shown) && shown.length === value.length;
}
