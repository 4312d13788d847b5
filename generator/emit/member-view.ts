/** Members of records: elements, attributes and what begins with `$`. */
import type { Attribute, Item, Member, OrderedContent, RecordType, TypeRef } from '../ir/model.js';
import { attributeKey, itemKey } from '../ir/keys.js';
import { propertyKey, stringLiteral } from './escape.js';
import { jsdoc, occurrenceSentences, valueSentences } from './jsdoc.js';
import { nilKeys, nilRecord } from './nil-keys.js';
import { runtimeName, typeName, type Scope } from './scope.js';
import {
  array,
  name,
  NULL,
  optional,
  STRING,
  union,
  UNDEFINED,
  type TsMember,
  type TsType,
} from './ts-type.js';
import { inlineScalar, typeOf } from './type-view.js';

/** `required` is that of the place: the same member may be optional in another branch of a choice. */
export function elementMember(scope: Scope, member: Member, required: boolean): TsMember {
  const { documentation } = member;
  const sentences = [
    ...occurrenceSentences(member),
    ...valueSentences(inlineScalar(scope, member.type), member),
  ];
  return plain(
    propertyKey(member.name),
    elementType(scope, member),
    required,
    jsdoc({ documentation, sentences }),
  );
}

/** What a member is where it stands: a list, if it may occur several times. An item is always one. */
export function elementType(scope: Scope, element: Member | Item): TsType {
  const value = typeOf(scope, element.type);
  const one = element.nillable ? orNil(scope, element, value) : value;
  return 'max' in element && element.max !== 1 ? array(one) : one;
}

/** Nil is null, unless attributes or a type of its own say more. */
function orNil(scope: Scope, element: Member | Item, value: TsType): TsType {
  // A fixed value is never nil (cvc-elt.3.2.2).
  if (element.fixed !== undefined) return value;
  const record = nilRecord(scope.model, element);
  if (record === undefined) return union(value, NULL);
  const keys = nilKeys(record).map(stringLiteral).join(' | ');
  return union(
    value,
    NULL,
    name(`${runtimeName(scope, 'Nil')}<${typeName(scope, record.id)}, ${keys}>`),
  );
}

/** A member of another branch: it must not be there. */
export function absentMember(member: Member): TsMember {
  return { doc: [], head: `${propertyKey(member.name)}?`, type: UNDEFINED };
}

export function attributeMember(scope: Scope, attribute: Attribute): TsMember {
  const { documentation } = attribute;
  const sentences = valueSentences(inlineScalar(scope, attribute.type), attribute);
  return plain(
    propertyKey(attributeKey(attribute)),
    typeOf(scope, attribute.type),
    attribute.required,
    jsdoc({ documentation, sentences }),
  );
}

function plain(key: string, type: TsType, required: boolean, doc: readonly string[]): TsMember {
  return required ? { doc, head: key, type } : { doc, head: `${key}?`, type: optional(type) };
}

export function valueMember(scope: Scope, ref: TypeRef): TsMember {
  const sentences = valueSentences(inlineScalar(scope, ref), {});
  return plain('$value', typeOf(scope, ref), true, jsdoc({ sentences }));
}

/** The name of the type that was read, when it was one that derives from the declared type. */
export const TYPE_MEMBER: TsMember = { doc: [], head: '$type?', type: optional(STRING) };

export function contentMember(scope: Scope, content: OrderedContent): TsMember {
  // Declarations of one name have one type (cos-element-consistent).
  const byKey = new Map<string, Item>();
  for (const item of content.items) {
    const key = itemKey(content, item);
    byKey.set(key, { ...item, nillable: item.nillable || byKey.get(key)?.nillable === true });
  }
  const items = [...byKey].map(([key, item]): TsType => {
    return entry(name(stringLiteral(key)), elementType(scope, item));
  });
  const types = [
    ...items,
    ...(content.wildcards.length > 0
      ? [entry(STRING, name(runtimeName(scope, 'AnyElement')))]
      : []),
    ...(content.mixed ? [STRING] : []),
  ];
  return plain('$content', array(types.length === 0 ? name('never') : union(...types)), true, []);
}

function entry(key: TsType, value: TsType): TsType {
  return {
    kind: 'object',
    members: [
      { doc: [], head: 'readonly name', type: key },
      { doc: [], head: 'readonly value', type: value },
    ],
    expanded: false,
  };
}

/** Attributes that clash with other members, and those that only a wildcard admits. */
export function attributesMember(scope: Scope, record: RecordType): TsMember | undefined {
  const clashing = record.attributes.filter((attribute) => attribute.clashes);
  const isOpen = record.attributeWildcard !== undefined;
  if (clashing.length === 0) {
    if (!isOpen) return undefined;
    return plain('$attributes', name('Readonly<Record<string, string>>'), false, []);
  }
  const members = clashing.map((attribute): TsMember => {
    const member = attributeMember(scope, attribute);
    return { ...member, head: `readonly ${member.head}` };
  });
  if (isOpen) {
    const type = union(STRING, ...members.map((member) => member.type), UNDEFINED);
    members.push({ doc: [], head: 'readonly [name: string]', type });
  }
  const required = clashing.some((attribute) => attribute.required);
  return plain('$attributes', { kind: 'object', members, expanded: true }, required, []);
}
