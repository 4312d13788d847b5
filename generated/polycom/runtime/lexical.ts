import type { Matcher } from './facets.js';

/** The lexical rules of a built-in type whose values are kept as text. */
export interface Lexical {
  /** What a message says is expected. */
  readonly expected: string;
  readonly matcher: Matcher | null;
  /** Equal values have equal canonical forms; absent where text equality is value equality. */
  readonly canonical?: (text: string) => string;
  /** Order of two valid texts; NaN where they are incomparable. Absent for unordered types. */
  readonly compare?: (a: string, b: string) => number;
  /** Bytes of a valid text, where facets of length count these and not its characters. */
  readonly bytes?: (text: string) => number;
}

function rule(expected: string, pattern: string): Lexical {
  return { expected, matcher: new RegExp(`^(?:${pattern})$`, 'u') };
}

const NAME_START =
  'A-Za-z_\\xc0-\\xd6\\xd8-\\xf6\\xf8-\\u02ff\\u0370-\\u037d\\u037f-\\u1fff\\u200c\\u200d' +
  '\\u2070-\\u218f\\u2c00-\\u2fef\\u3001-\\ud7ff\\uf900-\\ufdcf\\ufdf0-\\ufffd\\u{10000}-\\u{effff}';
const NAME_REST = `${NAME_START}\\-.0-9\\xb7\\u0300-\\u036f\\u203f\\u2040`;
const NC_NAME = `[${NAME_START}][${NAME_REST}]*`;

export const language: Lexical = /* @__PURE__ */ rule(
  'a language tag',
  '[a-zA-Z]{1,8}(?:-[a-zA-Z0-9]{1,8})*',
);
export const NMTOKEN: Lexical = /* @__PURE__ */ rule('a name token', `[${NAME_REST}:]+`);
export const Name: Lexical = /* @__PURE__ */ rule('a name', `[${NAME_START}:][${NAME_REST}:]*`);
export const NCName: Lexical = /* @__PURE__ */ rule('a name without colon', NC_NAME);
export const QName: Lexical = /* @__PURE__ */ rule(
  'a qualified name',
  `(?:${NC_NAME}:)?${NC_NAME}`,
);

/** Characters of a class, and escapes; so written that long texts need no stack. */
function escapable(others: string): string {
  return `[^%${others}]*(?:%[\\dA-Fa-f]{2}[^%${others}]*)*`;
}

/**
 * xs:anyURI: a reference of RFC 2396 and RFC 2732 after what section 3.2.17 escapes, as far as the
 * parts can be told apart. A scheme's name is checked, and each "%", "#", "[" and "]".
 */
export const anyURI: Lexical = /* @__PURE__ */ rule(
  'a URI reference',
  '(?:[A-Za-z][A-Za-z\\d+.\\-]*:|(?![^/?#]*:))' +
    `(?://${/* @__PURE__ */ escapable('/?#[\\]')}(?:\\[[\\dA-Fa-f:.]+\\](?::\\d*)?)?(?=[/?#]|$))?` +
    `${/* @__PURE__ */ escapable('#?[\\]')}(?:\\?${/* @__PURE__ */ escapable('#')})?` +
    `(?:#${/* @__PURE__ */ escapable('#')})?`,
);

/** xs:decimal: every digit is kept; values are compared digit by digit. */
export const decimal: Lexical = {
  .../* @__PURE__ */ rule('a decimal number', '[+-]?(?:\\d+(?:\\.\\d*)?|\\.\\d+)'),
  canonical: canonicalDecimal,
  compare: compareDecimals,
};

/** Digits without the zeros at the end; a pattern would take quadratic time for this. */
export function withoutFinalZeros(digits: string): string {
  let end = digits.length;
  while (digits.charCodeAt(end - 1) === 48) end--;
  return digits.slice(0, end);
}

/** Sign, integer digits and fraction digits without needless zeros. */
function partsOf(text: string): { negative: boolean; whole: string; fraction: string } {
  const [whole = '', fraction = ''] = text.replace(/^[+-]/, '').split('.');
  const digits = { whole: whole.replace(/^0+/, ''), fraction: withoutFinalZeros(fraction) };
  return { negative: text.startsWith('-') && digits.whole + digits.fraction !== '', ...digits };
}

export function canonicalDecimal(text: string): string {
  const { negative, whole, fraction } = partsOf(text);
  return `${negative ? '-' : ''}${whole || '0'}${fraction && `.${fraction}`}`;
}

/** Order of two decimals of any length. */
export function compareDecimals(a: string, b: string): number {
  const x = partsOf(a);
  const y = partsOf(b);
  if (x.negative !== y.negative) return x.negative ? -1 : 1;
  const sign = x.negative ? -1 : 1;
  if (x.whole.length !== y.whole.length) return sign * (x.whole.length - y.whole.length);
  const left = x.whole + x.fraction;
  const right = y.whole + y.fraction;
  return left === right ? 0 : left < right ? -sign : sign;
}

/** Digits of a decimal for totalDigits and fractionDigits (sections 4.3.11 and 4.3.12). */
export function digitsOf(text: string): { total: number; fraction: number } {
  const { whole, fraction } = partsOf(text);
  return { total: Math.max(1, whole.length + fraction.length), fraction: fraction.length };
}
