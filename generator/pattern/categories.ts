/** General categories (appendix F, productions 26 to 35), as the running JavaScript engine has them. */
import { LAST_CODE_POINT, union } from './ranges.js';
import type { Ranges } from './ranges.js';

/** Without Cs: surrogates are no characters of XML (appendix F.1.1). */
const MINORS: Readonly<Record<string, string>> = {
  L: 'ultmo',
  M: 'nce',
  N: 'dlo',
  P: 'cdseifo',
  Z: 'slp',
  S: 'mcko',
  C: 'cfon',
};

export function isCategory(name: string): boolean {
  const [major = '', minor = '', ...rest] = name;
  const minors = Object.hasOwn(MINORS, major) ? MINORS[major] : undefined;
  return minors !== undefined && minors.includes(minor) && rest.length === 0;
}

const known = new Map<string, Ranges>();

/** The name must be one that `isCategory` knows. */
export function categoryRanges(name: string): Ranges {
  let ranges = known.get(name);
  if (ranges === undefined) {
    ranges = scan(name);
    known.set(name, ranges);
  }
  return ranges;
}

const SURROGATES: Ranges = [0xd800, 0xdfff];

function scan(name: string): Ranges {
  const runs = new RegExp(`\\p{${name}}+`, 'gu');
  const found: Ranges[] = name === 'C' ? [SURROGATES] : [];
  // In two halves, since the text cannot hold lone surrogates in their order.
  for (const text of everything()) {
    for (const { 0: run } of text.matchAll(runs))
      found.push([run.codePointAt(0) ?? 0, lastCodePoint(run)]);
  }
  return union(found);
}

function lastCodePoint(text: string): number {
  const tail = text.codePointAt(text.length - 2) ?? 0;
  return tail > 0xffff ? tail : (text.codePointAt(text.length - 1) ?? 0);
}

let halves: readonly string[] | undefined;

function everything(): readonly string[] {
  halves ??= [textOf(0, 0xd7ff), textOf(0xe000, LAST_CODE_POINT)];
  return halves;
}

function textOf(first: number, last: number): string {
  const units = new Uint16Array(2 * (last - first + 1));
  let length = 0;
  for (let code = first; code <= last; code++) {
    if (code > 0xffff) units[length++] = 0xd7c0 + (code >> 10);
    units[length++] = code > 0xffff ? 0xdc00 + (code & 0x3ff) : code;
  }
  return new TextDecoder('utf-16le', { ignoreBOM: true }).decode(units.subarray(0, length));
}
