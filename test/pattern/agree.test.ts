import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ambiguityOf } from '../../generator/pattern/linear.js';
import type { Expression } from '../../generator/pattern/model.js';
import { parsePattern } from '../../generator/pattern/parse.js';
import { programOf } from '../../generator/pattern/program.js';
import { simplify } from '../../generator/pattern/simplify.js';
import { sourceOf } from '../../generator/pattern/source.js';
import type { Term } from '../../generator/pattern/term.js';
import { automaton } from '../../generator/runtime/pattern.js';
import { expressions, loops, texts } from './arbitrary.js';
import { backtrackingSteps } from './backtrack.js';
import { oracleMatches } from './oracle.js';
import { written } from './write.js';

describe('random patterns', () => {
  it('mean the same as RegExp, as automaton and by the letter of appendix F', () => {
    fc.assert(
      fc.property(
        expressions,
        fc.array(texts, { minLength: 6, maxLength: 6 }),
        (wanted, values) => {
          const pattern = written(wanted);
          const term = termOf(pattern);
          const regexp = new RegExp(`^(?:${sourceOf(term)})$`, 'u');
          const machine = automaton(programOf(term));
          for (const text of values) {
            const matches = oracleMatches(wanted, text);
            expect([pattern, text, regexp.test(text), machine.test(text)]).toEqual([
              pattern,
              text,
              matches,
              matches,
            ]);
          }
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('are called linear only where backtracking is', () => {
    const seen = { linear: 0, found: 0 };
    const loopsInARow = fc
      .array(loops, { minLength: 1, maxLength: 4 })
      .map((pieces): Expression => ({ kind: 'sequence', pieces }));
    const rounds = fc.constantFrom('a', 'b', 'c', 'ab', 'ba', 'abc', 'aab', 'abb');
    fc.assert(
      fc.property(loopsInARow, fc.constantFrom('', 'a', 'b'), rounds, (wanted, head, round) => {
        const term = termOf(written(wanted));
        const short = backtrackingSteps(term, head + round.repeat(25));
        const long = backtrackingSteps(term, head + round.repeat(100));
        // Quadratic work would be sixteen times as much.
        const grows = long > 6 * short + 1000;
        if (ambiguityOf(term).isLinear) {
          seen.linear++;
          expect(grows).toBe(false);
        } else if (grows) seen.found++;
      }),
      { numRuns: 3000 },
    );
    // The criterion does not say no to everything, and the texts do find what it is about.
    expect(seen.linear).toBeGreaterThan(1500);
    expect(seen.found).toBeGreaterThan(10);
  });
});

function termOf(pattern: string): Term {
  const parsed = parsePattern(pattern);
  if (parsed.kind === 'error') throw new Error(`${pattern}: ${parsed.error.message}`);
  return simplify(parsed.expression);
}
