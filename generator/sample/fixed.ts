import type { Model, TypeRef } from '../ir/model.js';
import { valueOfText } from './scalar.js';

/**
 * The value of an element whose text is fixed: of simple content, mixed content and xs:anyType,
 * `sample` is what else such an element has.
 */
export function fixedValue(
  model: Model,
  ref: TypeRef,
  text: string,
  sample: () => unknown,
): unknown {
  const type = ref.kind === 'type' ? model.types.get(ref.id) : undefined;
  if (ref.kind !== 'anything' && type?.kind !== 'record') return valueOfText(model, ref, text);
  const value = sample();
  if (typeof value !== 'object' || value === null) return value;
  if (type?.kind !== 'record') return { ...value, content: [text] };
  return type.content.kind === 'value'
    ? { ...value, $value: valueOfText(model, type.content.type, text) }
    : { ...value, $content: [text] };
}
