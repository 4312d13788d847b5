import { fixedFault } from './any-fixed.js';
import { violation } from './check.js';
import { anyPart, judgeAnything } from './part-any.js';
import type { Line, Part, Way } from './shape.js';

/** An element of type xs:anyType whose value the schema fixes. */
export function fixedAnyPart(line: Line, fixed: string, required = false): Part<unknown> {
  const part = anyPart(line, required);
  const way: Way = {
    print: (w, p, slot, value, print) => {
      const at = part.way!.print(w, p, slot, value, print);
      // Whether it is an element was judged just now.
      if (w.isValid && fixedFault(value as never, fixed) !== undefined) w.isValid = false;
      return at;
    },
    judge: (c, { source }, value) => {
      if (!judgeAnything(c, value, source)) return;
      const constraint = fixedFault(value, fixed);
      if (constraint !== undefined)
        violation(
          c,
          'fixed',
          [],
          `expected ${JSON.stringify(fixed)}`,
          source,
          undefined,
          constraint,
        );
    },
  };
  return { ...part, way };
}
