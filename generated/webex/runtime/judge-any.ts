import type { AnyElement } from './any.js';
import { violation, type Check } from './check.js';
import { isNCName } from './names.js';
import { XML, XMLNS, XSI } from './namespaces.js';
import { isXmlText } from './scalar.js';

/**
 * Judges an element that no type describes, and tells whether it is one: its shape counts, not what
 * its names mean.
 */
export function judgeAny(c: Check, value: unknown, source: string): value is AnyElement {
  const { found } = c;
  const element = value as Partial<AnyElement> | null;
  if (
    typeof element !== 'object' ||
    element === null ||
    typeof element.name !== 'string' ||
    typeof element.attributes !== 'object' ||
    element.attributes === null ||
    !Array.isArray(element.content)
  ) {
    violation(c, 'type', [], 'expected { name, attributes, content }', source, value ?? 'nothing');
    return false;
  }
  if (!isWritable(element.name, XML))
    violation(c, 'lexical', ['name'], 'expected {namespace}name', source, element.name);
  for (const [name, text] of Object.entries(element.attributes))
    judgeAttribute(c, name, text, ['attributes', name], source);
  for (const item of element.content)
    if (typeof item !== 'string') judgeAny(c, item, source);
    else if (!isXmlText(item))
      violation(c, 'character', [], 'expected characters that XML allows', source, item);
  return c.found === found;
}

/** Judges an attribute that no type describes. */
export function judgeAttribute(
  c: Check,
  name: string,
  text: unknown,
  path: readonly string[],
  source: string,
): void {
  if (name === 'xmlns' || !(isBinding(name) ? isBindable(name, text) : isWritable(name)))
    violation(c, 'lexical', path, 'expected {namespace}name', source, name);
  if (typeof text !== 'string') violation(c, 'type', path, 'expected a string', source, text);
  else if (!isXmlText(text))
    violation(c, 'character', path, 'expected characters that XML allows', source, text);
}

/** Whether a Clark name can be written: what is no name might end the tag and begin another. */
function isWritable(name: string, reserved = XMLNS): boolean {
  const [, namespace = '', local = ''] = /^(?:\{([^{}]+)\})?([^{}]+)$/.exec(name) ?? [];
  return isNCName(local) && isXmlText(namespace) && namespace !== XMLNS && namespace !== reserved;
}

/** Whether an attribute of such an element declares a prefix. */
export function isBinding(name: string): boolean {
  return name.startsWith('xmlns:');
}

/** Namespaces in XML 1.0, section 3; `xsi` is ours. */
function isBindable(name: string, namespace: unknown): boolean {
  const prefix = name.slice(6);
  if (prefix === 'xsi') return namespace === XSI;
  const isReserved = prefix === 'xml' || prefix === 'xmlns' || namespace === '';
  return isNCName(prefix) && !isReserved && namespace !== XML && namespace !== XMLNS;
}
