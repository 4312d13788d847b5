// Names in lists and unions whose patterns mind the prefixes.
import { expect, test } from 'vitest';
import { list, union } from '../../generator/runtime/compound.js';
import { qnames } from '../../generator/runtime/qname.js';
import type { AnyScalar } from '../../generator/runtime/scalar.js';

const scope = { namespaces: new Map([['p', 'urn:p']]) };
const patterns = [[/^p:\w+(?: p:\w+)*$/u]];
const names = qnames({ patterns: [] });

function complaints(scalar: AnyScalar, value: unknown): readonly string[] {
  const found: string[] = [];
  scalar.check(value, (_, expected) => void found.push(expected));
  return found;
}

test('a list keeps the prefixes of its names, and is judged by them', () => {
  const scalar = list(names, { patterns });
  const refused: string[] = [];
  const value = scalar.parse('p:a  p:b', (code) => void refused.push(code), scope);
  expect(refused).toEqual([]);
  expect(value).toEqual(['{urn:p}p:a', '{urn:p}p:b']);
  expect(complaints(scalar, value)).toEqual([]);
  expect(complaints(scalar, ['{urn:p}q:a'])).toHaveLength(1);
});

test('a union does as well', () => {
  const scalar = union<string>([names], { patterns });
  expect(scalar.parse('p:a', () => expect.fail('is refused'), scope)).toBe('{urn:p}p:a');
  expect(complaints(scalar, '{urn:p}p:a')).toEqual([]);
  expect(complaints(scalar, '{urn:p}q:a')).toHaveLength(1);
});
