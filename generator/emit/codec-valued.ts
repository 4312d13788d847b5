/** Elements of complex types whose declaration has a default or a fixed value (cvc-elt.5). */
import type { Content, Item, Member } from '../ir/model.js';
import { scalarOf } from './codec-scalar.js';
import type { CodecScope } from './codec-scope.js';
import { stringLiteral } from './escape.js';

type Element = Pick<Member | Item, 'type' | 'default' | 'fixed'>;

/** The expression that reads one; `read` is the function of its type. */
export function valuedExpression(
  scope: CodecScope,
  element: Element,
  read: string,
  source: string,
): string {
  const content = contentOf(scope, element);
  const { fixed } = element;
  const text = fixed ?? element.default;
  if (text === undefined || content === undefined) return `${read}(r)`;
  const value =
    content.kind === 'value'
      ? `${scope.value('valued', 'valued')}(r, ${stringLiteral(text)}, ${read})`
      : `${read}(r)`;
  if (fixed === undefined) return value;
  const scalar = content.kind === 'value' ? scalarOf(scope, content.type) : 'null';
  return `${scope.value('valued', 'fixedContent')}(r, ${value}, ${scalar}, ${stringLiteral(fixed)}, ${source})`;
}

/** The part of one, made of the part of any other. */
export function valuedPart(scope: CodecScope, element: Element, part: string): string {
  const content = contentOf(scope, element);
  if (element.fixed === undefined || content === undefined) return part;
  const scalar = content.kind === 'value' ? scalarOf(scope, content.type) : 'null';
  const make = scope.value('part-valued', 'fixedContentPart');
  return `${make}(${part}, ${stringLiteral(element.fixed)}, ${scalar})`;
}

function contentOf(scope: CodecScope, { type }: Element): Content | undefined {
  const content = type.kind === 'type' ? scope.record(type.id)?.content : undefined;
  return content?.kind === 'value' || content?.kind === 'ordered' ? content : undefined;
}
