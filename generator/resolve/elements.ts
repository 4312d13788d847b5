/** Global elements and attributes, and the substitution groups of the former (Part 1, 3.2 and 3.3). */
import { dependencyOrder } from '../support/graph.js';
import { clarkOf } from '../support/qname.js';
import { quote } from '../support/text.js';
import { ANY_SIMPLE_TYPE, ANY_TYPE } from '../xsd/builtins.js';
import type { AttributeDeclaration, TypeId } from '../xsd/components.js';
import type { ElementItem } from '../xsd/declarations.js';
import { reportUndefined, typeIdOf, type Context } from './context.js';
import { elementTerm } from './particles.js';

/** Heads come before their members, because a member without a type has that of its head. */
export function resolveElements(context: Context): void {
  const { elements } = context.symbols;
  const headOf = (element: ElementItem): ElementItem | undefined =>
    element.substitutionGroup && elements.get(clarkOf(element.substitutionGroup));
  const { order, circles } = dependencyOrder(elements.values(), (element) => {
    const head = headOf(element);
    return head === undefined ? [] : [head];
  });
  const circular = new Set<ElementItem>(circles.flat());
  for (const [first] of circles) {
    if (first === undefined) continue;
    const message = `element ${quote(clarkOf(first.name))} substitutes itself`;
    // e-props-correct.6
    context.diagnostics.error('RES403', first.at, message, { constraint: 'e-props-correct' });
  }
  const types = new Map<ElementItem, TypeId>();
  for (const element of order) {
    const { substitutionGroup, type } = element;
    const head = headOf(element);
    if (substitutionGroup !== undefined && head === undefined) {
      reportUndefined(context, 'element', substitutionGroup, elements.keys());
    }
    const inherited = (head && types.get(head)) ?? ANY_TYPE;
    types.set(element, type === undefined ? inherited : (typeIdOf(context, type) ?? ANY_TYPE));
  }
  for (const [name, element] of elements) {
    const type = types.get(element) ?? ANY_TYPE;
    const { substitutionGroup: head, ...headless } = element;
    // What follows the heads must find an end.
    const isLost = circular.has(element) || (head !== undefined && !elements.has(clarkOf(head)));
    const item: ElementItem = isLost ? headless : element;
    const declaration = context.memo.make('element', name, [item, type], () => {
      const { isReference: _, ...rest } = elementTerm(item, type);
      return rest;
    });
    context.elements.set(name, declaration);
  }
}

export function resolveGlobalAttributes(context: Context): void {
  for (const [name, item] of context.symbols.attributes) {
    const type = (item.type && typeIdOf(context, item.type)) ?? ANY_SIMPLE_TYPE;
    const declaration = context.memo.make(
      'attribute',
      name,
      [item, type],
      (): AttributeDeclaration => ({
        kind: 'attribute',
        name: item.name,
        type,
        ...(item.default !== undefined && { default: item.default }),
        ...(item.fixed !== undefined && { fixed: item.fixed }),
        at: item.at,
        ...(item.annotation && { annotation: item.annotation }),
      }),
    );
    context.attributes.set(name, declaration);
  }
}
