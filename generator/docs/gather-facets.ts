/** Facets of simple types in a few plain words, as pages and diagrams have room for. */
import { showType } from '../diff/subject.js';
import { clark, XSD } from '../support/qname.js';
import { ANY_SIMPLE_TYPE, builtinTypes } from '../xsd/builtins.js';
import type { Facets, NamespaceConstraint, SimpleType, TypeId } from '../xsd/components.js';
import { definitionOf, oncePerType } from './gather-shelf.js';
import type { PerType, Shelf } from './gather-shelf.js';

/** Of a simple type, or of the text of one with simple content; none for other content. */
export const facetLines: PerType<readonly string[]> = oncePerType((shelf, id) => {
  const type = textType(shelf, id);
  if (type === undefined) return [];
  const { facets } = type;
  const builtin = builtinTypes.get(type.id) ?? builtinTypes.get(clark(XSD, type.builtin ?? ''));
  return [
    ...parts(shelf, type),
    ...lengths(facets, builtin?.facets),
    ...bounds(facets, builtin?.facets),
    ...digits(facets, builtin?.facets),
    ...(facets.patterns ?? []).map((group) => `pattern ${group.join(' or ')}`),
    ...listed(facets),
  ];
});

/** What a text of the type is; undefined where it has no text of its own. */
export function textType(shelf: Shelf, id: TypeId): SimpleType | undefined {
  const type = definitionOf(shelf, id);
  if (type.kind === 'simple') return type;
  return type.content.kind === 'simple' ? textType(shelf, type.content.type) : undefined;
}

/** What an element or attribute says of its value besides its type. */
export function valueLines(component: {
  readonly default?: string;
  readonly fixed?: string;
  readonly nillable?: boolean;
}): readonly string[] {
  const { default: byDefault, fixed, nillable } = component;
  return [
    ...(byDefault === undefined ? [] : [`default ${spelled(byDefault)}`]),
    ...(fixed === undefined ? [] : [`fixed ${spelled(fixed)}`]),
    ...(nillable === true ? ['may be nil'] : []),
  ];
}

/** Namespaces that a wildcard admits, where `any` says that it minds none. */
export function namespacesInWords(constraint: NamespaceConstraint, any: string): string {
  switch (constraint.kind) {
    case 'any':
      return any;
    case 'not':
      return `other than ${namespaceName(constraint.namespace)}`;
    case 'enumeration':
      return constraint.namespaces.map(namespaceName).join(', ');
  }
}

function namespaceName(namespace: string): string {
  return namespace === '' ? 'no namespace' : namespace;
}

function spelled(text: string): string {
  return text === '' ? '""' : text;
}

/** A built-in list, such as xs:NMTOKENS, says it by its name. */
function parts(shelf: Shelf, type: SimpleType): readonly string[] {
  if (builtinTypes.has(type.id)) return [];
  if (type.variety === 'list' && type.item !== undefined)
    return [`list of ${simpleName(shelf, type.item)}`];
  if (type.variety === 'union' && type.members !== undefined)
    return [`union of ${type.members.map((id) => simpleName(shelf, id)).join(', ')}`];
  return [];
}

/** An anonymous type is called after the named one that it restricts. */
function simpleName(shelf: Shelf, id: TypeId): string {
  const type = definitionOf(shelf, id);
  if (type.kind === 'complex' || type.name !== undefined) return showType(shelf.show, id);
  const [line] = type.base === ANY_SIMPLE_TYPE ? parts(shelf, type) : [];
  return line ?? simpleName(shelf, type.base);
}

function lengths(own: Facets, builtin: Facets | undefined): readonly string[] {
  const { length, maxLength } = own;
  const minLength = own.minLength === builtin?.minLength ? 0 : (own.minLength ?? 0);
  if (length !== undefined) return [`length ${length}`];
  if (maxLength === undefined) return minLength > 0 ? [`length at least ${minLength}`] : [];
  if (minLength === maxLength) return [`length ${maxLength}`];
  return [`length ${minLength}..${maxLength}`];
}

/** A bound that the built-in type has anyway is worth telling beside another only when it is short. */
function bounds(own: Facets, builtin: Facets | undefined): readonly string[] {
  const { minInclusive: min, maxInclusive: max, minExclusive, maxExclusive } = own;
  const isLow = min !== undefined && min !== builtin?.minInclusive;
  const isHigh = max !== undefined && max !== builtin?.maxInclusive;
  const low = isLow || (isHigh && isShort(min)) ? min : undefined;
  const high = isHigh || (isLow && isShort(max)) ? max : undefined;
  return [
    ...(low !== undefined && high !== undefined
      ? [low === high ? `exactly ${low}` : `${low}..${high}`]
      : [
          ...(low === undefined ? [] : [`at least ${low}`]),
          ...(high === undefined ? [] : [`at most ${high}`]),
        ]),
    ...(minExclusive === undefined ? [] : [`more than ${minExclusive}`]),
    ...(maxExclusive === undefined ? [] : [`less than ${maxExclusive}`]),
  ];
}

function isShort(bound: string | undefined): boolean {
  return bound === '0' || bound === '1' || bound === '-1';
}

function digits(own: Facets, builtin: Facets | undefined): readonly string[] {
  const { totalDigits, fractionDigits } = own;
  return [
    ...(totalDigits === undefined ? [] : [`at most ${plural(totalDigits, 'digit')}`]),
    ...(fractionDigits === undefined || fractionDigits === builtin?.fractionDigits
      ? []
      : [`at most ${plural(fractionDigits, 'digit')} after the point`]),
  ];
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

const MOST_VALUES = 6;
const MOST_CHARACTERS = 80;

/** `A | B | C`, or the first ones and how many there are. */
function listed({ enumeration }: Facets): readonly string[] {
  if (enumeration === undefined) return [];
  const all = [...new Set(enumeration.map(({ value }) => value))];
  const shown = all.slice(0, shownValues(all)).map(spelled);
  if (shown.length === all.length) return [shown.join(' | ')];
  return [[...shown, `… ${plural(all.length, 'value')}`].join(' | ')];
}

function shownValues(values: readonly string[]): number {
  let characters = 0;
  for (const [index, value] of values.entries()) {
    characters += value.length;
    if (index >= MOST_VALUES || (index > 0 && characters > MOST_CHARACTERS)) return index;
  }
  return values.length;
}

/** Its values do not all stand in its line. */
export function hasMoreValues({ facets }: SimpleType): boolean {
  const all = [...new Set((facets.enumeration ?? []).map(({ value }) => value))];
  return shownValues(all) < all.length;
}
