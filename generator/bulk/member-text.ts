/** Values of members as texts of cells: the same text given for the member is the same value again. */
import type { Field, FieldStep } from '../request/model.js';

/** Empty where there is none. Of a list it is the item of this index, from 0. */
export function memberText(message: object, field: Field, item = 0): string {
  return textOf(valueAt(message, field.steps, item), field);
}

/** Lists on the way are entered at their first item; the last one at `item`. */
export function valueAt(message: unknown, steps: readonly FieldStep[], item: number): unknown {
  let value = message;
  for (const [index, { name, isList }] of steps.entries()) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name))
      return undefined;
    value = Reflect.get(value, name);
    const isLast = index === steps.length - 1;
    if (isList && Array.isArray(value)) value = value[isLast ? item : 0];
  }
  return value;
}

function textOf(value: unknown, field: Field): string {
  if (Array.isArray(value)) return value.map((one) => textOf(one, field)).join(' ');
  if (value instanceof Uint8Array) {
    const { value: kind } = field.scalar;
    const isHex = kind.kind === 'bytes' && kind.encoding === 'hex';
    return Buffer.from(value).toString(isHex ? 'hex' : 'base64');
  }
  switch (typeof value) {
    case 'string':
      return value;
    case 'number':
      return numberText(value);
    case 'boolean':
    case 'bigint':
      return String(value);
    default:
      // Absent, or nil: an empty cell leaves the member out.
      return '';
  }
}

/** As XML Schema spells what JavaScript spells otherwise. */
function numberText(value: number): string {
  if (Number.isFinite(value)) return Object.is(value, -0) ? '-0' : String(value);
  return Number.isNaN(value) ? 'NaN' : value > 0 ? 'INF' : '-INF';
}
