/** Source text of characters and classes in a RegExp with the flag `u`: ASCII only. */
import { LAST_CODE_POINT, complement, pairsOf } from './ranges.js';
import type { Ranges } from './ranges.js';

/** With `inside`, what stands between the brackets of a class; else a class or one character. */
export function rangesSource(ranges: Ranges, place: 'alone' | 'inside' = 'alone'): string {
  if (place === 'inside') return pairsOf(ranges).map(pairSource).join('');
  const [first, last] = ranges;
  if (ranges.length === 2 && first !== undefined && first === last) return characterSource(first);
  // What reaches the last code point was most likely written as a negation.
  if (ranges.at(-1) === LAST_CODE_POINT)
    return `[^${pairsOf(complement(ranges)).map(pairSource).join('')}]`;
  return `[${pairsOf(ranges).map(pairSource).join('')}]`;
}

/** A class of parts such as `\p{L}`; one alone needs no brackets. */
export function classOf(parts: readonly string[], negated: boolean): string {
  const [only = ''] = parts;
  if (!negated && parts.length === 1 && /^\\[pP]\{\w+\}$/.test(only)) return only;
  return `[${negated ? '^' : ''}${parts.join('')}]`;
}

function pairSource([first, last]: readonly [number, number]): string {
  const start = insideSource(first);
  if (first === last) return start;
  return `${start}${last === first + 1 ? '' : '-'}${insideSource(last)}`;
}

function insideSource(code: number): string {
  return /[\\\]^[-]/.test(String.fromCodePoint(code)) ? escaped(code) : plain(code);
}

function characterSource(code: number): string {
  return /[\\^$.*+?()[\]{}|/]/.test(String.fromCodePoint(code)) ? escaped(code) : plain(code);
}

function escaped(code: number): string {
  return `\\${String.fromCodePoint(code)}`;
}

function plain(code: number): string {
  if (code >= 0x20 && code <= 0x7e) return String.fromCodePoint(code);
  if (code === 9) return '\\t';
  if (code === 10) return '\\n';
  if (code === 13) return '\\r';
  const hex = code.toString(16);
  if (hex.length <= 2) return `\\x${hex.padStart(2, '0')}`;
  return hex.length <= 4 ? `\\u${hex.padStart(4, '0')}` : `\\u{${hex}}`;
}
