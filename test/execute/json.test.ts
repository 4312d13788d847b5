import { describe, expect, test } from 'vitest';
import { isFault, parseJson } from '../../generator/api/json.js';
import { compile } from '../../generator/compile.js';
import { fromJson, toJson } from '../../generator/execute/json.js';
import type { Model, TypeRef } from '../../generator/ir/model.js';
import { openSchemas } from '../../generator/load/workspace.js';
import { sampleType } from '../../generator/sample/sample.js';
import { Diagnostics } from '../../generator/support/diagnostic.js';
import { schemaModel } from './schema-model.js';

function read(model: Model, ref: TypeRef, text: string): unknown {
  const node = parseJson(text, 'x.json');
  if (isFault(node)) throw new Error(node.message);
  return fromJson(model, ref, node);
}

function thereAndBack(model: Model, ref: TypeRef, value: unknown): unknown {
  return read(model, ref, JSON.stringify(toJson(value)));
}

describe('values as JSON', () => {
  const model = schemaModel(`
    <xs:complexType name="all">
      <xs:sequence>
        <xs:element name="long" type="xs:long" minOccurs="0" maxOccurs="unbounded"/>
        <xs:element name="int" type="xs:int" minOccurs="0"/>
        <xs:element name="float" type="xs:double" minOccurs="0" maxOccurs="unbounded"/>
        <xs:element name="bytes" type="xs:base64Binary" minOccurs="0" nillable="true"/>
        <xs:element name="list" type="longs" minOccurs="0"/>
        <xs:element name="union" type="longOrColour" minOccurs="0" maxOccurs="unbounded"/>
        <xs:element name="text" type="xs:string" minOccurs="0"/>
      </xs:sequence>
      <xs:attribute name="big" type="xs:integer"/>
    </xs:complexType>
    <xs:complexType name="priced">
      <xs:simpleContent><xs:extension base="xs:long"><xs:attribute name="c" type="xs:string"/></xs:extension></xs:simpleContent>
    </xs:complexType>
    <xs:complexType name="more"><xs:complexContent><xs:extension base="all"><xs:sequence>
      <xs:element name="extra" type="xs:long"/></xs:sequence></xs:extension></xs:complexContent></xs:complexType>
    <xs:complexType name="mixed" mixed="true"><xs:choice minOccurs="0" maxOccurs="unbounded">
      <xs:element name="n" type="xs:long"/></xs:choice></xs:complexType>
    <xs:simpleType name="longs"><xs:list itemType="xs:long"/></xs:simpleType>
    <xs:simpleType name="longOrColour"><xs:union memberTypes="xs:long colour"/></xs:simpleType>
    <xs:simpleType name="colour"><xs:restriction base="xs:string">
      <xs:enumeration value="red"/></xs:restriction></xs:simpleType>`);
  const type = (id: string): TypeRef => ({ kind: 'type', id });

  test('come back as they were', () => {
    const value = {
      big: 123456789012345678901234567890n,
      long: [1n, -9223372036854775808n],
      int: 7,
      float: [1.5, NaN, Infinity, -Infinity],
      bytes: new Uint8Array([0, 255, 1]),
      list: [1n, 2n],
      union: [5n, 'red'],
      text: '12',
    };
    expect(thereAndBack(model, type('all'), value)).toEqual(value);
    expect(thereAndBack(model, type('all'), { bytes: null })).toEqual({ bytes: null });
    expect(thereAndBack(model, type('priced'), { $value: 7n, c: '7' })).toEqual({
      $value: 7n,
      c: '7',
    });
    const mixed = { $content: ['a', { name: 'n', value: 1n }, 'b'] };
    expect(thereAndBack(model, type('mixed'), mixed)).toEqual(mixed);
    const more = { $type: 'more', extra: 4n };
    expect(thereAndBack(model, type('all'), more)).toEqual(more);
  });

  test('negative zero keeps its sign', () => {
    expect(thereAndBack(model, type('all'), { float: [-0] })).toEqual({ float: [-0] });
  });

  test('absent members are left out', () => {
    expect(toJson({ a: undefined, b: null })).toEqual({ b: null });
  });

  test('integer literals are exact', () => {
    const text = '{ "long": [9007199254740993], "big": 1234567890123456789012 }';
    expect(read(model, type('all'), text)).toEqual({
      long: [9007199254740993n],
      big: 1234567890123456789012n,
    });
  });

  test('what does not fit stays for the check to find', () => {
    const text = '{ "long": ["many", 1.5, {}], "bytes": "no base64!", "nope": [1], "int": "7" }';
    expect(read(model, type('all'), text)).toEqual({
      long: ['many', 1.5, {}],
      bytes: 'no base64!',
      nope: [1],
      int: '7',
    });
  });

  test('__proto__ is a name like others', () => {
    const value = read(model, type('all'), '{ "__proto__": { "x": 1 } }');
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(Object.keys(value as object)).toEqual(['__proto__']);
  });
});

test('samples of every type of the real schemas come back as they were', () => {
  const diagnostics = new Diagnostics();
  const [folder] = openSchemas(['schemas/webex'], diagnostics).apis;
  const release = folder?.releases.at(-1);
  if (folder === undefined || release === undefined) throw new Error('no schemas');
  const [set] = compile(folder, release, undefined, diagnostics).sets;
  if (set === undefined) throw new Error('no schema set');
  for (const [id, type] of set.model.types) {
    if (type.kind !== 'record' || type.abstract) continue;
    const value = sampleType(set.model, { kind: 'type', id }, 'text');
    expect(thereAndBack(set.model, { kind: 'type', id }, value), id).toEqual(value);
  }
});
