/** How the order of items is judged: small models as states, the others by counting. */
import type { Automaton, Item, Particle, States, Unordered, Wildcard } from '../ir/model.js';
import { allAutomaton } from './all-automaton.js';
import { determinize, minimize } from './automaton.js';
import { positions } from './glushkov.js';
import {
  leaves,
  type ElementNode,
  type GroupNode,
  type Node,
  type WildcardNode,
} from './particles.js';
import { admits } from './wildcard.js';

/** The items and wildcards of a model, and which of them a leaf is. */
export interface Alphabet {
  readonly items: readonly Item[];
  readonly wildcards: readonly Wildcard[];
  readonly symbolOf: (leaf: ElementNode | WildcardNode) => number;
}

/** Positions and states of a model that is written out. */
const LIMIT = 512;

export function orderOf(node: Node | undefined, alphabet: Alphabet): Automaton {
  if (node === undefined) return { kind: 'states', states: [{ accepting: true, next: [] }] };
  if (node.kind === 'all') return allOf(node, alphabet);
  const states = statesOf(node, alphabet);
  return states !== undefined && isCompact(states, node)
    ? states
    : { kind: 'counted', particle: particleOf(node, alphabet) };
}

/** Whether writing the states out takes not much more than the particles would. */
function isCompact({ states }: States, node: Node): boolean {
  const size = states.reduce((sum, { next }) => sum + next.length + 1, 0);
  return size <= 128 + 8 * leaves(node).length;
}

function statesOf(node: Node, { items, wildcards, symbolOf }: Alphabet): States | undefined {
  const model = positions(node, symbolOf, LIMIT);
  // Where an element and a wildcard both fit, either may be meant (a violation of cos-nonambig).
  const overlaps = (symbol: number): readonly number[] => {
    const item = items[symbol];
    if (item === undefined) return [];
    return wildcards.flatMap((wildcard, index) =>
      admits(wildcard, item.namespace) ? [items.length + index] : [],
    );
  };
  const states = model && determinize(model, overlaps, LIMIT);
  return states && minimize(states);
}

function particleOf(node: Node, alphabet: Alphabet): Particle {
  const { min, max } = node;
  if (node.kind === 'element' || node.kind === 'any')
    return { min, max, term: alphabet.symbolOf(node) };
  const particles = node.children.map((child) => particleOf(child, alphabet));
  // An xs:all is the whole model or no valid one (section 3.8.6, cos-all-limited).
  return { min, max, term: { kind: node.kind === 'choice' ? 'choice' : 'sequence', particles } };
}

function allOf({ children, min }: GroupNode, { symbolOf }: Alphabet): Automaton {
  const all: Unordered = {
    kind: 'all',
    optional: min === 0,
    children: children.map((child) => ({
      symbols: leaves(child).map(symbolOf),
      required: child.min > 0,
    })),
  };
  const states = allAutomaton(all);
  return states === undefined ? all : minimize(states);
}
