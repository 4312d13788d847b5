import { oneOf, type Violation } from './facets.js';
import { Literal } from './literal.js';
import { collapse } from './text.js';

/** A simple type: reads its text, prints its values and judges them. */
export interface Scalar<T> {
  /** The value of a text as it stood in the document; undefined after a violation that leaves none. */
  readonly parse: (text: string, violated: Violation) => T | undefined;
  readonly print: (value: T) => string;
  readonly check: (value: unknown, violated: Violation) => void;
  /** Equal values have equal canonical forms; absent where equal texts mean equal values. */
  readonly canonical?: (text: string) => string;
}

/** Whether a value is the one that `fixed` of the schema stands for. */
export function isFixed<T>(s: Scalar<T>, value: T, fixed: string): boolean {
  const canonical = s.canonical ?? same;
  const expected = s.parse(fixed, () => undefined);
  const text = expected === undefined ? fixed : s.print(expected);
  return canonical(s.print(value)) === canonical(text);
}

/** A scalar whose values' type does not matter. */
export interface AnyScalar {
  readonly parse: (text: string, violated: Violation) => unknown;
  readonly print: (value: never) => string;
  readonly check: (value: unknown, violated: Violation) => void;
}

/** How white space is treated before anything else (XML Schema Part 2, section 4.3.6). */
export type WhiteSpace = 'preserve' | 'replace' | 'collapse';

export function normalize(text: string, whiteSpace: WhiteSpace): string {
  switch (whiteSpace) {
    case 'preserve':
      return text;
    case 'replace':
      return text.replace(/[\t\n\r]/g, ' ');
    case 'collapse':
      return collapse(text);
  }
}

// XML 1.0, production 2; a lone surrogate is none either.
const NO_XML =
  /[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** Whether a text may stand in an XML document. */
export function isXmlText(text: string): boolean {
  return !NO_XML.test(text);
}

function same(text: string): string {
  return text;
}

/** One of a fixed list of texts. */
export interface Enumeration<T extends string> extends Scalar<T | (string & {})> {
  /** The values whose UTF-8 form has this many bytes. */
  readonly byLength: readonly (
    readonly { readonly value: T; readonly literal: Literal }[] | undefined
  )[];
}

export function enumeration<T extends string>(
  values: readonly T[],
  whiteSpace: WhiteSpace = 'preserve',
): Enumeration<T> {
  const all: ReadonlySet<string> = new Set(values);
  const byLength: { value: T; literal: Literal }[][] = [];
  for (const value of values) {
    const literal = new Literal(value);
    // An empty text or one with markup goes the general way.
    if (literal.length > 0 && !/[&<>\r\]]/.test(value))
      (byLength[literal.length] ??= []).push({ value, literal });
  }
  const judge = (value: string, violated: Violation): void => {
    if (!all.has(value)) violated('enumeration', oneOf(values), 'cvc-enumeration-valid');
  };
  return {
    byLength,
    parse: (text, violated) => {
      const value = normalize(text, whiteSpace);
      judge(value, violated);
      return value;
    },
    print: same,
    check: (value, violated) => {
      if (typeof value !== 'string') violated('type', 'a string');
      else judge(value, violated);
    },
  };
}
