import type { IssueCode } from './issue.js';

/** Receives what a simple value violates: the code, what was expected, the W3C constraint. */
export type Violation = (code: IssueCode, expected: string, constraint?: string) => void;

/** Anything that can tell whether a text matches: a RegExp, or an automaton. */
export interface Matcher {
  test(text: string): boolean;
}

/** Facets of a simple type (XML Schema Part 2, section 4.3), as far as its values have them. */
export interface Facets {
  readonly length?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  /** One group for each step of derivation; any pattern of a group may match. */
  readonly patterns?: readonly (readonly Matcher[])[];
  /** Allowed values in their lexical form, white space normalized. */
  readonly values?: readonly string[];
  readonly minInclusive?: string;
  readonly maxInclusive?: string;
  readonly minExclusive?: string;
  readonly maxExclusive?: string;
  readonly totalDigits?: number;
  readonly fractionDigits?: number;
}

/** Judges a length, counted in what the type counts: characters, bytes or items. */
export function checkLength(f: Facets, length: number, unit: string, violated: Violation): void {
  if (f.length !== undefined && length !== f.length)
    violated('length', `exactly ${f.length} ${unit}`, 'cvc-length-valid');
  checkLimits(f.minLength ?? 0, f.maxLength ?? Infinity, length, unit, violated);
}

/** The same where there is no length but these two. */
export function checkLimits(
  min: number,
  max: number,
  length: number,
  unit: string,
  violated: Violation,
): void {
  if (length < min) violated('length', `at least ${min} ${unit}`, 'cvc-minLength-valid');
  if (length > max) violated('length', `at most ${max} ${unit}`, 'cvc-maxLength-valid');
}

/** Judges the lexical form after white space was normalized. */
export function checkText(f: Facets, text: string, violated: Violation): void {
  for (const group of f.patterns ?? [])
    if (!group.some((pattern) => pattern.test(text)))
      violated('pattern', 'text that matches the pattern of the schema', 'cvc-pattern-valid');
}

/** Judges membership in the enumeration, by a canonical form that equal values share. */
export function checkValues(
  f: Facets,
  text: string,
  canonical: (text: string) => string,
  violated: Violation,
): void {
  const { values } = f;
  if (values === undefined) return;
  const key = canonical(text);
  if (!values.some((value) => canonical(value) === key))
    violated('enumeration', oneOf(values), 'cvc-enumeration-valid');
}

export function oneOf(values: readonly string[]): string {
  const shown = values.slice(0, 8).map((value) => JSON.stringify(value));
  const rest = values.length - shown.length;
  return `one of ${shown.join(' | ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}

/** Judges the bounds of an ordered type. */
export function checkBounds(
  f: Facets,
  text: string,
  compare: (a: string, b: string) => number,
  violated: Violation,
): void {
  if (f.minInclusive !== undefined && !(compare(text, f.minInclusive) >= 0))
    violated('range', `at least ${f.minInclusive}`, 'cvc-minInclusive-valid');
  if (f.maxInclusive !== undefined && !(compare(text, f.maxInclusive) <= 0))
    violated('range', `at most ${f.maxInclusive}`, 'cvc-maxInclusive-valid');
  if (f.minExclusive !== undefined && !(compare(text, f.minExclusive) > 0))
    violated('range', `more than ${f.minExclusive}`, 'cvc-minExclusive-valid');
  if (f.maxExclusive !== undefined && !(compare(text, f.maxExclusive) < 0))
    violated('range', `less than ${f.maxExclusive}`, 'cvc-maxExclusive-valid');
}

/** Length in characters: a surrogate pair is one (XML Schema Part 2, section 4.3.1). */
export function characters(text: string): number {
  let count = text.length;
  for (let i = 0; i < text.length; i++) if ((text.charCodeAt(i) & 0xfc00) === 0xd800) count--;
  return count;
}
