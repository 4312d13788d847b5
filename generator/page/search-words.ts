/** How names and texts come apart into what is looked for. */

/** A word of a name in camel case: `hostPIN` has two. */
const WORDS = /\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|[\p{L}\p{M}]+|\p{N}+/gu;
const APART = /[^\p{L}\p{M}\p{N}]+/u;
const BETWEEN = new RegExp(APART, 'gu');

/** Also of what is typed. */
export function textTerms(text: string): string[] {
  return text
    .toLowerCase()
    .split(APART)
    .filter((word) => word !== '');
}

/**
 * Each word, and the name from each word on: `roomPINCode` is found by any beginning of
 * `roompincode`, `pincode` and `code`, and by `pin`.
 */
export function nameTerms(name: string): string[] {
  const terms = new Set<string>();
  for (const part of name.split(APART)) {
    const words = part.match(WORDS) ?? [];
    words.forEach((word, index) => {
      terms.add(word.toLowerCase());
      terms.add(words.slice(index).join('').toLowerCase());
    });
  }
  return [...terms];
}

/** A name or a query without what stands between words. */
export function joined(text: string): string {
  return text.toLowerCase().replaceAll(BETWEEN, '');
}
