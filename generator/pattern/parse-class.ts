/** Character class expressions `[…]`: appendix F, productions 12 to 22. */
import { readEscape, single } from './escape.js';
import type { CharacterClass, Member } from './model.js';
import { fail, nested, peek, skip, take } from './scanner.js';
import type { Scanner } from './scanner.js';

/** The scanner stands behind the opening bracket; undefined after an error. */
export function readClass(scanner: Scanner): CharacterClass | undefined {
  const start = scanner.at - 1;
  const negated = skip(scanner, '^');
  const members: Member[] = [];
  for (;;) {
    if (skip(scanner, ']')) {
      if (members.length > 0) return { negated, members };
      return fail(scanner, start, 'a character class must not be empty');
    }
    // Production 16: a subtraction ends the class, and something must stand before it.
    if (members.length > 0 && skip(scanner, '-[')) {
      const except = nested(scanner, readClass);
      if (except === undefined) return undefined;
      if (skip(scanner, ']')) return { negated, members, except };
      return fail(scanner, scanner.at, "expected ']' behind the subtracted class");
    }
    const member = readMember(scanner, start, members.length === 0);
    if (member === undefined) return undefined;
    members.push(member);
  }
}

function readMember(scanner: Scanner, start: number, isFirst: boolean): Member | undefined {
  const at = scanner.at;
  const next = take(scanner);
  if (next === undefined) return fail(scanner, start, "expected ']' to end the character class");
  if (next === '[') return fail(scanner, at, "'[' inside a class must be written \\[");
  if (next === '-') return readHyphen(scanner, at, isFirst);
  const first = next === '\\' ? readEscape(scanner) : single(next.codePointAt(0) ?? 0);
  if (first === undefined || !startsRange(scanner)) return first;
  return readRange(scanner, at, first);
}

/** A hyphen stands for itself only at the beginning or the end of a class (appendix F.1). */
function readHyphen(scanner: Scanner, at: number, isFirst: boolean): Member | undefined {
  const follows = scanner.pattern.slice(scanner.at, scanner.at + 2);
  if (isFirst || follows.startsWith(']') || follows === '-[') return single(45);
  return fail(scanner, at, "'-' inside a class must be written \\-, or stand first or last");
}

/** A hyphen follows that neither ends the class nor begins a subtraction. */
function startsRange(scanner: Scanner): boolean {
  const follows = scanner.pattern.slice(scanner.at, scanner.at + 3);
  if (!follows.startsWith('-')) return false;
  return follows[1] !== ']' && follows[1] !== '[' && follows !== '--[';
}

/** Productions 18 and 20: both ends are characters or escapes of one character. */
function readRange(scanner: Scanner, at: number, first: Member): Member | undefined {
  take(scanner);
  const next = peek(scanner);
  if (next === undefined) return fail(scanner, at, "expected ']' to end the character class");
  if (next === '-')
    return fail(scanner, scanner.at, "'-' as the end of a range must be written \\-");
  take(scanner);
  const last = next === '\\' ? readEscape(scanner) : single(next.codePointAt(0) ?? 0);
  if (last === undefined) return undefined;
  if (!isSingle(first) || !isSingle(last))
    return fail(scanner, at, 'both ends of a range must be single characters');
  if (first.first > last.first) return fail(scanner, at, 'the range ends before it begins');
  return { kind: 'range', first: first.first, last: last.first };
}

function isSingle(member: Member): member is Member & { readonly kind: 'range' } {
  return member.kind === 'range';
}
