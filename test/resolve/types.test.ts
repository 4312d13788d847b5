import { describe, expect, it } from 'vitest';
import type { ComplexType, Particle, SimpleType } from '../../generator/xsd/components.js';
import { resolveFiles, resolveText, xsd, type Resolved } from '../load/folder.js';

function complex({ schema }: Resolved, name: string): ComplexType {
  const type = schema.types.get(`{urn:t}${name}`);
  if (type?.kind !== 'complex') throw new Error(`${name} is no complex type`);
  return type;
}

function simple({ schema }: Resolved, name: string): SimpleType {
  const type = schema.types.get(`{urn:t}${name}`);
  if (type?.kind !== 'simple') throw new Error(`${name} is no simple type`);
  return type;
}

/** `(a b?)` for a sequence, `(a|b)` for a choice, `(a&b)` for all. */
function shown({ min, max, term }: Particle): string {
  const occurs = max === 'unbounded' ? (min === 0 ? '*' : '+') : min === 0 ? '?' : '';
  if (term.kind === 'any') return `any${occurs}`;
  if (term.kind === 'element') return term.name.local + occurs;
  const separator = { sequence: ' ', choice: '|', all: '&' }[term.kind];
  return `(${term.particles.map(shown).join(separator)})${occurs}`;
}

function content(type: ComplexType): string {
  if (type.content.kind !== 'elements') return type.content.kind;
  const { particle, inherited, mixed } = type.content;
  return `${shown(particle)} ${inherited}${mixed ? ' mixed' : ''}`;
}

const extension = (name: string, base: string, inside: string): string =>
  `<xs:complexType name="${name}"><xs:complexContent><xs:extension base="t:${base}">${inside}` +
  '</xs:extension></xs:complexContent></xs:complexType>';

describe('type ids', () => {
  it('name anonymous types by their owners', () => {
    const inner = '<xs:complexType><xs:sequence/></xs:complexType>';
    const list =
      '<xs:simpleType><xs:list><xs:simpleType><xs:union memberTypes="xs:int"><xs:simpleType>' +
      '<xs:restriction base="xs:string"/></xs:simpleType></xs:union></xs:simpleType></xs:list>' +
      '</xs:simpleType>';
    const resolved = resolveText(
      '<xs:complexType name="T"><xs:sequence>' +
        `<xs:element name="a"><xs:complexType><xs:sequence><xs:element name="b">${inner}` +
        `</xs:element></xs:sequence></xs:complexType></xs:element><xs:element name="c">${inner}` +
        `</xs:element><xs:choice><xs:element name="d">${inner}</xs:element></xs:choice>` +
        `</xs:sequence><xs:attribute name="c">${list}</xs:attribute></xs:complexType>` +
        `<xs:element name="e">${inner}</xs:element>` +
        `<xs:attribute name="e">${list}</xs:attribute>` +
        `<xs:group name="g"><xs:sequence><xs:element name="h">${inner}</xs:element>` +
        '</xs:sequence></xs:group>',
    );
    expect(resolved.problems).toEqual([]);
    expect([...resolved.schema.types.keys()].map((id) => id.replace('{urn:t}', ''))).toEqual([
      'T',
      'T/a',
      'T/a/b',
      'T/c',
      'T/d',
      'T/c~2',
      'T/c~2/#item',
      'T/c~2/#item/#member1',
      'element:e',
      'attribute:e',
      'attribute:e/#item',
      'attribute:e/#item/#member1',
      'group:g/h',
    ]);
    expect(resolved.schema.types.get('{urn:t}T/a/b')).toMatchObject({ owner: '{urn:t}T/a' });
    expect(resolved.schema.types.get('{urn:t}element:e')).toMatchObject({
      owner: '{urn:t}element:e',
    });
  });
});

describe('complex content', () => {
  it('puts that of the base first', () => {
    const resolved = resolveText(
      '<xs:complexType name="E"/>' +
        extension('A', 'E', '<xs:sequence><xs:element name="a"/></xs:sequence>') +
        extension('B', 'A', '<xs:sequence><xs:element name="b" minOccurs="0"/></xs:sequence>') +
        extension('C', 'B', '<xs:choice><xs:element name="c"/><xs:element name="d"/></xs:choice>') +
        extension('D', 'C', '<xs:sequence maxOccurs="unbounded"><xs:any/></xs:sequence>') +
        extension('F', 'D', '<xs:attribute name="x"/>'),
    );
    expect(resolved.problems).toEqual([]);
    expect(['A', 'B', 'C', 'D', 'F'].map((name) => content(complex(resolved, name)))).toEqual([
      '(a) 0',
      '(a b?) 1',
      '(a b? (c|d)) 2',
      '(a b? (c|d) (any)+) 3',
      '(a b? (c|d) (any)+) 4',
    ]);
  });

  it('knows empty content', () => {
    const resolved = resolveText(
      '<xs:complexType name="A"><xs:sequence/></xs:complexType>' +
        '<xs:complexType name="B"><xs:choice minOccurs="0"/></xs:complexType>' +
        '<xs:complexType name="C"><xs:choice/></xs:complexType>' +
        '<xs:complexType name="D" mixed="true"/>' +
        '<xs:complexType name="E"><xs:sequence maxOccurs="0" minOccurs="0"><xs:any/>' +
        '</xs:sequence></xs:complexType>',
    );
    expect(['A', 'B', 'C', 'D', 'E'].map((name) => content(complex(resolved, name)))).toEqual([
      'empty',
      'empty',
      '() 0',
      '() 0 mixed',
      'empty',
    ]);
  });

  it('expands groups and references', () => {
    const resolved = resolveText(
      '<xs:element name="e" type="xs:int" nillable="true"/>' +
        '<xs:group name="g"><xs:choice><xs:element ref="t:e"/><xs:group ref="t:h"/></xs:choice>' +
        '</xs:group><xs:group name="h"><xs:all><xs:element name="x"/></xs:all></xs:group>' +
        '<xs:complexType name="T"><xs:group ref="t:g" minOccurs="0" maxOccurs="unbounded"/>' +
        '</xs:complexType><xs:complexType name="U"><xs:group ref="t:h"/></xs:complexType>',
    );
    expect(content(complex(resolved, 'T'))).toBe('(e|(x&))* 0'.replace('(x&)', '(x)'));
    expect(content(complex(resolved, 'U'))).toBe('(x) 0');
    const { content: own } = complex(resolved, 'T');
    const term = own.kind === 'elements' ? own.particle.term : undefined;
    expect(term).toMatchObject({
      particles: [
        { term: { isReference: true, nillable: true, name: { namespace: 'urn:t' } } },
        {},
      ],
    });
  });

  it('lets elements of a type refer to the type, in anonymous types too', () => {
    const inner = extension('X', 'T', '').replace(' name="X"', '');
    const { problems, schema } = resolveText(
      `<xs:complexType name="T"><xs:sequence><xs:element name="a">${inner}</xs:element>` +
        '<xs:element name="b" type="t:T"/></xs:sequence></xs:complexType>',
    );
    expect(problems).toEqual([]);
    expect(schema.types.get('{urn:t}T/a')).toMatchObject({ base: '{urn:t}T' });
  });
});

describe('simple content', () => {
  it('extends and restricts', () => {
    const resolved = resolveText(
      '<xs:complexType name="A"><xs:simpleContent><xs:extension base="xs:string">' +
        '<xs:attribute name="x"/></xs:extension></xs:simpleContent></xs:complexType>' +
        '<xs:complexType name="B"><xs:simpleContent><xs:restriction base="t:A">' +
        '<xs:maxLength value="5"/></xs:restriction></xs:simpleContent></xs:complexType>',
    );
    expect(resolved.problems).toEqual([]);
    expect(complex(resolved, 'A').content).toMatchObject({
      type: '{http://www.w3.org/2001/XMLSchema}string',
    });
    expect(complex(resolved, 'B').content).toMatchObject({ type: '{urn:t}B/#content' });
    expect(simple(resolved, 'B/#content')).toMatchObject({
      builtin: 'string',
      facets: { maxLength: 5 },
      owner: '{urn:t}B',
    });
    expect(complex(resolved, 'B').attributes).toMatchObject([
      { name: { local: 'x' }, inheritedFrom: '{urn:t}A' },
    ]);
  });
});

describe('attributes', () => {
  it('come from groups, bases and references; restrictions take away', () => {
    const resolved = resolveText(
      '<xs:attribute name="r" type="xs:int" default="1"/>' +
        '<xs:attributeGroup name="g"><xs:attribute name="a"/><xs:attribute ref="t:r"/>' +
        '<xs:anyAttribute namespace="urn:x urn:y"/></xs:attributeGroup>' +
        '<xs:complexType name="A"><xs:attributeGroup ref="t:g"/><xs:anyAttribute ' +
        'namespace="urn:y urn:z" processContents="lax"/></xs:complexType>' +
        '<xs:complexType name="B"><xs:complexContent><xs:restriction base="t:A">' +
        '<xs:attribute name="a" use="prohibited"/><xs:attribute ref="t:r" use="required"/>' +
        '</xs:restriction></xs:complexContent></xs:complexType>' +
        extension('C', 'A', '<xs:attribute name="c"/><xs:anyAttribute namespace="##other"/>'),
    );
    expect(resolved.problems).toEqual([]);
    expect(complex(resolved, 'A')).toMatchObject({
      attributes: [{ name: { local: 'a' } }, { name: { local: 'r' }, default: '1' }],
      attributeWildcard: { process: 'lax', namespaces: { namespaces: ['urn:y'] } },
    });
    expect(complex(resolved, 'B').attributes).toMatchObject([
      { name: { local: 'r' }, required: true, default: '1' },
    ]);
    expect(complex(resolved, 'B').attributeWildcard).toBeUndefined();
    expect(complex(resolved, 'C')).toMatchObject({
      attributes: [{ name: { local: 'a' } }, { name: { local: 'r' } }, { name: { local: 'c' } }],
      attributeWildcard: { process: 'strict', namespaces: { kind: 'not', namespace: 'urn:t' } },
    });
  });
});

describe('simple types', () => {
  it('merge facets along the derivation', () => {
    const resolved = resolveText(
      '<xs:simpleType name="A"><xs:restriction base="xs:int"><xs:minExclusive value="5"/>' +
        '<xs:pattern value="\\d+"/><xs:pattern value="x"/></xs:restriction></xs:simpleType>' +
        '<xs:simpleType name="B"><xs:restriction base="t:A"><xs:minInclusive value=" 7 "/>' +
        '<xs:pattern value="[0-9]{2}"/><xs:enumeration value=" 10 "/></xs:restriction>' +
        '</xs:simpleType>',
    );
    expect(resolved.problems).toEqual([]);
    expect(simple(resolved, 'B')).toMatchObject({ variety: 'atomic', builtin: 'int' });
    expect(simple(resolved, 'A').facets).toEqual({
      whiteSpace: 'collapse',
      fractionDigits: 0,
      minExclusive: '5',
      maxInclusive: '2147483647',
      patterns: [['\\d+', 'x']],
    });
    expect(simple(resolved, 'B').facets).toMatchObject({
      minInclusive: '7',
      patterns: [['\\d+', 'x'], ['[0-9]{2}']],
      enumeration: [{ value: '10' }],
    });
    expect(simple(resolved, 'B').facets.minExclusive).toBeUndefined();
  });
});

describe('redefinition', () => {
  it('builds on what it redefines', () => {
    const original = xsd(
      '<xs:complexType name="T"><xs:sequence><xs:element name="a"/></xs:sequence>' +
        '</xs:complexType><xs:group name="g"><xs:sequence><xs:element name="x"/></xs:sequence>' +
        '</xs:group><xs:attributeGroup name="h"><xs:attribute name="p"/></xs:attributeGroup>' +
        '<xs:element name="e" type="t:T"/>',
    );
    const main = xsd(
      '<xs:redefine schemaLocation="base.xsd">' +
        extension('T', 'T', '<xs:sequence><xs:element name="b"/></xs:sequence>') +
        '<xs:group name="g"><xs:sequence><xs:group ref="t:g"/><xs:element name="y"/>' +
        '</xs:sequence></xs:group><xs:attributeGroup name="h"><xs:attributeGroup ref="t:h"/>' +
        '<xs:attribute name="q"/></xs:attributeGroup></xs:redefine>' +
        '<xs:complexType name="U"><xs:group ref="t:g"/><xs:attributeGroup ref="t:h"/>' +
        '</xs:complexType>',
    );
    const resolved = resolveFiles({ 'base.xsd': original, 'main.xsd': main });
    expect(resolved.problems).toEqual([]);
    expect(content(complex(resolved, 'T'))).toBe('(a b) 1');
    expect(complex(resolved, 'T').base).toBe('{urn:t}T/#base');
    expect(content(complex(resolved, 'U'))).toBe('((x) y) 0');
    expect(complex(resolved, 'U').attributes.map(({ name }) => name.local)).toEqual(['p', 'q']);
  });
});
