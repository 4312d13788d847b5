/** Character classes resolved: as code points for reasoning, as JavaScript source for running. */
import { blockRanges } from './blocks.js';
import { categoryRanges } from './categories.js';
import { classOf, rangesSource } from './class-source.js';
import type { CharacterClass, Member, NamedClass } from './model.js';
import { complement, subtract, union } from './ranges.js';
import type { Ranges } from './ranges.js';

export interface CharacterSet {
  readonly ranges: Ranges;
  /** Source of one character in a JavaScript RegExp with the flag `u`. */
  readonly source: string;
}

/** Up to this many ranges are written out; a class with more keeps the terms that it was made of. */
const WRITTEN_OUT = 16;

export function resolveClass(set: CharacterClass): CharacterSet {
  const { negated, members, except } = set;
  const listed = union(members.map(rangesOf));
  const ranges = negated ? complement(listed) : listed;
  const removed = except && resolveClass(except);
  const rest = removed ? subtract(ranges, removed.ranges) : ranges;
  const written = writtenOut(rest);
  if (written !== undefined) return { ranges: rest, source: written };
  const source = classOf(members.map(memberSource), negated);
  // Looking ahead by one character is subtraction: the flag `v` has it too, but not everywhere.
  return { ranges: rest, source: removed ? `(?:(?!${removed.source})${source})` : source };
}

/** Undefined where the union would be too long to write. */
export function uniteSets(sets: readonly CharacterSet[]): CharacterSet | undefined {
  const ranges = union(sets.map((set) => set.ranges));
  const source = writtenOut(ranges);
  return source === undefined ? undefined : { ranges, source };
}

function writtenOut(ranges: Ranges): string | undefined {
  return ranges.length > 2 * WRITTEN_OUT ? undefined : rangesSource(ranges);
}

function rangesOf(member: Member): Ranges {
  switch (member.kind) {
    case 'range':
      return [member.first, member.last];
    case 'category':
      return member.negated ? complement(categoryRanges(member.name)) : categoryRanges(member.name);
    case 'block':
      return blockOf(member.name, member.negated);
    case 'named':
      return member.negated ? complement(NAMED[member.name]()) : NAMED[member.name]();
  }
}

function blockOf(name: string, negated: boolean): Ranges {
  // The parser lets no unknown name pass.
  const ranges = blockRanges(name) ?? [];
  return negated ? complement(ranges) : ranges;
}

const NAME_START: Ranges = [
  0x3a, 0x3a, 0x41, 0x5a, 0x5f, 0x5f, 0x61, 0x7a, 0xc0, 0xd6, 0xd8, 0xf6, 0xf8, 0x2ff, 0x370, 0x37d,
  0x37f, 0x1fff, 0x200c, 0x200d, 0x2070, 0x218f, 0x2c00, 0x2fef, 0x3001, 0xd7ff, 0xf900, 0xfdcf,
  0xfdf0, 0xfffd, 0x10000, 0xeffff,
];

/**
 * Appendix F.1.1. Name characters are those of XML 1.0, fifth edition, like the names that the
 * rest of the generator and the runtime know: they contain those of the earlier editions.
 */
const NAMED: Readonly<Record<NamedClass, () => Ranges>> = {
  s: () => [0x9, 0xa, 0xd, 0xd, 0x20, 0x20],
  i: () => NAME_START,
  c: () => union([NAME_START, [0x2d, 0x2e, 0x30, 0x39, 0xb7, 0xb7, 0x300, 0x36f, 0x203f, 0x2040]]),
  d: () => categoryRanges('Nd'),
  w: () => complement(union([categoryRanges('P'), categoryRanges('Z'), categoryRanges('C')])),
};

/** Inside brackets. */
function memberSource(member: Member): string {
  switch (member.kind) {
    case 'category':
      return `\\${member.negated ? 'P' : 'p'}{${member.name}}`;
    case 'named':
      if (member.name === 'd') return member.negated ? '\\P{Nd}' : '\\p{Nd}';
      // The major categories L, M, N, P, S, Z and C divide all characters among them.
      if (member.name === 'w')
        return member.negated ? '\\p{P}\\p{Z}\\p{C}' : '\\p{L}\\p{M}\\p{N}\\p{S}';
      return insideOf(rangesOf(member));
    case 'range':
    case 'block':
      return insideOf(rangesOf(member));
  }
}

function insideOf(ranges: Ranges): string {
  return rangesSource(ranges, 'inside');
}
