/**
 * An example value of a type: true to the schema, the same on every run, with what is required and
 * a few optional members, fewer the deeper they are. Undefined where only endless nesting would do, or thousands of elements.
 */
import { attributeKey } from '../ir/keys.js';
import type { Attribute, Model, RecordType, TypeRef } from '../ir/model.js';
import { sampleMembers } from './members.js';
import { sampleOrdered } from './ordered.js';
import { takesOptional, takesRoom, wholeRoom } from './sampling.js';
import type { Sample, Sampling } from './sampling.js';
import { sampleScalar, valueOfText } from './scalar.js';

export function sampleType(model: Model, ref: TypeRef, hint: string): Sample {
  return sampleRef(start(model, false), ref, hint);
}

/** A record as `sampleType` has it, whatever types derive from it. */
export function sampleFull(model: Model, type: RecordType): Record<string, unknown> {
  return membersOf(start(model, false), type);
}

/** The same with no more than what is required. */
export function sampleRequired(model: Model, type: RecordType): Record<string, unknown> {
  return membersOf(start(model, true), type);
}

function start(model: Model, isMinimal: boolean): Sampling {
  return { model, isMinimal, stack: [], room: wholeRoom(), inner: sampleRef };
}

function membersOf(sampling: Sampling, type: RecordType): Record<string, unknown> {
  const inner: Sampling = { ...sampling, stack: [type.id] };
  const content = sampleContent(inner, type, type.id);
  return { ...sampleAttributes(inner, type), ...content };
}

function sampleRef(sampling: Sampling, ref: TypeRef, hint: string): Sample {
  if (!takesRoom(sampling)) return undefined;
  switch (ref.kind) {
    case 'anything':
      return { name: hint, attributes: {}, content: [] };
    case 'builtin':
      return sampleScalar(sampling.model, ref, hint);
    case 'type': {
      const type = sampling.model.types.get(ref.id);
      if (type === undefined) throw new Error(`'${ref.id}' is no type of the model`);
      return type.kind === 'scalar'
        ? sampleScalar(sampling.model, ref, hint)
        : sampleRecord(sampling, type, hint);
    }
  }
}

function sampleRecord(sampling: Sampling, type: RecordType, hint: string): Sample {
  const concrete = type.abstract ? firstConcrete(sampling, type) : type;
  if (concrete === undefined || sampling.stack.includes(concrete.id)) return undefined;
  const inner: Sampling = { ...sampling, stack: [...sampling.stack, concrete.id] };
  const content = sampleContent(inner, concrete, hint);
  if (content === undefined) return undefined;
  const name = concrete === type ? {} : { $type: concrete.name };
  return { ...name, ...sampleAttributes(inner, concrete), ...content };
}

function firstConcrete(sampling: Sampling, type: RecordType): RecordType | undefined {
  for (const id of type.derived) {
    const derived = sampling.model.types.get(id);
    if (derived?.kind === 'record' && !derived.abstract && !sampling.stack.includes(id)) {
      return derived;
    }
  }
  return undefined;
}

function sampleContent(
  sampling: Sampling,
  type: RecordType,
  hint: string,
): Readonly<Record<string, unknown>> | undefined {
  const { content } = type;
  switch (content.kind) {
    case 'empty':
      return {};
    case 'value':
      return { $value: sampleScalar(sampling.model, content.type, hint) };
    case 'members':
      return sampleMembers(sampling, content);
    case 'ordered':
      return sampleOrdered(sampling, content);
  }
}

/** Required and fixed attributes, and at the top a few others. */
function sampleAttributes(sampling: Sampling, type: RecordType): Readonly<Record<string, unknown>> {
  const used = { scalars: 0, records: 0 };
  const plain: Record<string, unknown> = {};
  const clashing: Record<string, unknown> = {};
  for (const attribute of type.attributes) {
    if (!attribute.required && !takesOptional(sampling, attribute.type, used)) continue;
    const target = attribute.clashes ? clashing : plain;
    target[attributeKey(attribute)] = attributeValue(sampling.model, attribute);
  }
  return Object.keys(clashing).length === 0 ? plain : { ...plain, $attributes: clashing };
}

function attributeValue(model: Model, attribute: Attribute): Sample {
  const { fixed, name, type } = attribute;
  return fixed === undefined ? sampleScalar(model, type, name) : valueOfText(model, type, fixed);
}
