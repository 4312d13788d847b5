/** Facets in words. */
import type { Scalar, ScalarFacets } from '../ir/model.js';

export function facetSentences(scalar: Scalar): readonly string[] {
  const { value, facets } = scalar;
  if (saysNothing(scalar)) return [];
  return [
    ...form(scalar),
    ...lengths(facets, unit(scalar)),
    ...(value.kind === 'integer' || value.kind === 'bigint'
      ? bounds(notable(value.min), notable(value.max))
      : [
          ...bounds(facets.minInclusive, facets.maxInclusive),
          ...limits(facets.minExclusive, facets.maxExclusive),
        ]),
    ...digits(facets),
    ...(facets.patterns ?? []).map((group) => `Matches ${group.map(code).join(' or ')}.`),
    ...values(scalar),
  ];
}

/** Most uses of types: plain texts, booleans and numbers. */
function saysNothing({ value, facets }: Scalar): boolean {
  for (const _ in facets) return false;
  return value.kind === 'boolean' || (value.kind === 'text' && FREE.has(value.lexical));
}

/** Texts whose type says nothing about their form. */
const FREE = new Set(
  'string normalizedString token anySimpleType NMTOKEN Name NCName ID IDREF ENTITY'.split(' '),
);

function form({ value, facets }: Scalar): readonly string[] {
  if (value.kind === 'text' && !FREE.has(value.lexical))
    return [`In the form of xs:${value.lexical}.`];
  if (value.kind === 'list' && facets.values === undefined) return ['A list.'];
  return [];
}

function unit({ value }: Scalar): readonly [one: string, many: string] {
  switch (value.kind) {
    case 'list':
      return ['item', 'items'];
    case 'bytes':
      return ['byte', 'bytes'];
    case 'text':
      return value.lexical.endsWith('Binary') ? ['byte', 'bytes'] : ['character', 'characters'];
    default:
      return ['character', 'characters'];
  }
}

function lengths(facets: ScalarFacets, [one, many]: readonly [string, string]): readonly string[] {
  const { length, minLength = 0, maxLength } = facets;
  const count = (n: number): string => `${n} ${n === 1 ? one : many}`;
  if (length !== undefined) return [`Exactly ${count(length)}.`];
  if (maxLength === undefined) return minLength > 0 ? [`At least ${count(minLength)}.`] : [];
  if (minLength === maxLength) return [`Exactly ${count(maxLength)}.`];
  return [minLength > 0 ? `${minLength} to ${count(maxLength)}.` : `At most ${count(maxLength)}.`];
}

/** The bounds of xs:int, xs:long and so on go without saying. */
const TYPE_BOUNDS = new Set(
  (
    '-9223372036854775808 9223372036854775807 -2147483648 2147483647 -32768 32767 -128 127 ' +
    '18446744073709551615 4294967295 65535 255'
  ).split(' '),
);

function notable(bound: string | null): string | undefined {
  return bound === null || TYPE_BOUNDS.has(bound) ? undefined : bound;
}

function bounds(min: string | undefined, max: string | undefined): readonly string[] {
  if (min !== undefined && max !== undefined) return [`${min} to ${max}.`];
  if (min !== undefined) return [`At least ${min}.`];
  return max === undefined ? [] : [`At most ${max}.`];
}

function limits(min: string | undefined, max: string | undefined): readonly string[] {
  return [
    ...(min === undefined ? [] : [`More than ${min}.`]),
    ...(max === undefined ? [] : [`Less than ${max}.`]),
  ];
}

function digits({ totalDigits, fractionDigits }: ScalarFacets): readonly string[] {
  const sentences: string[] = [];
  if (totalDigits !== undefined) sentences.push(`At most ${plural(totalDigits, 'digit')}.`);
  if (fractionDigits !== undefined) {
    sentences.push(`At most ${plural(fractionDigits, 'digit')} after the point.`);
  }
  return sentences;
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** Enumerations of texts are types of their own; the values of others are listed. */
function values({ value, facets }: Scalar): readonly string[] {
  if (facets.values === undefined || value.kind === 'text') {
    if (value.kind !== 'text' || value.lexical !== 'decimal') return [];
  }
  const texts = (facets.values ?? []).map((member) => code(member.value));
  return texts.length === 0 ? [] : [`One of ${texts.join(', ')}.`];
}

export function code(text: string): string {
  return text.includes('`') ? text : `\`${text}\``;
}
