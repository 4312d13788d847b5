/** Attributes: plain members, unless an element or another attribute has the name. */
import type { Attribute, Content } from '../ir/model.js';
import type { AttributeUse, ComplexType } from '../xsd/components.js';
import { completed, type Context } from './context.js';
import { withExpanded } from './names.js';
import { scalarMemberType } from './member-type.js';

export function lowerAttributes(
  context: Context,
  type: ComplexType,
  content: Content,
): readonly Attribute[] {
  if (type.attributes.length === 0) return [];
  const elements = new Set(
    content.kind === 'members' ? content.members.map((member) => member.name) : [],
  );
  const uses = new Map<string, number>();
  for (const { name } of type.attributes) uses.set(name.local, (uses.get(name.local) ?? 0) + 1);
  return type.attributes.map((use) => {
    const { namespace, local } = use.name;
    // Of two attributes with one local name the one without a namespace has the plain member.
    const isSecond = namespace !== '' && (uses.get(local) ?? 0) > 1;
    return lowerAttribute(context, type, use, isSecond || elements.has(local));
  });
}

function lowerAttribute(
  context: Context,
  type: ComplexType,
  use: AttributeUse,
  clashes: boolean,
): Attribute {
  const { namespace, local } = use.name;
  const owner = use.inheritedFrom ?? type.id;
  const attribute = {
    name: local,
    namespace,
    type: scalarMemberType(context, { owner, name: local, type: use.type, at: use.at }),
    required: use.required,
    inherited: use.inheritedFrom !== undefined,
    clashes,
    at: use.at,
  };
  return completed(attribute, withExpanded(context, attribute.type, use));
}
