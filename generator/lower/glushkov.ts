/**
 * The positions of a content model and which may follow which (Glushkov's construction): what a
 * validator needs to know about a model whose order or repetition carries meaning.
 */
import type { MaxOccurs } from '../xsd/components.js';
import type { ElementNode, Node, WildcardNode } from './particles.js';

export type SymbolOf = (leaf: ElementNode | WildcardNode) => number;

export interface Positions {
  /** The symbol of each position. */
  readonly symbols: readonly number[];
  readonly first: readonly number[];
  /** The index in `kinds` of each position. */
  readonly kindOf: readonly number[];
  /** Positions of one kind go on alike; a choice that repeats has one kind for all its branches. */
  readonly kinds: readonly Kind[];
  readonly nullable: boolean;
}

export interface Kind {
  readonly follow: readonly number[];
  readonly isLast: boolean;
}

interface Fragment {
  readonly first: readonly number[];
  readonly last: readonly number[];
  readonly nullable: boolean;
}

const EMPTY: Fragment = { first: [], last: [], nullable: true };

/** Undefined when more than `limit` positions would be needed. */
export function positions(node: Node, symbolOf: SymbolOf, limit: number): Positions | undefined {
  if (size(node) > limit) return undefined;
  const symbols: number[] = [];
  // A link leads from some positions to others; it is written down once, not for each pair.
  const links: (readonly number[])[] = [];
  const linksOf: number[][] = [];

  function link(from: readonly number[], to: readonly number[]): void {
    if (to.length === 0) return;
    const index = links.push(to) - 1;
    for (const position of from) linksOf[position]?.push(index);
  }

  function sequence(a: Fragment, b: Fragment): Fragment {
    link(a.last, b.first);
    return {
      first: a.nullable ? [...a.first, ...b.first] : a.first,
      last: b.nullable ? [...a.last, ...b.last] : b.last,
      nullable: a.nullable && b.nullable,
    };
  }

  function once(current: Node): Fragment {
    switch (current.kind) {
      case 'element':
      case 'any': {
        const position = symbols.push(symbolOf(current)) - 1;
        linksOf.push([]);
        return { first: [position], last: [position], nullable: false };
      }
      case 'choice': {
        const branches = current.children.map(build);
        return {
          first: branches.flatMap(({ first }) => first),
          last: branches.flatMap(({ last }) => last),
          nullable: branches.some(({ nullable }) => nullable),
        };
      }
      case 'sequence':
        return current.children.map(build).reduce(sequence, EMPTY);
      case 'all':
        throw new Error('An xs:all has an automaton of its own.');
    }
  }

  function repeated(current: Node): Fragment {
    const fragment = once(current);
    link(fragment.last, fragment.first);
    return fragment;
  }

  function build(current: Node): Fragment {
    const { min, max } = current;
    let tail = max === 'unbounded' ? optional(repeated(current), min === 0) : EMPTY;
    // x{0,3} is (x (x (x)?)?)?, built from the inside so that the result stays deterministic.
    for (let i = optionalCopies(min, max); i > 0; i--)
      tail = optional(sequence(once(current), tail));
    for (let i = requiredCopies(min, max); i > 0; i--) tail = sequence(once(current), tail);
    return tail;
  }

  const whole = build(node);
  return {
    symbols,
    first: whole.first,
    ...kindsOf(links, linksOf, new Set(whole.last)),
    nullable: whole.nullable,
  };
}

function kindsOf(
  links: readonly (readonly number[])[],
  linksOf: readonly (readonly number[])[],
  last: ReadonlySet<number>,
): Pick<Positions, 'kindOf' | 'kinds'> {
  const kinds: Kind[] = [];
  const known = new Map<string, number>();
  const kindOf = linksOf.map((own, position) => {
    const isLast = last.has(position);
    const key = `${own.join()}${isLast ? '!' : ''}`;
    let index = known.get(key);
    if (index === undefined) {
      const follow = [...new Set(own.flatMap((link) => links[link] ?? []))];
      index = kinds.push({ follow, isLast }) - 1;
      known.set(key, index);
    }
    return index;
  });
  return { kindOf, kinds };
}

function optional(fragment: Fragment, when = true): Fragment {
  return when ? { ...fragment, nullable: true } : fragment;
}

function optionalCopies(min: number, max: MaxOccurs): number {
  return max === 'unbounded' ? 0 : max - min;
}

/** One of the required copies of an unbounded particle is the one that repeats. */
function requiredCopies(min: number, max: MaxOccurs): number {
  return max === 'unbounded' ? Math.max(0, min - 1) : min;
}

function size(node: Node): number {
  const copies = node.max === 'unbounded' ? Math.max(1, node.min) : node.max;
  if (node.kind === 'element' || node.kind === 'any') return copies;
  return copies * node.children.reduce((sum, child) => sum + size(child), 0);
}
