/** What is left of a term after a character: the derivative of Brzozowski (1964). */
import { contains } from './ranges.js';
import { all, any, EMPTY, isNullable, repeat } from './term.js';
import type { Term } from './term.js';

/** Undefined where the term matches nothing that begins with the character. */
export function derivative(term: Term, character: number): Term | undefined {
  switch (term.kind) {
    case 'one':
      return contains(term.set.ranges, character) ? EMPTY : undefined;
    case 'any':
      return choice(term.terms.map((branch) => derivative(branch, character)));
    case 'all': {
      const rests: (Term | undefined)[] = [];
      for (const [index, part] of term.terms.entries()) {
        const rest = derivative(part, character);
        if (rest !== undefined) rests.push(all([rest, ...term.terms.slice(index + 1)]));
        if (!isNullable(part)) break;
      }
      return choice(rests);
    }
    case 'repeat': {
      const { body, min, max } = term;
      const rest = derivative(body, character);
      return rest && all([rest, repeat(body, Math.max(0, min - 1), max - 1)]);
    }
  }
}

function choice(terms: readonly (Term | undefined)[]): Term | undefined {
  const possible = terms.filter((term) => term !== undefined);
  return possible.length === 0 ? undefined : any(possible);
}

/** Equal terms have equal keys. */
export function termKey(term: Term | undefined): string {
  return term === undefined ? '' : JSON.stringify(term, withoutRanges);
}

function withoutRanges(key: string, value: unknown): unknown {
  // The source of a set says all, and JSON has no Infinity.
  return key === 'ranges' ? undefined : value === Infinity ? -1 : value;
}
