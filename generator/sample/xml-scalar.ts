/** Values of simple types as text, printed by the runtime's own types. */
import type { Model, Scalar } from '../ir/model.js';
import { looksLike, scalarOf } from '../ir/scalar.js';
import { base64, hexadecimal } from '../runtime/basic.js';
import { floats } from '../runtime/number.js';
import { qnames } from '../runtime/qname.js';
import type { Prefixes } from '../runtime/scalar.js';

/**
 * The text of a value. `prefixes` learns those that names with a namespace need; without them such
 * a name stays `{namespace}local`.
 */
export function scalarText(
  model: Model,
  { value: type }: Scalar,
  value: unknown,
  prefixes?: Prefixes,
): string {
  switch (type.kind) {
    case 'text':
      return isName(type.lexical) ? qnames().print(String(value), prefixes) : String(value);
    case 'boolean':
    case 'integer':
    case 'bigint':
      return String(value);
    case 'float':
      return floats(type.single).print(Number(value));
    case 'bytes': {
      const { print } = type.encoding === 'hex' ? hexadecimal() : base64();
      return value instanceof Uint8Array ? print(value) : '';
    }
    case 'list': {
      const items: readonly unknown[] = Array.isArray(value) ? value : [];
      const itemType = scalarOf(model, type.item);
      return items.map((item) => scalarText(model, itemType, item, prefixes)).join(' ');
    }
    case 'union': {
      const members = type.members.map((one) => scalarOf(model, one));
      const member = members.find((one) => looksLike(model, one, value));
      return member === undefined ? String(value) : scalarText(model, member, value, prefixes);
    }
  }
}

/** Whether prefixes say what its text means. */
function isName(lexical: string): boolean {
  return lexical === 'QName' || lexical === 'NOTATION';
}
