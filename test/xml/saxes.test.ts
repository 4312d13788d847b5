import { describe, expect, it } from 'vitest';
import { Diagnostics } from '../../generator/support/diagnostic.js';
import type { XmlElement } from '../../generator/xml/node.js';
import { parseXml } from '../../generator/xml/saxes.js';

function parse(content: string | Buffer): { root: XmlElement | undefined; problems: string[] } {
  const diagnostics = new Diagnostics();
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const root = parseXml('a.xsd', bytes, diagnostics);
  const problems = diagnostics.all.map(
    ({ at, code, message }) => `${at?.line}:${at?.column} ${code} ${message}`,
  );
  return { root, problems };
}

describe('parseXml', () => {
  it('expands names and keeps the places of elements and attributes', () => {
    const { root } = parse(
      '<a xmlns="urn:a" xmlns:b="urn:b">\r\n  <b:c d = "1"\n b:e="&lt;"/></a>',
    );
    expect(root).toMatchObject({ namespace: 'urn:a', local: 'a', at: { line: 1, column: 1 } });
    const [child] = root?.content ?? [];
    expect(child).toMatchObject({
      namespace: 'urn:b',
      local: 'c',
      at: { file: 'a.xsd', line: 2, column: 3 },
      attributes: [
        { namespace: '', local: 'd', value: '1', at: { line: 2, column: 8 } },
        { namespace: 'urn:b', local: 'e', value: '<', at: { line: 3, column: 2 } },
      ],
    });
  });

  it('keeps the prefixes in scope, undeclared default included', () => {
    const { root } = parse('<a xmlns="urn:a" xmlns:p="urn:p"><b xmlns=""/></a>');
    const [child] = root?.content ?? [];
    const scope = typeof child === 'object' ? Object.fromEntries(child.scope) : {};
    expect(scope).toEqual({ p: 'urn:p', xml: 'http://www.w3.org/XML/1998/namespace' });
  });

  it('counts columns in UTF-16 units', () => {
    const { root } = parse('<a><!-- 🎵é --><b/></a>');
    expect(root?.content[0]).toMatchObject({ at: { line: 1, column: 16 } });
  });

  it.each([
    ['<a><b></a>', /^1:10 XML101 .*the element 'b' of line 1 has no end tag/],
    ['<a><b/>', /^1:\d+ XML101 .*the element 'a' of line 1 has no end tag/],
    ['<a x="1" x="2"/>', /XML101 .*duplicate attribute/],
    ['<p:a/>', /XML101 .*unbound namespace prefix/],
    ['<a/><b/>', /XML101 .*only one root/],
    ['<a>\u0001</a>', /XML101 .*disallowed character/],
    ['<a>&constructor;</a>', /XML104/],
    ['<a xmlns:p="urn:p"><p:1/></a>', /XML101 'p:1' is not a qualified name/],
    ['', /1:1 XML106/],
    ['not xml', /XML101/],
    ['<a'.repeat(3), /XML101/],
  ])('reports %j', (text, expected) => {
    const { root, problems } = parse(text);
    expect(root).toBeUndefined();
    expect(problems.join('\n')).toMatch(expected);
  });

  it('ignores a DOCTYPE that only declares, and expands nothing', () => {
    const doctype = '<!DOCTYPE a SYSTEM "http://127.0.0.1:1/x.dtd" [<!ENTITY e "x">]>';
    expect(parse(`${doctype}<a/>`)).toMatchObject({
      root: { local: 'a' },
      problems: [expect.stringMatching(/^1:1 XML107/)],
    });
    const { root, problems } = parse(`${doctype}<a>&e;</a>`);
    expect(root).toBeUndefined();
    expect(problems[1]).toMatch(/^1:\d+ XML104/);
  });

  it('limits depth, size and attributes', () => {
    expect(parse('<a>'.repeat(300)).problems[0]).toMatch(/XML105 elements nest deeper/);
    const attributes = Array.from({ length: 4001 }, (_, index) => `a${index}=""`).join(' ');
    expect(parse(`<a ${attributes}/>`).problems[0]).toMatch(/XML105 more than 4000 attributes/);
    expect(parse(Buffer.alloc(33 * 1024 * 1024, 32)).problems[0]).toMatch(/XML105/);
    expect(parse(`${'<a>'.repeat(256)}${'</a>'.repeat(256)}`).problems).toEqual([]);
  });
});
