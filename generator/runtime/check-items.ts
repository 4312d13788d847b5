import type { AnyElement } from './any.js';
import { namespaceOf } from './attributes.js';
import { violation, type Check } from './check.js';
import { isNCName } from './names.js';
import { XML, XMLNS, XSI } from './namespaces.js';
import { acceptsItems, type Model } from './ordered.js';
import { isXmlText, type AnyScalar } from './scalar.js';

/** Items in the order of a content model. */
export function judgeItems(
  c: Check,
  value: unknown,
  m: Model,
  check: (name: unknown, value: unknown) => number,
): void {
  if (!Array.isArray(value)) {
    violation(c, 'type', ['$content'], 'expected an array', m.source, value ?? 'nothing');
    return;
  }
  const symbols: number[] = [];
  c.path.push('$content', 0);
  const index = c.path.length - 1;
  for (let i = 0; i < value.length; i++) {
    c.path[index] = i;
    const item: unknown = value[i];
    if (typeof item === 'string') judgeCharacters(c, item, m);
    else symbols.push(judgeItem(c, item, m, check));
  }
  c.path.length -= 2;
  if (!symbols.includes(NO_SYMBOL) && !acceptsItems(m, symbols))
    violation(
      c,
      'content',
      ['$content'],
      'expected the items in another order or number',
      m.source,
      undefined,
      'cvc-complex-type.2.4',
    );
}

const NO_SYMBOL = -1;

function judgeCharacters(c: Check, text: string, m: Model): void {
  if (!m.mixed)
    violation(c, 'text', [], 'expected elements only', m.source, text, 'cvc-complex-type.2.3');
  else if (!isXmlText(text))
    violation(c, 'character', [], 'expected characters that XML allows', m.source, text);
}

function judgeItem(
  c: Check,
  item: unknown,
  m: Model,
  check: (name: unknown, value: unknown) => number,
): number {
  if (typeof item !== 'object' || item === null) {
    violation(c, 'type', [], 'expected { name, value } or a string', m.source, item);
    return NO_SYMBOL;
  }
  // Only looked at, never trusted.
  const { name, value } = item as { readonly name?: unknown; readonly value?: unknown };
  c.path.push('value');
  const symbol = check(name, value);
  c.path.pop();
  if (symbol >= 0) return symbol;
  const namespace = typeof name === 'string' ? namespaceOf(name) : '';
  const wildcard = m.wildcards.findIndex((rule) => rule.allows(namespace));
  if (wildcard < 0) {
    violation(
      c,
      'unknown-element',
      ['name'],
      'expected an element of the content model',
      m.source,
      name,
      'cvc-complex-type.2.4',
    );
    return NO_SYMBOL;
  }
  judgeAny(c, value, m.source);
  if (typeof value === 'object' && value !== null && Reflect.get(value, 'name') !== name)
    violation(c, 'lexical', ['name'], "expected the element's name", m.source, name);
  return m.members.fields.length + wildcard;
}

/** An element that no type describes: its shape is judged, not its names' meaning. */
export function judgeAny(c: Check, value: unknown, source: string): void {
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
    return;
  }
  if (!isWritable(element.name, XML))
    violation(c, 'lexical', ['name'], 'expected {namespace}name', source, element.name);
  for (const [name, text] of Object.entries(element.attributes))
    judgeAttribute(c, name, text, ['attributes', name], source);
  for (const item of element.content)
    if (typeof item !== 'string') judgeAny(c, item, source);
    else if (!isXmlText(item))
      violation(c, 'character', [], 'expected characters that XML allows', source, item);
}

/** An attribute that no type describes. */
function judgeAttribute(
  c: Check,
  name: string,
  text: unknown,
  path: readonly string[],
  source: string,
): void {
  if (name === 'xmlns' || !isWritable(name))
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

/** The value of an item that has a simple type. */
export function judgeItemValue(
  c: Check,
  value: unknown,
  source: string,
  s: Pick<AnyScalar, 'check'>,
  isNillable = false,
): void {
  if (value === null && isNillable) return;
  s.check(value, (code, expected, constraint) =>
    violation(c, code, [], `expected ${expected}`, source, value, constraint),
  );
}

/**
 * The attributes under `$attributes`, none when there are none. `declared` ones are judged by their
 * types; what the wildcard lets in is judged here.
 */
export function attributeFields(
  c: Check,
  value: unknown,
  source: string,
  declared: readonly string[],
  allows: (namespace: string) => boolean = () => false,
): Readonly<Record<string, unknown>> {
  if (value === undefined) return {};
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    violation(c, 'type', ['$attributes'], 'expected an object', source, value);
    return {};
  }
  for (const [name, text] of Object.entries(value)) {
    if (text === undefined || declared.includes(name)) continue;
    const path = ['$attributes', name];
    const namespace = namespaceOf(name);
    // Those of xsi are none of the type's.
    if (namespace === XSI || !allows(namespace)) {
      const message = `unexpected attribute ${name}`;
      violation(c, 'unknown-attribute', path, message, source, undefined, 'cvc-complex-type.3.2.2');
    } else judgeAttribute(c, name, text, path, source);
  }
  // Only looked at, never trusted.
  return value as Readonly<Record<string, unknown>>;
}
