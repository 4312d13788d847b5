/** A second opinion: libxml2's validator on the same patterns and values. */
import fc from 'fast-check';
import { XmlDocument, XmlValidateError, XsdValidator } from 'libxml2-wasm';
import { describe, expect, it } from 'vitest';
import { compilePattern } from '../../generator/pattern/compile.js';
import type { CharacterClass, Expression } from '../../generator/pattern/model.js';
import { automaton } from '../../generator/runtime/pattern.js';
import { expressions, texts } from './arbitrary.js';
import { oracleMatches } from './oracle.js';
import { written } from './write.js';

describe('libxml2 agrees', () => {
  it('on patterns by hand', () => {
    for (const [pattern, values] of BY_HAND)
      expect([pattern, ...ours(pattern, values)]).toEqual([pattern, ...theirs(pattern, values)]);
  });

  it('on some hundred random patterns, but for its known errors', () => {
    const samples = fc.sample(expressions, { numRuns: 400, seed: 20_041_028 });
    const values = [...new Set(fc.sample(texts, { numRuns: 60, seed: 14 }))];
    const differences: unknown[] = [];
    let known = 0;
    for (const expression of samples) {
      const pattern = written(expression);
      if (isMisread(expression)) {
        known++;
        continue;
      }
      const judged = theirs(pattern, values);
      for (const [index, verdict] of ours(pattern, values).entries())
        if (verdict !== judged[index]) differences.push([pattern, values[index], verdict]);
    }
    expect(differences).toEqual([]);
    expect(samples.length - known).toBeGreaterThan(200);
  });

  it('is itself wrong where it is left out', () => {
    for (const [pattern, value, verdict] of MISREAD) {
      expect([pattern, ...ours(pattern, [value])]).toEqual([pattern, verdict]);
      expect([pattern, ...theirs(pattern, [value])]).toEqual([pattern, !verdict]);
    }
  });
});

/** What libxml2 gets wrong, with the right verdict. */
const MISREAD: readonly (readonly [pattern: string, value: string, verdict: boolean])[] = [
  // A complement among the members of a class: [^\P{So}] is \p{So} (production 15).
  ['[^\\P{So}]', '1', false],
  // A negated class that is subtracted: no b, for b is not in [a] (production 16).
  ['[ab-[^a]]', 'b', false],
  // The empty text, several times over, is the empty text (production 3).
  ['(){3,4}', '', true],
  // A counter inside a loop: two c are one round of c{2,}, and then there is none left.
  ['(c{2,})*c', 'cc', false],
];

/** Whether one of these errors can show; `inLoop` for what is repeated. */
function isMisread(expression: Expression, inLoop = false): boolean {
  switch (expression.kind) {
    case 'characters':
      return isMisreadClass(expression.set);
    case 'choice':
      return expression.branches.some((branch) => isMisread(branch, inLoop));
    case 'sequence':
      return expression.pieces.some((piece) => isMisread(piece, inLoop));
    case 'repeat': {
      const { body, min, max } = expression;
      const isCounted = min > 1 || (max > 1 && max !== Infinity);
      if (isCounted && (inLoop || oracleMatches(body, ''))) return true;
      return isMisread(body, inLoop || max > 1);
    }
  }
}

function isMisreadClass({ negated, members, except }: CharacterClass): boolean {
  const isOne = members.length === 1 && !negated && except === undefined;
  if (!isOne && members.some((member) => member.kind === 'category' && member.negated)) return true;
  return except !== undefined && (except.negated || isMisreadClass(except));
}

const BY_HAND: readonly (readonly [pattern: string, values: readonly string[]])[] = [
  ['a||b', ['', 'a', 'b', 'ab']],
  ['', ['', 'a']],
  ['^a$', ['a', '^a$']],
  ['\\d{2,3}', ['1', '12', '123', '1234', '\u0661\u0662', 'ab']],
  ['[a-z-[aeiou]]+', ['bcd', 'abc', '-', '']],
  ['[^a-c]', ['a', 'd', '\n', '\u{1F600}']],
  ['[-a]', ['-', 'a', 'b']],
  ['[a-]', ['-', 'a', 'b']],
  ['[a^]', ['^', 'a', 'b']],
  ['.', ['a', '\n', '\r', '\u{1F600}', 'ab', '\u2028']],
  ['\\s\\S', [' a', '\ta', '\u00A0a', 'a ', '\n\n']],
  ['\\i\\c*', ['a', 'a-b', ':a', '1a', '_1', '\u00E9t\u00E9']],
  ['\\w+', ['a1', '_', '-', '$', 'a b', '\u00E9']],
  ['\\W', ['_', '-', 'a', ' ', '$']],
  ['\\p{Lu}\\p{Ll}*', ['Abc', 'abc', '\u00C9t\u00E9', 'A1']],
  ['\\P{L}+', ['12', 'a', '-']],
  ['\\p{IsBasicLatin}*', ['abc', 'ab\u00E9', '']],
  ['\\p{IsGreek}', ['\u03B1', 'a']],
  ['\\P{IsCyrillic}', ['\u0436', 'a']],
  ['(a+)+b', ['aaab', 'aaa', 'b']],
  ['(a|ab)(c|bcd)', ['abcd', 'ac', 'abc', 'abbcd', 'ab']],
  ['([a-z]{2}){2,3}', ['abcd', 'abcdef', 'abc', 'abcdefgh']],
  ['\\-\\.\\?\\*\\+\\{\\}\\(\\)\\[\\]\\|\\\\\\^', ['-.?*+{}()[]|\\^', '']],
];

function ours(pattern: string, values: readonly string[]): readonly boolean[] {
  const compiled = compilePattern(pattern);
  switch (compiled.kind) {
    case 'error':
      throw new Error(`${pattern}: ${compiled.message}`);
    case 'regexp':
      return values.map((value) => new RegExp(compiled.source, compiled.flags).test(value));
    case 'automaton':
      return values.map((value) => automaton(compiled.program).test(value));
  }
}

/** One document for all values, an element on a line each; the lines of the errors tell. */
function theirs(pattern: string, values: readonly string[]): readonly boolean[] {
  using schema = XmlDocument.fromString(schemaOf(pattern));
  using validator = XsdValidator.fromDoc(schema);
  const lines = values.map((value) => `<v>${escaped(value)}</v>`);
  using document = XmlDocument.fromString(['<r>', ...lines, '</r>'].join('\n'));
  const refused = new Set<number>();
  try {
    validator.validate(document);
  } catch (error) {
    if (!(error instanceof XmlValidateError)) throw error;
    for (const detail of error.details) refused.add(detail.line - 2);
  }
  return values.map((_, index) => !refused.has(index));
}

function schemaOf(pattern: string): string {
  return `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
  <xs:element name="r"><xs:complexType><xs:sequence>
    <xs:element name="v" maxOccurs="unbounded"><xs:simpleType><xs:restriction base="xs:string">
      <xs:pattern value="${escaped(pattern)}"/>
    </xs:restriction></xs:simpleType></xs:element>
  </xs:sequence></xs:complexType></xs:element>
</xs:schema>`;
}

/** Line ends as references, so that lines stay lines. */
function escaped(text: string): string {
  return text.replace(/[&<>"\r\n\t]/g, (character) => `&#${character.charCodeAt(0)};`);
}
