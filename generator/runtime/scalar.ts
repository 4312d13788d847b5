import { oneOf, type Violation } from './facets.js';
import { Literal } from './literal.js';
import { collapse } from './text.js';

/** Kinds of simple types whose values are judged and printed without going through `check`. */
export const OTHER = 0;
export const TEXT = 1;
export const INTEGER = 2;
export const BIGINT = 3;
export const BOOLEAN = 4;
export const ENUMERATION = 5;

/** All that there is to judge of a value of such a kind. */
export interface Quick {
  readonly kind: number;
  /** Bounds of a number, or of a text's length. */
  readonly min?: number;
  readonly max?: number;
  /** All values of an enumeration. */
  readonly values?: readonly string[];
}

/** What prefixes mean where a text stands; a constant of the schema has none. */
export interface Scope {
  readonly namespaces: ReadonlyMap<string, string>;
}

/** The prefixes that a document declares, and those that it turns out to need. */
export interface Prefixes {
  readonly declared: ReadonlyMap<string, string>;
  more: Readonly<Record<string, string>> | null;
  /** They may declare further ones, inside. */
  readonly types: readonly { readonly prefixes: Readonly<Record<string, string>> }[];
}

/** A simple type: reads its text, prints its values and judges them; only names ask for prefixes. */
export interface Scalar<T> {
  /** The value of a text as it stood in the document; undefined after a violation that leaves none. */
  readonly parse: (text: string, violated: Violation, scope?: Scope) => T | undefined;
  readonly print: (value: T, prefixes?: Prefixes) => string;
  readonly check: (value: unknown, violated: Violation) => void;
  /** Equal values have equal canonical forms; absent where equal texts mean equal values. */
  readonly canonical?: (text: string) => string;
  /** The text that patterns mind, where that is not what a value is printed as: names have prefixes. */
  readonly spelling?: (value: T) => string;
  readonly quick?: Quick;
}

/** The form that all texts of a value share; of a text without value, it is the text itself. */
export function canonicalOf<T>(s: Scalar<T>, text: string): string {
  const value = s.parse(text, () => undefined);
  const printed = value === undefined ? text : s.print(value);
  return s.canonical?.(printed) ?? printed;
}

/** Whether a value is the one that `fixed` of the schema stands for. */
export function isFixed<T>(s: Scalar<T>, value: T, fixed: string): boolean {
  const printed = s.print(value);
  return (s.canonical?.(printed) ?? printed) === canonicalOf(s, fixed);
}

/** The same type with no more than that one value. */
export function fixedTo(scalar: AnyScalar, text: string): AnyScalar {
  const { parse, print, check } = scalar;
  return {
    parse,
    print,
    check: (value, violated) => {
      let isViolated = false;
      check(value, (code, expected, constraint) => {
        isViolated = true;
        violated(code, expected, constraint);
      });
      // The value is of the scalar's type, as was just seen.
      if (!isViolated && !isFixed(scalar as Scalar<unknown>, value, text))
        violated('fixed', JSON.stringify(text), 'cvc-elt.5.2.2');
    },
  };
}

/** A scalar whose values' type does not matter. */
export interface AnyScalar {
  readonly parse: (text: string, violated: Violation, scope?: Scope) => unknown;
  readonly print: (value: never, prefixes?: Prefixes) => string;
  readonly check: (value: unknown, violated: Violation) => void;
  readonly canonical?: (text: string) => string;
  readonly spelling?: (value: never) => string;
  readonly quick?: Quick;
}

/** The text of a value that was judged before, or of one that nobody minds. */
export function printed({ print }: AnyScalar, value: unknown, prefixes?: Prefixes): string {
  try {
    const text: unknown = print(value as never, prefixes);
    return typeof text === 'string' ? text : '';
  } catch {
    // It is nothing that the type could print.
    return '';
  }
}

/** How white space is treated before anything else (XML Schema Part 2, section 4.3.6). */
export type WhiteSpace = 'preserve' | 'replace' | 'collapse';

export function normalizer(whiteSpace: WhiteSpace): (text: string) => string {
  switch (whiteSpace) {
    case 'preserve':
      return same;
    case 'replace':
      return replaced;
    case 'collapse':
      return collapse;
  }
}

/** The text with blanks in place of other white space. */
export function replaced(text: string): string {
  return text.replace(/[\t\n\r]/g, ' ');
}

// XML 1.0, production 2; a lone surrogate is none either.
const NO_XML =
  /[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** Whether a text may stand in an XML document. */
export function isXmlText(text: string): boolean {
  return !NO_XML.test(text);
}

/** The text as it stands. */
export function same(text: string): string {
  return text;
}

/** One of a fixed list of texts. */
export interface Enumeration<T extends string> extends Scalar<T | (string & {})> {
  /** The values whose UTF-8 form has this many bytes. */
  readonly byLength: readonly (
    readonly { readonly value: T; readonly literal: Literal }[] | undefined
  )[];
}

/** `normal` is what white space is treated with. */
export function enumeration<T extends string>(
  values: readonly T[],
  normal: (text: string) => string = same,
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
    quick: { kind: ENUMERATION, values },
    parse: (text, violated) => {
      const value = normal(text);
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
