import type { Process } from './any.js';
import { escAttribute } from './escape.js';
import { namespaceOf } from './attributes.js';
import { Check, missing, violation } from './check.js';
import { isObject } from './gather.js';
import { leafHolds } from './holds.js';
import { isBinding, judgeAttribute } from './judge-any.js';
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
import { PREFIX } from './wild.js';
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
  return ` ${slot.part.output ?? ''}="${escAttribute(printed(slot.scalar, value, w))}"`;
}

/** The attributes under `$attributes`: those with types, and those that a wildcard lets in. */
export function attributesPart(
  line: Line,
  parts: Parts,
  allows?: (namespace: string) => boolean,
  strictness?: Process,
): Part<unknown> {
  return {
    kind: ATTRIBUTES,
    line,
    required: false,
    parts,
    way: ALL,
    ...(allows && { allows }),
    ...(strictness && { strictness }),
  };
}

const ALL: Way = {
  print: (w, p, slot, value) => {
    const members = membersOf(value);
    let text = '';
    for (const item of slot.items.values()) text += attributeText(w, item, members.get(item.name));
    const isAllowed = judgeWild(new Check(w.types), slot, value);
    if (!isAllowed) w.isValid = false;
    return putRaw(w, p, isAllowed ? text + wildText(w, slot, members) : text);
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

/** The attributes that a wildcard lets in, with the prefixes that they declare. */
function wildText(w: Writer, { items }: Slot, members: ReadonlyMap<string, unknown>): string {
  const own = [...members].filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string' && !items.has(entry[0]),
  );
  const free = (start: string): string => {
    let prefix = start;
    while (w.declared.has(prefix) || members.has(`xmlns:${prefix}`)) prefix += '_';
    return prefix;
  };
  // The root has declared some of them, and the element's own name may need that.
  const others = new Map<string, string>();
  for (const [name, namespace] of own) {
    const prefix = name.slice(6);
    const bound = isBinding(name) ? w.declared.get(prefix) : undefined;
    if (bound !== undefined && bound !== namespace) others.set(prefix, free(prefix));
  }
  let text = '';
  own.forEach(([name, value], i) => {
    const prefix = name.slice(6);
    if (!isBinding(name)) text += anyAttribute(name, renamed(value, others), free(`w${i}`));
    else if (w.declared.get(prefix) !== value)
      text += anyAttribute(`xmlns:${others.get(prefix) ?? prefix}`, value, '');
  });
  return text;
}

function renamed(text: string, others: ReadonlyMap<string, string>): string {
  if (others.size === 0) return text;
  return text.replace(PREFIX, (_, prefix: string) => `${others.get(prefix) ?? prefix}:`);
}

function membersOf(value: unknown): ReadonlyMap<string, unknown> {
  return new Map(isObject(value) ? Object.entries(value) : []);
}

/** Judges the attributes that no part describes, and tells whether they are allowed. */
function judgeWild(c: Check, { name, source, items, part }: Slot, value: unknown): boolean {
  if (value !== undefined && !isObject(value))
    violation(c, 'type', [name], 'expected an object', source, value);
  const members = membersOf(value);
  for (const [key, text] of members) {
    if (text === undefined || items.has(key)) continue;
    const path = [name, key];
    const namespace = namespaceOf(key);
    const isDeclaration = part.allows !== undefined && isBinding(key);
    // Those of xsi are none of the type's.
    if (!isDeclaration && (namespace === XSI || part.allows?.(namespace) !== true)) {
      const message = `unexpected attribute ${key}`;
      violation(c, 'unknown-attribute', path, message, source, undefined, 'cvc-complex-type.3.2.2');
      continue;
    }
    const { found } = c;
    judgeAttribute(c, key, text, path, source);
    if (c.found === found && !isDeclaration && part.strictness !== undefined)
      c.types.judging?.attribute(c, key, members, part.strictness, path, source);
  }
  return c.found === 0;
}
