import { describe, expect, test } from 'vitest';
import { fieldsOf } from '../../generator/request/fields.js';
import { fieldAt, fieldsIn, formOf, modelOf, recordOf, USERS } from './model-of.js';

describe('the leaves of a request', () => {
  test('come in the order of the schema, at any depth', () => {
    const fields = fieldsIn(modelOf(USERS), 'setUser');
    expect(fields.map(({ path }) => path)).toEqual([
      'webExId',
      'email',
      'active',
      'room.title',
      'room.hostPIN',
      'group',
    ]);
    expect(fields.filter(({ required }) => required).map(({ path }) => path)).toEqual(['webExId']);
    expect(fieldAt(fields, 'group').steps).toEqual([{ name: 'group', isList: true }]);
    expect(fieldAt(fields, 'room.hostPIN').at).toMatchObject({ file: 'schema.xsd' });
  });

  test('are secret by the name of any member on their way', () => {
    const fields = fieldsIn(modelOf(USERS), 'setUser', ['hostPIN']);
    expect(fields.filter(({ secret }) => secret).map(({ path }) => path)).toEqual(['room.hostPIN']);
    const all = fieldsIn(modelOf(USERS), 'setUser', ['room']);
    expect(all.filter(({ secret }) => secret).map(({ path }) => path)).toEqual([
      'room.title',
      'room.hostPIN',
    ]);
  });

  test('are attributes too, and simple content goes by its element', () => {
    const model = modelOf(`
      <xs:complexType name="call"><xs:sequence>
        <xs:element name="price"><xs:complexType><xs:simpleContent>
          <xs:extension base="xs:decimal"><xs:attribute name="currency" use="required"/></xs:extension>
        </xs:simpleContent></xs:complexType></xs:element>
        <xs:element name="kind" type="xs:string" minOccurs="0"/>
      </xs:sequence><xs:attribute name="kind" type="xs:int"/></xs:complexType>`);
    const fields = fieldsIn(model, 'call');
    expect(fields.map(({ path, required }) => [path, required])).toEqual([
      ['$attributes.kind', false],
      ['price.currency', true],
      ['price', true],
      ['kind', false],
    ]);
    expect(fieldAt(fields, 'price').steps.map(({ name }) => name)).toEqual(['price', '$value']);
  });

  test('end where a record is within itself, at abstract types and at ordered content', () => {
    const model = modelOf(`
      <xs:complexType name="call"><xs:sequence>
        <xs:element name="name" type="xs:string"/>
        <xs:element name="inner" type="t:call" minOccurs="0"/>
        <xs:element name="shape" type="t:shape" minOccurs="0"/>
        <xs:element name="words" minOccurs="0"><xs:complexType><xs:choice maxOccurs="unbounded">
          <xs:element name="a" type="xs:string"/><xs:element name="b" type="xs:string"/>
        </xs:choice></xs:complexType></xs:element>
        <xs:element name="rest" type="xs:anyType" minOccurs="0"/>
      </xs:sequence></xs:complexType>
      <xs:complexType name="shape" abstract="true"><xs:sequence>
        <xs:element name="size" type="xs:int"/>
      </xs:sequence></xs:complexType>`);
    expect(fieldsIn(model, 'call').map(({ path }) => path)).toEqual(['name']);
  });

  test('are bounded where types multiply', () => {
    const levels = Array.from({ length: 20 }, (_, i) => {
      const type = i === 19 ? 'xs:string' : `t:l${i + 1}`;
      return `<xs:complexType name="l${i}"><xs:sequence>
        <xs:element name="a" type="${type}"/><xs:element name="b" type="${type}"/>
      </xs:sequence></xs:complexType>`;
    });
    expect(fieldsIn(modelOf(levels.join('')), 'l0')).toHaveLength(10_000);
  });

  test('follow the form: parameters first, without what the operation does not take', () => {
    const model = modelOf(USERS);
    const fields = fieldsOf(
      model,
      {
        ...formOf(recordOf(model, 'setUser')),
        parameters: [{ name: 'webExId', required: true }],
        without: ['active', 'room'],
        required: ['email'],
      },
      new Set(),
    );
    expect(fields.map(({ path, required }) => [path, required])).toEqual([
      ['webExId', true],
      ['email', true],
      ['group', false],
    ]);
    expect(fields[0]?.at).toBeUndefined();
  });
});
