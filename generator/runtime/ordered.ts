import type { AnyElement, Process } from './any.js';
import { isSpace } from './bytes.js';
import { captureElement } from './capture.js';
import { descend, skipSpace } from './content.js';
import { resolveTag, type Members } from './members.js';
import { passText, refuseAttributes } from './record.js';
import { openField } from './open-field.js';
import { clark } from './names.js';
import { report, under } from './report.js';
import type { Reader } from './reader.js';
import type { Scalar } from './scalar.js';
import type { StartTag } from './context.js';
import { textRun } from './text.js';
import { wildElement } from './wild.js';

/** Where elements of any name may stand; `allows` is the namespace constraint. */
export interface WildcardRule {
  readonly allows: (namespace: string) => boolean;
  /** Left out for `skip`. */
  readonly strictness?: Process;
}

/** How far a content has come, which decides what may follow. */
export interface Place {
  /** Whether the content may end here. */
  readonly isEnd: boolean;
  /** The place behind an element, by its symbol; undefined where that cannot stand. */
  readonly after: (symbol: number) => Place | undefined;
}

/**
 * A content model in which order or repetition carries meaning: its symbols are the elements of
 * `members`, then the wildcards.
 */
export interface Model {
  readonly members: Members;
  /** The place before all content. */
  readonly start: () => Place;
  readonly wildcards: readonly WildcardRule[];
  readonly mixed: boolean;
  readonly source: string;
  /** Symbols of one name, whose declarations differ: which is meant depends on the place. */
  readonly twins: readonly (readonly number[])[];
}

/** One state of an automaton: whether content may end here, then symbol and next state in pairs. */
export type ModelState = readonly [accepting: 0 | 1, ...next: number[]];

/** A content model as an automaton. */
export function model(
  members: Members,
  states: readonly ModelState[],
  wildcards: readonly WildcardRule[],
  mixed: boolean,
  source: string,
  twins: readonly (readonly number[])[] = [],
): Model {
  let places: readonly Place[] | undefined;
  const start = (): Place => (places ??= placesOf(states))[0]!;
  return { members, start, wildcards, mixed, source, twins };
}

function placesOf(states: readonly ModelState[]): readonly Place[] {
  const places = states.map((state): Place => {
    const after = (symbol: number): Place | undefined => {
      for (let i = 1; i < state.length; i += 2)
        if (state[i] === symbol) return places[state[i + 1]!];
      return undefined;
    };
    return { isEnd: state[0] === 1, after };
  });
  return places;
}

/** Progress through a content. */
export interface Progress {
  place: Place;
}

/** Progress through the content of one element. */
export interface Walk extends Progress {
  /** Position behind the character data that was read last. */
  textEnd: number;
  /** What was read last: character data, or an element that a wildcard took. */
  text: string;
  any: AnyElement | null;
  /** How many issues there were before it. */
  since: number;
}

/** Instead of an element's index: the end, character data, an element of a wildcard. */
export const END = -1;
export const TEXT = -2;
export const ANY = -3;

export function enterOrdered(r: Reader, m: Model): Walk {
  if (r.attributes !== null) refuseAttributes(r, m.source);
  descend(r, false);
  return { place: m.start(), textEnd: r.p, text: '', any: null, since: 0 };
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
  const symbol = pass(m, walk, index, tag.namespace);
  if (symbol < 0) misplaced(r, m, walk, tag, index, offset);
  const item = symbol < 0 ? index : symbol;
  walk.since = r.found;
  if (item >= 0 && item < m.members.fields.length) {
    openField(r, m.members.fields[item]!, tag, offset);
    return item;
  }
  const { strictness = 'skip' } = m.wildcards[symbol - m.members.fields.length] ?? {};
  walk.any = wildElement(r, strictness, m.source);
  under(r, walk.since, tag.local);
  if (!m.mixed) skipSpace(r);
  return ANY;
}

/**
 * Goes on behind an element and gives the symbol that it stands for here: that of the item `index`
 * or of one of the same name, else that of a wildcard. It is -1 where the element cannot stand.
 */
export function pass(m: Model, progress: Progress, index: number, namespace: string): number {
  const item = index < 0 ? -1 : passItem(m, progress, index);
  if (item >= 0) return item;
  const base = m.members.fields.length;
  const found = m.wildcards.findIndex(
    ({ allows }, i) => allows(namespace) && goTo(progress, base + i),
  );
  return found < 0 ? -1 : base + found;
}

/** The same where no wildcard is meant. */
export function passItem(m: Model, progress: Progress, index: number): number {
  if (goTo(progress, index)) return index;
  return twinsOf(m, index).find((twin) => goTo(progress, twin)) ?? -1;
}

function goTo(progress: Progress, symbol: number): boolean {
  const next = progress.place.after(symbol);
  if (next !== undefined) progress.place = next;
  return next !== undefined;
}

const NONE: readonly number[] = [];

/** The symbols that have the name of `symbol`; none where it is the only one. */
export function twinsOf({ twins }: Model, symbol: number): readonly number[] {
  return twins.find((symbols) => symbols.includes(symbol)) ?? NONE;
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
    `unexpected element ${name}, expected ${expected(m, walk.place)}`,
    m.source,
    offset,
    undefined,
    'cvc-complex-type.2.4',
  );
}

function endItems(r: Reader, m: Model, walk: Walk): typeof END {
  if (!walk.place.isEnd)
    report(
      r,
      'content',
      [],
      `the content ends too early, expected ${expected(m, walk.place)}`,
      m.source,
      r.p,
      undefined,
      'cvc-complex-type.2.4',
    );
  return END;
}

/** What may come at a place, for a message. */
function expected({ members, wildcards }: Model, place: Place): string {
  const { fields } = members;
  const names = [...fields.map(({ name }) => name), ...wildcards.map(() => 'another element')];
  const possible = names.filter((_, symbol) => place.after(symbol) !== undefined);
  return [...new Set(possible), ...(place.isEnd ? ['the end'] : [])].join(' | ');
}

/** The content of an element with a simple type and attributes: its text, as it stands. */
function contentText(r: Reader, source: string, byDefault = r.byDefault): string {
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
  return s.parse(
    found,
    (code, expected, constraint) =>
      report(r, code, ['$value'], `expected ${expected}`, source, offset, found, constraint),
    // The default of the schema has no prefix any more.
    found === byDefault ? undefined : r.context,
  );
}
