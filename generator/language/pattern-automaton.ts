/**
 * Patterns of XML Schema as automata: partial derivatives (Antimirov 1996) over simplified terms. A
 * state is a set of what may still come; counters count down, so that they are not written out.
 */
import { parsePattern } from '../pattern/parse.js';
import { sizeOf } from '../pattern/program.js';
import type { Ranges } from '../pattern/ranges.js';
import { simplify } from '../pattern/simplify.js';
import { isNullable } from '../pattern/term.js';
import type { Term } from '../pattern/term.js';
import { EVERYTHING, machine, TooLargeError } from './simple-machine.js';
import type { Machine } from './simple-machine.js';
import { holds } from './simple-alphabet.js';

/** Larger patterns are not gone into: what their states are made of would take too long. */
const SIZE_LIMIT = 2000;

/** Ways to go on, at one place of a text. */
const STATE_LIMIT = 60;

/** Texts that one of the patterns matches; undefined where they are too large. */
export function patternAutomaton(patterns: readonly string[]): Machine | undefined {
  const terms: Term[] = [];
  for (const pattern of patterns) {
    const parsed = parsePattern(pattern);
    // Reported where the pattern stands, and taken for one that matches everything.
    if (parsed.kind === 'error') return EVERYTHING;
    const term = simplify(parsed.expression);
    if (sizeOf(term) > SIZE_LIMIT) return undefined;
    terms.push(term);
  }
  return automatonOf(terms);
}

/** What is still to come: a term, and then the rest. Equal ones are the same object. */
interface Rest {
  readonly number: number;
  readonly head: Head;
  readonly rest: Rest | undefined;
  readonly isNullable: boolean;
}

type Head =
  | { readonly kind: 'term'; readonly term: Term }
  /** The terms of a row from an index on. */
  | { readonly kind: 'row'; readonly terms: readonly Term[]; readonly from: number }
  | { readonly kind: 'rounds'; readonly body: Term; readonly min: number; readonly max: number };

function automatonOf(terms: readonly Term[]): Machine {
  const numbers = new Map<object, number>();
  const rests = new Map<string, Rest>();

  function numberOf(object: object): number {
    const number = numbers.get(object) ?? numbers.size;
    numbers.set(object, number);
    return number;
  }

  function keyOf(head: Head): string {
    switch (head.kind) {
      case 'term':
        return `${numberOf(head.term)}`;
      case 'row':
        return `${numberOf(head.terms)}/${head.from}`;
      case 'rounds':
        return `${numberOf(head.body)}/${head.min}/${head.max}`;
    }
  }

  function put(head: Head, rest: Rest | undefined): Rest | undefined {
    if (head.kind === 'row' && head.from >= head.terms.length) return rest;
    if (head.kind === 'rounds' && head.max <= 0) return rest;
    const key = `${keyOf(head)}:${rest?.number ?? ''}`;
    let made = rests.get(key);
    if (made === undefined) {
      const canEnd = isOptional(head) && (rest?.isNullable ?? true);
      made = { number: rests.size, head, rest, isNullable: canEnd };
      rests.set(key, made);
    }
    return made;
  }

  /** Undefined among the results is the end of the pattern. */
  function go(from: Rest | undefined, character: number, into: Set<Rest | undefined>): void {
    for (let at = from; at !== undefined; at = at.rest) {
      enter(at.head, at.rest, character, into);
      if (!isOptional(at.head)) return;
    }
  }

  function enter(
    head: Head,
    rest: Rest | undefined,
    character: number,
    into: Set<Rest | undefined>,
  ): void {
    switch (head.kind) {
      case 'row': {
        for (let index = head.from; index < head.terms.length; index++) {
          const term = head.terms[index];
          if (term === undefined) return;
          const after = put({ ...head, from: index + 1 }, rest);
          enter({ kind: 'term', term }, after, character, into);
          if (!isNullable(term)) return;
        }
        return;
      }
      case 'rounds': {
        const { body, min, max } = head;
        const left = { kind: 'rounds', body, min: Math.max(0, min - 1), max: max - 1 } as const;
        enter({ kind: 'term', term: body }, put(left, rest), character, into);
        return;
      }
      case 'term':
        enterTerm(head.term, rest, character, into);
    }
  }

  function enterTerm(
    term: Term,
    rest: Rest | undefined,
    character: number,
    into: Set<Rest | undefined>,
  ): void {
    switch (term.kind) {
      case 'one':
        if (holds(term.set.ranges, character)) into.add(rest);
        return;
      case 'all':
        enter({ kind: 'row', terms: term.terms, from: 0 }, rest, character, into);
        return;
      case 'any':
        for (const branch of term.terms) enterTerm(branch, rest, character, into);
        return;
      case 'repeat': {
        const { body, max } = term;
        // Rounds that match nothing need not be counted.
        const min = isNullable(body) ? 0 : term.min;
        enter({ kind: 'rounds', body, min, max }, rest, character, into);
      }
    }
  }

  return machine<ReadonlySet<Rest | undefined>>({
    sets: terms.flatMap(setsIn),
    start: new Set(terms.map((term) => put({ kind: 'term', term }, undefined))),
    key: (state) =>
      [...state]
        .map((rest) => rest?.number ?? -1)
        .sort((a, b) => a - b)
        .join(),
    step: (state, character) => {
      const into = new Set<Rest | undefined>();
      for (const rest of state) go(rest, character, into);
      if (into.size > STATE_LIMIT) throw new TooLargeError('too many ways to read a text');
      return into.size === 0 ? undefined : into;
    },
    accepts: (state) => [...state].some((rest) => rest?.isNullable ?? true),
  });
}

function isOptional(head: Head): boolean {
  switch (head.kind) {
    case 'term':
      return isNullable(head.term);
    case 'row':
      return head.terms.every((term, index) => index < head.from || isNullable(term));
    case 'rounds':
      return head.min === 0 || isNullable(head.body);
  }
}

function setsIn(term: Term): readonly Ranges[] {
  switch (term.kind) {
    case 'one':
      return [term.set.ranges];
    case 'all':
    case 'any':
      return term.terms.flatMap(setsIn);
    case 'repeat':
      return setsIn(term.body);
  }
}
