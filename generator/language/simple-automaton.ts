/** Simple types as automata: exact for all facets but the order and the values of floats and dates. */
import type { Ranges } from '../pattern/ranges.js';
import { canonicalOf } from './simple-constraint.js';
import type { Bound, Constraint, Enumeration, Length } from './simple-constraint.js';
import { constraintsOf } from './simple-constraint.js';
import { single } from './simple-alphabet.js';
import { comparing, digitsWithin, equalTo } from './simple-decimal.js';
import { spacesOf } from './simple-judge.js';
import type { Typed } from './simple-judge.js';
import { lexicalAutomaton } from './simple-lexical.js';
import { both, DEAD, either, EVERYTHING, NOTHING } from './simple-machine.js';
import type { Machine } from './simple-machine.js';
import { listing, normalizing } from './simple-space.js';
import { patternAutomaton } from './pattern-automaton.js';

/** Which error is allowed where a facet is no automaton: to accept too much, or too little. */
export type Error = 'too much' | 'too little';

export function automatonOf(of: Typed, error: Error): Machine {
  return automatonFor(of, constraintsOf(of), error);
}

/** Texts that meet some of the constraints of a type, their white space treated as the type does. */
export function automatonFor(of: Typed, constraints: readonly Constraint[], error: Error): Machine {
  const machines = constraints.map((each) => machineOf(each, error));
  if (machines.includes(NOTHING)) return NOTHING;
  const needed = machines.filter((each) => each !== EVERYTHING);
  if (of.type.variety !== 'union') return normalizing(of.type.facets.whiteSpace, both(needed));
  // Members see to the white space; what else holds is judged with that of the member that fits.
  const members = constraints.findIndex(({ kind }) => kind === 'members');
  const ofMembers = machines[members] ?? EVERYTHING;
  const others = both(needed.filter((each) => each !== ofMembers));
  const spaced = spacesOf(of).map((space) => normalizing(space, others));
  return both([ofMembers, error === 'too much' ? either(spaced) : both(spaced)]);
}

function machineOf(constraint: Constraint, error: Error): Machine {
  const unknown = error === 'too much' ? EVERYTHING : NOTHING;
  switch (constraint.kind) {
    case 'lexical':
      return lexicalAutomaton(constraint.rule);
    case 'items':
      return listing(automatonOf(constraint.item, error));
    case 'members':
      return either(constraint.members.map((member) => automatonOf(member, error)));
    case 'pattern':
      return patternAutomaton(constraint.patterns) ?? unknown;
    case 'length':
      return lengthMachine(constraint);
    case 'bound':
      return boundMachine(constraint) ?? unknown;
    case 'digits':
      return digitsWithin(constraint.most, constraint.counts);
    case 'enumeration':
      return enumerationMachine(constraint) ?? unknown;
  }
}

function boundMachine({ primitive, end, isExclusive, value }: Bound): Machine | undefined {
  if (primitive !== 'decimal') return undefined;
  return comparing(value, (order) =>
    order === 0 ? !isExclusive : end === 'min' ? order > 0 : order < 0,
  );
}

const SPACE = 32;
const EQUALS = 61;

/** Counts as far as it matters. */
function lengthMachine({ unit, min, max }: Length): Machine {
  // Hexadecimal digits and base64 characters that have so many bytes, at least and at most.
  const [least, most] =
    unit === 'hexBinary'
      ? [2 * min, 2 * max]
      : unit === 'base64Binary'
        ? [Math.ceil((min * 4) / 3), Math.floor((max * 4 + 3) / 3)]
        : [min, max];
  const cap = most === Infinity ? least : most + 1;
  return {
    sets: unit === 'character' || unit === 'hexBinary' ? [] : [single(SPACE), single(EQUALS)],
    start: 0,
    step: (count, character) => {
      const next = count + weight(unit, count, character);
      return next > most ? DEAD : Math.min(next, cap);
    },
    accepts: (count) => count >= least,
  };
}

function weight(unit: Length['unit'], count: number, character: number): number {
  switch (unit) {
    case 'character':
    case 'hexBinary':
      return 1;
    case 'base64Binary':
      return character === SPACE || character === EQUALS ? 0 : 1;
    case 'item':
      return count === 0 || character === SPACE ? 1 : 0;
  }
}

function enumerationMachine({ equality, values }: Enumeration): Machine | undefined {
  switch (equality) {
    case 'decimal':
      return either(values.map(equalTo));
    case 'text':
      return wordsMachine(values, (character) => character);
    case 'hexBinary':
      return wordsMachine(
        values.map((value) => canonicalOf(equality, value)),
        (character) => (character >= 97 && character <= 102 ? character - 32 : character),
      );
    case 'base64Binary':
      return wordsMachine(
        values.map((value) => canonicalOf(equality, value)),
        (character) => (character === SPACE ? undefined : character),
      );
    case 'float':
    case 'double':
    case 'other':
      return undefined;
  }
}

/** Texts that are one of the words, characters exchanged or (undefined) left out before. */
function wordsMachine(
  words: readonly string[],
  folded: (character: number) => number | undefined,
): Machine {
  const nodes: { readonly next: Map<number, number>; isEnd: boolean }[] = [
    { next: new Map(), isEnd: false },
  ];
  const characters = new Set([SPACE]);
  for (const word of words) {
    let at = nodes[0];
    for (const letter of word) {
      const character = letter.codePointAt(0) ?? 0;
      characters.add(character);
      const known = at?.next.get(character);
      const target = known ?? nodes.push({ next: new Map(), isEnd: false }) - 1;
      at?.next.set(character, target);
      at = nodes[target];
    }
    if (at !== undefined) at.isEnd = true;
  }
  const lower = [...characters].filter((each) => folded(each + 32) === each);
  const sets: readonly Ranges[] = [...characters, ...lower.map((each) => each + 32)].map(single);
  return {
    sets,
    start: 0,
    step: (state, character) => {
      const letter = folded(character);
      return letter === undefined ? state : (nodes[state]?.next.get(letter) ?? DEAD);
    },
    accepts: (state) => nodes[state]?.isEnd ?? false,
  };
}
