/** Rules of Part 1 on schemas, one by one: each pair is a schema that keeps it and one that breaks it. */
import { describe, expect, it } from 'vitest';
import { load, xsd } from '../load/folder.js';
import { resolve } from '../../generator/resolve/resolve.js';

/** `code constraint` of each error. */
function errorsOf(body: string): readonly string[] {
  const { sets, diagnostics } = load({ 'main.xsd': xsd(body) });
  for (const set of sets) resolve(set, diagnostics);
  return diagnostics.all
    .filter(({ severity }) => severity === 'error')
    .map(({ code, constraint = '' }) => `${code} ${constraint}`.trim());
}

const complex = (name: string, inside: string, attributes = ''): string =>
  `<xs:complexType name="${name}" ${attributes}>${inside}</xs:complexType>`;
const restriction = (inside: string, base = 't:A'): string =>
  `<xs:complexContent><xs:restriction base="${base}">${inside}</xs:restriction></xs:complexContent>`;
const sequence = (inside: string, attributes = ''): string =>
  `<xs:sequence ${attributes}>${inside}</xs:sequence>`;
const toSimple =
  '<xs:simpleContent><xs:restriction base="t:A"><xs:simpleType><xs:restriction base="xs:int"/>' +
  '</xs:simpleType></xs:restriction></xs:simpleContent>';
const allGroup = '<xs:group name="g"><xs:all><xs:element name="a"/></xs:all></xs:group>';
const fixedAttribute = '<xs:attribute name="a" type="xs:int" fixed="1"/>';
const union =
  '<xs:simpleType name="U"><xs:union memberTypes="xs:int xs:date"/></xs:simpleType>' +
  '<xs:simpleType name="R"><xs:restriction base="t:U"><xs:enumeration value="1"/></xs:restriction></xs:simpleType>';

describe.each([
  [
    'processContents of attribute wildcards (derivation-ok-restriction.4.3)',
    complex('A', '<xs:anyAttribute processContents="lax"/>') +
      complex('B', restriction('<xs:anyAttribute processContents="strict"/>')),
    complex('A', '<xs:anyAttribute processContents="strict"/>') +
      complex('B', restriction('<xs:anyAttribute processContents="lax"/>')),
    'RES420 derivation-ok-restriction',
  ],
  [
    'the ur-type restricted by a wildcard that is skipped',
    complex('B', '<xs:anyAttribute processContents="skip"/>'),
    complex('B', restriction('<xs:anyAttribute/>', 't:A')) + complex('A', ''),
    'RES420 derivation-ok-restriction',
  ],
  [
    'one xs:ID in an attribute group that nobody uses',
    '<xs:attributeGroup name="g"><xs:attribute name="a" type="xs:ID"/></xs:attributeGroup>',
    '<xs:attributeGroup name="g"><xs:attribute name="a" type="xs:ID"/>' +
      '<xs:attribute name="b" type="xs:ID"/></xs:attributeGroup>',
    'RES407 ag-props-correct',
  ],
  [
    'defaults in an attribute group that nobody uses',
    '<xs:attributeGroup name="g"><xs:attribute name="a" type="xs:int" default="1"/></xs:attributeGroup>',
    '<xs:attributeGroup name="g"><xs:attribute name="a" type="xs:int" default="x"/></xs:attributeGroup>',
    'RES411 a-props-correct',
  ],
  [
    'defaults in a group that nobody uses',
    `<xs:group name="g">${sequence('<xs:element name="a" type="xs:int" default="1"/>')}</xs:group>`,
    `<xs:group name="g">${sequence('<xs:element name="a" type="xs:int" default="x"/>')}</xs:group>`,
    'RES411 e-props-correct',
  ],
  [
    'fixed attributes are compared by value',
    complex('A', fixedAttribute) +
      complex('B', restriction(fixedAttribute.replace('"1"', '" 01"'))),
    complex('A', fixedAttribute) + complex('B', restriction(fixedAttribute.replace('"1"', '"2"'))),
    'RES420 derivation-ok-restriction',
  ],
  [
    'fixed elements are compared by value',
    complex('A', sequence('<xs:element name="a" type="xs:int" fixed="1"/>')) +
      complex('B', restriction(sequence('<xs:element name="a" type="xs:int" fixed="+1"/>'))),
    complex('A', sequence('<xs:element name="a" type="xs:int" fixed="1"/>')) +
      complex('B', restriction(sequence('<xs:element name="a" type="xs:int" fixed="2"/>'))),
    'RES420 derivation-ok-restriction',
  ],
  [
    'a use repeats what its declaration fixes (au-props-correct.2)',
    fixedAttribute + complex('A', '<xs:attribute ref="t:a" fixed="01"/>'),
    fixedAttribute + complex('A', '<xs:attribute ref="t:a" fixed="2"/>'),
    'RES420 au-props-correct',
  ],
  [
    'a use of a fixed attribute has no default (au-props-correct.2)',
    fixedAttribute + complex('A', '<xs:attribute ref="t:a"/>'),
    fixedAttribute + complex('A', '<xs:attribute ref="t:a" default="1"/>'),
    'RES420 au-props-correct',
  ],
  [
    'a member is derived from a union, be it restricted or not (cos-st-derived-ok.2.2.4)',
    union +
      complex('A', sequence('<xs:element name="a" type="t:R"/>')) +
      complex('B', restriction(sequence('<xs:element name="a" type="xs:int"/>'))),
    union +
      complex('A', sequence('<xs:element name="a" type="t:R"/>')) +
      complex('B', restriction(sequence('<xs:element name="a" type="xs:time"/>'))),
    'RES420 derivation-ok-restriction',
  ],
  [
    'mixed content restricted to a simple type can be empty (src-ct.2)',
    complex('A', sequence('<xs:element name="a" minOccurs="0"/>'), 'mixed="true"') +
      complex('B', toSimple),
    complex('A', sequence('<xs:element name="a"/>'), 'mixed="true"') + complex('B', toSimple),
    'RES406 src-ct',
  ],
  [
    'a group of xs:all occurs once (cos-all-limited.1.2)',
    allGroup + complex('A', '<xs:group ref="t:g" minOccurs="0"/>'),
    allGroup + complex('A', '<xs:group ref="t:g" maxOccurs="2"/>'),
    'XSD312 cos-all-limited',
  ],
  [
    'a group of xs:all that never occurs',
    allGroup + complex('A', '<xs:group ref="t:g" minOccurs="0" maxOccurs="0"/>'),
    allGroup + complex('A', sequence('<xs:group ref="t:g"/>')),
    'XSD312 cos-all-limited',
  ],
  [
    'a repeated element restricts a repeated choice, as xs:all does xs:explicitGroup',
    complex(
      'A',
      '<xs:choice minOccurs="0" maxOccurs="unbounded"><xs:element name="a"/><xs:element name="b"/></xs:choice>',
    ) +
      complex(
        'B',
        restriction(sequence('<xs:element name="a" minOccurs="0" maxOccurs="unbounded"/>')),
      ),
    complex(
      'A',
      '<xs:choice minOccurs="0" maxOccurs="2"><xs:element name="a"/><xs:element name="b"/></xs:choice>',
    ) +
      complex(
        'B',
        restriction(sequence('<xs:element name="a" minOccurs="0" maxOccurs="unbounded"/>')),
      ),
    'RES420 derivation-ok-restriction',
  ],
  [
    'a choice of nothing counts as emptiable (section 3.8.6)',
    complex('A', '<xs:choice/>') + complex('B', restriction('')),
    complex('A', '<xs:choice><xs:element name="a"/></xs:choice>') + complex('B', restriction('')),
    'RES420 derivation-ok-restriction',
  ],
])('%s', (_, valid, invalid, error) => {
  it('kept', () => {
    expect(errorsOf(valid)).toEqual([]);
  });

  it('broken', () => {
    expect(errorsOf(invalid)).toEqual([error]);
  });
});
