import { decodeBase64 } from './basic.js';
import { canonicalDecimal, compareDecimals, type Lexical } from './lexical.js';
import { canonicalFloat, compareFloats, FLOAT } from './number.js';

/**
 * Types whose values are kept as text where their spelling matters: patterns of the schema accept
 * some spellings of a value and refuse the one that a number or a boolean would be printed with.
 */

export const boolean: Lexical = {
  expected: '"true" or "false"',
  matcher: /^(?:true|false|[01])$/,
  canonical: (text) => String(text === 'true' || text === '1'),
};

export const integer: Lexical = {
  expected: 'a whole number',
  matcher: /^[+-]?\d+$/,
  canonical: canonicalDecimal,
  compare: compareDecimals,
};

export const float: Lexical = {
  expected: 'a number',
  matcher: FLOAT,
  canonical: (text) => canonicalFloat(text, true),
  compare: (a, b) => compareFloats(a, b, true),
};

export const double: Lexical = {
  expected: 'a number',
  matcher: FLOAT,
  canonical: (text) => canonicalFloat(text, false),
  compare: (a, b) => compareFloats(a, b, false),
};

export const hexBinary: Lexical = {
  expected: 'hexadecimal digits',
  matcher: /^(?:[\da-fA-F]{2})*$/,
  canonical: (text) => text.toUpperCase(),
  bytes: (text) => text.length / 2,
};

export const base64Binary: Lexical = {
  expected: 'base64',
  matcher: { test: (text) => decodeBase64(text) !== undefined },
  canonical: (text) => text.replaceAll(' ', ''),
  bytes: (text) => decodeBase64(text)?.length ?? 0,
};
