/** The record whose content is lowered. */
import type { RecordType, TypeRef } from '../ir/model.js';
import { clark, clarkOf } from '../support/qname.js';
import type { Clark, QName } from '../support/qname.js';
import type { TypeId } from '../xsd/components.js';

export interface Owner {
  readonly id: TypeId;
  /** What the base says about an element of it: a number mapping there holds here as well. */
  readonly inheritedType: (name: QName) => TypeRef | undefined;
}

export function ownerOf(id: TypeId, base: RecordType | undefined): Owner {
  let types: ReadonlyMap<Clark, TypeRef> | undefined;
  return {
    id,
    inheritedType(name) {
      types ??= elementTypes(base);
      return types.get(clarkOf(name));
    },
  };
}

/** Of several elements of one name the first counts. */
function elementTypes(base: RecordType | undefined): ReadonlyMap<Clark, TypeRef> {
  const types = new Map<Clark, TypeRef>();
  const content = base?.content;
  if (content?.kind !== 'members' && content?.kind !== 'ordered') return types;
  const elements = content.kind === 'members' ? content.members : content.items;
  for (const { namespace, name, type } of elements) {
    const key = clark(namespace, name);
    if (!types.has(key)) types.set(key, type);
  }
  return types;
}
