/** Element declarations: values and substitution (Part 1, section 3.3.6, e-props-correct). */
import { clarkOf } from '../support/qname.js';
import { quote } from '../support/text.js';
import type { ElementDeclaration } from '../xsd/components.js';
import { isEmptiable } from './check-content.js';
import { checkNotation, checkValue, valueType } from './check-values.js';
import { typeOf, type Context } from './context.js';
import { isDerivedFrom } from './derivation.js';

const CONSTRAINT = 'e-props-correct';

export function checkElement(context: Context, element: ElementDeclaration): void {
  checkNotation(context, element);
  if (element.default === undefined && element.fixed === undefined) return;
  const type = valueType(context, element.type);
  const definition = typeOf(context, element.type);
  const content = definition?.kind === 'complex' ? definition.content : undefined;
  const isRequired = content?.kind === 'elements' && !isEmptiable(content.particle);
  if (type === undefined || (type === 'text' && isRequired)) {
    const message = `element ${quote(element.name.local)} has a default, but its content is not text`;
    context.diagnostics.error('RES421', element.at, message, { constraint: 'cos-valid-default' });
    return;
  }
  if (type !== 'text') checkValue(context, { ...element, type }, CONSTRAINT);
}

export function checkSubstitution(context: Context, element: ElementDeclaration): void {
  const head =
    element.substitutionGroup === undefined
      ? undefined
      : context.elements.get(element.substitutionGroup);
  if (head === undefined || isDerivedFrom(context, element.type, head.type, head.final)) return;
  const name = quote(clarkOf(element.name));
  const message = `the type of ${name} is not derived from that of ${quote(clarkOf(head.name))}`;
  const allowed =
    head.final.length > 0 ? `, or by what is final there (${head.final.join(', ')})` : '';
  context.diagnostics.error('RES417', element.at, message + allowed, {
    notes: [{ message: 'the head of the substitution group', at: head.at }],
    constraint: CONSTRAINT,
  });
}
