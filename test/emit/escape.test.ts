import fc from 'fast-check';
import * as prettier from 'prettier';
import { describe, expect, test } from 'vitest';
import {
  commentLines,
  commentText,
  objectKey,
  propertyKey,
  stringLiteral,
} from '../../generator/emit/escape.js';
import { jsdoc } from '../../generator/emit/jsdoc.js';
import { width } from '../../generator/emit/width.js';
import { prettierOptions } from './prettier.js';

/** Any UTF-16, with what is dangerous made frequent. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom("'", '"', '`', '\\', '\n', '\r', '\u2028', '\u2029', '\u0085', '\0', '\t'),
      fc.constantFrom('*/', '/*', '//', '@', '{@link', '@ts-ignore', '${x}', '</script>', ' ', '*'),
      fc.constantFrom('#__PURE__', '@__NO_SIDE_EFFECTS__', '# sourceMappingURL=', '#', '__PURE__'),
      fc.constantFrom('\u202e', '\u2066', '\ud800', '\udc00', '\u{1f600}', '\ufeff', 'e\u0301'),
      fc.string({ unit: 'binary', maxLength: 3 }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

/** Evaluates a literal: the test of a printer is a parser. */
function evaluate(code: string): unknown {
  // oxlint-disable-next-line no-new-func -- the language's own parser is the judge
  return new Function(`"use strict"; return (${code});`)();
}

describe('string literals', () => {
  test('have the value that was given', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(evaluate(stringLiteral(text))).toBe(text);
      }),
    );
  });

  test('are one line of well-formed text without anything invisible or a source map', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(stringLiteral(text)).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u);
        expect(stringLiteral(text)).not.toContain('sourceMappingURL=');
      }),
    );
  });

  test('are printed as prettier prints them', async () => {
    await fc.assert(
      fc.asyncProperty(hostile, async (text) => {
        const code = `f(${stringLiteral(text)});\n`;
        fc.pre(code.length < 100);
        expect(await prettier.format(code, prettierOptions)).toBe(code);
      }),
    );
  });
});

describe('keys', () => {
  test('keep their name, __proto__ included', () => {
    fc.assert(
      fc.property(
        fc.oneof(hostile, fc.constantFrom('__proto__', 'class', 'a-b', '1', 'é')),
        (text) => {
          const object = evaluate(`{ ${objectKey(text)}: 1 }`);
          expect(Object.keys(object as object)).toEqual([text]);
        },
      ),
    );
  });

  test('are quoted only when they must be', () => {
    expect(['a', 'class', 'é', '$x'].map(propertyKey)).toEqual(['a', 'class', 'é', '$x']);
    expect(['a-b', '1', ''].map(propertyKey)).toEqual(["'a-b'", "'1'", "''"]);
  });
});

describe('comments', () => {
  test('neither end early nor hold tags or directives', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        for (const line of commentLines(text)) {
          expect(line).not.toMatch(/\*\/|\/\*|[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u);
          expect(line).not.toMatch(/(?<![\p{L}\p{N}\\])@/u);
          expect(line).not.toMatch(/[#@]__|sourceMappingURL=/);
        }
        expect(commentText(text)).not.toContain('\n');
      }),
    );
  });

  test('stay comments, above code that stays code', async () => {
    await fc.assert(
      fc.asyncProperty(hostile, hostile, async (documentation, sentence) => {
        const lines = jsdoc({ documentation, sentences: [sentence, 'x.'] });
        const code = `${lines.join('\n')}\nexport const value = 1;\n`;
        expect(await prettier.format(code, prettierOptions)).toBe(code);
        expect(evaluate(`(() => {\n${lines.join('\n')}\nreturn 1; })()`)).toBe(1);
      }),
    );
  });

  test('an address is no tag', () => {
    expect(commentText('mail a@example.org, @see')).toBe('mail a@example.org, \\@see');
  });

  test('what the documentation says already is not said again', () => {
    expect(jsdoc({ documentation: 'At most 5. More.', sentences: ['At most 5.'] })).toEqual([
      '/** At most 5. More. */',
    ]);
  });
});

test('wide characters take two columns, marks none', () => {
  expect([width('ab'), width('日本'), width('e\u0301'), width('é')]).toEqual([2, 4, 1, 1]);
});
