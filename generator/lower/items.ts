/** Content that keeps its order: items, wildcards and the automaton that accepts their sequences. */
import type { Automaton, Item, OrderedContent, Wildcard } from '../ir/model.js';
import { clarkOf, type Clark } from '../support/qname.js';
import type { SourcePoint } from '../support/source.js';
import { ALL_LIMIT, allAutomaton } from './all-automaton.js';
import { determinize, minimize } from './automaton.js';
import { completed, type Context } from './context.js';
import { positions } from './glushkov.js';
import { memberType } from './member-type.js';
import type { Owner } from './owner.js';
import { leaves, type ElementNode, type Node, type WildcardNode } from './particles.js';
import { admits, wildcardOf } from './wildcard.js';

const LIMIT = 4096;

interface Alphabet {
  readonly items: readonly Item[];
  readonly wildcards: readonly Wildcard[];
  readonly symbolOf: (leaf: ElementNode | WildcardNode) => number;
}

export function orderedContent(
  context: Context,
  owner: Owner,
  node: Node | undefined,
  mixed: boolean,
  at: SourcePoint,
): OrderedContent {
  const alphabet = alphabetOf(context, owner, node);
  const automaton = automatonOf(context, node, alphabet, at);
  return {
    kind: 'ordered',
    mixed,
    items: alphabet.items,
    wildcards: alphabet.wildcards,
    automaton: minimize(automaton),
  };
}

/** The distinct elements and wildcards of a model. */
function alphabetOf(context: Context, owner: Owner, node: Node | undefined): Alphabet {
  const items: Item[] = [];
  const elements = new Map<Clark, { symbol: number; node: ElementNode }>();
  const wildcards = new Map<string, Wildcard>();
  for (const leaf of leaves(node)) {
    if (leaf.kind === 'any') {
      const wildcard = wildcardOf(leaf.wildcard);
      wildcards.set(JSON.stringify(wildcard), wildcard);
      continue;
    }
    const name = clarkOf(leaf.element.name);
    const known = elements.get(name);
    if (known !== undefined) {
      reportDifference(context, known.node, leaf);
      continue;
    }
    elements.set(name, { symbol: items.length, node: leaf });
    items.push(itemOf(context, owner, leaf));
  }
  const order = [...wildcards.keys()];
  return {
    items,
    wildcards: [...wildcards.values()],
    symbolOf: (leaf) =>
      leaf.kind === 'element'
        ? (elements.get(clarkOf(leaf.element.name))?.symbol ?? 0)
        : items.length + order.indexOf(JSON.stringify(wildcardOf(leaf.wildcard))),
  };
}

function itemOf(context: Context, owner: Owner, node: ElementNode): Item {
  const { element } = node;
  const { namespace, local } = element.name;
  const type =
    (node.inherited ? owner.inheritedType(element.name) : undefined) ??
    memberType(context, { owner: owner.id, name: local, type: element.type, at: node.at });
  const item = { name: local, namespace, type, nillable: element.nillable, at: element.at };
  return completed(item, element);
}

/** Part 1, section 3.8.6, "Element Declarations Consistent". */
function reportDifference(context: Context, first: ElementNode, second: ElementNode): void {
  const [a, b] = [first.element, second.element];
  const notes = [{ message: 'the first one', at: first.at }];
  if (a.type !== b.type) {
    const message = `element '${a.name.local}' has another type here than before in this content`;
    const constraint = 'cos-element-consistent';
    context.diagnostics.error('LOW501', second.at, message, { notes, constraint });
  } else if (a.nillable !== b.nillable || a.default !== b.default || a.fixed !== b.fixed) {
    const message = `element '${a.name.local}' differs from its first use in nillable, default or fixed`;
    context.diagnostics.warn('LOW502', second.at, message, { notes });
  }
}

function automatonOf(
  context: Context,
  node: Node | undefined,
  alphabet: Alphabet,
  at: SourcePoint,
): Automaton {
  if (node === undefined) return { states: [{ accepting: true, next: [] }] };
  const counted =
    node.kind === 'all' ? allOf(node.children, node.min, alphabet) : modelOf(node, alphabet);
  if (counted !== undefined) return counted;
  const message = `this content model needs more than ${LIMIT} states`;
  context.diagnostics.error('LOW503', at, message, {
    help: 'lower maxOccurs to a few hundred, or say unbounded',
  });
  const symbols = [...alphabet.items, ...alphabet.wildcards].map((_, symbol) => symbol);
  return { states: [{ accepting: true, next: symbols.map((symbol) => [symbol, 0]) }] };
}

function modelOf(node: Node, alphabet: Alphabet): Automaton | undefined {
  const model = positions(node, alphabet.symbolOf, LIMIT);
  const { items, wildcards } = alphabet;
  // Where an element and a wildcard both fit, either may be meant (a violation of cos-nonambig).
  const overlaps = (symbol: number): readonly number[] => {
    const item = items[symbol];
    if (item === undefined) return [];
    return wildcards.flatMap((wildcard, index) =>
      admits(wildcard, item.namespace) ? [items.length + index] : [],
    );
  };
  return model && determinize(model, overlaps, LIMIT);
}

function allOf(children: readonly Node[], min: number, alphabet: Alphabet): Automaton | undefined {
  if (children.length > ALL_LIMIT) return undefined;
  const parts = children.map((child) => ({
    symbols: leaves(child).map(alphabet.symbolOf),
    required: child.min > 0,
  }));
  return allAutomaton(parts, min === 0);
}
