/**
 * The position automaton of a term (Glushkov), groups with counters written out. Edges that exist
 * for two reasons stand twice, since a backtracking matcher tries them twice.
 */
import type { Ranges } from './ranges.js';
import { isNullable } from './term.js';
import type { Repetition, Term } from './term.js';

/** One character class of the term, with the counter that applies to it alone. */
export interface Position {
  readonly ranges: Ranges;
  readonly min: number;
  readonly max: number;
  /** Indexes of the positions that may come next; its own repetition is not among them. */
  readonly next: number[];
}

export interface Positions {
  readonly all: readonly Position[];
  readonly first: readonly number[];
}

interface Part {
  readonly first: readonly number[];
  readonly last: readonly number[];
}

interface Build {
  readonly all: Position[];
  edges: number;
}

const POSITION_LIMIT = 10_000;
const EDGE_LIMIT = 50_000;
const NOTHING: Part = { first: [], last: [] };

/** Undefined when it would be too large, or the empty text can be matched in several ways. */
export function positionsOf(term: Term): Positions | undefined {
  const build: Build = { all: [], edges: 0 };
  const part = partOf(build, term);
  return part && { all: build.all, first: part.first };
}

function partOf(build: Build, term: Term): Part | undefined {
  switch (term.kind) {
    case 'one':
      return position(build, term.set.ranges, 1, 1);
    case 'all':
      return row(build, term.terms);
    case 'any':
      return choice(build, term.terms);
    case 'repeat':
      return repetition(build, term);
  }
}

function position(build: Build, ranges: Ranges, min: number, max: number): Part | undefined {
  if (build.all.length >= POSITION_LIMIT) return undefined;
  const own = [build.all.length];
  build.all.push({ ranges, min, max, next: [] });
  return { first: own, last: own };
}

function row(build: Build, terms: readonly Term[]): Part | undefined {
  let whole = NOTHING;
  let canBeEmpty = true;
  for (const term of terms) {
    const part = partOf(build, term);
    if (part === undefined || !connect(build, whole.last, part.first)) return undefined;
    const optional = isNullable(term);
    whole = {
      first: canBeEmpty ? [...whole.first, ...part.first] : whole.first,
      last: optional ? [...whole.last, ...part.last] : part.last,
    };
    canBeEmpty &&= optional;
  }
  return whole;
}

function choice(build: Build, terms: readonly Term[]): Part | undefined {
  if (terms.filter(isNullable).length > 1) return undefined;
  const first: number[] = [];
  const last: number[] = [];
  for (const term of terms) {
    const part = partOf(build, term);
    if (part === undefined) return undefined;
    first.push(...part.first);
    last.push(...part.last);
  }
  return { first, last };
}

function repetition(build: Build, term: Repetition): Part | undefined {
  const { body, min, max } = term;
  if (body.kind === 'one') return position(build, body.set.ranges, Math.max(min, 1), max);
  // Rounds that match nothing could be counted in several ways.
  if (isNullable(body)) return undefined;
  const copies = max === Infinity ? Math.max(min, 1) : max;
  const required = Math.max(min, 1);
  let first: readonly number[] = [];
  let start: readonly number[] = [];
  let latest: readonly number[] = [];
  let last: readonly number[] = [];
  for (let round = 1; round <= copies; round++) {
    const part = partOf(build, body);
    if (part === undefined || !connect(build, latest, part.first)) return undefined;
    if (round === 1) first = part.first;
    start = part.first;
    latest = part.last;
    last = round > required ? [...last, ...latest] : latest;
  }
  if (max === Infinity && !connect(build, latest, start)) return undefined;
  return { first, last };
}

function connect(build: Build, from: readonly number[], to: readonly number[]): boolean {
  build.edges += from.length * to.length;
  if (build.edges > EDGE_LIMIT) return false;
  for (const index of from) build.all[index]?.next.push(...to);
  return true;
}
