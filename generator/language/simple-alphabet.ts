/** The characters of XML in classes that machines treat alike, each by one that reads well. */
import type { Ranges } from '../pattern/ranges.js';

/** XML 1.0, production 2. */
const CHARACTERS: Ranges = [9, 10, 13, 13, 32, 0xd7ff, 0xe000, 0xfffd, 0x10000, 0x10ffff];

const PLEASANT =
  'a1A0bcdefghijklmnopqrstuvwxyzBCDEFGHIJKLMNOPQRSTUVWXYZ23456789-_.:/+=,;!?()*@#$%~^[]{}|\\`\'"&> <';

const RANKS: ReadonlyMap<number, number> = new Map(
  [...PLEASANT].map((character, rank) => [character.codePointAt(0) ?? 0, rank]),
);

/** One character of each class, the most pleasant ones first; tabs and line ends come last. */
export function alphabetOf(sets: readonly Ranges[]): readonly number[] {
  const distinct = [...new Map([CHARACTERS, ...sets].map((set) => [set.join(), set])).values()];
  const cuts = new Set(RANKS.keys());
  for (const set of distinct)
    set.forEach((edge, index) => cuts.add(index % 2 === 0 ? edge : edge + 1));
  const classes = new Map<string, number>();
  for (const character of [...cuts].sort((a, b) => rankOf(a) - rankOf(b))) {
    if (!holds(CHARACTERS, character)) continue;
    const key = distinct.map((set) => (holds(set, character) ? '1' : '0')).join('');
    if (!classes.has(key)) classes.set(key, character);
  }
  return [...classes.values()];
}

function rankOf(character: number): number {
  return RANKS.get(character) ?? (character < 32 ? 0x200000 + character : 0x100 + character);
}

/** Whether a set has a character; by halves, since sets of Unicode have hundreds of ranges. */
export function holds(set: Ranges, character: number): boolean {
  let low = 0;
  let high = set.length >> 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((set[2 * middle + 1] ?? 0) < character) low = middle + 1;
    else high = middle;
  }
  return (set[2 * low] ?? Infinity) <= character;
}

export function single(character: number): Ranges {
  return [character, character];
}
