/** Simple types with facets, and texts that may or may not be values of them; the same for a seed. */

export interface TypeCase {
  /** An xs:simpleType without name. */
  readonly type: string;
  readonly texts: readonly string[];
}

export type Random = () => number;

/** A small generator of numbers from 0 to 1 (mulberry32). */
export function randomOf(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Values of each built-in type, and texts that nearly are. */
export const TEXTS: Readonly<Record<string, readonly string[]>> = {
  string: ['', 'a', 'ab', ' a ', 'a  b', 'a\tb', '\n', 'abcdef', '\u{1F600}', '\u00e9t\u00e9'],
  normalizedString: ['', 'a', ' a ', 'a  b', 'a\tb', 'abc', '\u{1F600}x'],
  token: ['', 'a', ' a ', 'a  b', 'a\tb', 'abc', 'one two'],
  language: ['en', 'de-CH', 'x-klingon', 'abcdefghi', 'en-', '1a', 'EN-us-123'],
  NMTOKEN: ['a', '-1', 'a:b', 'a b', '', '.', '\u00b7', ' x '],
  Name: ['a', ':a', '_a-1.x', '-a', '1', 'a b', '', '\u00e9'],
  NCName: ['a', 'a:b', '_a', '-a', '\u00e9', '', 'b.c'],
  boolean: ['true', 'false', '1', '0', ' true ', 'TRUE', '', '2', '01'],
  decimal: [
    '0',
    '-0',
    '1',
    '1.0',
    '+1',
    '01.50',
    '.5',
    '5.',
    '-1.5',
    '.',
    '',
    '1e1',
    '123456789012345678901234567890',
    '-00.000',
    '99.999',
    '1,5',
    '0.1',
    '10',
  ],
  integer: [
    '0',
    '-0',
    '1',
    '+1',
    '007',
    '-12',
    '',
    '1.0',
    '12345678901234567890',
    'x',
    ' 5 ',
    '100',
  ],
  nonPositiveInteger: ['0', '-0', '-1', '1', '+0', '-99999999999999999999'],
  negativeInteger: ['-1', '0', '-0', '-01', '-99999999999999999999'],
  nonNegativeInteger: ['0', '-0', '1', '-1', '+7', '99999999999999999999'],
  positiveInteger: ['1', '0', '+1', '001', '99999999999999999999'],
  long: [
    '0',
    '9223372036854775807',
    '9223372036854775808',
    '-9223372036854775808',
    '-9223372036854775809',
    '12',
  ],
  int: ['0', '2147483647', '2147483648', '-2147483648', '-2147483649', '7', '+7'],
  short: ['0', '32767', '32768', '-32768', '-32769', '7'],
  byte: ['0', '127', '128', '-128', '-129', '+05'],
  unsignedLong: ['0', '18446744073709551615', '18446744073709551616', '-1', '-0'],
  unsignedInt: ['0', '4294967295', '4294967296', '-1'],
  unsignedShort: ['0', '65535', '65536', '-1'],
  unsignedByte: ['0', '255', '256', '-1', '+1'],
  float: [
    '0',
    '-0',
    '1',
    '1.0',
    '1E0',
    '1e1',
    '-1.5E-3',
    'INF',
    '-INF',
    'NaN',
    '+INF',
    'nan',
    '',
    '1E',
    '.5',
    '5.',
    '0.1',
    '1e39',
    '16777216',
    '16777217',
    '1e-50',
    'E1',
    '1 2',
  ],
  double: [
    '0',
    '-0',
    '1',
    '1.0',
    '1E0',
    '1e1',
    'INF',
    '-INF',
    'NaN',
    'Infinity',
    '',
    '0.1',
    '1e400',
    '-1.5E-3',
    '0x1',
    '12.5',
  ],
  duration: [
    'P1Y',
    'P12M',
    'P1M',
    'P30D',
    'P31D',
    'P28D',
    'PT24H',
    'P1D',
    '-P1D',
    'PT0S',
    'PT1.5S',
    'P',
    'PT',
    'P1S',
    '-P1Y2M3DT4H5M6.7S',
    'P1Y2D',
    'P0M',
    '+P1D',
    'PT36H',
    'P1DT',
    'P365D',
  ],
  dateTime: [
    '2001-10-26T21:32:52',
    '2001-10-26T21:32:52Z',
    '2001-10-26T24:00:00',
    '2001-10-27T00:00:00',
    '2001-10-26T23:32:52+02:00',
    '2001-10-26T21:32:52.500',
    '2001-10-26T21:32:52.5',
    '0000-01-01T00:00:00',
    '-0001-01-01T00:00:00',
    '2001-02-29T00:00:00',
    '2000-02-29T12:00:00',
    '2001-10-26',
    '2001-10-26T24:00:01',
    '12001-10-26T21:32:52',
    '2001-10-26T21:32',
    '2001-10-26T21:32:60',
  ],
  date: [
    '2001-10-26',
    '2001-10-26Z',
    '2001-10-26+14:00',
    '2001-10-26-14:00',
    '2001-10-26+14:01',
    '2001-10-27',
    '2001-02-29',
    '1900-02-29',
    '2000-02-29',
    '0000-01-01',
    '-0044-03-15',
    '02001-01-01',
    '12001-01-01',
    '2001-1-1',
    '2001-10-25Z',
    '2001-10-31',
    '2001-11-31',
  ],
  time: [
    '21:32:52',
    '21:32:52Z',
    '00:00:00',
    '12:00:00.0',
    '12:00:00',
    '24:00:01',
    '25:00:00',
    '12:60:00',
    '12:00',
    '13:20:00-05:00',
    '18:20:00Z',
    '08:00:00+09:00',
  ],
  gYearMonth: [
    '2001-10',
    '2001-10Z',
    '2001-13',
    '-0001-01',
    '2001-11',
    '2001',
    '12001-01',
    '2001-09+05:00',
  ],
  gYear: ['2001', '2002', '2001Z', '-2001', '0000', '01', '12001', '2001-05:00', '1999'],
  gMonthDay: [
    '--10-26',
    '--02-29',
    '--02-30',
    '--04-31',
    '--10-26Z',
    '--12-31',
    '-10-26',
    '--01-01+01:00',
  ],
  gDay: ['---26', '---31', '---32', '---00', '---01Z', '--01', '---05+10:00'],
  gMonth: ['--10', '--13', '--00', '--01Z', '--12', '-10', '--02-05:00'],
  hexBinary: [
    '',
    '0',
    '00',
    'ab',
    'AB',
    'aB',
    'abc',
    '0123456789abcdef',
    'zz',
    'ABCD',
    ' AB ',
    'AB CD',
  ],
  base64Binary: [
    '',
    'AA==',
    'AAA=',
    'AAAA',
    'AB==',
    'AAB=',
    'A',
    'A A = =',
    'AAAAAA==',
    'AA AA',
    '====',
    'AA=',
    '+/+/',
  ],
  anyURI: [
    '',
    'a',
    'http://a/b?c#d',
    'urn:x:y',
    'a b',
    '%',
    '%41',
    'a#b#c',
    '1a:b',
    '\u00e9',
    '../x',
    '[',
    'http://[::1]/',
    'mailto:a@b',
    'a/b:c',
    '::',
  ],
  QName: ['a', 'p:a', 'xml:lang', 'p:', ':a', '1', 'a b', 'p:b'],
};

const NAMES = Object.keys(TEXTS);
const ORDERED = /^(?:float|double|duration|dateTime|date|time|g\w+)$/;
const WHOLE = /[iI]nteger|^(?:long|int|short|byte|unsigned\w+)$/;
const COUNTED =
  /^(?:string|normalizedString|token|language|NMTOKEN|Name|NCName|hexBinary|base64Binary|anyURI)$/;

const PATTERNS = [
  '[a-z]*',
  '.{1,3}',
  '\\d+',
  '\\d{2}',
  '[+\\-]?\\d+(\\.\\d+)?',
  '\\c+',
  '[^0-9]*',
  '(a|b|ab)+',
  '\\S+',
  '\\d\\.\\d',
  '[0-9A-F]*',
  '\\i\\c*',
  '.*',
  '[1-9]\\d*',
  '(true|false)',
  '[01]',
  '(\\S+ )*\\S+',
  '\\w{1,2}( \\w+)*',
  '-?P.*',
  '\\d{4}.*',
  '--.*',
];

export function typeCase(random: Random): TypeCase {
  const roll = random();
  if (roll < 0.7) return atomic(random);
  return roll < 0.85 ? list(random) : union(random);
}

function pick<T>(random: Random, from: readonly T[]): T {
  // The lists are never empty.
  return from[Math.floor(random() * from.length)] as T;
}

function textsOf(name: string): readonly string[] {
  return TEXTS[name] ?? [];
}

function restriction(base: string, facets: readonly string[], inner = ''): string {
  const head = inner === '' ? `<xs:restriction base="xs:${base}">` : `<xs:restriction>${inner}`;
  return `<xs:simpleType>${head}${facets.join('')}</xs:restriction></xs:simpleType>`;
}

function facet(name: string, value: string | number): string {
  return `<xs:${name} value="${escaped(String(value))}"/>`;
}

function atomic(random: Random): TypeCase {
  const name = pick(random, NAMES);
  const facets: string[] = [];
  const count = Math.floor(random() * 3);
  for (let i = 0; i < count; i++) facets.push(...atomicFacet(random, name));
  return { type: restriction(name, facets), texts: some(random, textsOf(name), 8) };
}

function atomicFacet(random: Random, name: string): readonly string[] {
  const kinds = ['pattern'];
  if (name !== 'boolean') kinds.push('enumeration');
  if (ORDERED.test(name) || name === 'decimal' || WHOLE.test(name)) kinds.push('bound', 'bound');
  if (COUNTED.test(name)) kinds.push('length');
  if (name === 'decimal' || WHOLE.test(name)) kinds.push('digits');
  if (name === 'string') kinds.push('space');
  switch (pick(random, kinds)) {
    case 'enumeration':
      return some(random, textsOf(name), 3).map((text) => facet('enumeration', text));
    case 'bound': {
      const side = pick(random, ['minInclusive', 'maxInclusive', 'minExclusive', 'maxExclusive']);
      return [facet(side, pick(random, textsOf(name)))];
    }
    case 'length':
      return lengthFacet(random);
    case 'digits':
      return random() < 0.6 || name !== 'decimal'
        ? [facet('totalDigits', 1 + Math.floor(random() * 4))]
        : [facet('fractionDigits', Math.floor(random() * 3))];
    case 'space':
      return [facet('whiteSpace', pick(random, ['preserve', 'replace', 'collapse']))];
    default:
      return [facet('pattern', pick(random, PATTERNS))];
  }
}

function lengthFacet(random: Random): readonly string[] {
  return [facet(pick(random, ['length', 'minLength', 'maxLength']), Math.floor(random() * 4))];
}

function list(random: Random): TypeCase {
  const name = pick(random, NAMES);
  const words = textsOf(name);
  const texts = Array.from({ length: 8 }, () =>
    some(random, words, 3).join(pick(random, [' ', ' ', '  ', '\n'])),
  );
  const facets: string[] = [];
  const roll = random();
  if (roll < 0.3) facets.push(...lengthFacet(random));
  else if (roll < 0.6)
    facets.push(...some(random, texts, 2).map((text) => facet('enumeration', text)));
  else if (roll < 0.8) facets.push(facet('pattern', pick(random, PATTERNS)));
  const inner = `<xs:simpleType><xs:list itemType="xs:${name}"/></xs:simpleType>`;
  return { type: restriction('', facets, inner), texts: [...texts, ''] };
}

function union(random: Random): TypeCase {
  const names = [pick(random, NAMES), pick(random, NAMES), pick(random, NAMES)];
  const all = names.flatMap(textsOf);
  const facets: string[] = [];
  const roll = random();
  if (roll < 0.4) facets.push(...some(random, all, 3).map((text) => facet('enumeration', text)));
  else if (roll < 0.6) facets.push(facet('pattern', pick(random, PATTERNS)));
  const members = names.map((name) => `xs:${name}`).join(' ');
  const inner = `<xs:simpleType><xs:union memberTypes="${members}"/></xs:simpleType>`;
  return { type: restriction('', facets, inner), texts: some(random, all, 10) };
}

function some(random: Random, from: readonly string[], most: number): readonly string[] {
  const count = 1 + Math.floor(random() * most);
  return [...new Set(Array.from({ length: count }, () => pick(random, from)))];
}

export function escaped(text: string): string {
  return text.replace(/[&<>"\r\n\t]/g, (character) => `&#${character.charCodeAt(0)};`);
}
