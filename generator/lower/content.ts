/** Which of the four kinds of content a complex type has for the people who use it. */
import type { Content, RecordType } from '../ir/model.js';
import type { ComplexType } from '../xsd/components.js';
import type { Context } from './context.js';
import { orderedContent } from './items.js';
import { isPlain, memberContent } from './members.js';
import { scalarMemberType } from './member-type.js';
import { ownerOf } from './owner.js';
import { simplify, type Node } from './particles.js';

export function lowerContent(
  context: Context,
  type: ComplexType,
  base: RecordType | undefined,
): Content {
  const { content } = type;
  const owner = ownerOf(type.id, base);
  // A reader of the base finds the items under `$content`: those of a derived type stand there too.
  const keepsOrder = base?.content.kind === 'ordered';
  switch (content.kind) {
    case 'empty':
      return keepsOrder ? orderedContent(context, owner, undefined, false) : content;
    case 'simple': {
      const member = { owner: type.id, name: '$value', type: content.type, at: type.at };
      return { kind: 'value', type: scalarMemberType(context, member) };
    }
    case 'elements': {
      const node = simplify(content.particle, context.substitutes, inheritedParts(content));
      reportImpossible(context, node);
      if (content.mixed || keepsOrder) {
        return orderedContent(context, owner, node, content.mixed);
      }
      if (node === undefined) return { kind: 'empty' };
      return isPlain(node)
        ? memberContent(context, owner, node)
        : orderedContent(context, owner, node, false);
    }
  }
}

/** How many particles of an outermost sequence the base has; what is no such sequence it has or has not. */
function inheritedParts({
  inherited,
  particle,
}: Extract<ComplexType['content'], { readonly kind: 'elements' }>): number {
  const { min, max, term } = particle;
  const isSequence = term.kind === 'sequence' && min === 1 && max === 1;
  return isSequence || inherited === 0 ? inherited : Infinity;
}

function reportImpossible(context: Context, node: Node | undefined): void {
  if (node === undefined || node.kind === 'element' || node.kind === 'any') return;
  if (node.kind === 'choice' && node.children.length === 0) {
    context.diagnostics.warn('LOW504', node.at, 'nothing can stand here, although it is required');
  }
  for (const child of node.children) reportImpossible(context, child);
}
