import { resolveClass } from './characters.js';
import type { Expression } from './model.js';
import { all, any, one, repeat } from './term.js';
import type { Term } from './term.js';

/** The same language as simply as the constructors of terms make it. */
export function simplify(expression: Expression): Term {
  switch (expression.kind) {
    case 'characters':
      return one(resolveClass(expression.set));
    case 'choice':
      return any(expression.branches.map(simplify));
    case 'sequence':
      return all(expression.pieces.map(simplify));
    case 'repeat':
      return repeat(simplify(expression.body), expression.min, expression.max);
  }
}
