/** Prints values by their shapes, and tells on the way whether they are what the schema allows. */
import { gather, isObject } from './gather.js';
import { groupFaults, integerHolds, leafHolds, lengthHolds } from './holds.js';
import { Ink, type Tags } from './ink.js';
import { typeAttribute } from './print-type.js';
import { BIGINT, BOOLEAN, ENUMERATION, INTEGER, printed, TEXT } from './scalar.js';
import {
  ANYTHING,
  CONTENT,
  derivedType,
  fitted,
  RECORD,
  settle,
  shapeOf,
  VALUE,
  type Settled,
  type Slot,
} from './shape.js';
import { putInk, putInteger, putRaw, putText, type Writer } from './writer.js';

const TRUE = /* @__PURE__ */ new Ink('true');
const FALSE = /* @__PURE__ */ new Ink('false');
const NOTHING = /* @__PURE__ */ new Ink('');
const CLOSE = /* @__PURE__ */ new Ink('>');

function invalid(w: Writer, p: number): number {
  w.isValid = false;
  return p;
}

/** Prints the members of a record; with `isOpen` inside its start tag, which may get attributes. */
function printMembers(
  w: Writer,
  p: number,
  given: Settled,
  value: object,
  type: string,
  isOpen: boolean,
): number {
  const of = fitted(w.types, given, value);
  const { slots } = of;
  const { values, top } = w;
  w.top = top + slots.length;
  if (!gather(values, top, value, of, type)) w.isValid = false;
  let i = 0;
  if (isOpen) {
    for (; i < of.attributes; i++)
      p = slots[i]!.part.way!.print(w, p, slots[i]!, values[top + i], printElement);
    p = putInk(w, w.room(p, 8), CLOSE);
  }
  for (; i < slots.length; i++) {
    const slot = slots[i]!;
    const member = values[top + i];
    if (member !== undefined)
      p = slot.isList ? printList(w, p, slot, member) : printElement(w, p, slot, member);
    else if (slot.required || slot.kind === CONTENT) w.isValid = false;
  }
  if (groupFaults(of, values, top).length > 0) w.isValid = false;
  w.top = top;
  return p;
}

function printList(w: Writer, p: number, slot: Slot, value: unknown): number {
  if (!Array.isArray(value)) return invalid(w, p);
  const { length } = value;
  // An empty list stands for an absent one.
  if (length === 0 ? slot.required : length < slot.min || length > slot.max) w.isValid = false;
  for (let i = 0; i < length; i++) p = printElement(w, p, slot, value[i]);
  return p;
}

/** Prints an element, or the content that a member stands for. */
function printElement(w: Writer, p: number, slot: Slot, value: unknown): number {
  const tags = w.dialect ? slot.bare : slot.tags;
  switch (slot.kind) {
    case TEXT:
      if (typeof value !== 'string') break;
      if (!lengthHolds(slot, value)) w.isValid = false;
      return putText(w, p, value, tags.start, tags.end);
    case INTEGER:
      if (integerHolds(slot, value)) return printNumber(w, p, tags, value);
      break;
    case BIGINT:
      if (typeof value === 'bigint' && integerHolds(slot, Number(value)))
        return printNumber(w, p, tags, Number(value));
      break;
    case BOOLEAN:
      if (typeof value !== 'boolean') break;
      return printInk(w, p, tags, value ? TRUE : FALSE);
    case ENUMERATION: {
      const ink = slot.inks?.get(value as string);
      if (ink !== undefined) return printInk(w, p, tags, ink);
      break;
    }
    case RECORD:
      if (isObject(value)) return printRecord(w, p, slot, tags, value);
      break;
    case CONTENT:
      return slot.part.way!.print(w, p, slot, value, printElement);
  }
  return printOther(w, p, slot, tags, value);
}

function printNumber(w: Writer, p: number, tags: Tags, value: number): number {
  const at = putInk(w, w.room(p, tags.room), tags.start);
  return putInk(w, putInteger(w, at, value), tags.end);
}

function printInk(w: Writer, p: number, tags: Tags, ink: Ink): number {
  const at = putInk(w, w.room(p, tags.room + ink.length), tags.start);
  return putInk(w, putInk(w, at, ink), tags.end);
}

function printRecord(w: Writer, p: number, slot: Slot, tags: Tags, value: object): number {
  const of = settle(slot.shape!);
  const at = w.room(p, tags.room);
  const end =
    of.name === '' && of.attributes === 0
      ? printMembers(w, putInk(w, at, tags.start), of, value, '', false)
      : printContent(w, putInk(w, at, tags.open), slot, value, '');
  return putInk(w, w.room(end, tags.room), tags.end);
}

/** Prints what is not so common, and what is not what it should be, as far as it can. */
function printOther(w: Writer, p: number, slot: Slot, tags: Tags, value: unknown): number {
  if (value === null && slot.nillable) return putInk(w, w.room(p, tags.room), tags.nil);
  if (slot.kind === RECORD) return invalid(w, p);
  if (slot.kind === VALUE) return putText(w, p, simpleText(w, slot, value), NOTHING, NOTHING);
  if (slot.kind !== ANYTHING)
    return putText(w, p, simpleText(w, slot, value), tags.start, tags.end);
  const at = printContent(w, putInk(w, w.room(p, tags.room), tags.open), slot, value, '');
  return putInk(w, w.room(at, tags.room), tags.end);
}

function simpleText(w: Writer, slot: Slot, value: unknown): string {
  if (!leafHolds(slot, value)) w.isValid = false;
  return printed(slot.scalar, value, w);
}

/** Prints a value behind the name of its element: attributes, `>` and content. */
export function printContent(
  w: Writer,
  p: number,
  slot: Slot,
  value: unknown,
  type: string,
): number {
  if (slot.kind === ANYTHING) return slot.part.way!.print(w, p, slot, value, printElement);
  if (slot.kind !== RECORD) return putText(w, p, simpleText(w, slot, value), CLOSE, NOTHING);
  if (!isObject(value)) return invalid(w, putRaw(w, p, '>'));
  const declared = settle(slot.shape!);
  if (declared.name === '') return printMembers(w, p, declared, value, type, true);
  const name: unknown = Reflect.get(value, '$type');
  const derived = derivedType(w.types, declared, name, slot.part.blocks);
  const of = shapeOf(derived) ?? declared;
  const isUnknown = derived === undefined && name !== undefined && name !== declared.name;
  if (isUnknown || of.isAbstract) w.isValid = false;
  const at = derived === undefined ? p : putRaw(w, p, typeAttribute(w, derived));
  return printMembers(w, at, of, value, derived?.name ?? declared.name, true);
}
