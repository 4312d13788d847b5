import { describe, expect, test } from 'vitest';
import { memberText } from '../../generator/bulk/member-text.js';
import { outputHeaders, outputRows } from '../../generator/bulk/output-columns.js';
import type { Scalar } from '../../generator/ir/model.js';
import type { Field } from '../../generator/request/model.js';

const TEXT: Scalar = {
  value: { kind: 'text', lexical: 'string' },
  whiteSpace: 'preserve',
  facets: {},
};

/** `a.b[].c`: a step with brackets is a list. */
function field(path: string, scalar: Scalar = TEXT): Field {
  const steps = path.split('.').map((name) => {
    return { name: name.replace('[]', ''), isList: name.endsWith('[]') };
  });
  return { path, steps, scalar, required: false, secret: false };
}

describe('a value as the text of a cell', () => {
  test.each([
    ['x', 'x'],
    [true, 'true'],
    [-0, '-0'],
    [Infinity, 'INF'],
    [NaN, 'NaN'],
    [12345678901234567890n, '12345678901234567890'],
    [null, ''],
    [undefined, ''],
    [[1, 2], '1 2'],
    [new Uint8Array([255, 0]), '/wA='],
  ])('%s', (value, text) => {
    expect(memberText({ a: { b: value } }, field('a.b'))).toBe(text);
  });

  test('hexadecimal bytes stay so', () => {
    const hex: Scalar = { ...TEXT, value: { kind: 'bytes', encoding: 'hex' } };
    expect(memberText({ a: new Uint8Array([255, 0]) }, field('a', hex))).toBe('ff00');
  });

  test('what is not there is empty, whatever its name', () => {
    expect(memberText({}, field('constructor'))).toBe('');
    expect(memberText({ a: 'x' }, field('a.length'))).toBe('');
    expect(memberText({ a: ['x', 'y'] }, field('a[]'), 1)).toBe('y');
    expect(memberText({ a: [{ b: 'x' }, { b: 'y' }] }, field('a[].b'))).toBe('x');
  });
});

test('a list becomes as many rows, each with what stands beside it', () => {
  const response = { n: 2, u: [{ id: 'a', tel: ['1', '2'] }, { id: 'b' }] };
  expect(outputRows(response, [field('n')])).toEqual([['2']]);
  expect(outputRows(response, [field('n'), field('u[].id'), field('u[].tel[]')])).toEqual([
    ['2', 'a', '1'],
    ['2', 'b', ''],
  ]);
  expect(outputRows({ n: 0 }, [field('u[].id')])).toEqual([]);
});

test('the items of a list go by the names within it, unless two are the same', () => {
  const headers = (...paths: readonly string[]): readonly string[] =>
    outputHeaders(paths.map((path) => field(path)));
  expect(headers('a.b', 'u[].room.pin', 'tel[]')).toEqual(['a.b', 'room.pin', 'tel[]']);
  expect(headers('id', 'u[].id')).toEqual(['id', 'u[].id']);
});
