/** Which of the four kinds of content a complex type has for the people who use it. */
import type { Content, RecordType } from '../ir/model.js';
import type { ComplexType } from '../xsd/components.js';
import type { Context } from './context.js';
import { orderedContent } from './items.js';
import { isPlain, memberContent } from './members.js';
import { scalarMemberType } from './member-type.js';
import { ownerOf } from './owner.js';
import { leaves, simplify, type Node } from './particles.js';

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
      return keepsOrder ? orderedContent(context, owner, undefined, false, type.at) : content;
    case 'simple': {
      const member = { owner: type.id, name: '$value', type: content.type, at: type.at };
      return { kind: 'value', type: scalarMemberType(context, member) };
    }
    case 'elements': {
      const node = simplify(content.particle, context.substitutes, content.inherited);
      reportImpossible(context, node);
      reportUnchecked(context, node);
      if (content.mixed || keepsOrder) {
        return orderedContent(context, owner, node, content.mixed, type.at);
      }
      if (node === undefined) return { kind: 'empty' };
      return isPlain(node)
        ? memberContent(context, owner, node)
        : orderedContent(context, owner, node, false, type.at);
    }
  }
}

function reportImpossible(context: Context, node: Node | undefined): void {
  if (node === undefined || node.kind === 'element' || node.kind === 'any') return;
  if (node.kind === 'choice' && node.children.length === 0) {
    context.diagnostics.warn('LOW504', node.at, 'nothing can stand here, although it is required');
  }
  for (const child of node.children) reportImpossible(context, child);
}

/** What the schema demands of elements and the generated code does not check. */
function reportUnchecked(context: Context, node: Node | undefined): void {
  for (const leaf of leaves(node)) {
    if (leaf.kind === 'any' || leaf.inherited) continue;
    for (const { kind, name, at } of leaf.element.identityConstraints) {
      context.diagnostics.warn('LOW505', at, `xs:${kind} '${name.local}' is not checked`);
    }
  }
}
