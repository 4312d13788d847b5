import { escAttribute } from './escape.js';
import { typeNamed } from './registry.js';
import type { Settled } from './shape.js';
import { type WritableType, type Writer } from './writer.js';

/** The type that `$type` names, if it is another than the declared one and may stand in its place. */
export function derivedType(w: Writer, declared: Settled, name: unknown): WritableType | undefined {
  if (typeof name !== 'string' || name === declared.name) return undefined;
  const type = typeNamed(w.types, name);
  return type?.bases.includes(declared.name) ? type : undefined;
}

/** The xsi:type that says so, with the prefixes that the root does not declare. */
export function typeAttribute(w: Writer, type: WritableType): string {
  if (w.dialect && type.wireType !== undefined) return ` xsi:type="${escAttribute(type.wireType)}"`;
  let text = '';
  for (const [prefix, namespace] of Object.entries(type.prefixes))
    if (!w.declared.has(prefix)) text += ` xmlns:${prefix}="${escAttribute(namespace)}"`;
  return `${text} xsi:type="${type.prefix === '' ? '' : `${type.prefix}:`}${type.local}"`;
}
