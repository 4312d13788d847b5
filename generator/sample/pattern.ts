/** A short text that a pattern of XML Schema matches, from the pattern's syntax. */
import { resolveClass } from '../pattern/characters.js';
import type { CharacterClass, Expression } from '../pattern/model.js';
import { parsePattern } from '../pattern/parse.js';

/**
 * The first branch, the least number of repetitions plus `extra` where more are allowed. Undefined
 * for a pattern that is none, or that matches nothing.
 */
export function textFor(pattern: string, extra: number): string | undefined {
  const parsed = parsePattern(pattern);
  return parsed.kind === 'parsed' ? text(parsed.expression, extra) : undefined;
}

function text(expression: Expression, extra: number): string | undefined {
  switch (expression.kind) {
    case 'choice':
      for (const branch of expression.branches) {
        const found = text(branch, extra);
        if (found !== undefined) return found;
      }
      return undefined;
    case 'sequence': {
      const pieces = expression.pieces.map((piece) => text(piece, extra));
      return pieces.includes(undefined) ? undefined : pieces.join('');
    }
    case 'repeat': {
      const times = Math.min(expression.min + extra, expression.max);
      return times === 0 ? '' : text(expression.body, extra)?.repeat(times);
    }
    case 'characters':
      return character(expression.set);
  }
}

/** Of a large class such as `.` a character that reads well. */
const PLEASANT = [...'aA0'].map((one) => one.codePointAt(0) ?? 0);

function character(set: CharacterClass): string | undefined {
  const [member, ...others] = set.members;
  // `[A-Z]` starts with what its author thought of first; `\d` does as well.
  if (!set.negated && set.except === undefined && member?.kind === 'range' && others.length === 0) {
    return String.fromCodePoint(member.first);
  }
  const { ranges } = resolveClass(set);
  const isIn = (point: number): boolean =>
    ranges.some(
      (first, index) => index % 2 === 0 && first <= point && point <= (ranges[index + 1] ?? 0),
    );
  const point = PLEASANT.find(isIn) ?? ranges[0];
  return point === undefined ? undefined : String.fromCodePoint(point);
}
