/** What the value of a nil element says, where it says more than that (cvc-elt.3). */
import { attributeKey } from '../ir/keys.js';
import type { Model, RecordType, TypeId, TypeRef } from '../ir/model.js';

/** The record whose nil elements may have attributes, or types of their own. */
export function nilRecord(
  model: Model,
  { type, nillable, fixed }: Nillable,
): RecordType | undefined {
  // A fixed value is never nil.
  const isNil = nillable && fixed === undefined;
  const record = isNil && type.kind === 'type' ? model.types.get(type.id) : undefined;
  return record?.kind === 'record' && nilKeys(record).length > 0 ? record : undefined;
}

export interface Nillable {
  readonly type: TypeRef;
  readonly nillable: boolean;
  readonly fixed?: string;
}

/** The members of the record that such a value has too. */
export function nilKeys(record: RecordType): readonly string[] {
  const { attributes, attributeWildcard, derived } = record;
  const plain = attributes.filter(({ clashes }) => !clashes);
  const hasOthers = attributeWildcard !== undefined || plain.length < attributes.length;
  return [
    ...(derived.length > 0 ? ['$type'] : []),
    ...plain.map(attributeKey),
    ...(hasOthers ? ['$attributes'] : []),
  ];
}

/** The types that a nil element may have by xsi:type. */
export function nilTypes(model: Model): ReadonlySet<TypeId> {
  const elements: Nillable[] = [...model.elements.values()];
  for (const type of model.types.values()) {
    if (type.kind !== 'record') continue;
    const { content } = type;
    if (content.kind === 'members') elements.push(...content.members);
    if (content.kind === 'ordered') elements.push(...content.items);
  }
  const records = elements.flatMap((element) => nilRecord(model, element) ?? []);
  return new Set(
    records.flatMap(({ id, derived }) => (derived.length > 0 ? [id, ...derived] : [])),
  );
}
