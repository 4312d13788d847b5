/**
 * Content models that count. Every element belongs to one particle (Unique Particle Attribution), so
 * that it is enough to know the last one, and how often each of the groups around it has come.
 *
 * Where a group is all that another round of its outer group needs, as `a{2,3}` in `(a{2,3}, b?){4,5}`,
 * one more `a` may begin a round of either. Its rounds are then counted in one go; how many rounds of
 * the outer group they make is a range, which is worked out when they are over.
 */
import type { Members } from './members.js';
import type { Model, Place, WildcardRule } from './ordered.js';

/** A symbol that occurs once, or a sequence (0) or choice (1) with its bounds. */
export type ModelParticle = number | ModelGroup;

type ModelGroup = readonly [
  isChoice: 0 | 1,
  min: number,
  max: number,
  particles: readonly ModelParticle[],
];

/** A content model by its particles. */
export function countedModel(
  members: Members,
  particle: ModelParticle,
  wildcards: readonly WildcardRule[],
  mixed: boolean,
  source: string,
  twins: Model['twins'] = [],
): Model {
  let place: Place | undefined;
  const start = (): Place => (place ??= startOf(groupOf([0, 1, 1, [particle]])));
  return { members, start, wildcards, mixed, source, twins };
}

type Node = Leaf | Group;

interface Leaf {
  readonly symbol: number;
  readonly parent: Group;
  /** Which of the parent's nodes it is. */
  readonly index: number;
}

interface Group {
  readonly parent: Group | undefined;
  readonly index: number;
  readonly depth: number;
  /** The group that may begin another round with each round of this one. */
  readonly outer: Group | undefined;
  readonly isChoice: boolean;
  /** None is needed where rounds may be empty. */
  readonly min: number;
  readonly max: number;
  readonly nodes: Node[];
  readonly isNullable: boolean;
  /** Which node takes a symbol at the start of the group. */
  readonly first: Map<number, number>;
}

function isNullable(particle: ModelParticle): boolean {
  return typeof particle !== 'number' && (particle[1] === 0 || isBodyNullable(particle));
}

function isBodyNullable([isChoice, , , particles]: ModelGroup): boolean {
  return isChoice === 1 ? particles.some(isNullable) : particles.every(isNullable);
}

function groupOf(of: ModelGroup, parent?: Group, index: number = 0, outer?: Group): Group {
  const [kind, min, max, particles] = of;
  const isChoice = kind === 1;
  const group: Group = {
    parent,
    index,
    depth: parent === undefined ? 0 : parent.depth + 1,
    outer,
    isChoice,
    min: isBodyNullable(of) ? 0 : min,
    max,
    nodes: [],
    isNullable: isNullable(of),
    first: new Map(),
  };
  const required = isChoice ? [] : [...particles.keys()].filter((i) => !isNullable(particles[i]!));
  particles.forEach((particle, i) => {
    const isWhole = required.every((other) => other === i);
    const node = nodeOf(particle, group, i, isWhole ? (max > 1 ? group : outer) : undefined);
    group.nodes.push(node);
    if (i > (required[0] ?? i)) return;
    for (const symbol of firstOf(node)) if (!group.first.has(symbol)) group.first.set(symbol, i);
  });
  return group;
}

function nodeOf(
  particle: ModelParticle,
  parent: Group,
  index: number,
  outer: Group | undefined,
): Node {
  return typeof particle === 'number'
    ? { symbol: particle, parent, index }
    : groupOf(particle, parent, index, outer);
}

function firstOf(node: Node): Iterable<number> {
  return isLeaf(node) ? [node.symbol] : node.first.keys();
}

function isLeaf(node: Node): node is Leaf {
  return 'symbol' in node;
}

/** How often the groups around an element have come, by their depth: at least and at most. */
interface Rounds {
  readonly least: number[];
  readonly most: number[];
}

function startOf(root: Group): Place {
  return {
    isEnd: root.isNullable,
    after: (symbol) => enter(root, symbol, { least: [], most: [] }),
  };
}

/** The place behind the first element of a node that begins here; undefined for another element. */
function enter(node: Node, symbol: number, rounds: Rounds): Place | undefined {
  if (isLeaf(node)) return node.symbol === symbol ? placeBehind(node, rounds) : undefined;
  const next = node.first.get(symbol);
  if (next === undefined) return undefined;
  rounds.least[node.depth] = 1;
  rounds.most[node.depth] = 1;
  return enter(node.nodes[next]!, symbol, rounds);
}

function placeBehind(leaf: Leaf, rounds: Rounds): Place {
  return {
    get isEnd() {
      return canEnd(leaf, copyOf(rounds));
    },
    after: (symbol) => follow(leaf, symbol, copyOf(rounds)),
  };
}

function copyOf({ least, most }: Rounds): Rounds {
  return { least: least.slice(), most: most.slice() };
}

/** Goes outward from the last element until the next one fits: behind a node, or in another round. */
function follow(leaf: Leaf, symbol: number, rounds: Rounds): Place | undefined {
  let node: Node = leaf;
  for (let group: Group | undefined = leaf.parent; group !== undefined; group = group.parent) {
    for (const next of behind(group, node)) {
      const place = enter(next, symbol, rounds);
      if (place !== undefined) return place;
      if (isLeaf(next) || !next.isNullable) return undefined;
    }
    const first = group.max > 1 ? group.first.get(symbol) : undefined;
    if (first !== undefined && hasRoom(group, rounds)) {
      rounds.least[group.depth]!++;
      rounds.most[group.depth]!++;
      return enter(group.nodes[first]!, symbol, rounds);
    }
    if (!leave(group, rounds)) return undefined;
    node = group;
  }
  return undefined;
}

function canEnd(leaf: Leaf, rounds: Rounds): boolean {
  let node: Node = leaf;
  for (let group: Group | undefined = leaf.parent; group !== undefined; group = group.parent) {
    if (behind(group, node).some((next) => isLeaf(next) || !next.isNullable)) return false;
    if (!leave(group, rounds)) return false;
    node = group;
  }
  return true;
}

function behind({ isChoice, nodes }: Group, { index }: Node): readonly Node[] {
  return isChoice ? [] : nodes.slice(index + 1);
}

/** Whether one more round does not exceed what the group and those around it admit. */
function hasRoom(group: Group, { least }: Rounds): boolean {
  let count = least[group.depth]! + 1;
  let { max, outer } = group;
  while (outer !== undefined) {
    count = least[outer.depth]! + roundsAtLeast(count, max) - 1;
    ({ max, outer } = outer);
  }
  return count <= max;
}

function roundsAtLeast(count: number, max: number): number {
  return Math.max(1, Math.ceil(count / max));
}

/** Ends the rounds of a group, which count for its outer group; false where they are too few. */
function leave({ depth, outer, min, max }: Group, { least, most }: Rounds): boolean {
  if (max === 1) return true;
  const from = roundsAtLeast(least[depth]!, max);
  const to = Math.floor(most[depth]! / min);
  if (from > to) return false;
  if (outer === undefined) return from === 1;
  least[outer.depth]! += from - 1;
  most[outer.depth]! += to - 1;
  return true;
}
