/** Escapes behind a backslash: appendix F, productions 23 to 37. */
import { blockRanges } from './blocks.js';
import { isCategory } from './categories.js';
import type { Member, NamedClass } from './model.js';
import { fail, note, peek, take } from './scanner.js';
import type { Scanner } from './scanner.js';

/** Characters that stand for themselves behind a backslash (production 24). */
const ITSELF = '\\|.?*+(){}-[]^';
const CONTROLS: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9 };

/** The scanner stands behind the backslash; undefined after an error. */
export function readEscape(scanner: Scanner): Member | undefined {
  const start = scanner.at - 1;
  const letter = take(scanner);
  if (letter === undefined) return fail(scanner, start, 'the pattern ends with a lone backslash');
  if (Object.hasOwn(CONTROLS, letter)) return single(CONTROLS[letter] ?? 0);
  if (ITSELF.includes(letter)) return single(letter.codePointAt(0) ?? 0);
  if (letter === 'p' || letter === 'P') return readProperty(scanner, start, letter === 'P');
  const name = namedClass(letter.toLowerCase());
  if (name !== undefined) return { kind: 'named', name, negated: letter !== name };
  // Not in production 24, yet common in schemas (`\/`, `\$`, `\@`), and never anything else.
  if (/^[!-~]$/.test(letter) && !/[0-9A-Za-z]/.test(letter)) {
    note(scanner, start, `the escape \\${letter} is not defined; it is read as ${letter}`);
    return single(letter.codePointAt(0) ?? 0);
  }
  return fail(scanner, start, `the escape \\${letter} is not defined in XML Schema`);
}

export function single(codePoint: number): Member {
  return { kind: 'range', first: codePoint, last: codePoint };
}

function namedClass(letter: string): NamedClass | undefined {
  switch (letter) {
    case 's':
    case 'i':
    case 'c':
    case 'd':
    case 'w':
      return letter;
    default:
      return undefined;
  }
}

function readProperty(scanner: Scanner, start: number, negated: boolean): Member | undefined {
  const end = scanner.pattern.indexOf('}', scanner.at);
  if (peek(scanner) !== '{' || end < 0)
    return fail(scanner, start, 'expected a category or block in braces, such as \\p{Lu}');
  const name = scanner.pattern.slice(scanner.at + 1, end);
  scanner.at = end + 1;
  if (isCategory(name)) return { kind: 'category', name, negated };
  if (!name.startsWith('Is'))
    return fail(scanner, start, `there is no category of characters '${name}'`);
  const block = name.slice(2);
  if (blockRanges(block) === undefined)
    return fail(scanner, start, `there is no block of characters '${block}'`);
  return { kind: 'block', name: block, negated };
}
