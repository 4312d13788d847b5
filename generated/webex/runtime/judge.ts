/** Judges values by their shapes and says everything that is wrong with them. */
import { missing, violation, type Check } from './check.js';
import { gather, isObject } from './gather.js';
import { groupFaults, has, leafHolds } from './holds.js';
import {
  ANYTHING,
  ATTRIBUTE,
  ATTRIBUTES,
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

/** Judges a member that is there, or whose absence is its own matter. */
function judgeMember(c: Check, slot: Slot, value: unknown): void {
  if (slot.isList) judgeList(c, slot, value);
  else if (slot.kind === CONTENT || slot.kind === ATTRIBUTES)
    slot.part.way!.judge(c, slot, value, slot.kind === CONTENT ? judgeValue : judgeNamed);
  else judgeNamed(c, slot, value);
}

function judgeNamed(c: Check, slot: Slot, value: unknown): void {
  if (slot.kind !== RECORD && slot.kind !== ANYTHING) {
    if (!isNil(slot, value) && !leafHolds(slot, value)) explain(c, slot, value, [slot.name]);
    return;
  }
  c.path.push(slot.name);
  judgeValue(c, slot, value);
  c.path.pop();
}

function isNil(slot: Slot, value: unknown): boolean {
  return value === null && slot.nillable;
}

/** Judges the value of an element; the path leads to it, and `type` is what a closed one may be. */
export function judgeValue(c: Check, slot: Slot, value: unknown, type: string = ''): void {
  if (isNil(slot, value)) return;
  if (slot.kind === RECORD) judgeRecord(c, slot, value, type);
  else if (slot.kind === ANYTHING) slot.part.way!.judge(c, slot, value, judgeValue);
  else if (!leafHolds(slot, value)) explain(c, slot, value, []);
}

function judgeList(c: Check, slot: Slot, value: unknown): void {
  const { name, source, min, max } = slot;
  if (!Array.isArray(value)) {
    violation(c, 'type', [name], 'expected an array', source, value);
    return;
  }
  const { length } = value;
  // An empty list stands for an absent one, which another rule judges.
  if (length > 0 && (length < min || length > max)) {
    const expected =
      min === max ? `exactly ${min}` : length < min ? `at least ${min}` : `at most ${max}`;
    const message = `expected ${expected} items, found ${length}`;
    violation(c, 'occurrence', [name], message, source, undefined, CONTENT_MODEL);
  }
  const index = c.path.push(name, 0) - 1;
  for (let i = 0; i < length; i++) {
    c.path[index] = i;
    judgeValue(c, slot, value[i]);
  }
  c.path.length -= 2;
}

const CONTENT_MODEL = 'cvc-complex-type.2.4';

/** Says what a simple value that does not hold violates. */
function explain(c: Check, slot: Slot, value: unknown, path: readonly string[]): void {
  const { source, scalar } = slot;
  if (value === undefined) {
    violation(c, 'type', path, 'expected a value', source, 'nothing');
    return;
  }
  scalar.check(value, (code, expected, constraint) =>
    violation(c, code, path, `expected ${expected}`, source, value, constraint),
  );
}

/** Judges a record as the type that its `$type` names, else as the declared one. */
function judgeRecord(c: Check, slot: Slot, value: unknown, type: string): void {
  const declared = settle(slot.shape!);
  if (declared.name === '') {
    judgeObject(c, declared, value, slot.source, type);
    return;
  }
  const { name: expected, source } = declared;
  const name = isObject(value) ? Reflect.get(value, '$type') : undefined;
  const derived = derivedType(c.types, declared, name, slot.part.blocks);
  const of = shapeOf(derived) ?? declared;
  if (derived === undefined && name !== undefined && name !== expected) {
    const message = `expected a type derived from ${expected}`;
    violation(c, 'unknown-type', ['$type'], message, source, name, 'cvc-elt.4.3');
    return;
  }
  if (of.isAbstract)
    violation(c, 'abstract', [], 'expected a derived type', source, undefined, 'cvc-type.2');
  judgeObject(c, of, value, source, derived?.name ?? expected);
}

/** Judges a value that must be an object; `type` is all that it may be. */
function judgeObject(c: Check, given: Settled, value: unknown, source: string, type: string): void {
  if (!isObject(value)) {
    violation(c, 'type', [], 'expected an object', source, value ?? 'nothing');
    return;
  }
  const of = fitted(c.types, given, value);
  const { slots } = of;
  // What it takes is a settled shape, as this is one.
  const nested = c.skim?.(of as never, value);
  if (nested !== undefined) {
    for (const i of nested) {
      const slot = slots[i]!;
      const member: unknown = value[slot.name as never];
      if (member !== undefined) judgeMember(c, slot, member);
    }
    return;
  }
  const { values, top } = c;
  c.top = top + slots.length;
  if (!gather(values, top, value, of, type)) judgeNames(c, of, value, source, type);
  // Elements that are missing are said behind what is wrong with the others.
  const absent: Slot[] = [];
  for (let i = 0; i < slots.length; i++) {
    const slot = slots[i]!;
    const member = values[top + i];
    if (slot.required && !has(member)) {
      if (slot.kind === ATTRIBUTE || slot.kind === VALUE) missing(c, slot);
      else absent.push(slot);
    }
    if (member !== undefined || slot.kind === CONTENT || slot.kind === ATTRIBUTES)
      judgeMember(c, slot, member);
  }
  for (const slot of absent) missing(c, slot);
  for (const tell of groupFaults(of, values, top)) tell(c);
  c.top = top;
}

function judgeNames(c: Check, of: Settled, value: object, source: string, type: string): void {
  for (const name in value) {
    const member: unknown = Reflect.get(value, name);
    if (member === undefined || of.index.has(name) || (name === '$type' && member === type))
      continue;
    if (name === '$type') violation(c, 'unknown-type', [name], 'expected no other type', source);
    else violation(c, 'unknown-member', [name], 'expected no member of this name', source);
  }
}
