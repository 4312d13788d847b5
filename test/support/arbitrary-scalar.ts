/** Values of simple types, drawn by fast-check: everything that the facets allow has a chance. */
import fc from 'fast-check';
import type { GeneratorValue } from 'fast-check';
import type { Model, Scalar, ScalarFacets, ScalarRef } from '../../generator/ir/model.js';
import { scalarOf } from '../../generator/ir/scalar.js';
import { normalizer } from '../../generator/runtime/scalar.js';
import { compilePattern } from '../../generator/pattern/compile.js';
import { automaton } from '../../generator/runtime/pattern.js';
import { textFor } from '../../generator/sample/pattern.js';
import { valueOfText } from '../../generator/sample/scalar.js';

/** What XML escapes, what it normalizes, what looks like markup, and characters beyond the BMP. */
const CHARACTERS = Array.from(
  'abcXYZ019 .-_&<>"\'\r\n\t:{}éß日\u2028\u0085😀\u{10ffff}\ufeff\ufffd',
).concat([']]>', '<!--', '&amp;']);

const EXAMPLES: Readonly<Record<string, readonly string[]>> = {
  language: ['en', 'de-CH', 'x-klingon'],
  Name: ['a', 'a:b', '_x-1.2'],
  NCName: ['a', '_x-1.2', 'é'],
  // libxml2 knows more of what is a URI than the schema language says.
  anyURI: ['', 'http://example.org/a?b=c&d#e', 'urn:x:é', '../a%20b', 'mailto:a@example.org'],
  ENTITY: ['e1'],
  // Values are names with their namespace, not with a prefix.
  QName: ['a', '{http://www.w3.org/XML/1998/namespace}lang'],
  NOTATION: ['a'],
  NMTOKEN: ['1', '-a', 'b:c'],
  dateTime: ['2001-10-26T21:32:52', '-0044-03-15T24:00:00Z', '12001-02-28T00:00:00.1250+14:00'],
  date: ['2001-10-26', '2000-02-29Z', '1999-12-31-05:00'],
  time: ['21:32:52', '00:00:00.10Z', '24:00:00'],
  gYearMonth: ['2001-10', '-0001-12Z'],
  gYear: ['2001', '12001+01:00'],
  gMonthDay: ['--02-29', '--12-31Z'],
  gDay: ['---31'],
  gMonth: ['--10', '--01-14:00'],
  duration: ['P1D', '-P1Y2M3DT4H5M6.70S', 'PT0S'],
};

/** One of a list. */
export function pick<T>(g: GeneratorValue, list: readonly T[]): T {
  const index = g(fc.integer, { min: 0, max: list.length - 1 });
  // The list may hold undefined, so that only its length tells what is there.
  return list[index] as T;
}

export function scalarValue(g: GeneratorValue, model: Model, ref: ScalarRef): unknown {
  const scalar = scalarOf(model, ref);
  const { facets } = scalar;
  if (facets.values !== undefined) return valueOfText(model, ref, pick(g, facets.values).value);
  if (facets.patterns !== undefined) {
    return patterned(g, model, ref, facets, isHex(scalar) ? 2 : 1);
  }
  return plainValue(g, model, scalar);
}

/** Lengths count `unit` characters each. */
function patterned(
  g: GeneratorValue,
  model: Model,
  ref: ScalarRef,
  facets: ScalarFacets,
  unit: number,
): unknown {
  const groups = facets.patterns ?? [];
  const texts = groups
    .flatMap((group) =>
      group.flatMap((pattern) => [0, 1, 2, 3, 8].map((extra) => textFor(pattern, extra))),
    )
    .filter((text) => text !== undefined)
    .filter((text) => groups.every((group) => group.some((pattern) => fits(pattern, text))))
    .filter(
      ({ length }) =>
        length >= unit * (facets.length ?? facets.minLength ?? 0) &&
        length <= unit * (facets.length ?? facets.maxLength ?? Infinity),
    );
  const text = pick(g, texts.length > 0 ? texts : ['']);
  // A name keeps the prefix that patterns mind, behind what it means.
  return isName(scalarOf(model, ref)) && text.includes(':')
    ? `{urn:foreign}${text}`
    : valueOfText(model, ref, text);
}

function isName({ value }: Scalar): boolean {
  return value.kind === 'text' && (value.lexical === 'QName' || value.lexical === 'NOTATION');
}

function isHex({ value }: Scalar): boolean {
  return value.kind === 'text' && value.lexical === 'hexBinary';
}

function fits(pattern: string, text: string): boolean {
  const compiled = compilePattern(pattern);
  if (compiled.kind === 'error') return false;
  if (compiled.kind === 'automaton') return automaton(compiled.program).test(text);
  return new RegExp(compiled.source, compiled.flags).test(text);
}

function plainValue(g: GeneratorValue, model: Model, scalar: Scalar): unknown {
  const { value, facets } = scalar;
  switch (value.kind) {
    case 'text':
      return textValue(g, value.lexical, scalar);
    case 'boolean':
      return g(fc.boolean);
    case 'integer':
      return g(fc.integer, wholeBounds(value, facets));
    case 'bigint': {
      const most = 10n ** BigInt(facets.totalDigits ?? 25) - 1n;
      const min = value.min === null ? -most : BigInt(value.min);
      const max = value.max === null ? most : BigInt(value.max);
      return g(fc.bigInt, { min: min < -most ? -most : min, max: max > most ? most : max });
    }
    case 'float':
      return floatValue(g, value.single, facets);
    case 'bytes':
      return g(fc.uint8Array, lengths(facets, 9));
    case 'list':
      return g(fc.integer, { min: 0, max: 5 }) === 0 &&
        (facets.minLength ?? facets.length ?? 0) === 0
        ? []
        : listValue(g, model, value.item, facets);
    case 'union':
      return unionValue(g, model, value.members);
  }
}

function wholeBounds(
  { min, max }: { readonly min: string | null; readonly max: string | null },
  { totalDigits = 15 }: ScalarFacets,
): { min: number; max: number } {
  const most = Math.min(10 ** totalDigits - 1, 0x7fffffff);
  const low = Math.max(min === null ? -most : Number(min), -most - 1);
  return { min: low, max: Math.min(max === null ? most : Number(max), Math.max(most, low)) };
}

function textValue(g: GeneratorValue, lexical: string, scalar: Scalar): string {
  const { facets } = scalar;
  if (lexical === 'decimal') return decimalText(g, facets);
  // Each identifier stands once in a document.
  if (lexical === 'ID' || lexical === 'IDREF') return `i${g(fc.uuid)}`;
  const examples = EXAMPLES[lexical];
  if (examples !== undefined)
    return facets.minInclusive ?? facets.maxInclusive ?? pick(g, examples);
  const { minLength, maxLength } = lengths(facets, 12);
  const units = g(fc.array<string>, fc.constantFrom(...CHARACTERS), { minLength: 0, maxLength });
  const text = normalizer(scalar.whiteSpace)([...units.join('')].slice(0, maxLength).join(''));
  return text + 'x'.repeat(Math.max(0, minLength - [...text].length));
}

function decimalText(g: GeneratorValue, facets: ScalarFacets): string {
  const { minInclusive, maxInclusive, minExclusive, maxExclusive } = facets;
  const exact = minInclusive ?? maxInclusive;
  if (exact !== undefined) return exact;
  if (minExclusive !== undefined)
    return `${BigInt(minExclusive.split('.')[0] ?? '') + 1n}`.replace('1', '0.5');
  if (maxExclusive !== undefined) return `-${maxExclusive.replace(/^-/, '')}1`;
  const whole = g(fc.integer, { min: -99, max: 99 });
  return facets.fractionDigits === 0
    ? String(whole)
    : `${whole}.${pick(g, ['0', '5', '10', '25'])}`;
}

function floatValue(g: GeneratorValue, single: boolean, facets: ScalarFacets): number {
  const bound = facets.minInclusive ?? facets.maxInclusive;
  if (bound !== undefined) return Number(bound);
  const any = single ? g(fc.float) : g(fc.double);
  return facets.minExclusive === undefined && facets.maxExclusive === undefined ? any : 0.5;
}

function lengths(facets: ScalarFacets, most: number): { minLength: number; maxLength: number } {
  const minLength = facets.length ?? facets.minLength ?? 0;
  const maxLength = facets.length ?? facets.maxLength ?? most;
  return {
    minLength,
    maxLength: Math.max(minLength, Math.min(maxLength, Math.max(most, minLength))),
  };
}

function listValue(
  g: GeneratorValue,
  model: Model,
  item: ScalarRef,
  facets: ScalarFacets,
): readonly unknown[] {
  const { minLength, maxLength } = lengths(facets, 4);
  const count = g(fc.integer, { min: Math.max(1, minLength), max: Math.max(1, maxLength) });
  return Array.from({ length: count }, () => {
    const value = scalarValue(g, model, item);
    // White space separates items, so that none can have it, or be empty.
    return typeof value === 'string' ? value.replace(/\s/g, '_') || '_' : value;
  });
}

/** Of the first member type, or an enumerated text that no member before would take. */
function unionValue(g: GeneratorValue, model: Model, members: readonly ScalarRef[]): unknown {
  const [first] = members;
  if (first === undefined) return '';
  const listed = members.filter((member) => {
    const { value, facets } = scalarOf(model, member);
    return (
      value.kind === 'text' && facets.values?.some(({ value: text }) => /^[A-Za-z]/.test(text))
    );
  });
  return scalarValue(g, model, pick(g, [first, ...listed]));
}
