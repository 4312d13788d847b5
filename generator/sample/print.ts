/** Values as TypeScript, laid out as prettier would. */
import { propertyKey, stringLiteral } from '../emit/escape.js';

const WIDTH = 100;

/** `indent` is that of the line on which the value starts, `used` what stands on it already. */
export function printValue(value: unknown, indent = '', used = 0): string {
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array)
    return flatValue(value);
  if (!breaks(value)) {
    const flat = flatValue(value);
    if (used + flat.length <= WIDTH) return flat;
  }
  const inner = `${indent}  `;
  const lines = Array.isArray(value)
    ? value.map((item) => `${inner}${printValue(item, inner, inner.length)},`)
    : Object.entries(value).map(([name, member]) => {
        const head = `${inner}${propertyKey(name)}: `;
        return `${head}${printValue(member, inner, head.length)},`;
      });
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  return [open, ...lines, `${indent}${close}`].join('\n');
}

/** Objects have a line for each member; of lists those with several objects of several members. */
function breaks(value: object): boolean {
  if (!Array.isArray(value)) return Object.keys(value).length > 0;
  const isLarge = (item: unknown): boolean =>
    typeof item === 'object' && item !== null && Object.keys(item).length > 1;
  return (
    value.some((item) => typeof item === 'object' && item !== null && breaks(item)) ||
    (value.length > 1 && value.every(isLarge))
  );
}

function flatValue(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return stringLiteral(value);
    case 'bigint':
      return `${value}n`;
    case 'object':
      if (value === null) return 'null';
      if (value instanceof Uint8Array) return `new Uint8Array([${[...value].join(', ')}])`;
      if (Array.isArray(value)) return `[${value.map(flatValue).join(', ')}]`;
      return flatObject(value);
    default:
      return String(value);
  }
}

/** On one line, for a place that has little to show. */
export function flatObject(value: object): string {
  const members = Object.entries(value).map(
    ([name, member]) => `${propertyKey(name)}: ${flatValue(member)}`,
  );
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}
