import { describe, expect, it } from 'vitest';
import { load, resolveFiles, resolveText, xsd } from '../load/folder.js';

/** The first report on a document that contains this. */
function firstProblem(body: string, attributes = ''): string {
  return resolveText(body, attributes).problems[0] ?? 'none';
}

describe('reading schema documents', () => {
  it.each([
    ['<xs:element name="a" tpye="xs:int"/>', /^1 XSD301 xs:element has no attribute 'tpye'/],
    ['<xs:element name="a" minOccurs="0"/>', /XSD301/],
    ['<xs:element/>', /XSD302 .*'name'/],
    ['<xs:complexType name="a"><xs:attribute name="b"/><xs:sequence/></xs:complexType>', /XSD303/],
    ['<xs:complexType name="a"><xs:sequnce/></xs:complexType>', /XSD303 xs:sequnce/],
    ['<foo xmlns="urn:other"/>', /XSD303 element 'foo' of another namespace/],
    ['<xs:element name="a b"/>', /XSD304 'a b' is not a name/],
    ['<xs:element name="a" nillable="yes"/>', /XSD304 nillable is 'yes', not true or false/],
    ['<xs:element name="a" block="all"/>', /XSD304 block has 'all', expected #all or/],
    ['<xs:element name="a">text</xs:element>', /XSD305 'text' stands in xs:element/],
    ['<xs:complexType name="a"><xs:assert test="1"/></xs:complexType>', /XSD306 xs:assert/],
    ['<xs:element name="a" default="1" fixed="1"/>', /XSD307/],
    ['<xs:element name="a" type="xs:int"><xs:simpleType/></xs:element>', /XSD30|XSD314/],
    ['<xs:element name="a" type="u:b"/>', /XSD308 the prefix 'u' of 'u:b' is not declared/],
    ['<xs:element name="a" id="x"/><xs:element name="b" id="x"/>', /XSD309/],
    ['<xs:attribute name="xmlns"/>', /XSD315/],
    ['<xs:simpleType name="a"><xs:list/></xs:simpleType>', /XSD314 xs:list needs itemType/],
    [
      '<xs:element name="a" xmlns:u="urn:u" type="u:b"/>',
      /XSD313 'u:b' is in the namespace 'urn:u'/,
    ],
  ])('reports %s', (body, expected) => {
    expect(firstProblem(body)).toMatch(expected);
  });

  it.each([
    ['minOccurs="2"', /XSD310 minOccurs 2 is greater than maxOccurs 1/],
    ['maxOccurs="-1"', /XSD304 maxOccurs is '-1', not a whole number or unbounded/],
    ['maxOccurs="99999999999999999999"', /XSD311/],
  ])('checks %s', (occurs, expected) => {
    const element = `<xs:element name="a" type="xs:int" ${occurs}/>`;
    const body = `<xs:complexType name="T"><xs:sequence>${element}</xs:sequence></xs:complexType>`;
    expect(firstProblem(body)).toMatch(expected);
  });

  it('keeps xs:all where it belongs', () => {
    const all = '<xs:all><xs:element name="a" maxOccurs="2"/></xs:all>';
    expect(firstProblem(`<xs:complexType name="T">${all}</xs:complexType>`)).toMatch(/XSD312/);
    const nested =
      '<xs:group name="g"><xs:all><xs:element name="a"/></xs:all></xs:group>' +
      '<xs:complexType name="T"><xs:sequence><xs:group ref="t:g"/></xs:sequence></xs:complexType>';
    expect(firstProblem(nested)).toMatch(/XSD312/);
  });

  it('accepts attributes of other namespaces everywhere', () => {
    expect(firstProblem('<xs:element name="a" xmlns:v="urn:v" v:x="1"/>')).toBe('none');
  });

  it('reads documentation as text, paragraphs of XHTML included', () => {
    const documentation =
      '<xs:annotation><xs:appinfo>no</xs:appinfo><xs:documentation>\n    One.\n      Two.\n' +
      '  </xs:documentation><xs:documentation><p xmlns="urn:h">A</p><p xmlns="urn:h">B</p>' +
      '</xs:documentation></xs:annotation>';
    const { schema } = resolveText(`<xs:element name="a">${documentation}</xs:element>`);
    expect(schema.elements.get('{urn:t}a')?.annotation?.documentation).toBe('One.\n  Two.\n\nA\nB');
  });

  it('takes the first annotations as those of the document', () => {
    const note = (text: string): string =>
      `<xs:annotation><xs:documentation>${text}</xs:documentation></xs:annotation>`;
    const { schema } = resolveText(`${note('head')}<xs:element name="a"/>${note('tail')}`);
    expect(schema.files[0]).toMatchObject({
      path: 'main.xsd',
      targetNamespace: 'urn:t',
      prefixes: { t: 'urn:t', xs: 'http://www.w3.org/2001/XMLSchema' },
      annotation: { documentation: 'head' },
    });
  });

  it('binds unprefixed references of a chameleon to its includer', () => {
    const chameleon =
      '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">' +
      '<xs:element name="e" type="T"/><xs:simpleType name="T"><xs:list itemType="xs:int"/>' +
      '</xs:simpleType></xs:schema>';
    const { schema, problems } = resolveFiles({
      'main.xsd': xsd('<xs:include schemaLocation="c.xsd"/>'),
      'c.xsd': chameleon,
    });
    expect(problems).toEqual([]);
    expect(schema.elements.get('{urn:t}e')?.type).toBe('{urn:t}T');
  });

  it('applies the defaults of the document', () => {
    const { sets } = load({
      'x.xsd': xsd(
        '<xs:complexType name="T"><xs:sequence><xs:element name="a" form="unqualified"/>' +
          '<xs:element name="b"/></xs:sequence><xs:attribute name="c"/></xs:complexType>',
        'attributeFormDefault="qualified" blockDefault="#all" finalDefault="extension"',
      ),
    });
    expect(sets[0]?.documents[0]?.globals[0]).toMatchObject({
      block: ['extension', 'restriction'],
      final: ['extension'],
      content: {
        particle: {
          term: {
            particles: [
              { term: { name: { namespace: '', local: 'a' } } },
              {
                term: {
                  name: { namespace: 'urn:t', local: 'b' },
                  block: ['extension', 'restriction', 'substitution'],
                },
              },
            ],
          },
        },
        attributes: { items: [{ name: { namespace: 'urn:t', local: 'c' } }] },
      },
    });
  });
});
