import { describe, expect, it } from 'vitest';
import { resolve } from '../../generator/resolve/resolve.js';
import { load, xsd, type Files } from '../load/folder.js';

/** `file code constraint` of each error. */
function errorsOf(files: Files): readonly string[] {
  const { sets, diagnostics } = load(files);
  for (const set of sets) resolve(set, diagnostics);
  return diagnostics.all
    .filter(({ severity }) => severity === 'error')
    .map(({ at, code, constraint }) => `${at?.file} ${code} ${constraint}`);
}

const type =
  '<xs:complexType name="T"><xs:sequence><xs:element name="a"/></xs:sequence></xs:complexType>';
const redefine = (file: string, inside: string): string =>
  `<xs:redefine schemaLocation="${file}">${inside}</xs:redefine>`;
const extended = (element: string): string =>
  '<xs:complexType name="T"><xs:complexContent><xs:extension base="t:T"><xs:sequence>' +
  `<xs:element name="${element}"/></xs:sequence></xs:extension></xs:complexContent></xs:complexType>`;
const include = (file: string): string => `<xs:include schemaLocation="${file}"/>`;

describe('xs:redefine', () => {
  it('reaches what the redefined document includes', () => {
    const files = {
      'a.xsd': xsd(redefine('b.xsd', extended('x'))),
      'b.xsd': xsd(include('c.xsd')),
      'c.xsd': xsd(type),
    };
    expect(errorsOf(files)).toEqual([]);
  });

  it('can be redefined in turn, through an include', () => {
    const files = {
      'a.xsd': xsd(redefine('b.xsd', extended('x'))),
      'b.xsd': xsd(include('c.xsd')),
      'c.xsd': xsd(redefine('d.xsd', extended('y'))),
      'd.xsd': xsd(type),
    };
    expect(errorsOf(files)).toEqual([]);
  });

  it('does not reach other documents', () => {
    const files = {
      'a.xsd': xsd(redefine('b.xsd', extended('x')) + include('c.xsd')),
      'b.xsd': xsd(''),
      'c.xsd': xsd(type),
    };
    expect(errorsOf(files)).toEqual(['a.xsd RES415 src-redefine']);
  });

  it('happens once', () => {
    const files = {
      'a.xsd': xsd(redefine('b.xsd', extended('x')) + redefine('b.xsd', extended('y'))),
      'b.xsd': xsd(type),
    };
    expect(errorsOf(files)).toEqual(['a.xsd RES415 src-redefine']);
  });

  it('does not run in a circle', () => {
    const files = {
      'a.xsd': xsd(redefine('b.xsd', extended('x'))),
      'b.xsd': xsd(redefine('a.xsd', extended('y')) + type),
    };
    expect(errorsOf(files)).toEqual(['b.xsd RES415 src-redefine']);
  });

  it('may name each other for different types', () => {
    const other = (inside: string): string =>
      inside.replaceAll('"T"', '"U"').replaceAll('t:T', 't:U');
    const files = {
      'a.xsd': xsd(redefine('b.xsd', extended('x')) + other(type)),
      'b.xsd': xsd(redefine('a.xsd', other(extended('y'))) + type),
    };
    expect(errorsOf(files)).toEqual([]);
  });

  it('compares groups that are replaced with all their types', () => {
    const group = (inside: string): string =>
      `<xs:group name="g"><xs:sequence><xs:element name="a">${inside}</xs:element></xs:sequence></xs:group>`;
    const anonymous =
      '<xs:complexType><xs:sequence><xs:element name="q"/></xs:sequence></xs:complexType>';
    const files = {
      'a.xsd': xsd(redefine('b.xsd', group(''))),
      'b.xsd': xsd(group(anonymous)),
    };
    expect(errorsOf(files)).toEqual(['a.xsd RES415 src-redefine']);
  });
});

describe('definitions in several documents', () => {
  const alike = xsd(type);
  const spaced = xsd(`${type} `);

  it('are refused where one document brings both along, alike or not', () => {
    const files = {
      'a.xsd': xsd(include('b.xsd') + include('c.xsd')),
      'b.xsd': alike,
      'c.xsd': spaced,
    };
    expect(errorsOf(files)).toEqual(['c.xsd RES401 sch-props-correct']);
  });

  it('are harmless as copies of one file, and in documents that nothing joins', () => {
    const files = {
      'a.xsd': xsd(include('b.xsd') + include('c.xsd')),
      'b.xsd': alike,
      'c.xsd': alike,
    };
    expect(errorsOf(files)).toEqual([]);
    expect(errorsOf({ 'b.xsd': alike, 'c.xsd': spaced })).toEqual([]);
  });
});
