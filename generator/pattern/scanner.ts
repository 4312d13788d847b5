/** A pattern and how far it was read; the first error ends the reading. */
import type { PatternNote } from './model.js';

export interface Scanner {
  readonly pattern: string;
  /** In UTF-16 units, always between characters. */
  at: number;
  depth: number;
  error?: PatternNote;
  readonly notes: PatternNote[];
}

/** Groups and subtracted classes inside each other; beyond it recursion could end the process. */
export const DEPTH_LIMIT = 250;

export function scannerOf(pattern: string): Scanner {
  return { pattern, at: 0, depth: 0, notes: [] };
}

/** The character at the scanner's place; a surrogate pair is one. */
export function peek(scanner: Scanner): string | undefined {
  const code = scanner.pattern.codePointAt(scanner.at);
  return code === undefined ? undefined : String.fromCodePoint(code);
}

export function take(scanner: Scanner): string | undefined {
  const next = peek(scanner);
  scanner.at += next?.length ?? 0;
  return next;
}

export function skip(scanner: Scanner, text: string): boolean {
  if (!scanner.pattern.startsWith(text, scanner.at)) return false;
  scanner.at += text.length;
  return true;
}

export function fail(scanner: Scanner, index: number, message: string): undefined {
  scanner.error ??= { index, message };
  return undefined;
}

export function note(scanner: Scanner, index: number, message: string): void {
  scanner.notes.push({ index, message });
}

/** Reads what is nested, unless it is nested too deeply. */
export function nested<T>(scanner: Scanner, read: (scanner: Scanner) => T): T | undefined {
  if (scanner.depth >= DEPTH_LIMIT)
    return fail(scanner, scanner.at, `more than ${DEPTH_LIMIT} levels of nesting`);
  scanner.depth++;
  const result = read(scanner);
  scanner.depth--;
  return result;
}
