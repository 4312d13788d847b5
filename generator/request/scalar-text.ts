/** Texts as values of simple types, by the readers of the emitted code. */
import { numberBound } from '../emit/codec-scalar.js';
import type { Model, Scalar, ScalarRef } from '../ir/model.js';
import { scalarOf } from '../ir/scalar.js';
import { base64, booleans, hexadecimal, texts } from '../runtime/basic.js';
import { list, union } from '../runtime/compound.js';
import type { Facets } from '../runtime/facets.js';
import type { Lexical } from '../runtime/lexical.js';
import * as lexical from '../runtime/lexical.js';
import { bigints, floats, integers } from '../runtime/number.js';
import { isExpandedName } from '../runtime/qname.js';
import type { AnyScalar, Scalar as Reader } from '../runtime/scalar.js';
import * as spelled from '../runtime/spelled.js';
import * as temporal from '../runtime/temporal.js';
import { textual } from '../runtime/textual.js';

/** What a text is read as: the value, or what was expected instead. */
export type TextReading =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'mistake'; readonly expected: string };

/**
 * Reads a text. Facets are for the validator to judge; TRUE and FALSE are booleans too, as
 * spreadsheets write them.
 */
export function textReader(model: Model, scalar: Scalar): (text: string) => TextReading {
  if (scalar.value.kind === 'text') {
    const reader = texts(scalar.whiteSpace);
    return (text) => ({ kind: 'value', value: reader.parse(text, ignored) });
  }
  const reader = readerOf(model, scalar);
  const isBoolean = scalar.value.kind === 'boolean';
  return (text) => {
    let expected: string | undefined;
    const value = reader.parse(isBoolean ? text.toLowerCase() : text, (_code, what) => {
      expected ??= what;
    });
    return expected === undefined ? { kind: 'value', value } : { kind: 'mistake', expected };
  };
}

function readerOf(model: Model, { value, whiteSpace, facets }: Scalar): AnyScalar {
  switch (value.kind) {
    case 'text': {
      const rule = LEXICAL.get(value.lexical);
      const own = valuesOf(facets.values);
      return rule === undefined ? texts(whiteSpace, own) : textual(rule, whiteSpace, own);
    }
    case 'boolean':
      return booleans;
    case 'integer':
      return integers(Number(numberBound(value.min, 'min')), Number(numberBound(value.max, 'max')));
    case 'bigint':
      return bigints(boundOf(value.min), boundOf(value.max));
    case 'float':
      return floats(value.single);
    case 'bytes':
      return value.encoding === 'hex' ? hexadecimal() : base64();
    case 'list':
      // Only its `parse` is used, which takes any text.
      return list(byRef(model, value.item) as Reader<unknown>);
    case 'union':
      return union(value.members.map((member) => byRef(model, member)));
  }
}

function byRef(model: Model, ref: ScalarRef): AnyScalar {
  return readerOf(model, scalarOf(model, ref));
}

function boundOf(bound: string | null): bigint | null {
  return bound === null ? null : BigInt(bound);
}

/** An enumeration tells the member types of a union apart. */
function valuesOf(values: Scalar['facets']['values']): Facets {
  return values === undefined ? {} : { values: values.map(({ value }) => value) };
}

function ignored(): void {
  // Facets are for the validator to judge.
}

/** Prefixes mean nothing here. */
const CLARK_NAME: Lexical = {
  expected: '{namespace}name',
  matcher: { test: (text) => isExpandedName(text) },
};

const LEXICAL: ReadonlyMap<string, Lexical> = new Map<string, Lexical>([
  ...Object.entries(spelled),
  ['decimal', lexical.decimal],
  ['anyURI', lexical.anyURI],
  ['language', lexical.language],
  ['NMTOKEN', lexical.NMTOKEN],
  ['Name', lexical.Name],
  ['NCName', lexical.NCName],
  ['ID', lexical.NCName],
  ['IDREF', lexical.NCName],
  ['ENTITY', lexical.NCName],
  ['QName', CLARK_NAME],
  ['NOTATION', CLARK_NAME],
  ['dateTime', temporal.dateTime],
  ['date', temporal.date],
  ['time', temporal.time],
  ['gYearMonth', temporal.gYearMonth],
  ['gYear', temporal.gYear],
  ['gMonthDay', temporal.gMonthDay],
  ['gDay', temporal.gDay],
  ['gMonth', temporal.gMonth],
  ['duration', temporal.duration],
]);
