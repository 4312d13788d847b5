import type { AnyElement } from './any.js';
import { isSpace } from './bytes.js';
import { capture, captureElement } from './capture.js';
import { descend, skipSpace } from './content.js';
import { resolveTag, type Members } from './members.js';
import { passText, refuseAttributes } from './record.js';
import { openField } from './open-field.js';
import { clark } from './names.js';
import { report } from './report.js';
import type { Reader } from './reader.js';
import type { Scalar } from './scalar.js';
import type { StartTag } from './context.js';
import { textRun } from './text.js';

/** Where elements of any name may stand; `allows` is the namespace constraint. */
export interface WildcardRule {
  readonly allows: (namespace: string) => boolean;
}

/** One state of a content model: whether content may end here, then symbol and next state in pairs. */
export type ModelState = readonly [accepting: 0 | 1, ...next: number[]];

/**
 * A content model in which order or repetition carries meaning: an automaton whose symbols are the
 * elements of `members`, then the wildcards.
 */
export interface Model {
  readonly members: Members;
  readonly states: readonly ModelState[];
  readonly wildcards: readonly WildcardRule[];
  readonly mixed: boolean;
  readonly source: string;
}

export function model(
  members: Members,
  states: readonly ModelState[],
  wildcards: readonly WildcardRule[],
  mixed: boolean,
  source: string,
): Model {
  return { members, states, wildcards, mixed, source };
}

/** Progress through the content of one element. */
export interface Walk {
  state: number;
  /** Position behind the character data that was read last. */
  textEnd: number;
  /** What was read last: character data, or an element that a wildcard took. */
  text: string;
  any: AnyElement | null;
}

/** Instead of an element's index: the end, character data, an element of a wildcard. */
export const END = -1;
export const TEXT = -2;
export const ANY = -3;

export function enterOrdered(r: Reader, m: Model): Walk {
  if (r.attributes !== null) refuseAttributes(r, m.source);
  descend(r, false);
  return { state: 0, textEnd: r.p, text: '', any: null };
}

/** Goes to the next item and consumes its start tag; gives its index, or END, TEXT or ANY. */
export function nextItem(r: Reader, m: Model, walk: Walk): number {
  if (r.p === r.empty) return endItems(r, m, walk);
  if (m.mixed) {
    // Readers of elements pass the white space behind them, which here is text.
    while (r.p > walk.textEnd && isSpace(r.bytes[r.p - 1])) r.p--;
    walk.text = textRun(r);
    walk.textEnd = r.p;
    if (walk.text !== '') return TEXT;
  } else {
    skipSpace(r);
    passText(r, m.source);
  }
  if (r.bytes[r.p + 1] === 47) return endItems(r, m, walk);
  const offset = r.p;
  const { tag, index } = resolveTag(r, m.members);
  const symbol = symbolOf(m, walk, tag, index);
  if (symbol < 0) misplaced(r, m, walk, tag, index, offset);
  else walk.state = step(m, walk.state, symbol);
  if (index >= 0 && symbol < m.members.fields.length) {
    openField(r, m.members.fields[index]!, tag, offset);
    return index;
  }
  walk.any = m.mixed ? captureElement(r) : capture(r);
  return ANY;
}

/** The symbol that a start tag stands for in this state, or -1. */
function symbolOf(m: Model, walk: Walk, tag: StartTag, index: number): number {
  if (index >= 0 && step(m, walk.state, index) >= 0) return index;
  const base = m.members.fields.length;
  const found = m.wildcards.findIndex(
    (wildcard, i) => wildcard.allows(tag.namespace) && step(m, walk.state, base + i) >= 0,
  );
  return found < 0 ? -1 : base + found;
}

function step(m: Model, state: number, symbol: number): number {
  const next = m.states[state] ?? [0];
  for (let i = 1; i < next.length; i += 2) if (next[i] === symbol) return next[i + 1]!;
  return -1;
}

function misplaced(
  r: Reader,
  m: Model,
  walk: Walk,
  tag: StartTag,
  index: number,
  offset: number,
): void {
  const name = clark(tag.namespace, tag.local);
  report(
    r,
    index < 0 ? 'unknown-element' : 'content',
    [tag.local],
    `unexpected element ${name}, expected ${expected(m, walk.state)}`,
    m.source,
    offset,
    undefined,
    'cvc-complex-type.2.4',
  );
}

function endItems(r: Reader, m: Model, walk: Walk): typeof END {
  if (m.states[walk.state]?.[0] !== 1)
    report(
      r,
      'content',
      [],
      `the content ends too early, expected ${expected(m, walk.state)}`,
      m.source,
      r.p,
      undefined,
      'cvc-complex-type.2.4',
    );
  return END;
}

/** What may come in a state, for a message. */
function expected(m: Model, state: number): string {
  const [accepting = 1, ...next] = m.states[state] ?? [1];
  const names = next
    .filter((_, i) => i % 2 === 0)
    .map((symbol) => m.members.fields[symbol]?.name ?? 'another element');
  return [...names, ...(accepting === 1 ? ['the end'] : [])].join(' | ');
}

/** The content of an element with a simple type and attributes: its text, as it stands. */
function contentText(r: Reader, source: string, byDefault = ''): string {
  if (r.attributes !== null) refuseAttributes(r, source);
  descend(r, false);
  if (r.p === r.empty) return byDefault;
  let text = textRun(r);
  while (r.bytes[r.p + 1] !== 47) {
    report(
      r,
      'content',
      ['$value'],
      'expected text, found an element',
      source,
      r.p,
      undefined,
      'cvc-complex-type.2.2',
    );
    captureElement(r);
    text += textRun(r);
  }
  return text === '' ? byDefault : text;
}

/** The value of such an element. */
export function contentValue<T>(
  r: Reader,
  s: Scalar<T>,
  source: string,
  byDefault?: string,
): T | undefined {
  const offset = r.p;
  const found = contentText(r, source, byDefault);
  return s.parse(found, (code, expected, constraint) =>
    report(r, code, ['$value'], `expected ${expected}`, source, offset, found, constraint),
  );
}

/** Judges an order of items by the automaton; used for values that are about to be written. */
export function acceptsItems(m: Model, symbols: readonly number[]): boolean {
  let state = 0;
  for (const symbol of symbols) state = step(m, state, symbol);
  return m.states[state]?.[0] === 1;
}
