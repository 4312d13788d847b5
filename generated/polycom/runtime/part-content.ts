import { esc } from './escape.js';
import type { AnyElement } from './any.js';
import { namespaceOf } from './attributes.js';
import { Check, violation } from './check.js';
import { judgeAny } from './judge-any.js';
import { acceptsItems, type Model } from './ordered.js';
import { printAny } from './print-any.js';
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
    const symbols: number[] = [];
    for (const item of Array.isArray(value) ? value : []) {
      const entry = entryOf(slot, model, item);
      if (entry.kind === 'text') {
        if (!model.mixed || !isXmlText(entry.text)) w.isValid = false;
        p = putRaw(w, p, esc(entry.text));
        continue;
      }
      symbols.push(entry.symbol);
      if (entry.kind === 'named') p = print(w, p, entry.slot, entry.value);
      else if (entry.kind === 'wild' && judgeWild(new Check(), entry, model.source))
        // It was judged just now.
        p = putRaw(w, p, printAny(entry.value as AnyElement, ''));
      else w.isValid = false;
    }
    if (!Array.isArray(value) || !acceptsItems(model, symbols)) w.isValid = false;
    return p;
  },
  judge: (c, slot, value, judge) => {
    const model = slot.part.model!;
    if (!Array.isArray(value)) {
      violation(c, 'type', [slot.name], 'expected an array', model.source, value ?? 'nothing');
      return;
    }
    const symbols: number[] = [];
    const index = c.path.push(slot.name, 0) - 1;
    for (let i = 0; i < value.length; i++) {
      c.path[index] = i;
      const entry = entryOf(slot, model, value[i]);
      judgeEntry(c, model, entry, judge);
      if (entry.kind !== 'text') symbols.push(entry.symbol);
    }
    c.path.length -= 2;
    if (symbols.includes(NO_SYMBOL) || acceptsItems(model, symbols)) return;
    const message = 'expected the items in another order or number';
    violation(c, 'content', [slot.name], message, model.source, undefined, CONTENT_MODEL);
  },
};

const NO_SYMBOL = -1;
const CONTENT_MODEL = 'cvc-complex-type.2.4';

interface Wild {
  readonly kind: 'wild';
  readonly name: unknown;
  readonly value: unknown;
  readonly symbol: number;
}

/** What an item is; its symbol is what the automaton knows it by. */
type Entry =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'named';
      readonly slot: Slot;
      readonly value: unknown;
      readonly symbol: number;
    }
  | Wild
  | { readonly kind: 'unknown'; readonly name: unknown; readonly symbol: number }
  | { readonly kind: 'none'; readonly item: unknown; readonly symbol: number };

function entryOf({ items }: Slot, { wildcards, members }: Model, item: unknown): Entry {
  if (typeof item === 'string') return { kind: 'text', text: item };
  if (typeof item !== 'object' || item === null) return { kind: 'none', item, symbol: NO_SYMBOL };
  // Only looked at, never trusted.
  const { name, value } = item as { readonly name?: unknown; readonly value?: unknown };
  const slot = items.get(name as string);
  if (slot !== undefined) return { kind: 'named', slot, value, symbol: slot.symbol };
  const namespace = typeof name === 'string' ? namespaceOf(name) : '';
  const wildcard = wildcards.findIndex((rule) => rule.allows(namespace));
  if (wildcard < 0) return { kind: 'unknown', name, symbol: NO_SYMBOL };
  return { kind: 'wild', name, value, symbol: members.fields.length + wildcard };
}

function judgeEntry(
  c: Check,
  { mixed, source }: Model,
  entry: Entry,
  judge: (c: Check, slot: Slot, value: unknown) => void,
): void {
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
      judgeWild(c, entry, source);
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
function judgeWild(c: Check, { name, value }: Wild, source: string): boolean {
  const isElement = judgeAny(c, value, source);
  if (typeof value !== 'object' || value === null || Reflect.get(value, 'name') === name)
    return isElement;
  violation(c, 'lexical', ['name'], "expected the element's name", source, name);
  return false;
}
