/**
 * Documents written straight from the model: what the emitted codec writes for the same sample,
 * without emitting it. A test holds the two together.
 */
import { namespacesOf } from '../emit/codec-reach.js';
import type { Reach } from '../emit/codec-reach.js';
import { attributeKey, itemKey } from '../ir/keys.js';
import type {
  Content,
  DocumentElement,
  Model,
  RecordType,
  ScalarRef,
  TypeRef,
} from '../ir/model.js';
import { scalarOf } from '../ir/scalar.js';
import type { AnyElement } from '../runtime/any.js';
import { esc, escAttribute } from '../runtime/escape.js';
import { XML, XSI } from '../runtime/namespaces.js';
import { printAnything } from '../runtime/print-any.js';
import type { Prefixes } from '../runtime/scalar.js';
import { byCodeUnit } from '../support/compare.js';
import { parseClark, XSD } from '../support/qname.js';
import { unreachable } from '../support/unreachable.js';
import { scalarText } from './xml-scalar.js';

/** Prints a document with this root; the value is one that samples have, and valid. */
export type DocumentPrinter = (element: DocumentElement, value: unknown) => string;

interface Printing {
  readonly model: Model;
  /** By namespace. */
  readonly prefixOf: ReadonlyMap<string, string>;
  readonly reach: Reach;
  readonly prefixes: Prefixes;
}

type Values = Readonly<Record<string, unknown>>;

/** One printer for many documents remembers what their types reach. */
export function documentPrinter(model: Model): DocumentPrinter {
  const bound = Object.entries(model.prefixes);
  const prefixOf = new Map(bound.map(([prefix, namespace]) => [namespace, prefix]));
  const reach: Reach = new Map();
  const types = [{ prefixes: { ...model.prefixes, xs: XSD } }];

  return (element, value) => {
    const { namespace, type } = element;
    const namespaces = new Set([namespace, ...namespacesOf(model, type, reach)]);
    const first = new Map(bindings(prefixOf, namespaces));
    return printDeclaring(first);

    /** Names among the values may turn out to need further prefixes. */
    function printDeclaring(declared: ReadonlyMap<string, string>): string {
      const prefixes: Prefixes = { declared, more: null, types };
      const text = documentOf({ model, prefixOf, reach, prefixes }, element, value);
      const { more } = prefixes;
      return more === null
        ? text
        : printDeclaring(new Map([...declared, ...Object.entries<string>(more)]));
    }
  };
}

function bindings(
  prefixOf: ReadonlyMap<string, string>,
  namespaces: ReadonlySet<string>,
): readonly (readonly [prefix: string, namespace: string])[] {
  return [...namespaces]
    .filter((namespace) => namespace !== '')
    .map((namespace) => [prefixIn(prefixOf, namespace), namespace] as const)
    .toSorted(([a], [b]) => byCodeUnit(a, b));
}

function documentOf(
  printing: Printing,
  { namespace, local, type }: DocumentElement,
  value: unknown,
): string {
  const name = qualified(printing, namespace, local);
  const declarations = [...printing.prefixes.declared].map(
    ([prefix, uri]) => ` xmlns:${prefix}="${escAttribute(uri)}"`,
  );
  const start = `<${name} xmlns:xsi="${XSI}"${declarations.join('')}`;
  const content = restOf(printing, type, value);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${start}${content}</${name}>\n`;
}

function elementText(
  printing: Printing,
  { namespace, name: local, type }: { namespace: string; name: string; type: TypeRef },
  value: unknown,
): string {
  const name = qualified(printing, namespace, local);
  return `<${name}${restOf(printing, type, value)}</${name}>`;
}

/** What stands between the name in the start tag and the end tag. */
function restOf(printing: Printing, ref: TypeRef, value: unknown): string {
  // Values are those of the types, as the caller says.
  if (ref.kind === 'anything') return printAnything(value as AnyElement, '');
  const type = ref.kind === 'type' ? printing.model.types.get(ref.id) : undefined;
  if (ref.kind === 'builtin' || type?.kind !== 'record')
    return `>${esc(simpleText(printing, ref, value))}`;
  const values = value as Values;
  const derived = derivedType(printing, type, values['$type']);
  const start = derived === undefined ? '' : typeAttribute(printing, derived);
  return start + recordText(printing, derived ?? type, values);
}

/** The type that a value names, where others may stand in the place of the declared one. */
function derivedType(
  { model }: Printing,
  { derived }: RecordType,
  name: unknown,
): RecordType | undefined {
  const type = typeof name === 'string' && derived.length > 0 ? model.types.get(name) : undefined;
  return type?.kind === 'record' ? type : undefined;
}

/** The xsi:type that says so, with the prefixes that the root does not declare. */
function typeAttribute(printing: Printing, { id }: RecordType): string {
  const { model, prefixOf, reach, prefixes } = printing;
  const { namespace, local } = parseClark(id);
  const namespaces = new Set([namespace, ...namespacesOf(model, { kind: 'type', id }, reach)]);
  const declarations = bindings(prefixOf, namespaces)
    .filter(([prefix]) => !prefixes.declared.has(prefix))
    .map(([prefix, uri]) => ` xmlns:${prefix}="${escAttribute(uri)}"`);
  return `${declarations.join('')} xsi:type="${qualified(printing, namespace, local)}"`;
}

function recordText(printing: Printing, type: RecordType, values: Values): string {
  // As the emitted tables have them: those that clash stand behind the others.
  const attributes = type.attributes.toSorted((a, b) => Number(a.clashes) - Number(b.clashes));
  const texts = attributes.map((attribute) => {
    const from = attribute.clashes ? (values['$attributes'] as Values | undefined) : values;
    const value = own(from, attributeKey(attribute));
    if (value === undefined) return '';
    const name = qualified(printing, attribute.namespace, attribute.name);
    return ` ${name}="${escAttribute(simpleText(printing, attribute.type, value))}"`;
  });
  // Names in attributes get their prefixes first.
  return `${texts.join('')}>${contentText(printing, type.content, values)}`;
}

function contentText(printing: Printing, content: Content, values: Values): string {
  switch (content.kind) {
    case 'empty':
      return '';
    case 'value':
      return esc(simpleText(printing, content.type, values['$value']));
    case 'members':
      return content.members
        .map((member) => {
          const value = own(values, member.name);
          if (value === undefined) return '';
          const isList = member.max === 'unbounded' || member.max > 1;
          const items = isList ? (value as readonly unknown[]) : [value];
          return items.map((item) => elementText(printing, member, item)).join('');
        })
        .join('');
    case 'ordered': {
      const items = values['$content'] as readonly (string | { name: string; value: unknown })[];
      return items
        .map((entry) => {
          if (typeof entry === 'string') return esc(entry);
          // Declarations of one name have one type (cos-element-consistent).
          const item = content.items.find((one) => itemKey(content, one) === entry.name);
          return item === undefined ? '' : elementText(printing, item, entry.value);
        })
        .join('');
    }
  }
}

/** Elements may be called like what every object inherits, such as `constructor`. */
function own(values: Values | undefined, name: string): unknown {
  return values !== undefined && Object.hasOwn(values, name) ? values[name] : undefined;
}

function simpleText({ model, prefixes }: Printing, ref: ScalarRef, value: unknown): string {
  return scalarText(model, scalarOf(model, ref), value, prefixes);
}

function qualified({ prefixOf }: Printing, namespace: string, local: string): string {
  return namespace === '' ? local : `${prefixIn(prefixOf, namespace)}:${local}`;
}

function prefixIn(prefixOf: ReadonlyMap<string, string>, namespace: string): string {
  if (namespace === XML) return 'xml';
  return prefixOf.get(namespace) ?? unreachable(`no prefix for ${namespace}`);
}
