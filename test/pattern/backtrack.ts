/**
 * What a backtracking matcher does for a text that never matches: it walks every way through the
 * term, and each character that it looks at is a step.
 */
import { contains } from '../../generator/pattern/ranges.js';
import type { Term } from '../../generator/pattern/term.js';

/** Enough to see that it is not linear. */
const GIVE_UP = 200_000;

export function backtrackingSteps(term: Term, text: string): number {
  const codes = [...text].map((character) => character.codePointAt(0) ?? 0);
  let steps = 0;

  function walk(now: Term, at: number, then: (at: number) => void): void {
    if (steps > GIVE_UP) return;
    switch (now.kind) {
      case 'one': {
        steps++;
        const code = codes[at];
        if (code !== undefined && contains(now.set.ranges, code)) then(at + 1);
        return;
      }
      case 'all': {
        const [first, ...rest] = now.terms;
        if (first === undefined) then(at);
        else walk(first, at, (end) => walk({ kind: 'all', terms: rest }, end, then));
        return;
      }
      case 'any':
        for (const branch of now.terms) walk(branch, at, then);
        return;
      case 'repeat':
        rounds(now.body, now.min, now.max, at, then);
    }
  }

  function rounds(
    body: Term,
    min: number,
    max: number,
    at: number,
    then: (at: number) => void,
  ): void {
    if (max > 0)
      walk(body, at, (end) => {
        // ECMAScript gives up a round that matched nothing and was not required.
        if (end > at || min > 0) rounds(body, Math.max(min - 1, 0), max - 1, end, then);
      });
    if (min === 0) then(at);
  }

  walk(term, 0, () => {});
  return steps;
}
