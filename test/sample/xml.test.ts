// Documents printed from the model alone are those that the emitted codecs write: here those of
// resources and of types that are rare; test/sample/samples.test.ts has the enveloped API, and
// test/codec/cases.test.ts all cases.
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { indented } from '../../generator/sample/indented.js';
import { documentPrinter } from '../../generator/sample/xml.js';
import { driverOracle } from '../support/driver.js';
import {
  elementExamples,
  operationExamples,
  printedExamples,
  writtenExamples,
} from '../support/examples.js';
import { openInline } from '../support/inline.js';
import { open, ROOT } from '../support/open.js';

test('documents of resources are what the codecs write, and valid on lines of their own', async () => {
  const opened = await open(join(ROOT, 'schemas/polycom'));
  const examples = [...operationExamples(opened), ...elementExamples(opened.set.model)];
  const printed = printedExamples(opened, examples);
  expect(Object.keys(printed).length).toBeGreaterThan(6);
  expect(printed).toEqual(writtenExamples(opened, examples));
  const oracle = driverOracle(opened, '');
  for (const [name, text] of Object.entries(printed)) {
    expect(oracle.complaints(text), name).toEqual([]);
    expect(oracle.complaints(indented(text)), name).toEqual([]);
  }
});

test('values of every kind are printed as the codecs print them', async () => {
  const opened = await openInline(`
    <xs:element name="all" type="t:All"/>
    <xs:complexType name="All">
      <xs:sequence>
        <xs:element name="float" type="xs:float"/>
        <xs:element name="double" type="xs:double" maxOccurs="9"/>
        <xs:element name="hex" type="xs:hexBinary"/>
        <xs:element name="base64" type="xs:base64Binary"/>
        <xs:element name="wide" type="xs:integer"/>
        <xs:element name="names"><xs:simpleType><xs:list itemType="xs:QName"/></xs:simpleType></xs:element>
        <xs:element name="mixed" type="t:Union" maxOccurs="9"/>
        <xs:element name="any" type="xs:anyType"/>
      </xs:sequence>
      <xs:attribute name="name" type="xs:QName"/>
      <xs:attribute name="text" type="xs:string"/>
    </xs:complexType>
    <xs:simpleType name="Union">
      <xs:union memberTypes="t:Small xs:int xs:boolean t:Names xs:hexBinary xs:string"/>
    </xs:simpleType>
    <xs:simpleType name="Small">
      <xs:restriction base="xs:QName"><xs:enumeration value="t:only"/></xs:restriction>
    </xs:simpleType>
    <xs:simpleType name="Names"><xs:list itemType="xs:NCName"/></xs:simpleType>`);
  const element = opened.set.model.elements.get('{urn:t}all');
  if (element === undefined) throw new Error('no element');
  const value = {
    name: '{urn:attribute}name',
    text: 'a "b" & <c>\n\td',
    float: 0.1,
    double: [Infinity, -Infinity, NaN, -0, 1e21],
    hex: new Uint8Array([1, 255]),
    base64: new Uint8Array([1, 2, 3]),
    wide: 12345678901234567890n,
    names: ['{urn:one}a', '{urn:two}b', 'c', '{urn:t}d', '{urn:attribute}e'],
    mixed: ['{urn:t}only', 7, true, ['a', 'b'], new Uint8Array([10]), 'a & b > c'],
    any: {
      name: '{urn:t}any',
      attributes: { x: '1' },
      content: ['text', { name: '{urn:other}child', attributes: {}, content: [] }],
    },
  };
  const { codecs, set } = opened;
  const { elements, types, validate, write } = codecs;
  const codec = elements[element.name];
  if (codec === undefined) throw new Error('no codec');
  expect(validate(codec, value, { types })).toEqual([]);
  const written = Buffer.from(write(codec, value, { types })).toString();
  expect(documentPrinter(set.model)(element, value)).toBe(written);
});

test('members that are called like what objects inherit are left out all the same', async () => {
  const { set } = await openInline(`
    <xs:element name="all"><xs:complexType><xs:sequence>
      <xs:element name="constructor" type="xs:string" minOccurs="0" maxOccurs="2"/>
      <xs:element name="own" type="xs:string"/>
    </xs:sequence><xs:attribute name="valueOf" type="xs:string"/></xs:complexType></xs:element>`);
  const element = set.model.elements.get('{urn:t}all');
  if (element === undefined) throw new Error('no element');
  expect(documentPrinter(set.model)(element, { own: 'x' })).toContain(
    'xmlns:t="urn:t"><t:own>x</t:own></t:all>',
  );
});

test('lines begin between tags alone, never in an empty element or in a text', () => {
  const xml =
    '<?xml version="1.0" encoding="UTF-8"?>\n<a x="1"><b></b><c/><d>two\nlines<e>f</e></d><g><h></h></g></a>\n';
  expect(indented(xml)).toBe(
    `<?xml version="1.0" encoding="UTF-8"?>
<a x="1">
  <b></b>
  <c/>
  <d>two
lines<e>f</e>
  </d>
  <g>
    <h></h>
  </g>
</a>
`,
  );
});
