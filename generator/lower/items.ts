/** Content that keeps its order: items, wildcards and the automaton that accepts their sequences. */
import type { Item, OrderedContent, Wildcard } from '../ir/model.js';
import { clarkOf, type Clark } from '../support/qname.js';
import type { ElementDeclaration } from '../xsd/components.js';
import { completed, type Context } from './context.js';
import { withExpanded } from './names.js';
import { memberType } from './member-type.js';
import { orderOf, type Alphabet } from './order.js';
import type { Owner } from './owner.js';
import { leaves, type ElementNode, type Node } from './particles.js';
import { wildcardOf } from './wildcard.js';

export function orderedContent(
  context: Context,
  owner: Owner,
  node: Node | undefined,
  mixed: boolean,
): OrderedContent {
  const alphabet = alphabetOf(context, owner, node);
  const { items, wildcards } = alphabet;
  return { kind: 'ordered', mixed, items, wildcards, automaton: orderOf(node, alphabet) };
}

/** The distinct elements and wildcards of a model. */
function alphabetOf(context: Context, owner: Owner, node: Node | undefined): Alphabet {
  const firsts = new Map<Clark, ElementNode>();
  const distinct = new Map<string, ElementNode>();
  const twins = new Map<string, ElementNode>();
  const wildcards = new Map<string, Wildcard>();
  for (const leaf of leaves(node)) {
    if (leaf.kind === 'any') {
      const wildcard = wildcardOf(leaf.wildcard);
      wildcards.set(JSON.stringify(wildcard), wildcard);
      continue;
    }
    const key = keyOf(leaf.element);
    const name = clarkOf(leaf.element.name);
    const first = firsts.get(name);
    if (first === undefined) {
      firsts.set(name, leaf);
      distinct.set(key, leaf);
    } else if (isConsistent(context, first, leaf) && !distinct.has(key)) twins.set(key, leaf);
  }
  const elements = new Map([...distinct, ...twins]);
  const symbols = new Map([...elements.keys()].map((key, symbol) => [key, symbol]));
  const order = new Map([...wildcards.keys()].map((key, index) => [key, elements.size + index]));
  return {
    items: [...elements.values()].map((leaf) => itemOf(context, owner, leaf)),
    wildcards: [...wildcards.values()],
    symbolOf: (leaf) =>
      (leaf.kind === 'element'
        ? symbols.get(keyOf(leaf.element))
        : order.get(JSON.stringify(wildcardOf(leaf.wildcard)))) ?? 0,
  };
}

/** The same for declarations that judge alike. */
function keyOf({
  name,
  nillable,
  block,
  identityConstraints,
  ...rest
}: ElementDeclaration): string {
  const { default: byDefault, fixed } = rest;
  return JSON.stringify([clarkOf(name), nillable, byDefault, fixed, block, identityConstraints]);
}

function itemOf(context: Context, owner: Owner, node: ElementNode): Item {
  const { element } = node;
  const { namespace, local } = element.name;
  const type =
    (node.inherited ? owner.inheritedType(element.name) : undefined) ??
    memberType(context, { owner: owner.id, name: local, type: element.type, at: node.at });
  const item = { name: local, namespace, type, nillable: element.nillable, at: element.at };
  return completed(item, withExpanded(context, item.type, element));
}

/** Part 1, section 3.8.6, "Element Declarations Consistent". */
function isConsistent(context: Context, first: ElementNode, second: ElementNode): boolean {
  if (first.element.type === second.element.type) return true;
  const { local } = first.element.name;
  const notes = [{ message: 'the first one', at: first.at }];
  const message = `element '${local}' has another type here than before in this content`;
  const constraint = 'cos-element-consistent';
  context.diagnostics.error('LOW501', second.at, message, { notes, constraint });
  return false;
}
