/**
 * Simplified expressions. The constructors keep the language and remove what makes matching
 * ambiguous for no reason: `(a+)+` is a+, `a|b` is [ab], `(a?b*)*` is [ab]*.
 */
import { uniteSets } from './characters.js';
import type { CharacterSet } from './characters.js';
import { MOST } from './quantifier.js';

export type Term = One | All | Any | Repetition;

export interface One {
  readonly kind: 'one';
  readonly set: CharacterSet;
}

/** Terms in a row; none is the empty text. */
export interface All {
  readonly kind: 'all';
  readonly terms: readonly Term[];
}

/** At least two terms, none of which is optional. */
export interface Any {
  readonly kind: 'any';
  readonly terms: readonly Term[];
}

export interface Repetition {
  readonly kind: 'repeat';
  readonly body: Term;
  readonly min: number;
  readonly max: number;
}

export const EMPTY: Term = { kind: 'all', terms: [] };

export function one(set: CharacterSet): Term {
  return { kind: 'one', set };
}

export function isNullable(term: Term): boolean {
  switch (term.kind) {
    case 'one':
      return false;
    case 'all':
      return term.terms.every(isNullable);
    case 'any':
      return term.terms.some(isNullable);
    case 'repeat':
      return term.min === 0 || isNullable(term.body);
  }
}

export function all(terms: readonly Term[]): Term {
  const joined: Term[] = [];
  for (const term of terms.flatMap((inner) => (inner.kind === 'all' ? inner.terms : [inner]))) {
    const merged = merge(joined.at(-1), term);
    if (merged === undefined) joined.push(term);
    else joined[joined.length - 1] = merged;
  }
  const [only] = joined;
  return only !== undefined && joined.length === 1 ? only : { kind: 'all', terms: joined };
}

/** a{1,2}a{3} is a{4,5}; what repeats a fixed number of times on both sides stays as written. */
function merge(left: Term | undefined, right: Term): Term | undefined {
  if (left === undefined) return undefined;
  const a = counted(left);
  const b = counted(right);
  if (a?.body.kind !== 'one' || b?.body.kind !== 'one') return undefined;
  if (a.body.set.source !== b.body.set.source || (a.min === a.max && b.min === b.max))
    return undefined;
  return repeat(a.body, a.min + b.min, a.max + b.max);
}

function counted(term: Term): Repetition {
  return term.kind === 'repeat' ? term : { kind: 'repeat', body: term, min: 1, max: 1 };
}

export function any(terms: readonly Term[]): Term {
  const parts: Term[] = [];
  let optional = false;
  for (const term of terms.flatMap((inner) => (inner.kind === 'any' ? inner.terms : [inner]))) {
    if (term.kind === 'repeat' && term.min === 0) {
      optional = true;
      parts.push(repeat(term.body, 1, term.max));
    } else if (isEmpty(term)) optional = true;
    else parts.push(term);
  }
  const factored = factor(withoutRepeats(uniteSingles(parts)));
  const [only = EMPTY] = factored;
  const choice: Term = factored.length > 1 ? { kind: 'any', terms: factored } : only;
  return optional ? repeat(choice, 0, 1) : choice;
}

/** Branches of one character become a class, at the place of the first of them. */
function uniteSingles(terms: readonly Term[]): readonly Term[] {
  const singles = terms.filter((term) => term.kind === 'one');
  const united = singles.length > 1 ? uniteSets(singles.map((term) => term.set)) : undefined;
  if (united === undefined) return terms;
  const [first] = singles;
  return terms.flatMap((term) =>
    term === first ? [one(united)] : term.kind === 'one' ? [] : [term],
  );
}

function withoutRepeats(terms: readonly Term[]): readonly Term[] {
  const byText = new Map<string, Term>();
  for (const term of terms) {
    const text = JSON.stringify(term, (key, value: unknown) =>
      key === 'ranges' ? undefined : value === Infinity ? -1 : value,
    );
    if (!byText.has(text)) byText.set(text, term);
  }
  return [...byText.values()];
}

/** Branches that begin with the same characters share them: `ab|ac` is a[bc]. */
function factor(terms: readonly Term[]): readonly Term[] {
  const groups = new Map<string | Term, (readonly Term[])[]>();
  for (const term of terms) {
    const row = rowOf(term);
    const [head] = row;
    const key = head?.kind === 'one' ? head.set.source : term;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return [...groups.values()].map((rows) => {
    const [first = []] = rows;
    if (rows.length === 1) return all(first);
    const shared = sharedLength(rows);
    return all([...first.slice(0, shared), any(rows.map((row) => all(row.slice(shared))))]);
  });
}

function rowOf(term: Term): readonly Term[] {
  return term.kind === 'all' ? term.terms : [term];
}

function sharedLength(rows: readonly (readonly Term[])[]): number {
  const [first = []] = rows;
  const differs = first.findIndex(
    (term, index) => term.kind !== 'one' || !rows.every((row) => isSame(row[index], term)),
  );
  return differs < 0 ? first.length : differs;
}

function isSame(term: Term | undefined, other: One): boolean {
  return term?.kind === 'one' && term.set.source === other.set.source;
}

export function isEmpty(term: Term): boolean {
  return term.kind === 'all' && term.terms.length === 0;
}

export function repeat(term: Term, least: number, most: number): Term {
  if (most === 0 || isEmpty(term)) return EMPTY;
  const isOptional = isNullable(term);
  if (most === 1 && (least === 1 || isOptional)) return term;
  const min = isOptional ? 0 : least;
  const body = most === Infinity && min <= 1 ? core(term) : term;
  if (body.kind === 'repeat' && isGapless(body, min, most))
    return repetition(body.body, times(body.min, min), times(body.max, most));
  return repetition(body, min, most);
}

function repetition(body: Term, min: number, max: number): Term {
  if (min === 1 && max === 1) return body;
  return { kind: 'repeat', body, min: Math.min(min, MOST), max: max > MOST ? Infinity : max };
}

/** Whether (x{a,b}){min,max} reaches every count between a·min and b·max. */
function isGapless(inner: Repetition, min: number, max: number): boolean {
  // From k to k + 1 rounds: the tightest step is the first one.
  return min === max || times(inner.max, min) + 1 >= times(inner.min, min + 1);
}

function times(a: number, b: number): number {
  return a === 0 || b === 0 ? 0 : a * b;
}

/**
 * The body of an unbounded repetition without what the repetition already does: the star normal
 * form of Brüggemann-Klein (1993), which leaves no body that matches the empty text.
 */
function core(term: Term): Term {
  switch (term.kind) {
    case 'one':
      return term;
    case 'any':
      return any(term.terms.map(core));
    case 'all':
      return isNullable(term) ? any(term.terms.map(core)) : term;
    case 'repeat':
      return term.min <= 1 ? core(term.body) : term;
  }
}
