/** What a schema set declares globally, and what that says of elements that wildcards took. */
import type { AnyElement } from './any.js';
import type { DerivedType, Outline, ReadableCodec } from './codec.js';
import { contentValue } from './ordered.js';
import { NILLABLE } from './field.js';
import type { Reader } from './reader.js';
import type { Violation } from './facets.js';
import { isFixed, type AnyScalar, type Scalar, type Scope } from './scalar.js';
import { anyPart } from './part-any.js';
import { recordPart, simplePart } from './shape.js';
import { anything } from './wild.js';

export interface GlobalAttribute {
  readonly scalar: AnyScalar;
  readonly fixed?: string;
  /** `file:line` of the schema. */
  readonly source: string;
}

/** A codec, whatever its values. */
export type GlobalElement = ReadableCodec<unknown> & Outline;

/** Global declarations by Clark name. */
export interface Declared {
  readonly elements: ReadonlyMap<string, GlobalElement>;
  /** Elements that others must stand in for, and where the schema says so. */
  readonly abstract: ReadonlyMap<string, string>;
  readonly attributes: ReadonlyMap<string, GlobalAttribute>;
  /** Some were left out, so that an unknown name may be declared all the same. */
  readonly isPart: boolean;
}

/** The value that an element has by its declaration, or by the type that its xsi:type names. */
export interface Typed {
  readonly codec: GlobalElement;
  readonly value: unknown;
}

const values = new WeakMap<AnyElement, Typed>();

/**
 * What an element of a wildcard is by what the schema set declares, once it was judged with globals;
 * undefined where nothing is declared, and its child elements may be asked in turn.
 */
export function typedOf(element: AnyElement): Typed | undefined {
  return values.get(element);
}

export function keepTyped(element: AnyElement, value: Typed): void {
  values.set(element, value);
}

/** Lets an element and those in it have what an equal one has. */
export function shareTyped(from: AnyElement, to: AnyElement): void {
  const value = values.get(from);
  if (value !== undefined) values.set(to, value);
  const inner = to.content.filter((item) => typeof item !== 'string');
  let i = 0;
  for (const item of from.content) if (typeof item !== 'string') shareTyped(item, inner[i++]!);
}

/** How an element is read whose xsi:type names a known type. */
export function codecNamed(r: Reader, name: string | null): GlobalElement | undefined {
  // With globals the list holds nothing else.
  const type = name === null ? undefined : (r.typeNamed(name) as DerivedType | undefined);
  return type && codecOf(type);
}

const codecs = new WeakMap<DerivedType, GlobalElement>();

function codecOf(type: DerivedType): GlobalElement {
  const known = codecs.get(type) ?? newCodec(type);
  codecs.set(type, known);
  return known;
}

function newCodec({ name: type, prefixes, read, shape, scalar }: DerivedType): GlobalElement {
  // Where nothing is declared, nothing forbids xsi:nil.
  const common = { root: ['', ''], type, prefixes, bits: NILLABLE } as const;
  if (read !== undefined && shape !== undefined)
    return { ...common, read, part: () => recordPart(0, shape) };
  if (scalar === undefined)
    return { ...common, read: (r) => anything(r, '', ''), part: () => anyPart(0) };
  return {
    ...common,
    // What the values are, nobody asks here.
    read: (r) => contentValue(r, scalar as Scalar<unknown>, ''),
    part: () => simplePart(0, scalar as Scalar<unknown>),
  };
}

/** Judges the text of a declared attribute (Part 1, section 3.2.4). */
export function judgeAttributeText(
  { scalar, fixed }: GlobalAttribute,
  text: string,
  violated: Violation,
  scope: Scope,
): void {
  const value = scalar.parse(text, violated, scope);
  // The value is of the scalar's type.
  if (
    fixed !== undefined &&
    value !== undefined &&
    !isFixed(scalar as Scalar<unknown>, value, fixed)
  )
    violated('fixed', JSON.stringify(fixed), 'cvc-au');
}
