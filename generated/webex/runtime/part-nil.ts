/** Elements that may be nil and say more than that: roots, and records with attributes. */
import { booleans } from './basic.js';
import { violation, type Check } from './check.js';
import { isObject } from './gather.js';
import { judgeValue } from './judge.js';
import { printContent } from './print.js';
import { typeAttribute } from './print-type.js';
import { derives, typeNamed } from './registry.js';
import {
  ANYTHING,
  ATTRIBUTE,
  derivedType,
  settle,
  shape,
  Shape,
  shapeOf,
  slot as slotOf,
} from './shape.js';
import type { Part, Settled, Slot, Way } from './shape.js';
import { putRaw, type Writer } from './writer.js';

/** A part that takes null too, and of a record one that is nil and has attributes. */
export function nilAnyPart<T>(part: Part<T>): Part<T | null | { readonly $nil: true }> {
  let inner: Slot | undefined;
  const innerOf = (slot: Slot): Slot => (inner ??= slotOf(slot.name, part, slot.source, '', ''));
  const way: Way = {
    print: (w, p, slot, value) => {
      const plain = value === null && part.shape !== undefined ? { $nil: true } : value;
      if (plain === null) return putRaw(w, p, ' xsi:nil="true">');
      return isNil(part, plain)
        ? printNil(w, p, innerOf(slot), plain)
        : printContent(w, p, innerOf(slot), plain, '');
    },
    judge: (c, slot, value) => {
      // Attributes that are required must be there all the same.
      const plain = value === null && part.shape !== undefined ? { $nil: true } : value;
      if (plain === null) return;
      if (isNil(part, plain)) judgeNil(c, innerOf(slot), plain);
      else judgeValue(c, innerOf(slot), plain);
    },
  };
  // The way above takes what the part takes, and nil.
  return { ...part, kind: ANYTHING, way } as Part<never> as Part<
    T | null | { readonly $nil: true }
  >;
}

function isNil({ shape }: Part<never>, value: unknown): value is object {
  return shape !== undefined && isObject(value) && Reflect.get(value, '$nil') === true;
}

function printNil(w: Writer, p: number, slot: Slot, value: object): number {
  const declared = settle(slot.shape!);
  const name: unknown = Reflect.get(value, '$type');
  const derived = derivedType(w.types, declared, name, slot.part.blocks);
  const of = shapeOf(derived) ?? declared;
  if ((name !== undefined && derived === undefined) || of.isAbstract) w.isValid = false;
  const at = derived === undefined ? p : putRaw(w, p, typeAttribute(w, derived));
  return printContent(w, at, nilSlot(slot, of), value, derived?.name ?? '');
}

function judgeNil(c: Check, slot: Slot, value: object): void {
  const declared = settle(slot.shape!);
  const name: unknown = Reflect.get(value, '$type');
  const derived = typeof name === 'string' ? typeNamed(c.types, name) : undefined;
  const blocks = slot.part.blocks ?? 0;
  const fits = derived && (name === declared.name || derives(derived, declared.name, blocks));
  const of = (fits && shapeOf(derived)) || declared;
  if (name !== undefined && !fits) {
    const message = 'expected the name of the declared type or of one derived from it';
    violation(c, 'unknown-type', ['$type'], message, slot.source, name, 'cvc-elt.4.3');
    return;
  }
  if (of.isAbstract)
    violation(c, 'abstract', [], 'expected a derived type', of.source, undefined, 'cvc-type.2');
  judgeValue(c, nilSlot(slot, of), value, derived?.name ?? '');
}

const shapes = new WeakMap<Settled, Shape<never>>();

/** A record of the attributes alone, one of which says that it is nil. */
function nilSlot(slot: Slot, of: Settled): Slot {
  const known = shapes.get(of) ?? nilShape(of);
  shapes.set(of, known);
  return { ...slot, shape: known };
}

function nilShape(of: Settled): Shape<never> {
  const slots = [nilMark(of), ...of.slots.slice(0, of.attributes)];
  const names = slots.map(({ name }) => name);
  const made: Shape<never> = shape<object>('', '', () => ({}));
  made.settled = {
    ...of,
    name: '',
    slots,
    names,
    index: new Map(names.map((name, i) => [name, i])),
    attributes: slots.length,
    rules: [],
    plan: undefined,
  };
  return made;
}

function nilMark({ source }: Settled): Slot {
  const way: Way = {
    print: (w, p) => putRaw(w, p, ' xsi:nil="true"'),
    judge: () => undefined,
  };
  const part = { kind: ATTRIBUTE, line: source, required: true, scalar: booleans, way };
  return slotOf('$nil', part, source, '', '');
}
