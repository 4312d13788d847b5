import type { Process } from './any.js';
import { booleans, string } from './basic.js';
import type { Check, CheckableType } from './check.js';
import { esc } from './escape.js';
import { Ink, tagsOf, type Tags } from './ink.js';
import type { Model } from './ordered.js';
import { derives, typeNamed, type MemberTyping } from './registry.js';
import { fixedTo, OTHER, type AnyScalar, type Scalar } from './scalar.js';
import type { Writer } from './writer.js';

/** Kinds of parts beside those of simple types (see scalar.ts). */
export const RECORD = 6;
export const VALUE = 7;
/** Those from here on bring a way of their own to be printed and judged. */
export const ANYTHING = 8;
export const CONTENT = 9;
export const ATTRIBUTE = 10;
export const ATTRIBUTES = 11;

/** How the less common parts are printed and judged: only who has one brings the code along. */
export interface Way {
  /** Prints `value`; whatever else it is made of, `print` prints. */
  readonly print: (w: Writer, p: number, slot: Slot, value: unknown, print: Print) => number;
  readonly judge: (c: Check, slot: Slot, value: unknown, judge: Judge) => void;
}

type Print = (w: Writer, p: number, slot: Slot, value: unknown) => number;
type Judge = (c: Check, slot: Slot, value: unknown) => void;

/** The line in the record's file behind the part before, or `file:line` of another file. */
export type Line = number | string;

/** One member of a record as emitted; the type says which values it takes. */
export interface Part<in T> {
  readonly accepts?: (value: T) => void;
  readonly kind: number;
  readonly line: Line;
  readonly required: boolean;
  readonly scalar?: AnyScalar;
  readonly shape?: Shape<never>;
  readonly min?: number;
  readonly max?: number;
  readonly nillable?: true;
  /** Ways of derivation that the types of its values must not come by, as bits of a field. */
  readonly blocks?: number;
  /** What the scalar was before the schema fixed its value, and that value. */
  readonly fixed?: { readonly scalar: AnyScalar; readonly text: string };
  /** Of its element's name, where that is another than the record's. */
  readonly prefix?: string;
  /** The name that an attribute has in output. */
  readonly output?: string;
  readonly way?: Way;
  readonly parts?: Parts;
  readonly model?: Model;
  readonly allows?: (namespace: string) => boolean;
  readonly strictness?: Process;
}

export type Parts = Readonly<Record<string, Part<never>>>;

/** An element of type xs:string. */
export function textPart(line: Line, required = false): Part<string> {
  return { kind: OTHER, line, required, scalar: string };
}

/** An element of type xs:boolean. */
export function flagPart(line: Line, required = false): Part<boolean> {
  return { kind: OTHER, line, required, scalar: booleans };
}

/** An element of any other simple type. */
export function simplePart<T>(line: Line, scalar: Scalar<T>, required = false): Part<T> {
  return { kind: OTHER, line, required, scalar };
}

/** An element with members of its own. */
export function recordPart<T>(line: Line, of: Shape<T>, required = false): Part<T> {
  return { kind: RECORD, line, required, shape: of };
}

/** An element that may come more than once; its value is an array. */
export function listPart<T>(
  item: Part<T>,
  min: number = 0,
  max: number = Infinity,
): Part<readonly T[]> {
  return but(item, { min, max });
}

/** An element that may be nil, which is null. */
export function nilPart<T>(part: Part<T>): Part<T | null> {
  return but(part, { nillable: true });
}

/** An element or attribute whose value the schema fixes. */
export function fixedPart<T>(part: Part<T>, text: string): Part<T> {
  const { scalar = string } = part;
  return but(part, { scalar: fixedTo(scalar, text), fixed: { scalar, text } });
}

/** An element whose type must not be replaced in these ways. */
export function blockedPart<T>(part: Part<T>, blocks: number): Part<T> {
  return but(part, { blocks });
}

/** An element of another namespace than the record's. */
export function foreignPart<T>(part: Part<T>, prefix: string): Part<T> {
  return but(part, { prefix });
}

/** The functions above say which values the changed part takes. */
function but<T>(part: Part<never>, change: Partial<Part<never>>): Part<T> {
  return { ...part, ...change } as Part<T>;
}

/** The text of simple content, under `$value`. */
export function valuePart<T>(line: Line, scalar: Scalar<T>): Part<T> {
  return { kind: VALUE, line, required: true, scalar };
}

/** Says what is wrong with the members of a record that belong together. */
export type Fault = (c: Check) => void;

/** A group of members, and how it finds faults; `values` has the elements from `top` on. */
export interface Group {
  readonly judge: (
    slots: readonly Slot[],
    values: readonly unknown[],
    top: number,
  ) => readonly Fault[];
}

interface Extras<Base> {
  /** Its members come first and unchanged. */
  readonly base?: Shape<Base>;
  /** `{namespace}local` and line, where other types derive from this one. */
  readonly name?: string;
  readonly line?: Line;
  readonly isAbstract?: true;
  /** On members by their index among the elements, where not all is said by what is required. */
  readonly rules?: readonly Group[];
}

type Own<T, Base> = {
  readonly [Key in Exclude<keyof T, keyof Base | '$type'>]-?: Part<Exclude<T[Key], undefined>>;
} & { readonly [Key in keyof T]?: Part<Exclude<T[Key], undefined>> };

/** The members of a record type in schema order, which writers and checks go by. */
export class Shape<in T> {
  declare readonly accepts?: (value: T) => void;
  declare readonly file: string;
  declare readonly prefix: string;
  readonly parts: () => Parts;
  readonly extras: () => Extras<never>;
  settled: Settled | undefined = undefined;

  constructor(file: string, prefix: string, parts: () => Parts, extras: () => Extras<never>) {
    this.file = file;
    this.prefix = prefix;
    this.parts = parts;
    this.extras = extras;
  }
}

/**
 * The shape of a type. What it is made of is asked for when it is first used: shapes refer to each
 * other in circles, across modules too, and a bundle leaves out those that nobody asks.
 */
export function shape<T, Base = object>(
  file: string,
  prefix: string,
  parts: () => Own<T, Base>,
  extras: () => Extras<Base> = () => ({}),
): Shape<T> {
  return new Shape(file, prefix, parts as () => Parts, extras as () => Extras<never>);
}

/** A part with everything that is worked out once: its name, tags, place and scalar. */
export interface Slot {
  readonly name: string;
  /** Its index among the parts: what an automaton knows an item by. */
  readonly symbol: number;
  readonly kind: number;
  readonly source: string;
  readonly required: boolean;
  readonly isList: boolean;
  /** A single element of a simple type, or such content. */
  readonly isLeaf: boolean;
  readonly min: number;
  readonly max: number;
  readonly nillable: boolean;
  readonly scalar: AnyScalar;
  /** Bounds of a number, or of a text's length. */
  readonly from: number;
  readonly to: number;
  readonly inks: ReadonlyMap<string, Ink> | undefined;
  readonly shape: Shape<never> | undefined;
  readonly tags: Tags;
  /** The same as the dialect has them. */
  readonly bare: Tags;
  readonly items: ReadonlyMap<string, Slot>;
  /** As emitted, with what only the less common parts have. */
  readonly part: Part<never>;
}

/** How the members of a value are judged in one go. */
export interface Plan {
  /** It has elements or simple content alone, and no groups to judge. */
  readonly isPlain: boolean;
  /** Indexes of the slots that are no leaves. */
  readonly nested: readonly number[];
}

/** A shape with all its parts: attributes, then elements or what stands in their place. */
export interface Settled {
  readonly source: string;
  readonly name: string;
  readonly isAbstract: boolean;
  readonly slots: readonly Slot[];
  readonly names: readonly string[];
  readonly index: ReadonlyMap<string, number>;
  /** How many of the slots are attributes. */
  readonly attributes: number;
  readonly rules: readonly Group[];
  /** What flat.ts goes by, once it was asked. */
  plan: Plan | undefined;
  /** The same with the elements as a value has them, where their order is free. */
  readonly arrange?: (of: Settled, value: object) => Settled;
}

export function settle(of: Shape<never>): Settled {
  return (of.settled ??= settled(of));
}

/** The shape of a type that may stand in another's place, if it has come with one. */
export function shapeOf(type: { readonly shape?: object } | undefined): Settled | undefined {
  // Emitted lists have nothing else there.
  return type?.shape && settle(type.shape as Shape<never>);
}

/** The type that `$type` names, if it may stand in the place of the declared one. */
export function derivedType<T extends CheckableType>(
  types: readonly T[],
  declared: Settled,
  name: unknown,
  blocks = 0,
): T | undefined {
  if (typeof name !== 'string') return undefined;
  const type = typeNamed(types, name);
  const fits = name === declared.name || (type && derives(type, declared.name, blocks));
  return fits && type?.shape !== undefined ? type : undefined;
}

/** The shape of one value: its members may name types of their own, or stand in an order of their own. */
export function fitted(
  types: { readonly typing?: MemberTyping },
  given: Settled,
  value: object,
): Settled {
  // What it takes is a settled shape, and so is what it gives.
  const of = (types.typing?.retype(given as never, value) as Settled | undefined) ?? given;
  return of.arrange?.(of, value) ?? of;
}

function settled({ file, prefix, parts, ...of }: Shape<never>): Settled {
  const extras = of.extras();
  const base = extras.base && settle(extras.base);
  const own = slotsOf(parts(), file, prefix);
  const isAttribute = ({ kind }: Slot): boolean => kind >= ATTRIBUTE;
  const attributes = own.filter(isAttribute);
  const elements = [...(base?.slots ?? []), ...own].filter((slot) => !isAttribute(slot));
  const slots = [...attributes, ...elements];
  const names = slots.map(({ name }) => name);
  const rules = [...(base?.rules ?? []), ...(extras.rules ?? [])];
  return {
    source: placeOf(file, extras.line ?? 0),
    name: extras.name ?? '',
    isAbstract: extras.isAbstract ?? false,
    slots,
    names,
    index: new Map(names.map((name, i) => [name, i])),
    attributes: attributes.length,
    rules,
    plan: undefined,
  };
}

function slotsOf(parts: Parts, file: string, prefix: string): readonly Slot[] {
  let last = 0;
  return Object.entries(parts).map(([name, part], symbol) => {
    if (typeof part.line === 'number') last += part.line;
    const source = typeof part.line === 'number' ? placeOf(file, last) : part.line;
    return slot(name, part, source, file, part.prefix ?? prefix, symbol);
  });
}

function placeOf(file: string, line: Line): string {
  return typeof line === 'string' ? line : line === 0 ? '' : `${file}:${line}`;
}

/** The part as it is used; `source` is its place in the schema. */
export function slot(
  name: string,
  part: Part<never>,
  source: string,
  file: string,
  prefix: string,
  symbol = 0,
): Slot {
  const { kind, min = 0, max = Infinity, parts = {}, scalar = string } = part;
  const quick = kind === OTHER ? scalar.quick : undefined;
  const local = name.slice(name.lastIndexOf('}') + 1);
  return {
    name,
    symbol,
    kind: quick?.kind ?? kind,
    source,
    required: part.required,
    isList: part.max !== undefined,
    isLeaf: part.max === undefined && (kind < RECORD || kind === VALUE),
    min,
    max,
    nillable: part.nillable ?? false,
    scalar,
    from: quick?.min ?? 0,
    to: quick?.max ?? 0,
    inks: quick?.values && inksOf(quick.values),
    shape: part.shape,
    tags: tagsOf(prefix === '' ? local : `${prefix}:${local}`),
    bare: tagsOf(local),
    items: new Map(slotsOf(parts, file, prefix).map((item) => [item.name, item])),
    part,
  };
}

function inksOf(values: readonly string[]): ReadonlyMap<string, Ink> {
  return new Map(values.map((each) => [each, new Ink(esc(each))]));
}
