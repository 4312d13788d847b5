import { esc, escAttribute } from './escape.js';
import type { AnyElement } from './any.js';
import { namespaceOf } from './attributes.js';
import { XML, XSI } from './namespaces.js';

/** Prints an attribute that a wildcard let in; `prefix` is free to use. */
export function anyAttribute(name: string, value: string, prefix: string): string {
  const namespace = namespaceOf(name);
  // A declaration of a prefix stands among the attributes as it is.
  const text = `${name.slice(name.indexOf('}') + 1)}="${escAttribute(value)}"`;
  if (namespace === '') return ` ${text}`;
  if (namespace === XSI) return ` xsi:${text}`;
  if (namespace === XML) return ` xml:${text}`;
  return ` xmlns:${prefix}="${escAttribute(namespace)}" ${prefix}:${text}`;
}

/** Prints an element that no type describes; `outer` is the default namespace around it. */
export function printAny(element: AnyElement, out: string, outer = ''): string {
  const namespace = namespaceOf(element.name);
  const local = element.name.slice(element.name.indexOf('}') + 1);
  out += namespace === outer ? `<${local}` : `<${local} xmlns="${escAttribute(namespace)}"`;
  out += anyAttributes(element.attributes);
  if (element.content.length === 0) return `${out}/>`;
  out += '>';
  for (const item of element.content)
    out = typeof item === 'string' ? out + esc(item) : printAny(item, out, namespace);
  return `${out}</${local}>`;
}

/** The same in the place of an element that the schema names; `out` ends inside its start tag. */
export function printAnything(element: AnyElement, out: string): string {
  out += `${anyAttributes(element.attributes)}>`;
  for (const item of element.content)
    out = typeof item === 'string' ? out + esc(item) : printAny(item, out);
  return out;
}

function anyAttributes(attributes: AnyElement['attributes']): string {
  let out = '';
  let count = 0;
  for (const [name, value] of Object.entries(attributes)) {
    let prefix = `a${count++}`;
    while (Object.hasOwn(attributes, `xmlns:${prefix}`)) prefix += '_';
    out += name === TYPE ? anyType(value, prefix) : anyAttribute(name, value, prefix);
  }
  return out;
}

const TYPE = `{${XSI}}type`;

function anyType(name: string, prefix: string): string {
  const namespace = namespaceOf(name);
  const local = name.slice(name.indexOf('}') + 1);
  return namespace === ''
    ? ` xsi:type="${escAttribute(local)}"`
    : ` xmlns:${prefix}="${escAttribute(namespace)}" xsi:type="${prefix}:${escAttribute(local)}"`;
}
