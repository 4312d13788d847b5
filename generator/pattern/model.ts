/** Regular expressions of XML Schema 1.0 (Part 2, appendix F) as data, as they were written. */

export type Expression = Choice | Sequence | Repeat | Characters;

/** Branches between `|`: production 1. One alone is not wrapped. */
export interface Choice {
  readonly kind: 'choice';
  readonly branches: readonly Expression[];
}

/** Pieces in a row: production 2. None at all matches the empty text. */
export interface Sequence {
  readonly kind: 'sequence';
  readonly pieces: readonly Expression[];
}

/** An atom with a quantifier: productions 3 to 8. */
export interface Repeat {
  readonly kind: 'repeat';
  readonly body: Expression;
  readonly min: number;
  /** Infinity for `*`, `+` and `{n,}`. */
  readonly max: number;
}

/** One character out of a set. */
export interface Characters {
  readonly kind: 'characters';
  readonly set: CharacterClass;
}

/** A character class: productions 11 to 22; single characters and escapes are classes of one. */
export interface CharacterClass {
  readonly negated: boolean;
  readonly members: readonly Member[];
  /** What is subtracted, after the negation (production 16). */
  readonly except?: CharacterClass;
}

export type Member = Range | Category | Block | Named;

/** Code points, both ends included. */
export interface Range {
  readonly kind: 'range';
  readonly first: number;
  readonly last: number;
}

/** `\p{Lu}`, `\P{L}`: productions 25 to 35. */
export interface Category {
  readonly kind: 'category';
  readonly name: string;
  readonly negated: boolean;
}

/** `\p{IsBasicLatin}`: production 36; the name is without `Is`. */
export interface Block {
  readonly kind: 'block';
  readonly name: string;
  readonly negated: boolean;
}

/** `\s`, `\i`, `\c`, `\d`, `\w` and their complements in capital letters: production 37. */
export interface Named {
  readonly kind: 'named';
  readonly name: NamedClass;
  readonly negated: boolean;
}

export type NamedClass = 's' | 'i' | 'c' | 'd' | 'w';

/** What is wrong, or what was let pass, and where: an index into the pattern's text. */
export interface PatternNote {
  readonly index: number;
  readonly message: string;
}

export type ParsedPattern =
  | {
      readonly kind: 'parsed';
      readonly expression: Expression;
      readonly notes: readonly PatternNote[];
    }
  | { readonly kind: 'error'; readonly error: PatternNote };

/** `.`: every character but the line ends (appendix F, production 37a). */
export const WILDCARD: CharacterClass = {
  negated: true,
  members: [
    { kind: 'range', first: 10, last: 10 },
    { kind: 'range', first: 13, last: 13 },
  ],
};
