/**
 * Decoders of JSON values that say where and how a value is wrong. Each also describes itself, so
 * that the JSON Schema for editors is printed from the very thing that judges.
 */
import type { Diagnostics } from '../support/diagnostic.js';
import { closest } from '../support/suggest.js';
import { alternatives, quote } from '../support/text.js';
import type { JsonNode } from './json.js';
import { keyed } from './keyed.js';
import type { Format, Shape } from './shape.js';

export interface Decoder<T> {
  readonly shape: Shape;
  /** Undefined, with at least one diagnostic, when the value is wrong. */
  readonly decode: (node: JsonNode, diagnostics: Diagnostics) => T | undefined;
}

export function wrong(diagnostics: Diagnostics, node: JsonNode, expected: string): undefined {
  diagnostics.error('API504', node.at, `expected ${expected}, found ${describe(node)}`);
  return undefined;
}

function describe(node: JsonNode): string {
  switch (node.kind) {
    case 'object':
      return 'an object';
    case 'array':
      return node.items.length === 0 ? 'an empty list' : 'a list';
    case 'string':
      return node.value === '' ? 'an empty string' : quote(node.value);
    case 'number':
    case 'boolean':
      return String(node.value);
    case 'null':
      return 'null';
  }
}

export function string(format?: Format): Decoder<string> {
  const expected = format === undefined ? 'a string that is not empty' : format.name;
  return {
    shape: { kind: 'string', ...(format && { format }) },
    decode: (node, diagnostics) => {
      if (node.kind !== 'string') return wrong(diagnostics, node, expected);
      const good =
        format === undefined ? node.value.trim() !== '' : format.pattern.test(node.value);
      return good ? node.value : wrong(diagnostics, node, expected);
    },
  };
}

export const boolean: Decoder<boolean> = {
  shape: { kind: 'boolean' },
  decode: (node, diagnostics) =>
    node.kind === 'boolean' ? node.value : wrong(diagnostics, node, 'true or false'),
};

export function integer(min: number): Decoder<number> {
  return {
    shape: { kind: 'integer', min },
    decode: (node, diagnostics) =>
      node.kind === 'number' && Number.isSafeInteger(node.value) && node.value >= min
        ? node.value
        : wrong(diagnostics, node, `a whole number of at least ${min}`),
  };
}

export function choice<const V extends string>(values: readonly V[]): Decoder<V> {
  return {
    shape: { kind: 'choice', values },
    decode: (node, diagnostics) => {
      const text = node.kind === 'string' ? node.value : undefined;
      const value = values.find((candidate) => candidate === text);
      if (value !== undefined) return value;
      const meant = text === undefined ? undefined : closest(text, values);
      const expected = alternatives(values.map((candidate) => `'${candidate}'`));
      diagnostics.error(
        'API504',
        node.at,
        `expected ${expected}, found ${describe(node)}`,
        help(meant),
      );
      return undefined;
    },
  };
}

export function help(meant: string | undefined): { readonly help?: string } {
  return meant === undefined ? {} : { help: `did you mean '${meant}'?` };
}

export function list<T>(item: Decoder<T>, min = 0): Decoder<readonly T[]> {
  const expected = min === 0 ? 'a list' : 'a list with at least one item';
  return {
    shape: { kind: 'list', item: item.shape, min },
    decode: (node, diagnostics) => {
      if (node.kind !== 'array' || node.items.length < min)
        return wrong(diagnostics, node, expected);
      const values = node.items.map((entry) => item.decode(entry, diagnostics));
      return every(values);
    },
  };
}

export function map<T>(key: Format, value: Decoder<T>): Decoder<Readonly<Record<string, T>>> {
  return {
    shape: { kind: 'map', key, value: value.shape },
    decode: (node, diagnostics) => {
      if (node.kind !== 'object') return wrong(diagnostics, node, 'an object');
      const entries = keyed(node.members, diagnostics).map((member): [string, T] | undefined => {
        if (!key.pattern.test(member.key)) {
          diagnostics.error(
            'API504',
            member.at,
            `expected ${key.name}, found ${quote(member.key)}`,
          );
        }
        const decoded = value.decode(member.value, diagnostics);
        return decoded === undefined ? undefined : [member.key, decoded];
      });
      const good = every(entries);
      return good && Object.fromEntries(good);
    },
  };
}

/** All values, or undefined if one is. */
function every<T>(values: readonly (T | undefined)[]): readonly T[] | undefined {
  const good = values.filter((value) => value !== undefined);
  return good.length === values.length ? good : undefined;
}
