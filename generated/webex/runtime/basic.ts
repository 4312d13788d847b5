import {
  characters,
  checkLength,
  checkLimits,
  checkText,
  checkValues,
  type Facets,
  type Violation,
} from './facets.js';
import {
  BOOLEAN,
  isXmlText,
  normalizer,
  same,
  TEXT,
  type Scalar,
  type WhiteSpace,
} from './scalar.js';
import { collapse } from './text.js';

/** A type whose values are text; `judge` sees it with its white space normalized. */
export function textType(
  normal: (text: string) => string,
  judge: (value: string, violated: Violation) => void,
): Scalar<string> {
  return {
    parse: (text, violated) => {
      const value = normal(text);
      judge(value, violated);
      return value;
    },
    print: String,
    check: (value, violated) => {
      if (typeof value !== 'string') violated('type', 'a string');
      else if (!isXmlText(value)) violated('character', 'characters that XML allows');
      else judge(normal(value), violated);
    },
  };
}

/** Any text: xs:string, xs:normalizedString, xs:token and xs:anyURI. */
export function texts(whiteSpace: WhiteSpace, facets: Facets = {}): Scalar<string> {
  return textType(normalizer(whiteSpace), (value, violated) => {
    checkText(facets, value, violated);
    checkLength(facets, characters(value), 'characters', violated);
    checkValues(facets, value, String, violated);
  });
}

/** Text as it stands, of which no more is said than how long it is: what most types are. */
export function limited(max: number = Infinity, min: number = 0): Scalar<string> {
  return {
    ...textType(same, (value, violated) =>
      checkLimits(min, max, characters(value), 'characters', violated),
    ),
    quick: { kind: TEXT, min, max },
  };
}

/** xs:string without facets. */
export const string: Scalar<string> = /* @__PURE__ */ limited();

/** xs:boolean without facets. */
export const booleans: Scalar<boolean> = {
  quick: { kind: BOOLEAN },
  parse: (text, violated) => {
    switch (collapse(text)) {
      case 'true':
      case '1':
        return true;
      case 'false':
      case '0':
        return false;
      default:
        violated('lexical', '"true" or "false"', 'cvc-datatype-valid.1.2.1');
        return undefined;
    }
  },
  print: String,
  check: (value, violated) => {
    if (typeof value !== 'boolean') violated('type', 'a boolean');
  },
};

/** xs:boolean with patterns, the only facets that it can have. */
export function booleansLike(facets: Facets): Scalar<boolean> {
  return {
    parse: (text, violated) => {
      const value = booleans.parse(text, violated);
      if (value !== undefined) checkText(facets, collapse(text), violated);
      return value;
    },
    print: String,
    check: (value, violated) => {
      booleans.check(value, violated);
      if (typeof value === 'boolean') checkText(facets, String(value), violated);
    },
  };
}

// The bits beyond the last byte must be zero (XML Schema Part 2, section 3.2.16).
const BASE64 = /^(?:[A-Za-z\d+/]{4})*(?:[A-Za-z\d+/]{2}[AEIMQUYcgkosw048]=|[A-Za-z\d+/][AQgw]==)?$/;

/** xs:base64Binary. */
export function base64(facets: Facets = {}): Scalar<Uint8Array> {
  return binary(facets, 'base64', decodeBase64, encodeBase64);
}

/** xs:hexBinary. */
export function hexadecimal(facets: Facets = {}): Scalar<Uint8Array> {
  return binary(facets, 'hexadecimal digits', decodeHex, encodeHex);
}

function binary(
  facets: Facets,
  expected: string,
  decode: (text: string) => Uint8Array | undefined,
  encode: (bytes: Uint8Array) => string,
): Scalar<Uint8Array> {
  const canonical = (text: string): string => encode(decode(text) ?? new Uint8Array());
  const judge = (bytes: Uint8Array, text: string, violated: Violation): void => {
    checkText(facets, text, violated);
    checkLength(facets, bytes.length, 'bytes', violated);
    checkValues(facets, text, canonical, violated);
  };
  return {
    parse: (text, violated) => {
      const lexical = collapse(text);
      const bytes = decode(lexical);
      if (bytes === undefined) violated('lexical', expected, 'cvc-datatype-valid.1.2.1');
      else judge(bytes, lexical, violated);
      return bytes;
    },
    print: encode,
    check: (value, violated) => {
      if (!(value instanceof Uint8Array)) violated('type', 'a Uint8Array');
      else judge(value, encode(value), violated);
    },
  };
}

export function decodeBase64(text: string): Uint8Array | undefined {
  const digits = text.replaceAll(' ', '');
  if (!BASE64.test(digits)) return undefined;
  const binaryText = atob(digits);
  return Uint8Array.from(binaryText, (c) => c.charCodeAt(0));
}

function encodeBase64(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}

function decodeHex(text: string): Uint8Array | undefined {
  if (text.length % 2 !== 0 || !/^[\da-fA-F]*$/.test(text)) return undefined;
  return Uint8Array.from({ length: text.length / 2 }, (_, i) =>
    Number.parseInt(text.slice(2 * i, 2 * i + 2), 16),
  );
}

function encodeHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0'))
    .join('')
    .toUpperCase();
}
