/** Parses a regular expression of XML Schema 1.0: Part 2, appendix F, productions 1 to 11. */
import { readEscape, single } from './escape.js';
import { WILDCARD } from './model.js';
import type { Expression, Member, ParsedPattern } from './model.js';
import { readClass } from './parse-class.js';
import { readQuantifier } from './quantifier.js';
import { fail, nested, peek, scannerOf, skip, take } from './scanner.js';
import type { Scanner } from './scanner.js';

export function parsePattern(pattern: string): ParsedPattern {
  const scanner = scannerOf(pattern);
  const expression = readChoice(scanner);
  if (scanner.error === undefined && peek(scanner) === ')')
    fail(scanner, scanner.at, "')' without '('");
  if (scanner.error !== undefined || expression === undefined)
    return { kind: 'error', error: scanner.error ?? { index: 0, message: 'not a pattern' } };
  return { kind: 'parsed', expression, notes: scanner.notes };
}

/** Undefined after an error, like everything below. */
function readChoice(scanner: Scanner): Expression | undefined {
  const branches: Expression[] = [];
  do {
    const branch = readBranch(scanner);
    if (branch === undefined) return undefined;
    branches.push(branch);
  } while (skip(scanner, '|'));
  const [only] = branches;
  return branches.length === 1 ? only : { kind: 'choice', branches };
}

function readBranch(scanner: Scanner): Expression | undefined {
  const pieces: Expression[] = [];
  for (let next = peek(scanner); next !== undefined; next = peek(scanner)) {
    if (next === '|' || next === ')') break;
    const atom = readAtom(scanner);
    if (atom === undefined) return undefined;
    const quantity = readQuantifier(scanner);
    if (quantity === undefined) return undefined;
    const { min, max } = quantity;
    pieces.push(min === 1 && max === 1 ? atom : { kind: 'repeat', body: atom, min, max });
  }
  const [only] = pieces;
  return only !== undefined && pieces.length === 1 ? only : { kind: 'sequence', pieces };
}

function readAtom(scanner: Scanner): Expression | undefined {
  const at = scanner.at;
  const next = take(scanner) ?? '';
  switch (next) {
    case '(': {
      const group = nested(scanner, readChoice);
      if (group === undefined || skip(scanner, ')')) return group;
      return fail(scanner, at, "expected ')' to end the group");
    }
    case '[': {
      const set = readClass(scanner);
      return set && { kind: 'characters', set };
    }
    case '.':
      return { kind: 'characters', set: WILDCARD };
    case '\\':
      return oneOf(readEscape(scanner));
    case '?':
    case '*':
    case '+':
      return fail(scanner, at, `nothing stands before '${next}' that it could repeat`);
    case '{':
    case '}':
    case ']':
      return fail(scanner, at, `'${next}' must be written \\${next}`);
    default:
      // Among them ^ and $, which are ordinary: a pattern is always anchored (appendix F).
      return oneOf(single(next.codePointAt(0) ?? 0));
  }
}

function oneOf(member: Member | undefined): Expression | undefined {
  return member && { kind: 'characters', set: { negated: false, members: [member] } };
}
