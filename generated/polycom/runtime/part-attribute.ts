import { escAttribute } from './escape.js';
import { namespaceOf } from './attributes.js';
import { Check, missing, violation } from './check.js';
import { isObject } from './gather.js';
import { leafHolds } from './holds.js';
import { judgeAttribute } from './judge-any.js';
import { XSI } from './namespaces.js';
import { anyAttribute } from './print-any.js';
import { printed, type Scalar } from './scalar.js';
import {
  ATTRIBUTE,
  ATTRIBUTES,
  type Line,
  type Part,
  type Parts,
  type Slot,
  type Way,
} from './shape.js';
import { putRaw, type Writer } from './writer.js';

/** An attribute, with its name in output. */
export function attributePart<T>(
  line: Line,
  output: string,
  scalar: Scalar<T>,
  required = false,
): Part<T> {
  return { kind: ATTRIBUTE, line, required, scalar, output, way: ONE };
}

const ONE: Way = {
  print: (w, p, slot, value) => putRaw(w, p, attributeText(w, slot, value)),
  judge: (c, slot, value, judge) => judge(c, slot, value),
};

function attributeText(w: Writer, slot: Slot, value: unknown): string {
  if (value === undefined) {
    if (slot.required) w.isValid = false;
    return '';
  }
  if (!leafHolds(slot, value)) w.isValid = false;
  return ` ${slot.part.output ?? ''}="${escAttribute(printed(slot.scalar, value))}"`;
}

/** The attributes under `$attributes`: those with types, and those that a wildcard lets in. */
export function attributesPart(
  line: Line,
  parts: Parts,
  allows?: (namespace: string) => boolean,
): Part<unknown> {
  return {
    kind: ATTRIBUTES,
    line,
    required: false,
    parts,
    way: ALL,
    ...(allows && { allows }),
  };
}

const ALL: Way = {
  print: (w, p, slot, value) => {
    const members = membersOf(value);
    let text = '';
    for (const item of slot.items.values()) text += attributeText(w, item, members.get(item.name));
    const isAllowed = judgeWild(new Check(), slot, value);
    if (!isAllowed) w.isValid = false;
    let count = 0;
    for (const [name, found] of isAllowed ? members : [])
      if (!slot.items.has(name) && typeof found === 'string')
        text += anyAttribute(name, found, `w${count++}`);
    return putRaw(w, p, text);
  },
  judge: (c, slot, value, judge) => {
    judgeWild(c, slot, value);
    const members = membersOf(value);
    c.path.push(slot.name);
    for (const item of slot.items.values()) {
      const member = members.get(item.name);
      if (member !== undefined) judge(c, item, member);
      else if (item.required) missing(c, item);
    }
    c.path.pop();
  },
};

function membersOf(value: unknown): ReadonlyMap<string, unknown> {
  return new Map(isObject(value) ? Object.entries(value) : []);
}

/** Judges the attributes that no part describes, and tells whether they are allowed. */
function judgeWild(c: Check, { name, source, items, part }: Slot, value: unknown): boolean {
  if (value !== undefined && !isObject(value))
    violation(c, 'type', [name], 'expected an object', source, value);
  for (const [key, text] of membersOf(value)) {
    if (text === undefined || items.has(key)) continue;
    const path = [name, key];
    const namespace = namespaceOf(key);
    // Those of xsi are none of the type's.
    if (namespace === XSI || part.allows?.(namespace) !== true) {
      const message = `unexpected attribute ${key}`;
      violation(c, 'unknown-attribute', path, message, source, undefined, 'cvc-complex-type.3.2.2');
    } else judgeAttribute(c, key, text, path, source);
  }
  return c.found === 0;
}
