/** Schemas may ask for more than anybody wants to read: samples stay small, or there is none. */
import { expect, test } from 'vitest';
import { sampleType } from '../../generator/sample/sample.js';
import { compileInline } from '../support/inline.js';

function sampleOf(body: string): unknown {
  const set = compileInline(body);
  const element = set.model.elements.get('{urn:t}all');
  if (element === undefined) throw new Error('no element');
  return sampleType(set.model, element.type, element.local);
}

const all = (content: string): string =>
  `<xs:element name="all"><xs:complexType>${content}</xs:complexType></xs:element>`;

const times = (min: number): string =>
  `<xs:element name="x" type="xs:string" minOccurs="${min}" maxOccurs="unbounded"/>`;

test('what is asked for is there, as long as there is room', () => {
  const sample = sampleOf(all(`<xs:sequence>${times(1000)}</xs:sequence>`));
  expect(sample).toMatchObject({ x: { length: 1000 } });
  expect(sampleOf(all(`<xs:sequence>${times(1_000_000_000)}</xs:sequence>`))).toBeUndefined();
});

test('numbers multiply from level to level', () => {
  const row = (inner: string): string =>
    `<xs:sequence><xs:element name="row" minOccurs="200" maxOccurs="unbounded"><xs:complexType>${inner}</xs:complexType></xs:element></xs:sequence>`;
  const leaf = `<xs:sequence>${times(1)}</xs:sequence>`;
  expect(sampleOf(all(row(leaf)))).toMatchObject({ row: { length: 200 } });
  expect(sampleOf(all(row(row(leaf))))).toBeUndefined();
});

test('types that double come to an end', () => {
  const types = Array.from({ length: 60 }, (_, level) => {
    const inner = level === 59 ? 'xs:string' : `t:T${level + 1}`;
    return `<xs:complexType name="T${level}"><xs:sequence><xs:element name="a" type="${inner}"/><xs:element name="b" type="${inner}"/></xs:sequence></xs:complexType>`;
  });
  expect(sampleOf(`<xs:element name="all" type="t:T0"/>${types.join('')}`)).toBeUndefined();
});

test('what need not be there takes no room from what must', () => {
  const large = `<xs:element name="large" minOccurs="0"><xs:complexType><xs:sequence>${times(1_000_000)}</xs:sequence></xs:complexType></xs:element>`;
  const sample = sampleOf(all(`<xs:sequence>${large}${times(1)}</xs:sequence>`));
  expect(sample).toEqual({ x: ['x'] });
  const choice = `<xs:choice minOccurs="1" maxOccurs="5">${large.replace(' minOccurs="0"', '')}<xs:element name="y" type="xs:string"/></xs:choice>`;
  expect(sampleOf(all(choice))).toEqual({ $content: [{ name: 'y', value: 'y' }] });
});
