/** Pages of global elements. */
import type { DocumentElement } from '../ir/model.js';
import { clarkOf, parseClark } from '../support/qname.js';
import type { ElementDeclaration, IdentityConstraint } from '../xsd/components.js';
import { opens } from './gather-diagram.js';
import { memberRows } from './gather-members.js';
import { described, elementLink, typeLink } from './gather-shelf.js';
import type { Shelf } from './gather-shelf.js';
import type { Uses } from './gather-uses.js';
import type { ElementPage, Undated } from './model.js';

export function elementPages(shelf: Shelf, uses: Uses): readonly Undated<ElementPage>[] {
  return [...shelf.set.model.elements.values()].flatMap((element) => {
    const declaration = shelf.set.schema.elements.get(element.name);
    const key = shelf.addresses.elements.get(element.name);
    if (declaration === undefined || key === undefined) return [];
    return [elementPage(shelf, uses, element, declaration, key)];
  });
}

function elementPage(
  shelf: Shelf,
  uses: Uses,
  element: DocumentElement,
  declaration: ElementDeclaration,
  key: string,
): Undated<ElementPage> {
  const { extras, set } = shelf;
  const { name, type, abstract, substitutionGroup: head } = declaration;
  const diagram = opens(shelf, type);
  const mark = extras.marks?.element(set, element.name);
  const others = shelf
    .substitutes(element.name)
    .filter((each) => clarkOf(each.name) !== element.name);
  return {
    kind: 'element',
    key,
    name: shelf.show(name),
    ...described(declaration),
    ...(mark && { mark }),
    source: shelf.source(element.at),
    namespace: name.namespace,
    type: typeLink(shelf, type),
    abstract,
    ...(diagram !== undefined && { diagram }),
    xpath: `/${shelf.show(name)}`,
    members: memberRows(shelf, type),
    samples: extras.usage.element(set, element),
    constraints: declaration.identityConstraints.map((each) => sentence(shelf, each)),
    substitutes: others.map((each) => elementLink(shelf, each)),
    ...(head !== undefined && {
      substitutionGroup: elementLink(shelf, { name: parseClark(head) }),
    }),
    usedBy: uses.ofElement(element.name),
  };
}

/** Part 1, section 3.11. */
function sentence(shelf: Shelf, constraint: IdentityConstraint): string {
  const { kind, selector, fields, refer } = constraint;
  const name = shelf.show(constraint.name);
  const values = fields.join(', ');
  switch (kind) {
    case 'unique':
      return `Uniqueness ${name}: no two of ${selector} have the same ${values}.`;
    case 'key':
      return `Key ${name}: each of ${selector} has ${values}, and no two have the same.`;
    case 'keyref':
      return `Reference ${name}: ${values} of each of ${selector} is one of the key ${shelf.show(parseClark(refer ?? ''))}.`;
  }
}
