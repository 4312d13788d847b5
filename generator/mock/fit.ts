/**
 * Fits a value to a type, whatever release it was made for: what the type does not have is left
 * out at any depth, what it requires is filled in from the samples. The order is the writer's.
 */
import { attributeKey, itemKey } from '../ir/keys.js';
import type { Member, Model, OrderedContent, RecordType, TypeRef } from '../ir/model.js';
import { scalarOf } from '../ir/scalar.js';
import { sampleRequired, sampleType } from '../sample/sample.js';
import { fixedValue } from '../sample/fixed.js';
import { completed } from './fit-rule.js';
import { fitScalar } from './fit-scalar.js';

type Members = Readonly<Record<string, unknown>>;

/** Undefined where nothing of the value fits. */
export function fit(model: Model, ref: TypeRef, value: unknown): unknown {
  if (ref.kind === 'anything') return value;
  const type = ref.kind === 'type' ? model.types.get(ref.id) : undefined;
  return type?.kind === 'record'
    ? fitRecord(model, type, value)
    : fitScalar(scalarOf(model, ref), value);
}

function fitRecord(model: Model, declared: RecordType, given: unknown): Members | undefined {
  const value = membersOf(declared, given);
  const type = value && actualType(model, declared, value);
  if (value === undefined || type === undefined) return undefined;
  return {
    ...(type !== declared && { $type: type.name }),
    ...fitAttributes(model, type, value),
    ...fitContent(model, type, value),
  };
}

/** A bare value is taken for that of a type with simple content. */
function membersOf({ content }: RecordType, given: unknown): Members | undefined {
  const isRecord = typeof given === 'object' && given !== null && !Array.isArray(given);
  if (isRecord) return given as Members;
  return content.kind === 'value' && given !== undefined ? { $value: given } : undefined;
}

/** The type that `$type` names, if it may stand here. */
function actualType(model: Model, declared: RecordType, value: Members): RecordType | undefined {
  const { $type: name } = value;
  const named = typeof name === 'string' ? model.types.get(name) : undefined;
  const isDerived = named?.kind === 'record' && declared.derived.includes(named.id);
  const type = isDerived ? named : declared;
  return type.abstract ? undefined : type;
}

function fitAttributes(model: Model, type: RecordType, value: Members): Members {
  const apart = value['$attributes'];
  const clashing = typeof apart === 'object' && apart !== null ? (apart as Members) : {};
  const plain: Record<string, unknown> = {};
  const named: Record<string, unknown> = {};
  for (const attribute of type.attributes) {
    const key = attributeKey(attribute);
    const given = fit(model, attribute.type, (attribute.clashes ? clashing : value)[key]);
    const found =
      given === undefined && attribute.required
        ? sampleOf(model, attribute.type, attribute.name, attribute.fixed)
        : given;
    if (found !== undefined) (attribute.clashes ? named : plain)[key] = found;
  }
  return Object.keys(named).length === 0 ? plain : { ...plain, $attributes: named };
}

function fitContent(model: Model, type: RecordType, value: Members): Members {
  const { content } = type;
  switch (content.kind) {
    case 'empty':
      return {};
    case 'value': {
      const given = fit(model, content.type, value['$value']);
      return { $value: given ?? sampleType(model, content.type, type.id) };
    }
    case 'members': {
      const given = content.members.map((member) => fitMember(model, member, value[member.name]));
      return completed(content, given, (member) => memberSample(model, member));
    }
    case 'ordered': {
      const items = value['$content'];
      if (!Array.isArray(items)) return { ...sampleRequired(model, type) };
      return { $content: items.flatMap((item: unknown) => fitItem(model, content, item)) };
    }
  }
}

/** A list where the member is one, filled up to its least length. */
function fitMember(model: Model, member: Member, given: unknown): unknown {
  const one = (value: unknown): unknown =>
    value === null && member.nillable ? null : fit(model, member.type, value);
  if (member.max !== 'unbounded' && member.max <= 1)
    return one(Array.isArray(given) && isItemized(model, member) ? given[0] : given);
  const most = member.max === 'unbounded' ? Infinity : member.max;
  const listed: readonly unknown[] = Array.isArray(given) ? given : [given];
  const items: unknown[] = listed
    .map(one)
    .filter((value) => value !== undefined)
    .slice(0, most);
  if (items.length === 0) return undefined;
  while (items.length < member.min) items.push(valueSample(model, member));
  return items;
}

/** The type's own value is no array, so that an array is one value too many levels up. */
function isItemized(model: Model, { type }: Member): boolean {
  if (type.kind === 'anything') return false;
  const named = type.kind === 'type' ? model.types.get(type.id) : undefined;
  return named?.kind === 'record' || scalarOf(model, type).value.kind !== 'list';
}

function fitItem(model: Model, content: OrderedContent, item: unknown): readonly unknown[] {
  if (typeof item === 'string') return content.mixed ? [item] : [];
  if (typeof item !== 'object' || item === null) return [];
  const { name, value } = item as Members;
  const known = content.items.find((candidate) => itemKey(content, candidate) === name);
  if (known === undefined) return content.wildcards.length > 0 ? [item] : [];
  const fitted = value === null && known.nillable ? null : fit(model, known.type, value);
  return fitted === undefined ? [] : [{ name, value: fitted }];
}

function memberSample(model: Model, member: Member): unknown {
  const value = valueSample(model, member);
  if (member.max !== 'unbounded' && member.max <= 1) return value;
  return Array.from({ length: Math.max(1, member.min) }, () => value);
}

function valueSample(model: Model, { type, name, fixed }: Member): unknown {
  return sampleOf(model, type, name, fixed);
}

/** As little as is valid: what a simulator leaves out is not meant to be noticed. */
function sampleOf(model: Model, ref: TypeRef, name: string, fixed: string | undefined): unknown {
  if (fixed !== undefined)
    return fixedValue(model, ref, fixed, () => sampleOf(model, ref, name, undefined));
  const type = ref.kind === 'type' ? model.types.get(ref.id) : undefined;
  return type?.kind === 'record' && !type.abstract
    ? sampleRequired(model, type)
    : sampleType(model, ref, name);
}
