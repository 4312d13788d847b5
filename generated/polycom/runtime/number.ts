import { checkBounds, checkText, checkValues, type Facets, type Violation } from './facets.js';
import { BIGINT, INTEGER, type Quick, type Scalar } from './scalar.js';
import { collapse } from './text.js';

const SAFE = 'a whole number within ±(2^53 - 1)';

/** Facets of numbers that are not bounds: patterns, enumeration and digits. */
type NumberFacets = Pick<Facets, 'patterns' | 'values' | 'totalDigits'>;

/** Judges the digits of a whole number. */
type Judge = (digits: string, violated: Violation) => void;

/** The judge of such facets, which most types of numbers have none of. */
export function digits(facets: NumberFacets): Judge {
  return (text, violated) => {
    checkText(facets, text, violated);
    checkValues(facets, text, (value) => String(BigInt(value.replace(/^\+/, ''))), violated);
    const { length } = text.replace(/^[+-]?0*(?=\d)/, '');
    if (facets.totalDigits !== undefined && length > facets.totalDigits)
      violated('digits', `at most ${facets.totalDigits} digits`, 'cvc-totalDigits-valid');
  };
}

/** Whole numbers as `number`, from `min` to `max`. */
export function integers(min: number, max: number, judgeDigits?: Judge): Scalar<number> {
  // Beyond a bound of the schema is worse than beyond what a number can hold.
  const unsafe = (value: number, violated: Violation): void => {
    if (value > max ? max < Number.MAX_SAFE_INTEGER : min > Number.MIN_SAFE_INTEGER)
      outOfRange(min, max, value, violated);
    else violated('unsafe-integer', SAFE);
  };
  const judge = (value: number, text: string, violated: Violation): void => {
    if (value < min || value > max) outOfRange(min, max, value, violated);
    judgeDigits?.(text, violated);
  };
  return {
    ...quickly(INTEGER, min, max, judgeDigits),
    parse: (text, violated) => {
      const digits = wholeNumber(text, violated);
      if (digits === undefined) return undefined;
      const value = Number(digits) + 0;
      if (!Number.isSafeInteger(value)) {
        unsafe(value, violated);
        return undefined;
      }
      judge(value, digits, violated);
      return value;
    },
    print: String,
    check: (value, violated) => {
      if (typeof value !== 'number') violated('type', 'a number');
      else if (!Number.isSafeInteger(value)) violated('unsafe-integer', SAFE);
      else judge(value, String(value), violated);
    },
  };
}

/** Whole numbers as `bigint`; a bound is null where there is none. */
export function bigints(
  min: bigint | null,
  max: bigint | null,
  judgeDigits?: Judge,
): Scalar<bigint> {
  const judge = (value: bigint, text: string, violated: Violation): void => {
    if ((min !== null && value < min) || (max !== null && value > max))
      outOfRange(min, max, value, violated);
    judgeDigits?.(text, violated);
  };
  return {
    // Bounds are compared with what a number holds exactly; beyond that, `check` decides.
    ...quickly(BIGINT, Number(min ?? -Infinity), Number(max ?? Infinity), judgeDigits),
    parse: (text, violated) => {
      const digits = wholeNumber(text, violated);
      if (digits === undefined) return undefined;
      const value = BigInt(digits.replace(/^\+/, ''));
      judge(value, digits, violated);
      return value;
    },
    print: String,
    check: (value, violated) => {
      if (typeof value !== 'bigint') violated('type', 'a bigint');
      else judge(value, String(value), violated);
    },
  };
}

function outOfRange<T extends number | bigint>(
  min: T | null,
  max: T | null,
  value: T,
  violated: Violation,
): void {
  violated(
    'range',
    `a whole number from ${min ?? '-∞'} to ${max ?? '∞'}`,
    max !== null && value > max ? 'cvc-maxInclusive-valid' : 'cvc-minInclusive-valid',
  );
}

function quickly(
  kind: number,
  min: number,
  max: number,
  judgeDigits: Judge | undefined,
): { readonly quick?: Quick } {
  return judgeDigits === undefined ? { quick: { kind, min, max } } : {};
}

function wholeNumber(text: string, violated: Violation): string | undefined {
  const number = collapse(text);
  if (/^[+-]?\d+$/.test(number)) return number;
  violated('lexical', 'a whole number', 'cvc-datatype-valid.1.2.1');
  return undefined;
}

export const FLOAT: RegExp = /^(?:[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?|-?INF|NaN)$/;

/** xs:float and xs:double as `number`. */
export function floats(single: boolean, facets: Facets = {}): Scalar<number> {
  const print = single ? printSingle : printFloat;
  const judge = (value: number, text: string, violated: Violation): void => {
    checkText(facets, text, violated);
    checkValues(facets, text, (t) => canonicalFloat(t, single), violated);
    checkBounds(facets, printFloat(value), (a, b) => compareFloats(a, b, single), violated);
  };
  return {
    parse: (text, violated) => {
      const lexical = collapse(text);
      if (!FLOAT.test(lexical)) {
        violated('lexical', 'a number', 'cvc-datatype-valid.1.2.1');
        return undefined;
      }
      const value = numberOf(lexical, single);
      judge(value, lexical, violated);
      return value;
    },
    print,
    check: (value, violated) => {
      if (typeof value !== 'number') violated('type', 'a number');
      else judge(value, print(value), violated);
    },
    canonical: (text) => canonicalFloat(text, single),
  };
}

/** Order of two texts; NaN equals itself and compares with nothing else (section 3.2.4). */
export function compareFloats(a: string, b: string, single: boolean): number {
  const x = numberOf(a, single);
  const y = numberOf(b, single);
  return Object.is(x, y) || x === y ? 0 : x - y;
}

/** Both zeros are one value. */
export function canonicalFloat(text: string, single: boolean): string {
  return String(numberOf(text, single));
}

function numberOf(text: string, single: boolean): number {
  const value = text === 'INF' ? Infinity : text === '-INF' ? -Infinity : Number(text);
  return single ? Math.fround(value) : value;
}

/** The shortest text that reads back as the same number. */
export function printFloat(value: number): string {
  if (value === Infinity) return 'INF';
  if (value === -Infinity) return '-INF';
  return Object.is(value, -0) ? '-0' : String(value).toUpperCase().replace('NAN', 'NaN');
}

/** Of the numbers with nine digits at most, the shortest that is the same xs:float. */
function printSingle(value: number): string {
  if (Number.isFinite(value) && value !== 0 && Math.fround(value) === value)
    for (let digits = 6; digits <= 9; digits++) {
      const short = Number(value.toPrecision(digits));
      if (Math.fround(short) === value) return printFloat(short);
    }
  return printFloat(value);
}
