/** A value of a simple type that obeys its facets, the same on every run. */
import type { Model, Scalar, ScalarFacets, ScalarRef, TypeRef } from '../ir/model.js';
import { scalarOf } from '../ir/scalar.js';
import { textFor } from './pattern.js';

export type ScalarSample =
  string | number | bigint | boolean | Uint8Array | readonly ScalarSample[];

/** `hint` is the name of the member or attribute: a text where any will do. */
export function sampleScalar(model: Model, ref: ScalarRef, hint: string): ScalarSample {
  return sampleOf(model, scalarOf(model, ref), hint);
}

/** The value that a text of the schema stands for, such as that of a fixed attribute. */
export function valueOfText(model: Model, ref: TypeRef, text: string): ScalarSample {
  if (ref.kind === 'anything') return text;
  const { value, whiteSpace } = scalarOf(model, ref);
  const lexical = whiteSpace === 'preserve' ? text : text.trim();
  switch (value.kind) {
    case 'text':
      return lexical;
    case 'boolean':
      return lexical === 'true' || lexical === '1';
    case 'integer':
      return Number(lexical);
    case 'bigint':
      return BigInt(lexical.replace(/^\+/, ''));
    case 'float':
      return Number(lexical.replace('INF', 'Infinity'));
    case 'bytes':
      return new Uint8Array(Buffer.from(lexical, value.encoding));
    case 'list':
      return itemsOf(lexical).map((item) => valueOfText(model, value.item, item));
    case 'union': {
      const [first] = value.members;
      return first === undefined ? lexical : valueOfText(model, first, lexical);
    }
  }
}

function sampleOf(model: Model, scalar: Scalar, hint: string): ScalarSample {
  const { value, facets } = scalar;
  switch (value.kind) {
    case 'text':
      return facets.values?.[0]?.value ?? textOf(value.lexical, facets, hint);
    case 'boolean':
      return true;
    case 'integer':
      return Number(facets.values?.[0]?.value ?? wholeNumber(value.min, value.max));
    case 'bigint':
      return BigInt(facets.values?.[0]?.value ?? wholeNumber(value.min, value.max));
    case 'float':
      return Number(facets.values?.[0]?.value ?? decimal(facets));
    case 'bytes':
      return bytesOf(value.encoding, facets);
    case 'list':
      return listOf(model, scalar, value.item, hint);
    case 'union':
      // With listed values or patterns its parts are texts.
      return givenText(facets) ?? unionOf(model, value.members, hint);
  }
}

/** 1 where it is allowed, else the bound next to it. */
function wholeNumber(min: string | null, max: string | null): bigint {
  if (min !== null && BigInt(min) > 1n) return BigInt(min);
  return max !== null && BigInt(max) < 1n ? BigInt(max) : 1n;
}

function textOf(lexical: string, facets: ScalarFacets, hint: string): string {
  const patterns = facets.patterns?.at(-1);
  if (patterns !== undefined)
    return matching(patterns, lexical === 'hexBinary' ? inDigits(facets) : facets) ?? hint;
  const sample = SAMPLES.get(lexical);
  if (lexical === 'decimal') return decimal(facets);
  if (sample !== undefined) return bounded(sample, facets);
  return fitted(hint, facets);
}

/** One value for each built-in type whose lexical space is narrower than any text. */
const SAMPLES: ReadonlyMap<string, string> = new Map([
  ['date', '2024-01-15'],
  ['dateTime', '2024-01-15T09:30:00Z'],
  ['time', '09:30:00Z'],
  ['gYear', '2024'],
  ['gYearMonth', '2024-01'],
  ['gMonth', '--01'],
  ['gMonthDay', '--01-15'],
  ['gDay', '---15'],
  ['duration', 'P1D'],
  ['anyURI', 'https://example.com/'],
  ['language', 'en'],
  ['integer', '1'],
  ['float', '1'],
  ['double', '1'],
  ['boolean', 'true'],
  ['hexBinary', '00'],
  ['base64Binary', 'AAAA'],
]);

/** A bound that the usual value would break is taken as the value; an exclusive one is not. */
function bounded(sample: string, facets: ScalarFacets): string {
  const { minInclusive, maxInclusive } = facets;
  if (minInclusive !== undefined && sample < minInclusive) return minInclusive;
  return maxInclusive !== undefined && sample > maxInclusive ? maxInclusive : sample;
}

function decimal(facets: ScalarFacets): string {
  const { minInclusive, maxInclusive, minExclusive, maxExclusive } = facets;
  const above = minInclusive ?? minExclusive;
  const below = maxInclusive ?? maxExclusive;
  const fits = (text: string): boolean => {
    const number = Number(text);
    return (
      (minInclusive === undefined || number >= Number(minInclusive)) &&
      (maxInclusive === undefined || number <= Number(maxInclusive)) &&
      (minExclusive === undefined || number > Number(minExclusive)) &&
      (maxExclusive === undefined || number < Number(maxExclusive))
    );
  };
  const candidates = ['1', '1.5', '0', minInclusive, maxInclusive];
  if (above !== undefined) candidates.push(String(Number(above) + 1));
  if (below !== undefined) candidates.push(String(Number(below) - 1));
  if (above !== undefined && below !== undefined) {
    candidates.push(String((Number(above) + Number(below)) / 2));
  }
  return candidates.find((text) => text !== undefined && fits(text)) ?? '1';
}

/** The hint, cut or repeated to the lengths allowed; a name of XML stays one. */
function fitted(hint: string, facets: ScalarFacets): string {
  const least = facets.length ?? facets.minLength ?? 0;
  const most = facets.length ?? facets.maxLength ?? Infinity;
  const base = hint === '' ? 'text' : hint;
  const long = base.repeat(Math.max(1, Math.ceil(least / base.length)));
  if (long.length <= most && (base.length >= least || most === Infinity)) {
    return base.length >= least ? base : long.slice(0, least);
  }
  return long.slice(0, Math.min(most, Math.max(least, base.length)));
}

/** Lengths in bytes as lengths of hexadecimal digits. */
function inDigits({ length, minLength, maxLength }: ScalarFacets): ScalarFacets {
  return {
    ...(length !== undefined && { length: 2 * length }),
    ...(minLength !== undefined && { minLength: 2 * minLength }),
    ...(maxLength !== undefined && { maxLength: 2 * maxLength }),
  };
}

/** Repetitions tried to reach the least length. */
const MOST_EXTRA = 40;

function matching(patterns: readonly string[], facets: ScalarFacets): string | undefined {
  const least = facets.length ?? facets.minLength ?? 0;
  const most = facets.length ?? facets.maxLength ?? Infinity;
  for (let extra = 0; extra <= MOST_EXTRA; extra++) {
    for (const pattern of patterns) {
      const text = textFor(pattern, extra);
      if (text === undefined) continue;
      const length = [...text].length;
      if (length >= least && length <= most) return text;
    }
  }
  return undefined;
}

function bytesOf(encoding: 'base64' | 'hex', facets: ScalarFacets): Uint8Array {
  const first = facets.values?.[0]?.value;
  if (first !== undefined) return new Uint8Array(Buffer.from(first, encoding));
  const length =
    facets.length ?? Math.max(facets.minLength ?? 0, Math.min(3, facets.maxLength ?? 3));
  return Uint8Array.from({ length }, (_, index) => (index + 1) & 255);
}

function listOf(
  model: Model,
  scalar: Scalar,
  item: ScalarRef,
  hint: string,
): readonly ScalarSample[] {
  const { length, minLength = 0, maxLength = 1, patterns, values } = scalar.facets;
  // Lengths count items, which a text for the patterns does not know of.
  const text = givenText({ ...(patterns && { patterns }), ...(values && { values }) });
  if (text !== undefined) return itemsOf(text).map((part) => valueOfText(model, item, part));
  return Array.from({ length: length ?? Math.max(minLength, Math.min(1, maxLength)) }, () =>
    sampleScalar(model, item, hint),
  );
}

function itemsOf(text: string): readonly string[] {
  return text.trim() === '' ? [] : text.trim().split(/\s+/);
}

/** The first listed value, or a text that fits the patterns. */
function givenText(facets: ScalarFacets): string | undefined {
  const patterns = facets.patterns?.at(-1);
  const listed = facets.values?.[0]?.value;
  return listed ?? (patterns && matching(patterns, facets));
}

function unionOf(model: Model, members: readonly ScalarRef[], hint: string): ScalarSample {
  const [first] = members;
  return first === undefined ? hint : sampleScalar(model, first, hint);
}
