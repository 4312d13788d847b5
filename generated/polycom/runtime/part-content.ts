import { esc } from './escape.js';
import type { AnyElement } from './any.js';
import { namespaceOf } from './attributes.js';
import { Check, violation } from './check.js';
import { judgeAny } from './judge-any.js';
import { pass, passItem, twinsOf, type Model, type Progress } from './ordered.js';
import { printAny } from './print-any.js';
import type { MemberTyping } from './registry.js';
import { isXmlText } from './scalar.js';
import { CONTENT, type Line, type Part, type Parts, type Slot, type Way } from './shape.js';
import { putRaw } from './writer.js';

type NameOf<Item> = Item extends { readonly name: infer Name extends string }
  ? string extends Name
    ? never
    : Name
  : never;

type ValueOf<Item, Name> = Item extends { readonly name: Name; readonly value: infer Value }
  ? Value
  : never;

type Items<Item> = { readonly [Name in NameOf<Item>]: Part<ValueOf<Item, Name>> };

/** Items in the order of a content model, under `$content`. */
export function contentPart<Item>(
  line: Line,
  model: Model,
  items: Items<Item>,
): Part<readonly Item[]> {
  return { kind: CONTENT, line, required: false, model, parts: items as Parts, way: WAY };
}

const WAY: Way = {
  print: (w, p, slot, value, print) => {
    const model = slot.part.model!;
    const progress = { place: model.start() };
    for (const item of Array.isArray(value) ? value : []) {
      const entry = entryOf(slot, model, progress, item, w.types);
      if (entry.kind === 'text') {
        if (!model.mixed || !isXmlText(entry.text)) w.isValid = false;
        p = putRaw(w, p, esc(entry.text));
        continue;
      }
      if (entry.symbol < 0) w.isValid = false;
      if (entry.kind === 'named') p = print(w, p, entry.slot, entry.value);
      else if (entry.kind === 'wild' && judgeWild(new Check(w.types), model, entry))
        // It was judged just now.
        p = putRaw(w, p, printAny(entry.value as AnyElement, ''));
      else w.isValid = false;
    }
    if (!Array.isArray(value) || !progress.place.isEnd) w.isValid = false;
    return p;
  },
  judge: (c, slot, value, judge) => {
    const model = slot.part.model!;
    if (!Array.isArray(value)) {
      violation(c, 'type', [slot.name], 'expected an array', model.source, value ?? 'nothing');
      return;
    }
    const progress = { place: model.start() };
    let isKnown = true;
    let isInOrder = true;
    const index = c.path.push(slot.name, 0) - 1;
    for (let i = 0; i < value.length; i++) {
      c.path[index] = i;
      const entry = entryOf(slot, model, progress, value[i], c.types);
      judgeEntry(c, model, entry, judge);
      if (entry.kind === 'unknown' || entry.kind === 'none') isKnown = false;
      else if (entry.kind !== 'text' && entry.symbol < 0) isInOrder = false;
    }
    c.path.length -= 2;
    // An item that the model does not know was said to be none.
    if (!isKnown || (isInOrder && progress.place.isEnd)) return;
    const message = 'expected the items in another order or number';
    violation(c, 'content', [slot.name], message, model.source, undefined, CONTENT_MODEL);
  },
};

const CONTENT_MODEL = 'cvc-complex-type.2.4';

/** Its symbol is what the content model knows it by, or -1 where it cannot stand. */
interface Standing {
  readonly value: unknown;
  readonly symbol: number;
}

interface Wild extends Standing {
  readonly kind: 'wild';
  readonly name: unknown;
}

interface Named extends Standing {
  readonly kind: 'named';
  readonly slot: Slot;
}

/** What an item is. */
type Entry =
  | { readonly kind: 'text'; readonly text: string }
  | Named
  | Wild
  | { readonly kind: 'unknown'; readonly name: unknown; readonly symbol: -1 }
  | { readonly kind: 'none'; readonly item: unknown; readonly symbol: -1 };

/** Goes on behind an item and says what it is at its place. */
function entryOf(
  { items }: Slot,
  m: Model,
  progress: Progress,
  item: unknown,
  types: { readonly typing?: MemberTyping },
): Entry {
  if (typeof item === 'string') return { kind: 'text', text: item };
  if (typeof item !== 'object' || item === null) return { kind: 'none', item, symbol: -1 };
  // Only looked at, never trusted.
  const { name, value, $type: type } = item as Readonly<Record<string, unknown>>;
  const slot = items.get(name as string);
  const namespace = typeof name === 'string' ? namespaceOf(name) : '';
  // A wildcard may take an element whose name is that of an item in another namespace.
  if (slot === undefined || isTaken(value, name)) {
    const symbol = pass(m, progress, -1, namespace);
    if (symbol >= 0) return { kind: 'wild', name, value, symbol };
  }
  if (slot !== undefined) {
    const entry = named(slot, m, progress, value);
    return type === undefined ? entry : typedEntry(entry, m, types, type);
  }
  return m.wildcards.some(({ allows }) => allows(namespace))
    ? { kind: 'wild', name, value, symbol: -1 }
    : { kind: 'unknown', name, symbol: -1 };
}

function named(slot: Slot, m: Model, progress: Progress, value: unknown): Named {
  const symbol = passItem(m, progress, slot.symbol);
  // Those of one name come one within the other (see twinPart).
  let found = slot;
  for (let i = twinsOf(m, symbol).indexOf(symbol); i > 0; i--) found = found.items.get(slot.name)!;
  return { kind: 'named', slot: found, value, symbol };
}

/** An item whose element names another type than the declared one. */
function typedEntry(
  entry: Named,
  m: Model,
  { typing }: { readonly typing?: MemberTyping },
  type: unknown,
): Entry {
  const field = m.members.fields[entry.symbol];
  if (field === undefined || typing === undefined) return { kind: 'none', item: type, symbol: -1 };
  // What it takes and gives are slots, which the list of types is too low to know.
  const slot = typing.item(field as never, entry.slot as never, type) as Slot;
  return { ...entry, slot };
}

/** Whether a value looks like what a wildcard takes. */
function isTaken(value: unknown, name: unknown): boolean {
  return hasName(value, name) && Array.isArray(Reflect.get(value, 'content'));
}

function hasName(value: unknown, name: unknown): value is object {
  return typeof value === 'object' && value !== null && Reflect.get(value, 'name') === name;
}

function judgeEntry(
  c: Check,
  m: Model,
  entry: Entry,
  judge: (c: Check, slot: Slot, value: unknown) => void,
): void {
  const { mixed, source } = m;
  switch (entry.kind) {
    case 'text':
      if (!mixed)
        violation(c, 'text', [], 'expected elements only', source, entry.text, CHARACTERS);
      else if (!isXmlText(entry.text))
        violation(c, 'character', [], 'expected characters that XML allows', source, entry.text);
      return;
    case 'named':
      c.path.push('value');
      judge(c, entry.slot, entry.value);
      c.path.pop();
      return;
    case 'wild':
      c.path.push('value');
      judgeWild(c, m, entry);
      c.path.pop();
      return;
    case 'unknown': {
      const message = 'expected an element of the content model';
      violation(c, 'unknown-element', ['name'], message, source, entry.name, CONTENT_MODEL);
      return;
    }
    case 'none':
      violation(c, 'type', [], 'expected { name, value } or a string', source, entry.item);
  }
}

const CHARACTERS = 'cvc-complex-type.2.3';

/** Judges an element that a wildcard takes, and tells whether it is one. */
function judgeWild(c: Check, m: Model, { name, value, symbol }: Wild): boolean {
  const { found } = c;
  if (judgeAny(c, value, m.source) && value.name === name) {
    const strictness = m.wildcards[symbol - m.members.fields.length]?.strictness;
    if (strictness !== undefined) c.types.judging?.element(c, value, strictness, m.source);
  }
  if (typeof value === 'object' && value !== null && !hasName(value, name))
    violation(c, 'lexical', ['name'], "expected the element's name", m.source, name);
  return c.found === found;
}
