/** Decoders of objects whose keys are known. */
import type { Diagnostics } from '../support/diagnostic.js';
import { closest } from '../support/suggest.js';
import { quote } from '../support/text.js';
import { help, wrong } from './decoder.js';
import type { Decoder } from './decoder.js';
import type { JsonMember, JsonNode } from './json.js';
import { keyed } from './keyed.js';
import type { FieldShape } from './shape.js';

export interface Field<T> {
  readonly decoder: Decoder<T>;
  readonly description: string;
  /** What an absent key means; `required` and `optional` stand for no value at all. */
  readonly absent: 'required' | 'optional' | { readonly value: T };
}

export function required<T>(decoder: Decoder<T>, description: string): Field<T> & Required_ {
  return { decoder, description, absent: 'required' };
}

export function optional<T>(decoder: Decoder<T>, description: string): Field<T> & Optional_ {
  return { decoder, description, absent: 'optional' };
}

/** A key that may be left out and then has the value given. */
export function defaulted<T>(
  decoder: Decoder<T>,
  value: T,
  description: string,
): Field<T> & Default_<T> {
  return { decoder, description, absent: { value } };
}

interface Required_ {
  readonly absent: 'required';
}
interface Optional_ {
  readonly absent: 'optional';
}
interface Default_<T> {
  readonly absent: { readonly value: T };
}

export type Fields = Readonly<Record<string, Field<unknown>>>;
type Value<F> = F extends Field<infer T> ? T : never;
type OptionalKey<F extends Fields> = {
  [K in keyof F]: F[K] extends Optional_ ? K : never;
}[keyof F];

export type Decoded<F extends Fields> = {
  readonly [K in Exclude<keyof F, OptionalKey<F>>]: Value<F[K]>;
} & { readonly [K in OptionalKey<F>]?: Value<F[K]> };

/** Fields that decode a T. */
export type FieldsOf<T> = {
  readonly [K in keyof T]-?: object extends Pick<T, K>
    ? Field<Exclude<T[K], undefined>> & Optional_
    : Field<T[K]> & (Required_ | Default_<T[K]>);
};

export function object<F extends Fields>(fields: F): Decoder<Decoded<F>> {
  return {
    shape: { kind: 'object', fields: shapes(fields) },
    decode: (node, diagnostics) => {
      if (node.kind !== 'object') return wrong(diagnostics, node, 'an object');
      return decodeMembers(fields, node, keyed(node.members, diagnostics), diagnostics);
    },
  };
}

export function shapes(fields: Fields): Readonly<Record<string, FieldShape>> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [
      name,
      {
        shape: field.decoder.shape,
        required: field.absent === 'required',
        description: field.description,
      },
    ]),
  );
}

/** Reports unknown and missing keys; `also` are keys that the caller has dealt with. */
export function decodeMembers<F extends Fields>(
  fields: F,
  node: JsonNode,
  members: readonly JsonMember[],
  diagnostics: Diagnostics,
  also: readonly string[] = [],
): Decoded<F> | undefined {
  const names = [...also, ...Object.keys(fields)];
  let good = true;
  for (const { key, at } of members) {
    if (names.includes(key)) continue;
    good = false;
    const missing = names.filter((name) => !members.some((member) => member.key === name));
    const advice = help(closest(key, missing) ?? closest(key, names));
    diagnostics.error('API502', at, `unknown key ${quote(key)}`, advice);
  }
  const result: Record<string, unknown> = Object.create(null) as Record<string, unknown>; // null-prototype objects have no other type
  for (const [name, field] of Object.entries(fields)) {
    const member = members.find((candidate) => candidate.key === name);
    if (member === undefined) {
      if (field.absent === 'required') {
        good = false;
        diagnostics.error('API503', node.at, `missing key '${name}'`);
      } else if (field.absent !== 'optional') result[name] = field.absent.value;
      continue;
    }
    const value = field.decoder.decode(member.value, diagnostics);
    if (value === undefined) good = false;
    else result[name] = value;
  }
  // The loop above gave every field its value or its absence, which no mapped type can follow.
  return good ? ({ ...result } as Decoded<F>) : undefined;
}
