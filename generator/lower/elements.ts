/** Global elements: the documents that the generated code reads and writes. */
import type { DocumentElement } from '../ir/model.js';
import { clarkOf, type Clark } from '../support/qname.js';
import type { ElementDeclaration } from '../xsd/components.js';
import { completed, type Context } from './context.js';
import { withExpanded } from './names.js';
import { typeRef } from './references.js';

export function lowerElements(
  context: Context,
  elements: Iterable<ElementDeclaration>,
): ReadonlyMap<Clark, DocumentElement> {
  const lowered = new Map<Clark, DocumentElement>();
  for (const element of elements) {
    const name = clarkOf(element.name);
    const make = (): DocumentElement => lowerElement(context, element);
    lowered.set(name, context.memo.make('element', name, [element], make));
  }
  return lowered;
}

function lowerElement(context: Context, element: ElementDeclaration): DocumentElement {
  const document = {
    name: clarkOf(element.name),
    namespace: element.name.namespace,
    local: element.name.local,
    type: typeRef(context, element.type, element.at),
    abstract: element.abstract,
    nillable: element.nillable,
    at: element.at,
  };
  return completed(document, withExpanded(context, document.type, element));
}
