/** Texts that are likely to tell two simple types apart: for where automata do not decide. */
import { textFor } from '../sample/pattern.js';
import type { Facets } from '../xsd/components.js';
import { itemOf, membersOf } from './simple-judge.js';
import type { Typed } from './simple-judge.js';

/** Values that read well, shorter ones first within a kind. */
const PLEASANT: readonly string[] = (
  '|a|en|text|true|1|0|-1|1.5|2024-01-15|2024-01-15T09:30:00Z|09:30:00Z|2024|2024-01|--01-15|---15|' +
  '--01|P1D|https://example.com/'
).split('|');

const UNUSUAL: readonly string[] = (
  'A|false|+1|1.0|01|-0|1e5|INF|-INF|NaN|1E400|1e-400|a:b|a-b|_|-|:|0A|YQ==|a b| a |a  b|é|P1Y|-P1M|' +
  'PT1S|0001-01-01|9999-12-31|0001-01-01T00:00:00|9999-12-31T23:59:59|00:00:00|23:59:59|0001|9999|' +
  '0001-01|9999-12|--12-31|---31|--12'
).split('|');

/** The best ones first, to show a type by. */
export function pleasantTexts(of: Typed): readonly string[] {
  const { length, minLength, patterns = [] } = of.type.facets;
  const least = Math.min(length ?? minLength ?? 0, LENGTH_LIMIT);
  const matching = patterns.flatMap(patternTexts);
  return [...matching, 'a'.repeat(least), ...PLEASANT, ...ownTexts(of)];
}

export function candidateTexts(types: readonly Typed[]): readonly string[] {
  const own = types.flatMap(ownTexts);
  const spaced = own.slice(0, 20).map((text) => ` ${text} `);
  return [...new Set([...own, ...PLEASANT, ...UNUSUAL, ...spaced])];
}

function ownTexts(of: Typed): readonly string[] {
  const { facets } = of.type;
  const item = itemOf(of);
  return [
    ...(facets.enumeration ?? []).map(({ value }) => value),
    ...boundTexts(facets),
    ...(facets.patterns ?? []).flatMap(patternTexts),
    ...lengths(facets).flatMap((length) => ['a'.repeat(length), '0'.repeat(length)]),
    ...membersOf(of).flatMap(ownTexts),
    ...(item === undefined ? [] : listTexts(facets, item)),
  ];
}

/** Longer texts are no help to anybody. */
const LENGTH_LIMIT = 20_000;

function lengths({ length, minLength, maxLength }: Facets): readonly number[] {
  const edges = [length, minLength, maxLength].filter((each) => each !== undefined);
  return edges
    .flatMap((edge) => [edge, edge - 1, edge + 1])
    .filter((edge) => edge >= 0 && edge <= LENGTH_LIMIT);
}

function listTexts(facets: Facets, item: Typed): readonly string[] {
  const items = [...ownTexts(item), ...PLEASANT].filter((text) => /^\S+$/.test(text));
  const counts = [1, 2, ...lengths(facets)].filter((count) => count > 0 && count < 50);
  return counts.flatMap((count) => items.map((text) => Array(count).fill(text).join(' ')));
}

function patternTexts(patterns: readonly string[]): readonly string[] {
  return patterns
    .flatMap((pattern) => [0, 1, 2].map((extra) => textFor(pattern, extra)))
    .filter((text) => text !== undefined);
}

/** The bound and its neighbours, as a number and, with and without time zone, as a date. */
function boundTexts(facets: Facets): readonly string[] {
  const { minInclusive, minExclusive, maxInclusive, maxExclusive } = facets;
  const bounds = [minInclusive, minExclusive, maxInclusive, maxExclusive];
  return bounds.filter((bound) => bound !== undefined).flatMap(neighbours);
}

function neighbours(bound: string): readonly string[] {
  const number = Number(bound);
  const around = Number.isNaN(number)
    ? []
    : [number - 1, number + 1, number - 0.5, number + 0.5, number / 2, number * 2];
  const local = bound.replace(/(?:Z|[+-][0-9]{2}:[0-9]{2})$/, '');
  const moved = [...local.matchAll(/[0-9]+/g)].flatMap(({ 0: digits, index }) =>
    [-1, 1].map((change) => {
      const next = String(Math.max(0, Number(digits) + change)).padStart(digits.length, '0');
      return local.slice(0, index) + next + local.slice(index + digits.length);
    }),
  );
  const zone = bound.slice(local.length);
  const whole = [bound, ...around.map(String), local, `${local}Z`];
  return [...whole, ...moved.flatMap((text) => [text + zone, text, `${text}Z`])];
}
