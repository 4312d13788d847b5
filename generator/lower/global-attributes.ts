/** Global attributes: what the wildcards of attributes judge by. */
import type { GlobalAttribute } from '../ir/model.js';
import { clarkOf, type Clark } from '../support/qname.js';
import type { AttributeDeclaration } from '../xsd/components.js';
import { completed, type Context } from './context.js';
import { withExpanded } from './names.js';
import { scalarRef } from './references.js';

export function lowerGlobalAttributes(
  context: Context,
  attributes: Iterable<AttributeDeclaration>,
): ReadonlyMap<Clark, GlobalAttribute> {
  const lowered = new Map<Clark, GlobalAttribute>();
  for (const attribute of attributes) {
    const name = clarkOf(attribute.name);
    const make = (): GlobalAttribute => lowerAttribute(context, name, attribute);
    lowered.set(name, context.memo.make('global attribute', name, [attribute], make));
  }
  return lowered;
}

function lowerAttribute(
  context: Context,
  name: Clark,
  attribute: AttributeDeclaration,
): GlobalAttribute {
  const { at } = attribute;
  const type = scalarRef(context, attribute.type, at);
  return completed({ name, type, at }, withExpanded(context, type, attribute));
}
