/** The attributes of an element of a value. */
import { isObject } from './gather.js';
import {
  own,
  valueOf,
  type AttributeNode,
  type ComplexNode,
  type SimpleNode,
} from './identity-node.js';
import { isAny, memberOf, type Known, type Place } from './identity-walk.js';
import { namespaceOf } from './attributes.js';
import { XSI } from './namespaces.js';

export interface AttributePlace {
  /** `{namespace}local`. */
  readonly name: string;
  /** From the value of its element to its own. */
  readonly steps: readonly string[];
  readonly value: unknown;
  /** Undefined where nothing says what it is. */
  readonly type: SimpleNode | undefined;
  /** `file:line` of the schema, if that is known. */
  readonly source: string;
}

type Visit = (attribute: AttributePlace) => void;

/** Goes through the attributes of an element, those included that have their value by default. */
export function eachAttribute({ value, type }: Place, known: Known, visit: Visit): void {
  if (!isObject(value)) return;
  if (type === undefined) {
    if (isAny(value)) eachWild(value.attributes, 'attributes', {}, known, visit);
  } else if (type.kind === 'complex') {
    const { attributes = {} } = type;
    const others: unknown = Reflect.get(value, '$attributes');
    const under = isObject(others) ? others : {};
    for (const key in attributes) eachTyped(value, under, key, attributes[key]!, visit);
    eachWild(under, '$attributes', attributes, known, visit);
  }
}

function eachTyped(
  value: object,
  under: object,
  key: string,
  attribute: AttributeNode,
  visit: Visit,
): void {
  const { name, clashes, byDefault, source = '' } = attribute;
  const found = memberOf(clashes ? under : value, key);
  if (found === undefined && byDefault === undefined) return;
  const type = attribute.type();
  visit({
    name,
    steps: clashes ? ['$attributes', key] : [key],
    value: found === undefined ? valueOf(type, byDefault ?? '') : found,
    type,
    source,
  });
}

/** Those that a wildcard let in; what declares prefixes, and what belongs to xsi, is none. */
function eachWild(
  attributes: object,
  member: string,
  typed: NonNullable<ComplexNode['attributes']>,
  known: Known,
  visit: Visit,
): void {
  for (const [name, text] of Object.entries(attributes)) {
    if (typeof text !== 'string' || own(typed, name)?.clashes) continue;
    if (name.startsWith('xmlns:') || namespaceOf(name) === XSI) continue;
    const type = own(known?.().attributes, name)?.();
    const value = type === undefined ? text : valueOf(type, text);
    visit({ name, steps: [member, name], value, type, source: '' });
  }
}
