/**
 * Whether the patterns of a type mind how a value is spelled. A number, a boolean or bytes are
 * printed in one form, their canonical one: when the patterns accept some value in another form and
 * not in this one, the type's values are kept as text, or what was read could not be written.
 */
import type { ScalarValue } from '../ir/model.js';
import { derivative, termKey } from '../pattern/derive.js';
import { parsePattern } from '../pattern/parse.js';
import { sizeOf } from '../pattern/program.js';
import { simplify } from '../pattern/simplify.js';
import { any, isNullable } from '../pattern/term.js';
import type { Term } from '../pattern/term.js';

type Patterns = readonly (readonly string[])[];

/** What may still come of each step's patterns; undefined for a text that is refused. */
type State = readonly Term[] | undefined;

/** Pairs of states that are looked at; beyond, spelling is taken to matter. */
const LIMIT = 2000;
const SIZE_LIMIT = 1000;

export function mindsSpelling(value: ScalarValue, patterns: Patterns): boolean {
  switch (value.kind) {
    case 'boolean':
      return !isKept(patterns, BOOLEAN);
    case 'integer':
    case 'bigint':
      return !isKept(patterns, WHOLE);
    case 'bytes':
      return !isKept(patterns, value.encoding === 'hex' ? HEX : BASE64);
    // Each has its own shortest form, which no automaton knows.
    case 'float':
      return true;
    // Lists and unions have parts that are asked, and texts are kept as they are.
    case 'list':
    case 'union':
    case 'text':
      return false;
  }
}

/** How spellings become canonical, character by character: a transducer. */
interface Spelling {
  readonly start: string;
  /** What is written for a character, and the place behind it; undefined where it cannot come. */
  readonly read: (
    place: string,
    character: string,
  ) => readonly [out: string, place: string] | undefined;
  /** What is written at the end, if a spelling can end here. */
  readonly end: (place: string) => string | undefined;
  readonly characters: string;
}

/** Whether each spelling that the patterns accept is accepted in its canonical form as well. */
function isKept(patterns: Patterns, spelling: Spelling): boolean {
  const start = startOf(patterns);
  if (start === undefined) return false;
  const seen = new Set<string>();
  const pending: (readonly [place: string, spelled: State, canonical: State])[] = [
    [spelling.start, start, start],
  ];
  for (const [place, spelled, canonical] of pending) {
    const end = spelling.end(place);
    if (end !== undefined && accepts(spelled) && !accepts(after(canonical, end))) return false;
    for (const character of spelling.characters) {
      const step = spelling.read(place, character);
      const next = after(spelled, character);
      if (step === undefined || next === undefined) continue;
      const [out, target] = step;
      const printed = after(canonical, out);
      const key = `${target}\n${keyOf(next)}\n${keyOf(printed)}`;
      if (seen.has(key)) continue;
      if (seen.size >= LIMIT) return false;
      seen.add(key);
      pending.push([target, next, printed]);
    }
  }
  return true;
}

/** Undefined for patterns that are too large to go into. */
function startOf(patterns: Patterns): State {
  const steps: Term[] = [];
  for (const group of patterns) {
    const parsed = group.map(parsePattern);
    // What is no pattern was reported where it stands.
    const terms = parsed.flatMap((each) =>
      each.kind === 'parsed' ? [simplify(each.expression)] : [],
    );
    const term = any(terms);
    if (sizeOf(term) > SIZE_LIMIT) return undefined;
    steps.push(term);
  }
  return steps;
}

function after(state: State, text: string): State {
  let terms = state;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const rests = terms?.map((term) => derivative(term, code)).filter((rest) => rest !== undefined);
    terms = rests?.length === terms?.length ? rests : undefined;
  }
  return terms;
}

function accepts(state: State): boolean {
  return state?.every(isNullable) ?? false;
}

function keyOf(state: State): string {
  return state?.map(termKey).join(' ') ?? '-';
}

const DIGITS = '0123456789';

/** No plus sign, no zeros in front, no negative zero (section 3.3.13.2). */
const WHOLE: Spelling = {
  start: 'start',
  characters: `+-${DIGITS}`,
  read: (place, character) => {
    if (character === '+') return place === 'start' ? ['', 'plus'] : undefined;
    if (character === '-') return place === 'start' ? ['', 'minus'] : undefined;
    if (place === 'digits') return [character, 'digits'];
    const isNegative = place.startsWith('minus');
    if (character === '0') return ['', isNegative ? 'minus 0' : '0'];
    return [`${isNegative ? '-' : ''}${character}`, 'digits'];
  },
  end: (place) => (place === 'digits' ? '' : place.endsWith('0') ? '0' : undefined),
};

const WORDS: Readonly<Record<string, string>> = {
  true: 'true',
  1: 'true',
  false: 'false',
  0: 'false',
};

const BOOLEAN: Spelling = {
  start: '',
  characters: 'truefals10',
  read: (place, character) =>
    Object.keys(WORDS).some((word) => word.startsWith(place + character))
      ? ['', place + character]
      : undefined,
  end: (place) => (Object.hasOwn(WORDS, place) ? WORDS[place] : undefined),
};

/** Capital letters (section 3.2.15.2). */
const HEX: Spelling = {
  start: '',
  characters: `${DIGITS}ABCDEFabcdef`,
  read: (_, character) => [character.toUpperCase(), ''],
  end: () => '',
};

/** No blanks (section 3.2.16). */
const BASE64: Spelling = {
  start: '',
  characters: `ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz${DIGITS}+/= `,
  read: (_, character) => [character === ' ' ? '' : character, ''],
  end: () => '',
};
