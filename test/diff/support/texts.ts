/** Texts that a simple type accepts, at the ends of what it allows and in between. */
import { simpleProblem } from '../../../generator/resolve/values.js';
import { textFor } from '../../../generator/sample/pattern.js';
import { builtinType, builtinTypes } from '../../../generator/xsd/builtins.js';
import type { Facets, Schema, SimpleType, TypeId } from '../../../generator/xsd/components.js';
import type { Random } from './random.js';

export interface Texts {
  /** Undefined for a type of which no text was found. */
  readonly of: (type: TypeId) => string | undefined;
  /** Another document begins: no xs:ID has been used in it. */
  readonly restart: () => void;
}

const EXAMPLES: Readonly<Record<string, readonly string[]>> = {
  anySimpleType: ['', 'any text'],
  string: [
    '',
    'a',
    'Ab 1',
    ' two  blanks ',
    'a\tb\nc',
    'é日😀',
    '-1',
    'true',
    '<&>"',
    '2001-10-26',
  ],
  normalizedString: ['', ' a  b ', 'x'],
  token: ['', 'a b', 'x'],
  boolean: ['true', 'false', '1', '0'],
  decimal: ['0', '1.5', '-1.25', '+3', '.5', '100', '123456789012345678901234567890.5'],
  float: ['0', '1.5', '-1E3', 'INF', '-INF', 'NaN'],
  double: ['0', '1.5', '-1e300', 'INF', 'NaN'],
  duration: ['P1D', '-P1Y2M3DT4H5M6.7S', 'PT0S'],
  dateTime: ['2001-10-26T21:32:52', '2024-02-29T00:00:00.125Z', '1999-12-31T23:59:59+14:00'],
  date: ['2001-10-26', '2000-02-29Z', '1999-12-31-05:00'],
  time: ['21:32:52', '00:00:00.5Z'],
  gYearMonth: ['2001-10'],
  gYear: ['2001', '1999Z'],
  gMonthDay: ['--02-29'],
  gDay: ['---31'],
  gMonth: ['--10'],
  hexBinary: ['', '0a', 'FFFE'],
  base64Binary: ['', 'AA==', 'AAECAwQF'],
  anyURI: ['', 'http://example.org/a?b=c#d', 'urn:x:y', '../a'],
  QName: ['a', 'xml:lang'],
  language: ['en', 'de-CH'],
  NMTOKEN: ['1', '-a', 'b:c', 'x.y'],
  Name: ['a', 'a:b', '_x-1.2'],
  NCName: ['a', '_x-1.2', 'Zz'],
  ID: ['i1', 'i2', 'i3', 'i4', 'i5', 'i6'],
};

const WHOLE = ['0', '1', '-1', '7', '+2', '007', '40000', '3000000000', '99999999999999999999'];

export function textsOf(schema: Schema, random: Random): Texts {
  const pools = new Map<TypeId, readonly string[]>();
  const uses = new Map<TypeId, Map<string, number>>();
  let ids = 0;
  const judging = { types: schema.types, matchers: new Map() };

  function typeOf(id: TypeId): SimpleType | undefined {
    const type = schema.types.get(id) ?? builtinType(id);
    return type?.kind === 'simple' ? type : undefined;
  }

  function poolOf(id: TypeId): readonly string[] {
    const known = pools.get(id);
    if (known !== undefined) return known;
    const type = typeOf(id);
    const drawn = type === undefined ? [] : candidates(type);
    const pool = [...new Set(drawn)].filter(
      (text) => type !== undefined && simpleProblem(judging, type, text) === undefined,
    );
    pools.set(id, pool);
    return pool;
  }

  function candidates(type: SimpleType): readonly string[] {
    const { facets, variety } = type;
    const listed = (facets.enumeration ?? []).map(({ value }) => value);
    const patterned = (facets.patterns ?? []).flatMap((group) => group.flatMap(patternTexts));
    switch (variety) {
      case 'atomic':
        if (listed.length > 0) return listed;
        return [...patterned, ...bounds(facets), ...lengths(type), ...examples(type.builtin)];
      case 'list':
        return [...listed, ...patterned, ...lists(poolOf(type.item ?? ''), facets)];
      case 'union':
        return [...listed, ...patterned, ...(type.members ?? []).flatMap(poolOf)];
    }
  }

  function lists(items: readonly string[], facets: Facets): readonly string[] {
    const { length, minLength = length ?? 0, maxLength = length ?? minLength + 3 } = facets;
    const counts = [minLength, minLength + 1, maxLength];
    return counts.flatMap((count) =>
      [0, 1, 2].map(() => Array.from({ length: count }, () => random.maybe(items)).join(' ')),
    );
  }

  return {
    restart() {
      ids = 0;
    },
    of(type) {
      const pool = poolOf(type);
      if (typeOf(type)?.builtin === 'ID' && pool.includes('i1')) return `i${++ids}`;
      const shown = uses.get(type) ?? new Map<string, number>();
      uses.set(type, shown);
      const least = Math.min(...pool.map((text) => shown.get(text) ?? 0));
      // What has not been shown comes first, so that each value of an enumeration gets its turn.
      const fresh = pool.filter((text) => (shown.get(text) ?? 0) === least);
      const text = random.maybe(random.oneIn(3) ? pool : fresh);
      if (text !== undefined) shown.set(text, least + 1);
      return text;
    },
  };
}

function patternTexts(pattern: string): readonly string[] {
  return [0, 1, 2, 3, 5, 9].flatMap((extra) => textFor(pattern, extra) ?? []);
}

function examples(builtin = 'string'): readonly string[] {
  const own = EXAMPLES[builtin];
  if (own !== undefined) return own;
  const base = builtinTypes.get(`{http://www.w3.org/2001/XMLSchema}${builtin}`)?.base ?? '';
  const inherited = EXAMPLES[base.replace(/^.*\}/, '')] ?? [];
  return [...WHOLE, ...inherited, ...Object.values(EXAMPLES).flat()];
}

function bounds(facets: Facets): readonly string[] {
  const { minInclusive, maxInclusive, minExclusive, maxExclusive } = facets;
  const near = (text: string | undefined): readonly string[] => {
    if (text === undefined) return [];
    if (/^[-+]?\d+$/.test(text)) {
      const whole = BigInt(text.replace('+', ''));
      return [text, String(whole + 1n), String(whole - 1n), `${text}.5`];
    }
    const number = Number(text);
    return Number.isFinite(number) ? [text, String(number + 0.5), String(number - 0.5)] : [text];
  };
  return [minInclusive, maxInclusive, minExclusive, maxExclusive].flatMap(near);
}

function lengths({ builtin = 'string', facets }: SimpleType): readonly string[] {
  const { length, minLength, maxLength } = facets;
  const counts = [length, minLength, maxLength, minLength && minLength + 1].filter(
    (count) => count !== undefined && count <= 5000,
  );
  if (builtin === 'hexBinary') return counts.map((count) => '0a'.repeat(count ?? 0));
  return counts.flatMap((count = 0) => ['x'.repeat(count), '7'.repeat(count)]);
}
