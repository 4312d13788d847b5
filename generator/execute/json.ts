/**
 * Values as JSON and back: bigint as a decimal string, bytes as base64, what no JSON number can be
 * (`NaN`, `INF`, `-INF`) as XML Schema spells it, nil as null. Which string is which, the model says.
 */
import type { JsonMember, JsonNode } from '../api/json.js';
import { attributeKey, itemKey } from '../ir/keys.js';
import type { Content, Model, RecordType, Scalar, ScalarRef, TypeRef } from '../ir/model.js';
import { looksLike, scalarOf } from '../ir/scalar.js';

/** A value as JSON text prints it; absent members are left out. */
export function toJson(value: unknown): unknown {
  switch (typeof value) {
    case 'bigint':
      return String(value);
    case 'number':
      if (Number.isFinite(value)) return Object.is(value, -0) ? '-0' : value;
      return Number.isNaN(value) ? 'NaN' : value > 0 ? 'INF' : '-INF';
    case 'object': {
      if (value === null) return null;
      if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
      if (Array.isArray(value)) return value.map(toJson);
      const members = Object.entries(value).filter(([, member]) => member !== undefined);
      return record(members.map(([name, member]) => [name, toJson(member)]));
    }
    default:
      return value;
  }
}

/** The value that a type of the model has for JSON; what does not fit stays, for the check to find. */
export function fromJson(model: Model, ref: TypeRef, node: JsonNode): unknown {
  if (node.kind === 'null' || ref.kind === 'anything') return plain(node);
  const type = ref.kind === 'type' ? model.types.get(ref.id) : undefined;
  if (type?.kind === 'record') {
    return node.kind === 'object' ? recordFrom(model, type, node.members) : plain(node);
  }
  return scalarFrom(model, scalarOf(model, ref), node);
}

/** The JSON as it stands. */
export function plain(node: JsonNode): unknown {
  switch (node.kind) {
    case 'object':
      return record(node.members.map(({ key, value }) => [key, plain(value)]));
    case 'array':
      return node.items.map(plain);
    case 'null':
      return null;
    default:
      return node.value;
  }
}

function recordFrom(
  model: Model,
  declared: RecordType,
  members: readonly JsonMember[],
): Readonly<Record<string, unknown>> {
  const type = actualType(model, declared, members);
  return record(
    members.map(({ key, value }) => [key, memberFrom(model, type, key, value)] as const),
  );
}

/** `$type` names a derived type, whose members the object then has. */
function actualType(
  model: Model,
  declared: RecordType,
  members: readonly JsonMember[],
): RecordType {
  const name = members.find(({ key }) => key === '$type')?.value;
  if (name?.kind !== 'string') return declared;
  const named = model.types.get(name.value);
  return named?.kind === 'record' ? named : declared;
}

function memberFrom(model: Model, type: RecordType, key: string, node: JsonNode): unknown {
  const { content } = type;
  if (key === '$value' && content.kind === 'value') return fromJson(model, content.type, node);
  if (key === '$content' && content.kind === 'ordered' && node.kind === 'array') {
    return node.items.map((item) => itemFrom(model, content, item));
  }
  if (key === '$attributes' && node.kind === 'object') {
    return record(
      node.members.map((member) => [
        member.key,
        attributeFrom(model, type, member.key, member.value),
      ]),
    );
  }
  const member =
    content.kind === 'members' ? content.members.find(({ name }) => name === key) : undefined;
  if (member === undefined) return attributeFrom(model, type, key, node);
  const one = (item: JsonNode): unknown => fromJson(model, member.type, item);
  const isList = member.max === 'unbounded' || member.max > 1;
  return isList && node.kind === 'array' ? node.items.map(one) : one(node);
}

function attributeFrom(model: Model, type: RecordType, key: string, node: JsonNode): unknown {
  const attribute = type.attributes.find((candidate) => attributeKey(candidate) === key);
  return attribute === undefined ? plain(node) : fromJson(model, attribute.type, node);
}

function itemFrom(
  model: Model,
  content: Content & { readonly kind: 'ordered' },
  node: JsonNode,
): unknown {
  if (node.kind !== 'object') return plain(node);
  const name = node.members.find(({ key }) => key === 'name')?.value;
  const item =
    name?.kind === 'string'
      ? content.items.find((candidate) => itemKey(content, candidate) === name.value)
      : undefined;
  return record(
    node.members.map(({ key, value }) => [
      key,
      key === 'value' && item !== undefined ? fromJson(model, item.type, value) : plain(value),
    ]),
  );
}

function scalarFrom(model: Model, scalar: Scalar, node: JsonNode): unknown {
  const { value } = scalar;
  switch (value.kind) {
    case 'text':
    case 'boolean':
    case 'integer':
      return plain(node);
    case 'bigint':
      return wholeFrom(node) ?? plain(node);
    case 'float':
      return node.kind === 'string' ? (SPECIAL.get(node.value) ?? node.value) : plain(node);
    case 'bytes':
      return node.kind === 'string' ? bytesFrom(node.value) : plain(node);
    case 'list':
      return node.kind === 'array'
        ? node.items.map((item) => fromJson(model, value.item, item))
        : plain(node);
    case 'union':
      return unionFrom(model, value.members, node);
  }
}

const SPECIAL: ReadonlyMap<string, number> = new Map([
  ['NaN', NaN],
  ['INF', Infinity],
  ['-INF', -Infinity],
  ['-0', -0],
]);

function wholeFrom(node: JsonNode): bigint | undefined {
  const text = node.kind === 'string' ? node.value : node.kind === 'number' ? node.text : '';
  return /^-?\d+$/.test(text) ? BigInt(text) : undefined;
}

/** Only canonical base64 is taken for bytes, so that a mistake is not decoded to something. */
function bytesFrom(text: string): Uint8Array | string {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? new Uint8Array(bytes) : text;
}

/** The first member type whose values look like it, in the order in which XML text is tried. */
function unionFrom(model: Model, members: readonly ScalarRef[], node: JsonNode): unknown {
  for (const member of members) {
    const scalar = scalarOf(model, member);
    const value = scalarFrom(model, scalar, node);
    if (looksLike(model, scalar, value)) return value;
  }
  return plain(node);
}

/** Own members alone, whatever their names: `__proto__` is a member like others. */
function record(
  members: readonly (readonly [string, unknown])[],
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(members);
}
