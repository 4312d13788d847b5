/** The elements of a value, with the names and types that the schema gives them. */
import type { AnyElement } from './any.js';
import { isObject } from './gather.js';
import {
  own,
  valueOf,
  type ComplexNode,
  type ElementNode,
  type GlobalNodes,
  type Lazy,
  type TypeNode,
} from './identity-node.js';
import { XSI } from './namespaces.js';
import { printed } from './scalar.js';
import { typedOf } from './wild-declared.js';

/** An element of a value. */
export interface Place {
  readonly parent: Place | undefined;
  /** `{namespace}local`. */
  readonly name: string;
  /** How many elements of that name stand before it in its parent. */
  readonly index: number;
  /** The member of its parent's value that holds it, and its place in there unless it is alone. */
  readonly member: string;
  readonly at: number;
  readonly value: unknown;
  /** Undefined where nothing says what it is. */
  readonly type: TypeNode | undefined;
  /** What declares it. */
  readonly element: ElementNode | undefined;
}

/** What the schema set declares globally, where something may be met that is not known otherwise. */
export type Known = Lazy<GlobalNodes> | undefined;

/** Written out: there is one for each element of a document. */
function placeOf(
  { parent, index, member, at }: Where,
  name: string,
  element: ElementNode | undefined,
  value: unknown,
  type: TypeNode | undefined,
): Place {
  return { parent, name, index, member, at, value, type, element };
}

type Where = Pick<Place, 'parent' | 'index' | 'member' | 'at'>;

const ALONE = -1;

/** The root element of a document. */
export function rootPlace(element: ElementNode, value: unknown, known: Known): Place {
  return placed({ parent: undefined, index: 0, member: '', at: ALONE }, element, value, known);
}

/** From the root's value to the element's. */
export function pathOf(place: Place): readonly (string | number)[] {
  const path: (string | number)[] = [];
  for (let of = place; of.parent !== undefined; of = of.parent) {
    const { member, at } = of;
    if (member === '$content') path.unshift(member, at, 'value');
    else if (at === ALONE) path.unshift(member);
    else path.unshift(member, at);
  }
  return path;
}

/** `named` is the type that xsi:type gave a simple value. */
function placed(
  where: Where,
  element: ElementNode,
  value: unknown,
  known: Known,
  named?: unknown,
): Place {
  const type = element.type();
  const { name } = element;
  switch (type.kind) {
    case 'anything':
      return isAny(value)
        ? anyPlace(where, value, known, element)
        : placeOf(where, name, element, value, undefined);
    case 'complex':
      return placeOf(where, name, element, value, actual(type, value));
    default: {
      const other = typeof named === 'string' ? own(known?.().types, named)?.() : undefined;
      if (other === undefined || other.kind === 'complex' || other.kind === 'anything')
        return placeOf(where, name, element, value, type);
      // It was read as a value of the declared type.
      return placeOf(where, name, element, valueOf(other, printed(type.scalar, value)), other);
    }
  }
}

/** The type that `$type` names, if it is one that may stand there. */
function actual(type: ComplexNode, value: unknown): TypeNode {
  const name: unknown = isObject(value) ? Reflect.get(value, '$type') : undefined;
  return (typeof name === 'string' ? own(type.derived, name)?.() : undefined) ?? type;
}

export function isAny(value: unknown): value is AnyElement {
  if (!isObject(value)) return false;
  const { name, attributes, content } = value as Partial<AnyElement>;
  return typeof name === 'string' && isObject(attributes) && Array.isArray(content);
}

/** An element that is what the schema set declares, since no type says what stands there. */
function anyPlace(where: Where, value: AnyElement, known: Known, declared?: ElementNode): Place {
  const { name, attributes } = value;
  const globals = known?.();
  const element = declared ?? own(globals?.elements, name);
  const typed = globals && typedOf(value);
  const named = own(globals?.types, attributes[`{${XSI}}type`] ?? '');
  const type = (named ?? element?.type)?.();
  return typed === undefined || type === undefined || type.kind === 'anything'
    ? placeOf(where, name, element, value, undefined)
    : placeOf(where, name, element, typed.value, type);
}

/** A member of a value: every object has some such as `constructor`, which are none. */
export function memberOf(value: object, key: string): unknown {
  return Object.hasOwn(value, key) || !(key in Object.prototype) ? value[key as never] : undefined;
}

/** Goes through the child elements of an element. */
export function eachChild(place: Place, known: Known, visit: (child: Place) => void): void {
  const { value, type } = place;
  if (!isObject(value)) return;
  if (type === undefined) {
    if (isAny(value)) eachAny(place, value, known, visit);
  } else if (type.kind !== 'complex') return;
  else if (type.items !== undefined) eachItem(place, type.items, value, known, visit);
  else if (type.members !== undefined) eachMember(place, type.members, value, known, visit);
}

function eachAny(
  parent: Place,
  { content }: AnyElement,
  known: Known,
  visit: (child: Place) => void,
): void {
  const counts = new Map<string, number>();
  content.forEach((item, i) => {
    if (!isAny(item)) return;
    const index = counted(counts, item.name);
    visit(anyPlace({ parent, index, member: 'content', at: i }, item, known));
  });
}

function counted(counts: Map<string, number>, name: string): number {
  const before = counts.get(name) ?? 0;
  counts.set(name, before + 1);
  return before;
}

function eachItem(
  parent: Place,
  items: Readonly<Record<string, ElementNode>>,
  value: object,
  known: Known,
  visit: (child: Place) => void,
): void {
  const content: unknown = Reflect.get(value, '$content');
  if (!Array.isArray(content)) return;
  const counts = new Map<string, number>();
  content.forEach((item: unknown, i) => {
    if (!isObject(item)) return;
    const { name, value: inner, $type } = item as Readonly<Record<string, unknown>>;
    const element = typeof name === 'string' ? own(items, name) : undefined;
    if (isAny(inner) && (element === undefined || isTaken(element, inner, name))) {
      const index = counted(counts, inner.name);
      visit(anyPlace({ parent, index, member: '$content', at: i }, inner, known));
    } else if (element !== undefined && inner !== undefined) {
      const index = counted(counts, element.name);
      const where = { parent, index, member: '$content', at: i };
      visit(placed(where, element, inner, known, $type));
    }
  });
}

/** Whether a wildcard took the element, although the content model knows its name. */
function isTaken({ type }: ElementNode, value: AnyElement, name: unknown): boolean {
  return value.name === name && type().kind !== 'anything';
}

function eachMember(
  parent: Place,
  members: Readonly<Record<string, ElementNode>>,
  value: object,
  known: Known,
  visit: (child: Place) => void,
): void {
  const types: unknown = Reflect.get(value, '$types');
  for (const key in members) {
    const member = memberOf(value, key);
    if (member === undefined) continue;
    const element = members[key]!;
    const named: unknown = isObject(types) ? types[key as never] : undefined;
    if (!element.isList) {
      const where = { parent, index: 0, member: key, at: ALONE };
      visit(placed(where, element, member, known, named));
    } else if (Array.isArray(member))
      for (let index = 0; index < member.length; index++) {
        const name: unknown = Array.isArray(named) ? named[index] : undefined;
        const where = { parent, index, member: key, at: index };
        visit(placed(where, element, member[index], known, name));
      }
  }
}
