/** The bounds of a whole number: those of its built-in type narrowed by the facets. */
import type { ScalarValue } from '../ir/model.js';
import type { Facets } from '../xsd/components.js';
import { builtinScalar, isSafe } from './builtins.js';

type Bound = bigint | null;

/**
 * `asNumber` is what the API's description asks for; the emitted code then reports a value beyond
 * 2^53 instead of rounding it.
 */
export function wholeNumber(builtin: string, facets: Facets, asNumber: boolean): ScalarValue {
  const base = builtinScalar(builtin).value;
  if (base.kind !== 'integer' && base.kind !== 'bigint') return base;
  const min = largest([
    read(base.min),
    read(facets.minInclusive),
    shift(read(facets.minExclusive), 1n),
  ]);
  const max = smallest([
    read(base.max),
    read(facets.maxInclusive),
    shift(read(facets.maxExclusive), -1n),
  ]);
  const isNumber = asNumber || isSafe(text(min), text(max)) || fitsByDigits(facets);
  return { kind: isNumber ? 'integer' : 'bigint', min: text(min), max: text(max) };
}

/** Every whole number of 15 digits is below 2^53. */
function fitsByDigits(facets: Facets): boolean {
  return facets.totalDigits !== undefined && facets.totalDigits <= 15;
}

/** A facet's value that is no whole number is the resolver's to report; it bounds nothing here. */
function read(value: string | null | undefined): Bound {
  const trimmed = value?.trim() ?? '';
  return /^[+-]?[0-9]+$/.test(trimmed) ? BigInt(trimmed.replace('+', '')) : null;
}

function text(bound: Bound): string | null {
  return bound === null ? null : String(bound);
}

function shift(bound: Bound, by: bigint): Bound {
  return bound === null ? null : bound + by;
}

function largest(bounds: readonly Bound[]): Bound {
  return bounds.reduce((a, b) => (a === null || (b !== null && b > a) ? b : a), null);
}

function smallest(bounds: readonly Bound[]): Bound {
  return bounds.reduce((a, b) => (a === null || (b !== null && b < a) ? b : a), null);
}
