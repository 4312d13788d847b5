import { describe, expect, it } from 'vitest';
import { codesOf } from '../load/folder.js';

const note = (inside: string, attributes = ''): string =>
  `<xs:annotation ${attributes}>${inside}</xs:annotation>`;
const inSequence = (annotation: string): string =>
  `<xs:complexType name="T"><xs:sequence>${annotation}<xs:element name="a"/></xs:sequence></xs:complexType>`;

describe('annotations', () => {
  it.each([
    note('<xs:appinfo source="urn:x"><anything xmlns="urn:y" id="1"/></xs:appinfo>'),
    note('<xs:documentation xml:lang="en" t:mark="1">x</xs:documentation>', 'id="a" t:mark="2"'),
    inSequence(note('')),
  ])('accepts %s', (body) => {
    expect(codesOf(body)).toEqual([]);
  });

  it.each([
    [note('<xs:appinfo id="a"/>'), 'XSD301'],
    [note('<xs:documentation lang="en"/>'), 'XSD301'],
    [note('<xs:documentation xml:lang="e_n"/>'), 'XSD304'],
    [note('<xs:appinfo source="9:"/>'), 'XSD304'],
    [note('<xs:other/>'), 'XSD303'],
    [note('', 'id="1a"'), 'XSD304'],
    [inSequence(note('', 'id="1a"')), 'XSD304'],
    [inSequence(note('text')), 'XSD305'],
  ])('refuses %s', (body, code) => {
    expect(codesOf(body)).toEqual([code]);
  });
});

describe('attributes that the schema for schemas has', () => {
  it.each([
    '<xs:element name="a"><xs:simpleType final="list"><xs:restriction base="xs:int"/></xs:simpleType></xs:element>',
    '<xs:notation name="n" system="urn:x"/>',
    '<xs:notation name="n" public="x"/>',
  ])('accepts %s', (body) => {
    expect(codesOf(body)).toEqual([]);
  });

  it.each([
    ['<xs:notation name="n"/>', 'XSD302'],
    ['<xs:import namespace="urn:x" schemaLocation="9:"/>', 'XSD304'],
  ])('refuses %s', (body, code) => {
    expect(codesOf(body)).toContain(code);
  });
});
