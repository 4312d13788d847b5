import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isFault, parseJson } from '../../generator/api/json.js';
import type { JsonNode } from '../../generator/api/json.js';

function value(node: JsonNode): unknown {
  switch (node.kind) {
    case 'object':
      return Object.fromEntries(node.members.map((member) => [member.key, value(member.value)]));
    case 'array':
      return node.items.map(value);
    case 'null':
      return null;
    default:
      return node.value;
  }
}

describe('parseJson', () => {
  test('reads what JSON.stringify prints, in every layout', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(undefined, 2, '\t'), (json, indent) => {
        const text = JSON.stringify(json, null, indent);
        const node = parseJson(text, 'x.json');
        if (isFault(node)) throw new Error(node.message);
        expect(value(node)).toEqual(JSON.parse(text));
      }),
    );
  });

  test('accepts and refuses what JSON.parse does', () => {
    const texts = [
      '01',
      '1.',
      '-',
      '+1',
      '.5',
      '1e',
      'tru',
      'nul',
      '"\\x"',
      '"\\u12g4"',
      '"a',
      '[1,]',
      '{"a":1,}',
      '{a:1}',
      "{'a':1}",
      '[1 2]',
      '{"a" 1}',
      '',
      ' ',
      '[',
      '{',
      '1 2',
      '\u00a01',
      '"\t"',
      '"\u007f"',
      '-0',
      '1E+2',
      '"\\ud800"',
      '[[]]',
      '{}',
      '\ufeff1',
    ];
    for (const text of texts) {
      let good = true;
      try {
        JSON.parse(text);
      } catch {
        good = false;
      }
      expect(!isFault(parseJson(text, 'x.json')), JSON.stringify(text)).toBe(good);
    }
  });

  test.each([
    ['{"a": 1,\n  "b" 2}', 2, 7, "expected ':' after a key, found '2'"],
    ['[1,\r\n2,\r]', 3, 1, "expected a value, found ']'"],
    ['{"a": "x', 1, 7, 'a string that does not end'],
    ['{"a": 1} x', 1, 10, "expected the end of the file, found 'x'"],
    ['', 1, 1, 'expected a value, found the end of the file'],
  ])('%j fails at line %i, column %i', (text, line, column, message) => {
    expect(parseJson(text, 'x.json')).toEqual({ at: { file: 'x.json', line, column }, message });
  });

  test('does not overflow the stack', () => {
    expect(parseJson('['.repeat(200_000), 'x.json')).toMatchObject({
      message: 'nested deeper than 100 levels',
    });
  });
});
