/** Values as JSON, by the names that their members have there. */
import type { Codec } from './codec.js';
import { validate } from './document.js';
import { isObject } from './gather.js';
import type { Issue } from './issue.js';
import type { JsonForm } from './resource.js';
import { rootOf } from './root.js';
import { printed } from './scalar.js';
import { settle, type Settled, type Slot } from './shape.js';

/** The text, or all that is wrong with the value. Whole numbers keep all their digits. */
export function printJson<T>(codec: Codec<T>, form: JsonForm, value: T): string | readonly Issue[] {
  const issues = [...validate(codec, value)];
  // Only with the schema's approval it is known to be a record.
  const text = issues.length > 0 ? '' : printedItem(value, form, rootOf(codec), [], issues);
  return issues.length > 0 ? issues : text;
}

type Path = readonly (string | number)[];

function printedItem(
  value: unknown,
  form: JsonForm | undefined,
  slot: Slot | undefined,
  path: Path,
  issues: Issue[],
): string {
  if (Array.isArray(value)) {
    const items = value.map((item, i) => printedItem(item, form, slot, [...path, i], issues));
    return `[${items.join(',')}]`;
  }
  if (form !== undefined && isObject(value)) {
    const shape = slot?.shape && settle(slot.shape);
    return printedRecord(value, form, shape, path, issues);
  }
  if (typeof value === 'bigint') return String(value);
  // Bytes, and the numbers that JSON does not know, are texts as in XML.
  const isOdd = value instanceof Uint8Array || (typeof value === 'number' && !isFinite(value));
  return JSON.stringify(slot && isOdd ? printed(slot.scalar, value) : value);
}

function printedRecord(
  value: object,
  form: JsonForm,
  shape: Settled | undefined,
  path: Path,
  issues: Issue[],
): string {
  const pairs: string[] = [];
  for (const [name, member] of Object.entries(value)) {
    if (member === undefined || name === '$type' || isEmptyContent(name, member)) continue;
    const at = [...path, name];
    if (!Object.hasOwn(form, name)) {
      const message = 'expected a member that has a name in JSON';
      issues.push({ code: 'unknown-member', path: at, message, source: shape?.source ?? '' });
      continue;
    }
    const { key, value: kind } = form[name]!;
    const slot = shape?.slots[shape.index.get(name) ?? -1];
    const nested = typeof kind === 'function' ? kind() : undefined;
    pairs.push(`${JSON.stringify(key)}:${printedItem(member, nested, slot, at, issues)}`);
  }
  return `{${pairs.join(',')}}`;
}

/** Of an element without content nothing is written, as in XML. */
function isEmptyContent(name: string, member: unknown): boolean {
  return name === '$content' && Array.isArray(member) && member.length === 0;
}
