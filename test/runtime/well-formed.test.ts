// What XML 1.0 and Namespaces in XML 1.0 say of a document, whatever its schema.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { DEFAULT_LIMITS } from '../../generator/runtime/limits.js';
import { errorCode, readAny } from '../support/kernel.js';
import { SHARED } from '../support/open.js';

const content = (document: string): unknown => readAny(document).value.content;

describe('text', () => {
  test.each([
    ['line ends become line feeds', '<a>1\r\n2\r3\n4</a>', '1\n2\n3\n4'],
    ['but not those written as references', '<a>1&#13;&#10;2&#xD;</a>', '1\r\n2\r'],
    ['predefined entities are replaced once', '<a>&amp;lt;&lt;&gt;&quot;&apos;</a>', `&lt;<>"'`],
    ['character references, decimal and hexadecimal', '<a>&#65;&#x1F600;&#x0009;</a>', 'A😀\t'],
    ['CDATA is text as it stands', '<a>x<![CDATA[<&]]]]><![CDATA[>]]>y</a>', 'x<&]]>y'],
    ['comments and instructions do not divide it', '<a>1<!-- & < -->2<?pi <a>?>3</a>', '123'],
    ['characters beyond the BMP', '<a>😀\u{10ffff}</a>', '😀\u{10ffff}'],
    ['a replacement character that was there', '<a>\ufffd</a>', '\ufffd'],
  ])('%s', (_, document, expected) => {
    expect(content(document)).toEqual([expected]);
  });

  test.each([
    ['a bare ampersand', '<a>a & b</a>'],
    ['a reference without end', '<a>&amp</a>'],
    ['an unknown entity', '<a>&nbsp;</a>'],
    ['a reference to no character', '<a>&#0;</a>'],
    ['a reference to a surrogate', '<a>&#xD800;</a>'],
    ['a reference beyond Unicode', '<a>&#x110000;</a>'],
    ['a reference to a control character', '<a>&#x1f;</a>'],
    ['a reference without digits', '<a>&#;</a>'],
    ['a reference with a capital X', '<a>&#X41;</a>'],
    ['a control character', '<a>\u0001</a>'],
    ['U+FFFE', '<a>\ufffe</a>'],
    [']]> in text', '<a>]]></a>'],
    ['two hyphens in a comment', '<a><!-- -- --></a>'],
    ['three hyphens at the end of a comment', '<a><!-- ---></a>'],
    ['a comment without end', '<a><!-- </a>'],
    ['CDATA without end', '<a><![CDATA[ ]]</a>'],
    ['cdata in lower case', '<a><![cdata[]]></a>'],
    ['an instruction without end', '<a><?pi </a>'],
    ['an instruction without target', '<a><? pi?></a>'],
    ['an instruction called XML', '<a><?XML ?></a>'],
    ['an instruction with a colon', '<a><?p:i?></a>'],
    ['no root', '<!-- -->'],
    ['nothing', ''],
    ['two roots', '<a/><b/>'],
    ['text behind the root', '<a/>x'],
    ['CDATA behind the root', '<a/><![CDATA[]]>'],
    ['text before the root', 'x<a/>'],
    ['an element without end', '<a><b></b>'],
    ['another end tag', '<a></b>'],
    ['an end tag that begins alike', '<a></ab>'],
    ['an end tag with an attribute', '<a></a b="c">'],
    ['crossed elements', '<a><b></a></b>'],
    ['blank before the name', '< a/>'],
    ['a slash alone', '<a/ >'],
    ['a name that starts with a digit', '<1a/>'],
  ])('%s is refused', (_, document) => {
    expect(errorCode(() => readAny(document))).toBe('ill-formed');
  });
});

describe('attributes', () => {
  const attributes = (document: string): unknown => ({ ...readAny(document).value.attributes });

  test.each([
    ['in either quotes, with white space', `<a b = "1'"\n\tc='2"'/>`, { b: "1'", c: '2"' }],
    ['white space becomes blanks', '<a b="1\t2\r\n3"/>', { b: '1 2 3' }],
    ['but not that of references', '<a b="1&#9;2&#10;3"/>', { b: '1\t2\n3' }],
    ['by their namespace', '<a xmlns:p="urn:p" p:b="1" b="2"/>', { '{urn:p}b': '1', b: '2' }],
    ['without one even where there is a default', '<a xmlns="urn:d" b="1"/>', { b: '1' }],
    [
      'xml:lang needs no declaration',
      '<a xml:lang="en"/>',
      { '{http://www.w3.org/XML/1998/namespace}lang': 'en' },
    ],
    [
      'named like members of objects',
      '<a __proto__="1" constructor="2" toString="3"/>',
      JSON.parse('{"__proto__":"1","constructor":"2","toString":"3"}'),
    ],
  ])('%s', (_, document, expected) => {
    expect(attributes(document)).toEqual(expected);
  });

  test.each([
    ['twice', '<a b="1" b="2"/>'],
    ['twice by namespace', '<a xmlns:p="u" xmlns:q="u" p:b="1" q:b="2"/>'],
    ['a prefix declared twice', '<a xmlns:p="u" xmlns:p="v"/>'],
    ['without quotes', '<a b=1/>'],
    ['without value', '<a b/>'],
    ['without end', '<a b="1/>'],
    ['with <', '<a b="<"/>'],
    ['with a bare ampersand', '<a b="&"/>'],
    ['without white space between them', '<a b="1"c="2"/>'],
    ['called like two names', '<a p:q:r="1" xmlns:p="u"/>'],
  ])('%s: refused', (_, document) => {
    expect(errorCode(() => readAny(document))).toBe('ill-formed');
  });
});

describe('namespaces', () => {
  test.each([
    ['a prefix', '<p:a xmlns:p="urn:p"/>', '{urn:p}a'],
    ['the default', '<a xmlns="urn:d"/>', '{urn:d}a'],
    ['no default any more', '<a xmlns=""/>', 'a'],
    ['a prefix declared as a reference says', '<p:a xmlns:p="urn:&#x70;"/>', '{urn:p}a'],
  ])('%s', (_, document, name) => {
    expect(readAny(document).value.name).toBe(name);
  });

  test('end with their element', () => {
    const document = '<a xmlns="u" xmlns:p="v"><b xmlns="w" xmlns:p="x"><p:c/></b><p:d/><e/></a>';
    const names = (value: unknown): unknown =>
      JSON.parse(JSON.stringify(value, ['name', 'content']));
    expect(names(readAny(document).value)).toEqual({
      name: '{u}a',
      content: [
        { name: '{w}b', content: [{ name: '{x}c', content: [] }] },
        { name: '{v}d', content: [] },
        { name: '{u}e', content: [] },
      ],
    });
  });

  test.each([
    ['an undeclared prefix', '<a><p:b/></a>', 'undeclared-prefix'],
    ['an undeclared prefix of an attribute', '<a p:b="1"/>', 'undeclared-prefix'],
    ['a prefix that was declared elsewhere', '<a><b xmlns:p="u"/><p:c/></a>', 'undeclared-prefix'],
    ['a prefix called like a member of objects', '<a><constructor:b/></a>', 'undeclared-prefix'],
    ['a prefix bound to nothing', '<a xmlns:p=""/>', 'ill-formed'],
    ['a declaration without prefix', '<a xmlns:="u"/>', 'ill-formed'],
    ['xmlns as a prefix', '<a xmlns:xmlns="u"/>', 'ill-formed'],
    ['xml bound to something else', '<a xmlns:xml="u"/>', 'ill-formed'],
    [
      'something else bound to the namespace of xml',
      '<a xmlns:p="http://www.w3.org/XML/1998/namespace"/>',
      'ill-formed',
    ],
    ['a name with two colons', '<p:a:b xmlns:p="u"/>', 'ill-formed'],
    ['a name that is a colon', '<:/>', 'ill-formed'],
    ['a name that ends with a colon', '<p: xmlns:p="u"/>', 'ill-formed'],
  ])('%s: refused', (_, document, code) => {
    expect(errorCode(() => readAny(document))).toBe(code);
  });

  test('bindings of one document are never taken for those of another', () => {
    // Joined carelessly, the first declaration looks like the second document's two.
    readAny('<a xmlns:p="u&#10;q&#10;v"/>');
    expect(readAny('<q:a xmlns:p="u" xmlns:q="v"/>').value.name).toBe('{v}a');
  });

  test('prefixes that are left out are bound on request alone', () => {
    const options = { repairPrefixes: { p: 'urn:p' } };
    expect(readAny('<p:a><p:b/></p:a>', options).value.name).toBe('{urn:p}a');
    expect(errorCode(() => readAny('<p:a><q:b/></p:a>', options))).toBe('undeclared-prefix');
  });
});

describe('a DOCTYPE is refused', () => {
  test.each([
    '<!DOCTYPE a><a/>',
    '<?xml version="1.0"?>\n<!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>',
    '<!-- --><!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>',
  ])('%s', (document) => {
    expect(errorCode(() => readAny(document))).toBe('doctype');
  });

  test('but not the word in a comment', () => {
    expect(content('<!-- <!DOCTYPE a> --><a><!-- <!DOCTYPE b> -->1</a>')).toEqual(['1']);
  });
});

describe('limits', () => {
  const deep = (depth: number): string => '<a>'.repeat(depth) + '</a>'.repeat(depth);

  test.each([
    ['depth', deep(DEFAULT_LIMITS.depth), deep(DEFAULT_LIMITS.depth + 1)],
    ['attributes', tag('a', DEFAULT_LIMITS.attributes), tag('a', DEFAULT_LIMITS.attributes + 1)],
    [
      'prefixes',
      tag('xmlns:a', DEFAULT_LIMITS.prefixes - 1),
      tag('xmlns:a', DEFAULT_LIMITS.prefixes + 1),
    ],
    [
      'length of a name',
      `<${'n'.repeat(DEFAULT_LIMITS.name)}/>`,
      `<${'n'.repeat(DEFAULT_LIMITS.name + 1)}/>`,
    ],
  ])('of %s', (_, allowed, tooMuch) => {
    expect(errorCode(() => readAny(allowed))).toBe('accepted');
    expect(errorCode(() => readAny(tooMuch))).toBe('limit');
  });

  test('of the whole document', () => {
    expect(errorCode(() => readAny('<a>12345</a>', { limits: { document: 12 } }))).toBe('accepted');
    expect(errorCode(() => readAny('<a>123456</a>', { limits: { document: 12 } }))).toBe('limit');
  });

  function tag(name: string, count: number): string {
    return `<r ${Array.from({ length: count }, (_, i) => `${name}${i}="u${i}"`).join(' ')}/>`;
  }
});

const SUITE = join(SHARED, 'corpora/w3c-xml');
const hasSuite = existsSync(SUITE);

describe.skipIf(!hasSuite)(
  `the W3C suite${hasSuite ? '' : ' (skipped: no ../shared/corpora beside the repository)'}`,
  () => {
    test('every labelled verdict is reached, and what is accepted has its canonical content', () => {
      const folder = mkdtempSync(join(tmpdir(), 'w3c-xml-'));
      execFileSync('tar', ['xf', join(SUITE, 'documents.tar.xz'), '-C', folder]);
      const lines = readFileSync(join(SUITE, 'manifest.tsv'), 'utf8').trim().split('\n').slice(1);
      const wrong: string[] = [];
      let judged = 0;
      for (const line of lines) {
        const [file = '', verdict = '', , , , , , , , canonical = ''] = line.split('\t');
        if (verdict === 'disputed') continue;
        judged++;
        const bytes = readFileSync(join(folder, file));
        const found = errorCode(() => readAny(bytes));
        const isAccepted = found === 'accepted';
        if (isAccepted !== (verdict === 'accept') || found.startsWith('no XmlError'))
          wrong.push(`${file}: ${found}, not ${verdict}`);
        if (isAccepted && canonical.trim() !== '')
          expect(readAny(bytes).value, file).toEqual(
            readAny(readFileSync(join(folder, canonical.trim()))).value,
          );
      }
      expect(wrong).toEqual([]);
      expect(judged).toBe(550);
    });
  },
);
