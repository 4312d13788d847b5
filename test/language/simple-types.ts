/** Random simple types, as text of a schema and compiled by the real loader, and texts to try on them. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { candidateTexts } from '../../generator/language/simple-candidates.js';
import { typed } from '../../generator/language/simple-judge.js';
import type { SimpleSide } from '../../generator/language/simple.js';
import { escAttribute } from '../../generator/runtime/escape.js';
import { compileAt } from '../support/open.js';

const HEAD =
  '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:t="urn:t" targetNamespace="urn:t">';

/** A schema of the types a, b … with these bodies of `xs:simpleType`, and an element of each. */
export function schemaOf(...bodies: readonly string[]): string {
  const types = bodies.map((body, index) => {
    const name = nameOf(index);
    const element = `<xs:element name="${name}" type="t:${name}"/>`;
    return `${element}<xs:simpleType name="${name}">${body}</xs:simpleType>`;
  });
  return `${HEAD}${types.join('\n')}</xs:schema>`;
}

function nameOf(index: number): string {
  return String.fromCodePoint(97 + index);
}

/** A document of one of its elements. */
export function documentOf(name: string, text: string): string {
  const escaped = escAttribute(text).replaceAll('>', '&gt;');
  return `<t:${name} xmlns:t="urn:t">${escaped}</t:${name}>`;
}

/** The types of such a schema; throws for a wrong one. */
export function sidesOf(...bodies: readonly string[]): readonly SimpleSide[] {
  const folder = mkdtempSync(join(tmpdir(), 'simple-'));
  const file = join(folder, 'schema.xsd');
  try {
    writeFileSync(file, schemaOf(...bodies));
    const [set] = compileAt(file).sets;
    if (set === undefined) throw new Error('no schema set');
    const { schema } = set;
    return bodies.map((_, index) => ({ schema, type: `{urn:t}${nameOf(index)}` }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The same, undefined where facets that were drawn contradict each other. */
export function sidesIfValid(...bodies: readonly string[]): readonly SimpleSide[] | undefined {
  try {
    return sidesOf(...bodies);
  } catch {
    return undefined;
  }
}

export function restriction(base: string, ...facets: readonly string[]): string {
  return `<xs:restriction base="xs:${base}">${facets.join('')}</xs:restriction>`;
}

export function facet(name: string, value: string | number): string {
  return `<xs:${name} value="${escAttribute(String(value))}"/>`;
}

export function enumeration(...values: readonly string[]): string {
  return values.map((value) => facet('enumeration', value)).join('');
}

function some<T>(of: readonly T[], maxLength = 3): fc.Arbitrary<readonly T[]> {
  return fc.subarray([...of], { minLength: 0, maxLength });
}

const WORDS = ['A', 'a', 'B', 'ab', 'x y', ' A ', '', '1', '01', 'A-1', 'true', 'é', 'en'];
const PATTERNS = (
  '[a-z]* [a-z]{2,4} \\d+ [0-9]{1,3} [A-Z]-\\d a|b|ab (ab?)* \\S+ .{0,3} [^a]* (a{1,2}b){1,3} ' +
  '\\i\\c* [\\w_]+ ((a|b)*c)? -?[0-9]+(\\.5)? \\S+\\s\\S+'
).split(' ');
const NUMBERS = ['-10', '-1', '0', '1', '5', '9', '10', '100'];
const DECIMALS = [...NUMBERS, '0.5', '1.0', '-2.50', '9.99', '3'];
const INTEGERS = ['integer', 'int', 'long', 'short', 'byte', 'unsignedByte', 'positiveInteger'];
const TEXTS = ['string', 'normalizedString', 'token', 'anyURI'];
const NAMES = ['NMTOKEN', 'Name', 'NCName', 'language', 'ID', 'QName'];
const DATES: Readonly<Record<string, readonly string[]>> = {
  date: ['2000-01-01', '2024-02-29', '2024-03-01Z', '2024-12-31+14:00'],
  dateTime: ['2000-01-01T00:00:00', '2024-02-29T12:00:00Z', '2024-03-01T24:00:00.5-05:00'],
  time: ['00:00:00', '12:30:00Z', '23:59:59.5'],
  gYear: ['1999', '2000Z', '-0004'],
  duration: ['P1D', 'PT24H', 'P1M', 'P30D', '-P1Y'],
};

const lengths = fc
  .tuple(fc.nat(4), fc.nat(4), fc.constantFrom('none', 'min', 'max', 'both', 'exact'))
  .map(([least, more, kind]) =>
    kind === 'exact'
      ? [facet('length', least)]
      : [
          ...(kind === 'min' || kind === 'both' ? [facet('minLength', least)] : []),
          ...(kind === 'max' || kind === 'both' ? [facet('maxLength', least + more)] : []),
        ],
  );

const patterns = some(PATTERNS, 2).map((each) => each.map((one) => facet('pattern', one)));
const rarePatterns = fc.oneof({ weight: 3, arbitrary: fc.constant<string[]>([]) }, patterns);

function bounds(values: readonly string[]): fc.Arbitrary<readonly string[]> {
  const value = fc.constantFrom(...values);
  return fc.tuple(
    fc.oneof(
      fc.constant(''),
      value.map((one) => facet('minInclusive', one)),
      value.map((one) => facet('minExclusive', one)),
    ),
    fc.oneof(
      fc.constant(''),
      value.map((one) => facet('maxInclusive', one)),
      value.map((one) => facet('maxExclusive', one)),
    ),
  );
}

function listed(values: readonly string[]): fc.Arbitrary<readonly string[]> {
  const none = fc.constant<string[]>([]);
  return fc.oneof(
    { weight: 2, arbitrary: none },
    some(values).map((each) => [enumeration(...each)]),
  );
}

function built(
  bases: readonly string[],
  ...facets: readonly fc.Arbitrary<readonly string[]>[]
): fc.Arbitrary<string> {
  return fc
    .tuple(fc.constantFrom(...bases), fc.tuple(...facets))
    .map(([base, parts]) => restriction(base, ...parts.flat()));
}

const digits = fc.constantFrom<string[][]>(
  [],
  [],
  [facet('totalDigits', 2)],
  [facet('totalDigits', 3)],
);
const places = fc.constantFrom<string[][]>([], [], [facet('fractionDigits', 1)]);
const space = fc.constantFrom<string[][]>([], [], [facet('whiteSpace', 'collapse')]);

const atomic: fc.Arbitrary<string> = fc.oneof(
  built(TEXTS, lengths, rarePatterns, space),
  built(TEXTS, listed(WORDS)),
  built(NAMES, lengths, rarePatterns),
  built(NAMES, listed(['A', 'a', 'ab', 'en'])),
  built(['decimal'], bounds(DECIMALS), digits, places, rarePatterns),
  built(['decimal'], listed(DECIMALS)),
  built(INTEGERS, bounds(NUMBERS), digits),
  built(INTEGERS, listed(NUMBERS), rarePatterns),
  built(
    ['float', 'double'],
    bounds([...DECIMALS, '1e1', 'INF']),
    listed(['1', '1.0', 'NaN', '-0']),
  ),
  built(['boolean'], rarePatterns),
  built(['hexBinary'], lengths, listed(['', '0a', '0A', 'FF00'])),
  built(['base64Binary'], lengths, listed(['', 'YQ==', 'YWI=', 'YWJj'])),
  ...Object.entries(DATES).flatMap(([base, values]) => [
    built([base], bounds(values), rarePatterns),
    built([base], listed(values)),
  ]),
);

export function anonymous(body: string): string {
  return `<xs:simpleType>${body}</xs:simpleType>`;
}

const list = fc.tuple(atomic, lengths, rarePatterns).map(([item, length, pattern]) => {
  const base = anonymous(`<xs:list>${anonymous(item)}</xs:list>`);
  return `<xs:restriction>${base}${length.join('')}${pattern.join('')}</xs:restriction>`;
});

const union = fc
  .tuple(
    fc.array(fc.oneof({ weight: 4, arbitrary: atomic }, list), { minLength: 1, maxLength: 3 }),
    rarePatterns,
  )
  .map(([members, pattern]) => {
    const whole = `<xs:union>${members.map(anonymous).join('')}</xs:union>`;
    if (pattern.length === 0) return whole;
    return `<xs:restriction>${anonymous(whole)}${pattern.join('')}</xs:restriction>`;
  });

export const simpleType: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: atomic },
  { weight: 1, arbitrary: list },
  { weight: 1, arbitrary: union },
);

/** Two types that have more in common than two drawn at random. */
export const pairOfTypes: fc.Arbitrary<readonly [string, string]> = fc.oneof(
  fc.tuple(simpleType, simpleType),
  simpleType.chain((body) => {
    const facets = [
      ...body.matchAll(/<xs:(?!restriction|simpleType|list|union)\w+ value="[^"]*"\/>/g),
    ];
    return fc
      .tuple(fc.subarray(facets.map((match) => match[0])), fc.constantFrom('A', '5', '2', 'ab'))
      .map(([changed, value]) => {
        const other = changed.reduce(
          (text, each, index) =>
            text.replace(
              each,
              index % 2 === 0 ? '' : each.replace(/value="[^"]*"/, `value="${value}"`),
            ),
          body,
        );
        return [body, other] as const;
      });
  }),
);

const PIECES = [...Array.from(' \t\nAabxyz019.-+:=/é日😀eETZP'), '  ', 'INF', 'true', '00', ' a'];

/** Texts for and against the types: their candidates, changed a little, and any. */
export function textsFor(sides: readonly SimpleSide[], seed: number): readonly string[] {
  const known = candidateTexts(sides.map(({ schema, type }) => typed(schema, type)));
  const piece = fc.constantFrom(...PIECES);
  const random = fc.array(piece, { maxLength: 6 }).map((all) => all.join(''));
  const changed = fc
    .tuple(fc.constantFrom(...known), fc.nat(), fc.nat(2), piece)
    .map(([text, place, cut, put]) => {
      const characters = [...text];
      return characters.toSpliced(place % (characters.length + 1), cut, put).join('');
    });
  return [...known, ...fc.sample(fc.oneof(random, changed), { seed, numRuns: 200 })];
}
