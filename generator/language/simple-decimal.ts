/** What facets say about decimals, as machines over their digits: exact, however long they are. */
import type { Ranges } from '../pattern/ranges.js';
import { decimal } from '../runtime/lexical.js';
import { single } from './simple-alphabet.js';
import { machine } from './simple-machine.js';
import type { Machine } from './simple-machine.js';

const MINUS = 45;
const PLUS = 43;
const POINT = 46;
const ZERO = 48;

/** Signs, the point and each digit. Other characters are the lexical rule's matter. */
const SETS: readonly Ranges[] = Array.from({ length: 15 }, (_, index) => single(PLUS + index));

interface Digits {
  readonly sign: '' | '+' | '-';
  readonly place: 'whole' | 'fraction';
  /** Digits of this part, leading zeros of the whole one left out, as far as they matter. */
  readonly count: number;
  /** Of the magnitude read so far, compared with as many digits of the bound. */
  readonly order: number;
}

/** Decimals whose order to `bound` (negative, zero, positive) is one of those wanted. */
export function comparing(bound: string, isWanted: (order: number) => boolean): Machine {
  const canonical = decimal.canonical?.(bound) ?? bound;
  const isNegative = canonical.startsWith('-');
  const [wholePart = '', fraction = ''] = canonical.replace('-', '').split('.');
  const whole = wholePart === '0' ? '' : wholePart;

  function wholeDigit(state: Digits, digit: number): Digits {
    if (state.count === 0 && digit === ZERO) return state;
    const count = Math.min(state.count + 1, whole.length + 1);
    return { ...state, count, order: firstOrder(state, digit, whole.charCodeAt(state.count)) };
  }

  function ended(state: Digits): Digits {
    const { count, order } = state;
    return { ...state, place: 'fraction', count: 0, order: count - whole.length || order };
  }

  function fractionDigit(state: Digits, digit: number): Digits {
    const other = fraction.charCodeAt(state.count) || ZERO;
    const count = Math.min(state.count + 1, fraction.length);
    return { ...state, count, order: firstOrder(state, digit, other) };
  }

  function orderOf(state: Digits): number {
    const { sign, count, order } = state.place === 'whole' ? ended(state) : state;
    const magnitude = order || (count < fraction.length ? -1 : 0);
    const isZero = whole === '' && fraction === '';
    if (sign === '-') return isNegative || isZero ? -magnitude : -1;
    return isNegative ? 1 : magnitude;
  }

  return machine<Digits>({
    sets: SETS,
    start: { sign: '', place: 'whole', count: 0, order: 0 },
    key: ({ sign, place, count, order }) => `${sign}${place}${count}/${Math.sign(order)}`,
    step: (state, character) => {
      if (character === MINUS || character === PLUS)
        return { ...state, sign: character === MINUS ? '-' : '+' };
      if (character === POINT) return ended(state);
      return state.place === 'whole'
        ? wholeDigit(state, character)
        : fractionDigit(state, character);
    },
    accepts: (state) => isWanted(orderOf(state)),
  });
}

function firstOrder({ order }: Digits, digit: number, other: number): number {
  return order || (Number.isNaN(other) ? 0 : digit - other);
}

export function equalTo(value: string): Machine {
  return comparing(value, (order) => order === 0);
}

interface Counted {
  readonly isFraction: boolean;
  readonly whole: number;
  readonly fraction: number;
  /** Zeros of the fraction that count only if another digit follows. */
  readonly zeros: number;
}

/** At most so many digits, zeros at both ends left out (Part 2, sections 4.3.11 and 4.3.12). */
export function digitsWithin(most: number, counts: 'total' | 'fraction'): Machine {
  return machine<Counted>({
    sets: SETS,
    start: { isFraction: false, whole: 0, fraction: 0, zeros: 0 },
    key: ({ isFraction, whole, fraction, zeros }) => `${isFraction} ${whole} ${fraction} ${zeros}`,
    step: (state, character) => {
      const next = counted(state, character);
      const { whole, fraction, zeros } = next;
      const total = counts === 'total' ? whole + fraction : fraction;
      if (total > most) return undefined;
      // Zeros beyond the limit can be followed by nothing but zeros.
      const left = most - total + 1;
      return { ...next, whole: counts === 'total' ? whole : 0, zeros: Math.min(zeros, left) };
    },
    accepts: () => true,
  });
}

function counted(state: Counted, character: number): Counted {
  if (character === POINT) return { ...state, isFraction: true };
  if (character === MINUS || character === PLUS) return state;
  if (!state.isFraction)
    return character === ZERO && state.whole === 0 ? state : { ...state, whole: state.whole + 1 };
  if (character === ZERO) return { ...state, zeros: state.zeros + 1 };
  return { ...state, fraction: state.fraction + state.zeros + 1, zeros: 0 };
}
