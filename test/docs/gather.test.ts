import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { gatherSite } from '../../generator/docs/gather.js';
import { compileAt, ROOT } from '../support/open.js';
import { BARE, diagramNamed, rowAt, siteOf, siteOfFiles, typeNamed } from './support/bare.js';
import { linkedPages } from './support/linked-pages.js';

describe('types and elements', () => {
  const site = siteOf(`
  <xs:simpleType name="color"><xs:annotation><xs:documentation>A colour.</xs:documentation></xs:annotation>
    <xs:restriction base="xs:token">
      <xs:enumeration value="red"><xs:annotation><xs:documentation>Warm.</xs:documentation></xs:annotation></xs:enumeration>
      <xs:enumeration value="blue"/>
    </xs:restriction>
  </xs:simpleType>
  <xs:simpleType name="warm"><xs:restriction base="t:color"><xs:enumeration value="red"/></xs:restriction></xs:simpleType>
  <xs:simpleType name="colors"><xs:list itemType="t:color"/></xs:simpleType>
  <xs:simpleType name="any"><xs:union memberTypes="t:color xs:int"/></xs:simpleType>
  <xs:complexType name="thing" abstract="true"><xs:sequence>
    <xs:element name="color" type="t:color"/>
    <xs:element name="part" minOccurs="0"><xs:complexType><xs:sequence>
      <xs:element name="color" type="t:color"/><xs:element name="other" type="t:color"/>
    </xs:sequence></xs:complexType></xs:element>
  </xs:sequence></xs:complexType>
  <xs:complexType name="box"><xs:complexContent><xs:extension base="t:thing"><xs:sequence>
    <xs:element ref="t:order" minOccurs="0"/>
  </xs:sequence><xs:attribute name="shade" type="t:color"/></xs:extension></xs:complexContent></xs:complexType>
  <xs:complexType name="crate"><xs:complexContent><xs:restriction base="t:box"><xs:sequence>
    <xs:element name="color" type="t:color"/>
  </xs:sequence></xs:restriction></xs:complexContent></xs:complexType>
  <xs:complexType name="label"><xs:simpleContent><xs:extension base="t:color"/></xs:simpleContent></xs:complexType>
  <xs:element name="order" type="t:box">
    <xs:key name="k"><xs:selector xpath="t:part"/><xs:field xpath="t:color"/><xs:field xpath="t:other"/></xs:key>
    <xs:unique name="u"><xs:selector xpath="t:part"/><xs:field xpath="t:color"/></xs:unique>
    <xs:keyref name="r" refer="t:k"><xs:selector xpath="."/><xs:field xpath="t:color"/><xs:field xpath="@shade"/></xs:keyref>
  </xs:element>
  <xs:element name="head" type="t:thing" abstract="true"/>
  <xs:element name="member" substitutionGroup="t:head"><xs:complexType><xs:complexContent>
    <xs:extension base="t:thing"><xs:sequence><xs:element name="warm" type="t:warm"/></xs:sequence></xs:extension>
  </xs:complexContent></xs:complexType></xs:element>
`);

  test('what a type is, in pages of every kind', () => {
    const shown = site.types.map(({ name, kind, abstract, anonymous }) =>
      [name, kind, ...(abstract ? ['abstract'] : []), ...(anonymous ? ['anonymous'] : [])].join(
        ' ',
      ),
    );
    expect(shown.toSorted()).toEqual([
      't:any simple',
      't:box record',
      't:color enumeration',
      't:colors simple',
      't:crate record',
      't:label record',
      't:member record anonymous',
      't:thing record abstract',
      't:thing.part record anonymous',
      't:warm enumeration',
    ]);
  });

  test('values with what is said of them', () => {
    const { values, documentation } = typeNamed(site, 't:color');
    expect(documentation).toBe('A colour.');
    expect(values).toEqual([{ value: 'red', documentation: 'Warm.' }, { value: 'blue' }]);
    expect(typeNamed(site, 't:label').values).toHaveLength(2);
  });

  test('where types come from, nearest first', () => {
    const bases = (name: string): readonly string[] =>
      typeNamed(site, name).bases.map(({ derivation, name: base }) => `${derivation} ${base}`);
    expect(bases('t:crate')).toEqual(['restriction t:box', 'extension t:thing']);
    expect(bases('t:warm')).toEqual(['restriction t:color', 'restriction xs:token']);
    expect(bases('t:colors')).toEqual(['list t:color']);
    expect(bases('t:any')).toEqual(['union t:color', 'union xs:int']);
    expect(bases('t:label')).toEqual(['extension t:color', 'restriction xs:token']);
    expect(bases('t:thing')).toEqual([]);
    expect(typeNamed(site, 't:thing').derived.map(({ name }) => name)).toEqual([
      't:box',
      't:member',
    ]);
  });

  test('who uses a type: elements, then types in schema order, each once', () => {
    const users = (name: string): readonly string[] =>
      typeNamed(site, name).usedBy.map(({ page, where }) => `${page} ${where.join(', ')}`);
    expect(users('t:color')).toEqual([
      'types/t.warm base',
      'types/t.colors item',
      'types/t.any union',
      'types/t.thing color, part/color, part/other',
      'types/t.box @shade',
      'types/t.crate color',
      'types/t.label base',
    ]);
    expect(users('t:box')).toEqual(['elements/t.order type', 'types/t.crate base']);
    expect(users('t:thing.part')).toEqual(['types/t.thing part']);
    expect(users('t:warm')).toEqual(['elements/t.member warm']);
  });

  test('the name in TypeScript and its module', () => {
    expect(typeNamed(site, 't:thing.part').typescript).toEqual({
      name: 'Thing$part',
      module: 'schema.js',
    });
  });

  test('elements: constraints, what they stand for, and who uses them', () => {
    const [order, head, member] = site.elements;
    expect(order).toMatchObject({ name: 't:order', xpath: '/t:order', diagram: 'types/t.box' });
    expect(order?.constraints).toEqual([
      'Key t:k: each of t:part has t:color, t:other, and no two have the same.',
      'Uniqueness t:u: no two of t:part have the same t:color.',
      'Reference t:r: t:color, @shade of each of . is one of the key t:k.',
    ]);
    expect(order?.usedBy).toEqual([{ page: 'types/t.box', name: 't:box', where: ['order'] }]);
    expect(head?.abstract).toBe(true);
    expect(head?.substitutes).toEqual([{ name: 't:member', page: 'elements/t.member' }]);
    expect(member?.substitutionGroup).toEqual({ name: 't:head', page: 'elements/t.head' });
    expect(member?.type).toEqual({ name: 't:member', page: 'types/t.member' });
  });

  test('places are those below the release', () => {
    expect(typeNamed(site, 't:color').source).toBe('schema.xsd:2');
  });
});

describe('whole sites', () => {
  const webex = gatherSite(compileAt(join(ROOT, 'schemas/webex'), '10.0'), BARE);
  const polycom = gatherSite(compileAt(join(ROOT, 'schemas/polycom')), BARE);

  test('operations in an envelope', () => {
    expect(webex).toMatchObject({ api: 'webex', release: '10.0' });
    expect(webex.operations).toHaveLength(120);
    expect(webex.services.flatMap(({ operations }) => operations)).toEqual(
      webex.operations.map(({ key }) => key),
    );
    const set = webex.operations.find(({ name }) => name === 'user.SetUser');
    expect(set).toMatchObject({
      key: 'operations/user.SetUser',
      title: 'SetUser',
      service: 'user',
      request: {
        type: { name: 'use:setUser', page: 'types/use.setUser' },
        diagram: 'types/use.setUser',
        xpath: '/serv:message/serv:body/serv:bodyContent',
      },
      response: { type: { page: 'types/use.setUserResponse' } },
    });
    expect(set?.source).toMatch(/^user\.xsd:\d+$/);
    const room = rowAt(set?.request?.members ?? [], 'personalMeetingRoom');
    expect(room).toMatchObject({
      type: { page: 'types/use.personalMeetingRoomType' },
      typescript: 'PersonalMeetingRoomType',
      inherited: { page: 'types/use.userType' },
    });
    rowAt(set?.request?.members ?? [], 'supportCenter/orderTabs');
    rowAt(typeNamed(webex, 'use:personalMeetingRoomType').members, 'hostPIN');
    expect(typeNamed(webex, 'use:setUser').usedBy[0]).toEqual({
      page: 'operations/user.SetUser',
      name: 'user.SetUser',
      where: ['request'],
    });
    expect(diagramNamed(webex, 'use:setUser').base?.page).toBe('types/use.userInstanceType');
  });

  test('operations on resources', () => {
    expect(polycom.services.length).toBeGreaterThan(0);
    const list = polycom.operations.find(({ title }) => title === 'list');
    expect(list).not.toHaveProperty('request');
    expect(list?.response?.xpath).toMatch(/^\/[\w-]+:[\w-]+$/);
    const gone = polycom.operations.find(({ title }) => title === 'delete');
    expect(gone).not.toHaveProperty('response');
    const create = polycom.operations.find(({ title }) => title === 'create');
    expect(create?.request?.members.length).toBeGreaterThan(0);
    const users = polycom.elements.flatMap(({ usedBy }) => usedBy.map(({ page }) => page));
    expect(users).toContain(create?.key);
  });

  test('every page that is referred to is there, and each once', () => {
    const cases = readdirSync(join(ROOT, 'test/cases')).map((name) =>
      gatherSite(compileAt(join(ROOT, 'test/cases', name, 'schema.xsd')), BARE),
    );
    for (const site of [webex, polycom, ...cases]) {
      const pages = [...site.operations, ...site.elements, ...site.types].map(({ key }) => key);
      const known = new Set(pages);
      expect(known.size).toBe(pages.length);
      const { links, diagrams } = linkedPages(site);
      expect([...links].filter((page) => !known.has(page))).toEqual([]);
      expect([...diagrams].filter((key) => !site.diagrams.has(key))).toEqual([]);
      // A diagram belongs to the page of its type.
      expect([...site.diagrams.keys()].filter((key) => !known.has(key))).toEqual([]);
    }
  });

  test('schemas that contradict each other have pages of their own', () => {
    const thing = (type: string): string =>
      `<xs:element name="root" type="t:thing"/><xs:complexType name="thing"><xs:sequence>
        <xs:element name="a" type="xs:${type}"/>
      </xs:sequence></xs:complexType>`;
    const site = siteOfFiles({ 'one.xsd': thing('int'), 'two.xsd': thing('date') });
    expect(site.types.map(({ key, typescript }) => [key, typescript.module])).toEqual([
      ['types/one.t.thing', 'one/one.js'],
      ['types/two.t.thing', 'two/two.js'],
    ]);
    const [one, two] = site.elements.map(({ type, members }) => [
      type.page,
      members[0]?.type?.name,
    ]);
    expect(one).toEqual(['types/one.t.thing', 'xs:int']);
    expect(two).toEqual(['types/two.t.thing', 'xs:date']);
    expect(site.diagrams.size).toBe(2);
  });

  test('every row has an anchor of its own', () => {
    const tables = [...webex.types, ...polycom.types].map(({ members }) => members);
    for (const rows of tables) {
      const anchors = rows.map(({ path }) => path.join('/'));
      expect(new Set(anchors).size).toBe(anchors.length);
    }
  });
});
