import { describe, expect, test } from 'vitest';
import { difference } from '../../conformance/infoset.js';

function between(before: string, after: string): string | undefined {
  return difference(Buffer.from(before), Buffer.from(after));
}

describe('documents with one infoset', () => {
  test.each([
    ['prefixes do not matter', '<a xmlns="urn:t"><b/></a>', '<p:a xmlns:p="urn:t"><p:b/></p:a>'],
    ['nor do quotes, CDATA and references', `<a b='1'>&lt;</a>`, '<a b="1"><![CDATA[<]]></a>'],
    ['nor comments and instructions', '<a>x<!-- c -->y<?p?></a>', '<a>xy</a>'],
    ['nor blanks between elements', '<a>\n <b/>\n</a>', '<a><b/></a>'],
    ['nor the order of attributes', '<a b="1" c="2"/>', '<a c="2" b="1"/>'],
    ['one number has several spellings', '<a>+007.50</a>', '<a>7.5</a>'],
    ['so has a float', '<a>1.0E2</a>', '<a>100</a>'],
    ['and a boolean', '<a>1</a>', '<a>true</a>'],
    ['hexadecimal digits have two', '<a>0aff</a>', '<a>0AFF</a>'],
    [
      'a qualified name may have another prefix',
      '<a xmlns:p="urn:t">p:x</a>',
      '<a xmlns:q="urn:t">q:x</a>',
    ],
    [
      'hints of locations are left out',
      '<a xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="urn:t t.xsd"/>',
      '<a/>',
    ],
  ])('%s', (_, before, after) => {
    expect(between(before, after)).toBeUndefined();
  });
});

describe('documents that differ', () => {
  test.each([
    ['an element is lost', '<a><b/><c/></a>', '<a><b/></a>', '/a: "c" became nothing'],
    ['order', '<a><b/><c/></a>', '<a><c/><b/></a>', '/a/b: became c'],
    ['a namespace', '<a xmlns="urn:t"/>', '<a/>', '/a: became a'],
    ['an attribute', '<a b="1"/>', '<a/>', '/a/@{}b: lost'],
    ['an attribute more', '<a/>', '<a b="1"/>', '/a/@{}b: was not there'],
    ['text', '<a>x</a>', '<a>y</a>', '/a: "x" became "y"'],
    ['mixed text', '<a>x<b/></a>', '<a><b/></a>', '/a: "x" became "b"'],
    ['case of letters', '<a>yes</a>', '<a>YES</a>', '/a: "yes" became "YES"'],
    [
      'what a prefix stands for',
      '<a xmlns:p="urn:t">p:x</a>',
      '<a xmlns:q="urn:u">q:x</a>',
      '/a: "p:x" became "q:x"',
    ],
    [
      'nil',
      '<a xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true"/>',
      '<a/>',
      '/a/@{http://www.w3.org/2001/XMLSchema-instance}nil: lost',
    ],
  ])('%s', (_, before, after, found) => {
    expect(between(before, after)).toBe(found);
  });
});
