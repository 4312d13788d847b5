/** The values of attributes of schema documents: names, references, numbers and word lists. */
import { XML, XSD } from '../support/qname.js';
import { alternatives, quote } from '../support/text.js';
import { collapse, isNcName } from '../xml/names.js';
import type { XmlAttribute, XmlElement } from '../xml/node.js';
import type { Derivation, MaxOccurs } from './components.js';
import type { Reference } from './declarations.js';
import { attributeOf, report, type Reader } from './reader.js';

/** A placeholder that keeps a component whose name is missing or broken apart from all others. */
const NAMELESS = '';

export function nameOf(reader: Reader, element: XmlElement): string {
  const attribute = attributeOf(element, 'name');
  if (attribute === undefined) return NAMELESS;
  const name = collapse(attribute.value);
  if (isNcName(name)) return name;
  report(reader, 'XSD304', attribute.at, `${quote(name)} is not a name without colon`);
  return NAMELESS;
}

export function booleanOf(
  reader: Reader,
  element: XmlElement,
  name: string,
  absent: boolean,
): boolean {
  const attribute = attributeOf(element, name);
  if (attribute === undefined) return absent;
  const value = collapse(attribute.value);
  if (value === 'true' || value === '1') return true;
  if (value !== 'false' && value !== '0') {
    report(reader, 'XSD304', attribute.at, `${name} is ${quote(value)}, not true or false`);
  }
  return false;
}

/** One of `allowed`, the first of which is the value of an absent attribute. */
export function wordOf<T extends string>(
  reader: Reader,
  element: XmlElement,
  name: string,
  allowed: readonly [T, ...(readonly T[])],
): T {
  const attribute = attributeOf(element, name);
  if (attribute === undefined) return allowed[0];
  const value = collapse(attribute.value);
  const found = allowed.find((word) => word === value);
  if (found !== undefined) return found;
  const message = `${name} is ${quote(value)}, expected ${alternatives(allowed)}`;
  report(reader, 'XSD304', attribute.at, message);
  return allowed[0];
}

/** `#all` or a list of derivations; `absent` applies where the attribute is missing. */
export function derivationsOf(
  reader: Reader,
  element: XmlElement,
  name: string,
  allowed: readonly Derivation[],
  absent: readonly Derivation[],
): readonly Derivation[] {
  const attribute = attributeOf(element, name);
  // A default of the schema may list more than applies to this kind of component.
  if (attribute === undefined) {
    return absent.length === 0 ? absent : absent.filter((word) => allowed.includes(word));
  }
  const value = collapse(attribute.value);
  if (value === '#all') return allowed;
  const words = value === '' ? [] : value.split(' ');
  const wrong = words.find((word) => !allowed.some((derivation) => derivation === word));
  if (wrong !== undefined) {
    const message = `${name} has ${quote(wrong)}, expected #all or a list of ${alternatives(allowed)}`;
    report(reader, 'XSD304', attribute.at, message);
  }
  return allowed.filter((derivation) => words.includes(derivation));
}

export interface Occurs {
  readonly min: number;
  readonly max: MaxOccurs;
}

export function occursOf(reader: Reader, element: XmlElement): Occurs {
  const minimum = attributeOf(element, 'minOccurs');
  const maximum = attributeOf(element, 'maxOccurs');
  const min = minimum === undefined ? 1 : count(reader, minimum);
  const max =
    maximum === undefined
      ? 1
      : collapse(maximum.value) === 'unbounded'
        ? 'unbounded'
        : count(reader, maximum);
  if (max !== 'unbounded' && min > max) {
    const at = minimum?.at ?? element.at;
    const constraint = 'p-props-correct';
    const message = `minOccurs ${min} is greater than maxOccurs ${max}`;
    reader.diagnostics.error('XSD310', at, message, { constraint });
    return { min: max, max };
  }
  return { min, max };
}

function count(reader: Reader, attribute: XmlAttribute): number {
  const text = collapse(attribute.value);
  if (!/^\+?[0-9]+$|^-0+$/.test(text)) {
    const expected =
      attribute.local === 'maxOccurs' ? 'a whole number or unbounded' : 'a whole number';
    report(reader, 'XSD304', attribute.at, `${attribute.local} is ${quote(text)}, not ${expected}`);
    return 1;
  }
  const number = Math.abs(Number(text));
  if (Number.isSafeInteger(number)) return number;
  report(reader, 'XSD311', attribute.at, `${attribute.local} ${quote(text)} is beyond 2^53`);
  return Number.MAX_SAFE_INTEGER;
}

export function referenceOf(
  reader: Reader,
  element: XmlElement,
  name: string,
): Reference | undefined {
  const attribute = attributeOf(element, name);
  if (attribute === undefined) return undefined;
  return resolveName(reader, element, attribute, collapse(attribute.value));
}

export function referencesOf(
  reader: Reader,
  element: XmlElement,
  name: string,
): readonly Reference[] {
  const attribute = attributeOf(element, name);
  if (attribute === undefined) return [];
  const value = collapse(attribute.value);
  if (value === '') return [];
  return value
    .split(' ')
    .map((word) => resolveName(reader, element, attribute, word))
    .filter((reference) => reference !== undefined);
}

/** Part 1, section 3.15.3: QName resolution, with the rule of chameleons in section 4.2.1. */
function resolveName(
  reader: Reader,
  element: XmlElement,
  attribute: XmlAttribute,
  text: string,
): Reference | undefined {
  const { at } = attribute;
  const colon = text.indexOf(':');
  const prefix = colon < 0 ? '' : text.slice(0, colon);
  const local = text.slice(colon + 1);
  if (!isNcName(local) || (colon >= 0 && !isNcName(prefix))) {
    report(
      reader,
      'XSD304',
      at,
      `${attribute.local} is ${quote(text)}, which is not a qualified name`,
    );
    return undefined;
  }
  let namespace = element.scope.get(prefix) ?? '';
  if (namespace === '' && prefix !== '') {
    report(reader, 'XSD308', at, `the prefix '${prefix}' of ${quote(text)} is not declared`);
    return undefined;
  }
  if (namespace === '' && reader.isChameleon) namespace = reader.namespace;
  checkImported(reader, namespace, text, attribute);
  return { kind: 'reference', namespace, local, at };
}

function checkImported(
  reader: Reader,
  namespace: string,
  text: string,
  attribute: XmlAttribute,
): void {
  if (namespace === reader.namespace || namespace === XSD || reader.imports.has(namespace)) return;
  const known = namespace === '' ? 'no namespace' : `the namespace ${quote(namespace)}`;
  const hint =
    namespace === ''
      ? 'Give the name a prefix, or add <xs:import/> if it really has no namespace.'
      : `Add <xs:import namespace="${namespace === XML ? XML : '…'}" schemaLocation="…"/>.`;
  reader.diagnostics.error('XSD313', attribute.at, `${quote(text)} is in ${known}, not imported`, {
    help: hint,
    constraint: 'src-resolve',
  });
}
