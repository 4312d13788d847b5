/**
 * Whether a backtracking matcher needs time linear in the text. It walks the tree of all ways to
 * read a beginning of the text, so it is enough that their number has a bound that does not depend
 * on the text. That holds when no state on a cycle can both go on within its cycle and do something
 * else with the same character: inside a cycle the way is forced, and cycles follow each other in
 * finitely many ways. These are counted, and must not be many.
 */
import { dependencyOrder } from '../support/graph.js';
import { positionsOf } from './positions.js';
import type { Position, Positions } from './positions.js';
import { overlaps } from './ranges.js';
import type { Term } from './term.js';

/** Comparing what follows a state is quadratic; beyond this it is not tried. */
const FAN_LIMIT = 1000;

/** How many ways a linear pattern may have: each could cost as much as the text is long. */
const WAYS_LIMIT = 64;

/** The same where no text longer than this many characters can match, however long it is. */
const SHORT_WAYS_LIMIT = 1000;
const SHORT = 1000;

export interface Ambiguity {
  /** Ways to read a beginning of any text, at most; Infinity where there is no known bound. */
  readonly ways: number;
  readonly isLinear: boolean;
}

export function ambiguityOf(term: Term): Ambiguity {
  const positions = positionsOf(term);
  const ways = positions === undefined ? Infinity : countWays(positions);
  const isShort = longest(term) <= SHORT;
  return { ways, isLinear: ways <= (isShort ? SHORT_WAYS_LIMIT : WAYS_LIMIT) };
}

function countWays(positions: Positions): number {
  const ways: number[] = [];
  for (const members of components(positions)) {
    const count = waysThrough(positions, members, ways);
    if (count === Infinity) return Infinity;
    for (const member of members) ways[member] = count;
  }
  return mostWays(positions, positions.first, ways);
}

/** Characters of the longest text that matches. */
function longest(term: Term): number {
  switch (term.kind) {
    case 'one':
      return 1;
    case 'all':
      return term.terms.reduce((sum, part) => sum + longest(part), 0);
    case 'any':
      return term.terms.reduce((most, part) => Math.max(most, longest(part)), 0);
    case 'repeat':
      return longest(term.body) * term.max;
  }
}

/** Strongly connected components, each after all that can be reached from it. */
function components({ all }: Positions): readonly (readonly number[])[] {
  const { order, circles } = dependencyOrder(all.keys(), (index) => all[index]?.next ?? []);
  const circleOf = new Map(circles.flatMap((circle) => circle.map((index) => [index, circle])));
  return [...new Set(order.map((index) => circleOf.get(index) ?? [index]))];
}

/** Ways to go on from inside the component to the end; Infinity where they grow with the text. */
function waysThrough(
  positions: Positions,
  members: readonly number[],
  ways: readonly number[],
): number {
  const inside = new Set(members);
  const [only = 0] = members;
  const isCycle = members.length > 1 || positions.all[only]?.next.includes(only) === true;
  let most = 1;
  for (const member of members) {
    const position = positions.all[member];
    if (position === undefined) continue;
    const exits = position.next.filter((next) => !inside.has(next));
    if (isCycle && !isForced(positions, position, inside)) return Infinity;
    const spread = isCycle ? 1 : stays(positions, position);
    most = Math.max(most, spread * mostWays(positions, exits, ways));
  }
  return most;
}

/** No character that keeps to the cycle allows anything else. */
function isForced(positions: Positions, position: Position, inside: ReadonlySet<number>): boolean {
  const { next, ranges, min, max } = position;
  // A counter of exactly n leaves no choice between its own class and what follows.
  const repeats = max > 1 && min !== max;
  return next.every((target, index) => {
    const own = positions.all[target]?.ranges ?? [];
    if (repeats && overlaps(own, ranges)) return false;
    if (!inside.has(target)) return true;
    return next.every(
      (other, at) => at === index || !overlaps(own, positions.all[other]?.ranges ?? []),
    );
  });
}

/** Among how many lengths a repeated class can choose when what follows begins like it. */
function stays(positions: Positions, { next, ranges, min, max }: Position): number {
  if (min === max) return 1;
  const isOpen = next.some((target) => overlaps(ranges, positions.all[target]?.ranges ?? []));
  return isOpen ? max - min + 1 : 1;
}

/** The most ways that one character can open: each overlaps with one that it was counted for. */
function mostWays(
  positions: Positions,
  targets: readonly number[],
  ways: readonly number[],
): number {
  if (targets.length > FAN_LIMIT) return Infinity;
  let most = 1;
  for (const target of targets) {
    const own = positions.all[target]?.ranges ?? [];
    let sum = 0;
    for (const other of targets)
      if (overlaps(own, positions.all[other]?.ranges ?? [])) sum += ways[other] ?? 1;
    most = Math.max(most, sum);
  }
  return most;
}
