/** Inclusion of the languages of two simple types: proven by automata, refuted by the judge. */
import { primitiveOf } from '../xsd/builtins.js';
import { candidateTexts } from './simple-candidates.js';
import { automatonFor, automatonOf } from './simple-automaton.js';
import { constraintsOf, implies } from './simple-constraint.js';
import type { Constraint } from './simple-constraint.js';
import { isValid, keyOf, membersOf, spacesOf } from './simple-judge.js';
import type { Typed } from './simple-judge.js';
import { searchBetween } from './simple-search.js';

export type Inclusion =
  | { readonly kind: 'included' }
  /** A text that is valid for `sub` and not for `all`. */
  | { readonly kind: 'refuted'; readonly text: string }
  | { readonly kind: 'undecided'; readonly reason: string };

const INCLUDED: Inclusion = { kind: 'included' };

const known = new WeakMap<object, WeakMap<object, Map<string, Inclusion>>>();

export function inclusionOf(all: Typed, sub: Typed): Inclusion {
  const keys = [keyOf(all), keyOf(sub)] as const;
  if (keys[0] === keys[1]) return INCLUDED;
  const results = resultsOf(all, sub);
  const key = keys.join('\n');
  let result = results.get(key);
  if (result === undefined) {
    result = decide(all, sub);
    results.set(key, result);
  }
  return result;
}

function resultsOf(all: Typed, sub: Typed): Map<string, Inclusion> {
  let ofAll = known.get(all.schema);
  if (ofAll === undefined) known.set(all.schema, (ofAll = new WeakMap()));
  let results = ofAll.get(sub.schema);
  if (results === undefined) ofAll.set(sub.schema, (results = new Map()));
  return results;
}

/** Of two types of numbers that differ in it, this is easier to understand than the shorter `1.`. */
const TELLING = '1.5';

function decide(all: Typed, sub: Typed): Inclusion {
  const refutes = (text: string): boolean => isValid(sub, text) && !isValid(all, text);
  const values = finiteValues(all, sub);
  if (values !== undefined) {
    const text = values.find(refutes);
    return text === undefined ? INCLUDED : { kind: 'refuted', text };
  }
  const rest = unmet(all, sub);
  if (rest.length === 0 || isEachMemberIncluded(all, sub)) return INCLUDED;
  const isNumber = primitiveOf(sub.type.builtin ?? '') === 'decimal';
  if (isNumber && refutes(TELLING)) return { kind: 'refuted', text: TELLING };
  const inner = automatonOf(sub, 'too much');
  for (const error of ['too little', 'too much'] as const) {
    const found = searchBetween(inner, automatonFor(all, rest, error), refutes);
    if (found.kind === 'found') return { kind: 'refuted', text: found.text };
    if (found.kind === 'none' && error === 'too little') return INCLUDED;
    if (found.kind === 'too large') break;
  }
  const shortFirst = candidateTexts([sub, all]).toSorted((a, b) => a.length - b.length);
  const text = shortFirst.find(refutes);
  if (text !== undefined) return { kind: 'refuted', text };
  return { kind: 'undecided', reason: reasonOf(rest) };
}

/** The texts that an enumeration lists, where these stand for all that the type accepts. */
function finiteValues(all: Typed, sub: Typed): readonly string[] | undefined {
  const listed = constraintsOf(sub).find(({ kind }) => kind === 'enumeration');
  if (listed?.kind !== 'enumeration' || listed.equality !== 'text') return undefined;
  return isSpaceKept(all, sub) ? listed.values : undefined;
}

const SPACES = ['preserve', 'replace', 'collapse'] as const;

/** Whether `all` sees the same text with or without what `sub` does to its white space. */
function isSpaceKept(all: Typed, sub: Typed): boolean {
  const own = Math.max(...spacesOf(sub).map((space) => SPACES.indexOf(space)));
  return own <= Math.min(...spacesOf(all).map((space) => SPACES.indexOf(space)));
}

/** The constraints of `all` that no single one of `sub` implies. */
function unmet(all: Typed, sub: Typed): readonly Constraint[] {
  const given = constraintsOf(sub);
  const wanted = constraintsOf(all);
  // With several ways to treat white space it depends on the member that fits.
  const spaces = new Set([...spacesOf(all), ...spacesOf(sub)]);
  return wanted.filter(
    (each) =>
      !given.some((own) =>
        spaces.size === 1 || each.kind === 'members'
          ? implies(own, each) || isInside(own, each)
          : isShorter(all, sub, own, each),
      ),
  );
}

function isInside(given: Constraint, wanted: Constraint): boolean {
  if (wanted.kind === 'items') return given.kind === 'items' && isIncluded(wanted.item, given.item);
  if (wanted.kind !== 'members' || given.kind !== 'members') return false;
  return given.members.every((member) => wanted.members.some((other) => isIncluded(other, member)));
}

/** Treating white space more strictly makes no text longer. */
function isShorter(all: Typed, sub: Typed, given: Constraint, wanted: Constraint): boolean {
  return (
    wanted.kind === 'length' && wanted.min === 0 && isSpaceKept(all, sub) && implies(given, wanted)
  );
}

/** A union in one of its parts after the other. */
function isEachMemberIncluded(all: Typed, sub: Typed): boolean {
  const parts = membersOf(sub);
  if (parts.length > 0 && parts.every((part) => isIncluded(all, part))) return true;
  const constraints = constraintsOf(all);
  if (constraints.some(({ kind }) => kind !== 'members')) return false;
  return membersOf(all).some((member) => isIncluded(member, sub));
}

function isIncluded(all: Typed, sub: Typed): boolean {
  return inclusionOf(all, sub).kind === 'included';
}

function reasonOf(rest: readonly Constraint[]): string {
  const kinds = new Set(rest.map(({ kind }) => NAMES[kind]));
  return `it could not be decided whether all texts fit (compared: ${[...kinds].join(', ')})`;
}

const NAMES: Readonly<Record<Constraint['kind'], string>> = {
  lexical: 'built-in type',
  items: 'item type',
  members: 'member types',
  pattern: 'patterns',
  length: 'length',
  bound: 'bounds',
  digits: 'digits',
  enumeration: 'enumeration',
};
