/** `xs:pattern` (Part 2, section 4.3.4) made ready to run: as a RegExp, or as an automaton. */
import type { PatternProgram } from '../runtime/pattern-machine.js';
import { ambiguityOf } from './linear.js';
import type { PatternNote } from './model.js';
import { parsePattern } from './parse.js';
import { programOf, sizeOf } from './program.js';
import { simplify } from './simplify.js';
import { sourceOf } from './source.js';

export type CompiledPattern =
  | {
      readonly kind: 'regexp';
      /** Anchored; for `new RegExp(source, flags)`. */
      readonly source: string;
      readonly flags: 'u';
      /** What is not as the specification has it and was let pass. */
      readonly notes: readonly PatternNote[];
    }
  | {
      readonly kind: 'automaton';
      /** For `automaton(program)` of the runtime. */
      readonly program: PatternProgram;
      readonly notes: readonly PatternNote[];
    }
  | { readonly kind: 'error'; readonly index: number; readonly message: string };

/** States that one character of a text may have to visit. */
const ACTIVE_LIMIT = 2000;
/** Where few of them can be active at once. */
const STATE_LIMIT = 20_000;

export function compilePattern(pattern: string): CompiledPattern {
  const parsed = parsePattern(pattern);
  if (parsed.kind === 'error') return { kind: 'error', ...parsed.error };
  const { expression, notes } = parsed;
  const term = simplify(expression);
  const source = `^(?:${sourceOf(term)})$`;
  const { ways, isLinear } = ambiguityOf(term);
  if (isLinear && isRunnable(source)) return { kind: 'regexp', source, flags: 'u', notes };
  const limit = ways <= ACTIVE_LIMIT ? STATE_LIMIT : ACTIVE_LIMIT;
  // A long pattern may have many states, but quantities may not multiply what is written.
  if (sizeOf(term) > Math.max(limit, sizeOf(term, true))) {
    const message = `its nested quantities need more than ${limit} states`;
    return { kind: 'error', index: 0, message };
  }
  return { kind: 'automaton', program: programOf(term), notes };
}

/** Engines refuse expressions that are too large for them, some only when they first run. */
function isRunnable(source: string): boolean {
  try {
    new RegExp(source, 'u').test('');
    return true;
  } catch {
    return false;
  }
}
