// What types repeat of what they inherit has an end.
import { expect, test } from 'vitest';
import { checkSize } from '../../generator/lower/size.js';
import { Diagnostics } from '../../generator/support/diagnostic.js';
import { attribute, complex, el, elements, group, schema } from './build.js';
import { lowered } from './lowered.js';

test('LOW510: all types together have at most 300,000 members', () => {
  const children = group(
    'sequence',
    Array.from({ length: 1000 }, (_, i) => el(`e${i}`)),
  );
  const attributes = Array.from({ length: 2000 }, (_, i) => attribute(`a${i}`));
  const type = lowered(schema([complex('x', elements(children), { attributes })])).record('x');
  const found = (types: number): readonly string[] => {
    const diagnostics = new Diagnostics();
    checkSize(
      Array.from({ length: types }, () => type),
      diagnostics,
    );
    return diagnostics.all.map(({ code }) => code);
  };
  expect(found(100)).toEqual([]);
  expect(found(101)).toEqual(['LOW510']);
});

test('types that come to more are refused, however few', () => {
  const attributes = Array.from({ length: 10_000 }, (_, i) => attribute(`a${i}`));
  const types = Array.from({ length: 31 }, (_, i) => complex(`t${i}`, undefined, { attributes }));
  expect(lowered(schema(types)).found).toEqual(['LOW510 error']);
});
