import { escAttribute } from './escape.js';
import { type WritableType, type Writer } from './writer.js';

/** The xsi:type that says so, with the prefixes that the root does not declare. */
export function typeAttribute(w: Writer, type: WritableType): string {
  if (w.dialect && type.wireType !== undefined) return ` xsi:type="${escAttribute(type.wireType)}"`;
  let text = '';
  for (const [prefix, namespace] of Object.entries(type.prefixes))
    if (!w.declared.has(prefix)) text += ` xmlns:${prefix}="${escAttribute(namespace)}"`;
  return `${text} xsi:type="${type.prefix === '' ? '' : `${type.prefix}:`}${type.local}"`;
}
