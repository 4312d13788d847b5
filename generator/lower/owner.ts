/** The record whose content is lowered. */
import type { RecordType, TypeRef } from '../ir/model.js';
import type { QName } from '../support/qname.js';
import type { TypeId } from '../xsd/components.js';

export interface Owner {
  readonly id: TypeId;
  /** What the base says about an element of it: a number mapping there holds here as well. */
  readonly inheritedType: (name: QName) => TypeRef | undefined;
}

export function ownerOf(id: TypeId, base: RecordType | undefined): Owner {
  return { id, inheritedType: (name) => elementType(base, name) };
}

function elementType(
  base: RecordType | undefined,
  { namespace, local }: QName,
): TypeRef | undefined {
  if (base === undefined) return undefined;
  const { content } = base;
  if (content.kind !== 'members' && content.kind !== 'ordered') return undefined;
  const elements = content.kind === 'members' ? content.members : content.items;
  return elements.find(({ name, namespace: ns }) => name === local && ns === namespace)?.type;
}
