import { describe, expect, test } from 'vitest';
import { join } from 'node:path';
import { sourceChanges } from '../../generator/impact/source-changes.js';
import { compileAt, ROOT } from '../support/open.js';
import {
  compared,
  element,
  enumeration,
  folderOf,
  MESSAGE,
  operations,
  OPTIONAL,
  payload,
  record,
  releases,
  shop,
  told,
} from './releases.js';

/** The same change in a type that is only sent, one that is only received, and one that is unused. */
function everywhere(old: string, now: string): Readonly<Record<string, readonly string[]>> {
  const types = (content: string): string =>
    [
      operations('outType', 'inType'),
      ...['outType', 'inType', 'idleType'].map((name) => record(name, content)),
    ].join('\n');
  const all = told(releases(types(old), types(now)));
  const of = (name: string): readonly string[] =>
    all.filter((line) => line.includes(` ${name}`)).map((line) => line.replace(`${name}`, 'T'));
  return { sent: of('OutType'), received: of('InType'), unused: of('IdleType') };
}

const A = element('a');

describe('members', () => {
  test('optional ones that are added harm nobody', () => {
    const line = ['safe member-added T.b'];
    expect(everywhere(A, A + element('b', 'xs:int', OPTIONAL))).toEqual({
      sent: line,
      received: line,
      unused: line,
    });
  });

  test('required ones that are added must be written', () => {
    expect(everywhere(A, A + element('b'))).toEqual({
      sent: ['breaking member-added T.b'],
      received: ['safe member-added T.b'],
      unused: ['safe member-added T.b'],
    });
  });

  test('those that are removed are missed', () => {
    const line = ['breaking member-removed T.b'];
    expect(everywhere(A + element('b'), A)).toEqual({ sent: line, received: line, unused: line });
  });

  test('those that became required must be written', () => {
    expect(everywhere(element('a', 'xs:string', OPTIONAL), A)).toEqual({
      sent: ['breaking member-required T.a'],
      received: ['safe member-required T.a'],
      unused: ['safe member-required T.a'],
    });
  });

  test('those that became optional surprise strict readers', () => {
    expect(everywhere(A, element('a', 'xs:string', OPTIONAL))).toEqual({
      sent: ['safe member-optional T.a'],
      received: ['warning member-optional T.a'],
      unused: ['safe member-optional T.a'],
    });
  });

  test('a whole number that became a long one is another type', () => {
    const both = releases(
      operations('outType', 'outType') + record('outType', element('a', 'xs:int')),
      operations('outType', 'outType') + record('outType', element('a', 'xs:long')),
    );
    expect(both.changes).toMatchObject([
      {
        impact: 'breaking',
        kind: 'member-type',
        module: 'shop',
        declaration: 'OutType',
        member: 'a',
        role: 'both',
        before: 'number',
        after: 'bigint',
        advice: 'write a value of type bigint',
      },
    ]);
  });

  test('null may be written where it became possible, and must be expected', () => {
    const nillable = element('a', 'xs:string', 'nillable="true"');
    expect(everywhere(A, nillable)).toEqual({
      sent: ['safe member-type T.a'],
      received: ['breaking member-type T.a'],
      unused: ['warning member-type T.a'],
    });
    expect(everywhere(nillable, A)).toEqual({
      sent: ['breaking member-type T.a'],
      received: ['safe member-type T.a'],
      unused: ['warning member-type T.a'],
    });
  });

  test('one that became a list is another type', () => {
    const { sent, received } = everywhere(A, element('a', 'xs:string', 'maxOccurs="2"'));
    expect([sent, received]).toEqual([['breaking member-type T.a'], ['breaking member-type T.a']]);
  });

  test('facets that no type shows are no change', () => {
    const shorter = `<xs:element name="a"><xs:simpleType><xs:restriction base="xs:string">
      <xs:maxLength value="3"/></xs:restriction></xs:simpleType></xs:element>`;
    expect(everywhere(A, shorter)).toEqual({ sent: [], received: [], unused: [] });
  });

  test('a name that changed a little is a renaming', () => {
    const both = releases(
      operations('itemType', 'itemType') + record('itemType', element('firstName')),
      operations('itemType', 'itemType') + record('itemType', element('first_name')),
    );
    expect(both.changes).toMatchObject([
      {
        impact: 'breaking',
        kind: 'member-renamed',
        member: 'firstName',
        after: 'first_name: string',
        advice: 'write first_name for firstName',
      },
    ]);
  });

  test('another name or another type is none', () => {
    const lines = ['breaking member-removed T.firstName', 'breaking member-added T.nick'];
    expect(everywhere(element('firstName'), element('nick'))['sent']).toEqual(lines);
    expect(everywhere(element('count', 'xs:int'), element('counts', 'xs:long'))['sent']).toEqual([
      'breaking member-removed T.count',
      'breaking member-added T.counts',
    ]);
  });

  test('attributes, simple content and names that are no identifiers are members too', () => {
    const type = (attribute: string, base: string): string =>
      `${operations('itemType', 'itemType')}<xs:complexType name="itemType"><xs:simpleContent>
        <xs:extension base="${base}">${attribute}</xs:extension></xs:simpleContent></xs:complexType>`;
    const both = releases(
      type('<xs:attribute name="a-b"/>', 'xs:int'),
      type('<xs:attribute name="c.d" use="required"/>', 'xs:string'),
    );
    expect(told(both)).toEqual([
      'breaking member-type ItemType.$value',
      "breaking member-removed ItemType.'a-b'",
      "breaking member-added ItemType.'c.d'",
    ]);
  });

  test('what ordered content may hold is a type as well', () => {
    const type = (elements: string): string =>
      `${operations('itemType', 'itemType')}<xs:complexType name="itemType">
        <xs:choice maxOccurs="unbounded">${elements}</xs:choice></xs:complexType>`;
    const both = releases(
      type(A + element('c')),
      type(A + element('c') + element('b', 'xs:boolean')),
    );
    expect(both.changes).toMatchObject([
      { kind: 'member-type', member: '$content', impact: 'breaking', role: 'both' },
    ]);
    expect(both.changes[0]?.message).toContain("readonly name: 'b'");
  });
});

describe('inheritance', () => {
  const derived = (base: string, elements: string): string =>
    `<xs:complexType name="specialType"><xs:complexContent><xs:extension base="s:${base}">
      <xs:sequence>${elements}</xs:sequence></xs:extension></xs:complexContent></xs:complexType>`;
  const base = (elements: string): string => record('itemType', elements);
  const api = operations('specialType', 'specialType');

  test('an inherited member counts once, where it is declared', () => {
    const both = releases(
      api + base(A) + derived('itemType', element('b')),
      api + base(A + element('c')) + derived('itemType', element('b')),
    );
    expect(told(both)).toEqual(['breaking member-added ItemType.c']);
  });

  test('a member that moved into the base is where it was', () => {
    const both = releases(
      api + base(A) + derived('itemType', element('b')),
      api + base(A + element('b')) + derived('itemType', ''),
    );
    expect(told(both)).toEqual(['breaking member-added ItemType.b']);
  });

  test('without the base it has all the members itself', () => {
    const both = releases(
      api + base(A) + derived('itemType', element('b')),
      api + base(A) + record('specialType', A + element('b')),
    );
    // The marker of derived types goes, as there are none.
    expect(told(both)).toEqual([
      'breaking member-removed ItemType.$type',
      'breaking member-removed SpecialType.$type',
    ]);
  });

  test('what another base brings is told of the derived type', () => {
    const both = releases(
      api + base(A) + record('otherType', element('c')) + derived('itemType', element('b')),
      api + base(A) + record('otherType', element('c')) + derived('otherType', element('b')),
    );
    expect(told(both)).toEqual(
      expect.arrayContaining([
        'breaking member-removed SpecialType.a',
        'breaking member-added SpecialType.c',
      ]),
    );
  });
});

describe('enumerations and aliases', () => {
  const types = (values: readonly string[]): string =>
    [
      operations('outType', 'inType'),
      record('outType', element('kind', 's:outKind')),
      record('inType', element('kind', 's:inKind')),
      enumeration('outKind', values),
      enumeration('inKind', values),
      enumeration('idleKind', values),
    ].join('');

  test('values that are added and removed', () => {
    expect(told(releases(types(['a']), types(['a', 'b'])))).toEqual([
      'safe values-added OutKind',
      'warning values-added InKind',
      'safe values-added IdleKind',
    ]);
    expect(told(releases(types(['a', 'b']), types(['a'])))).toEqual([
      'breaking values-removed OutKind',
      'warning values-removed InKind',
      'warning values-removed IdleKind',
    ]);
  });

  test('values stand in the change as literals', () => {
    const [change] = releases(types(['a', "it's"]), types(['a'])).changes;
    expect(change).toMatchObject({ before: '"it\'s"', message: 'value removed: "it\'s"' });
  });

  test('text that became an enumeration', () => {
    const shape = (type: string): string =>
      operations('outType', 'inType') +
      record('outType', element('kind', type)) +
      record('inType', element('kind', type)) +
      enumeration('kindType', ['a', 'b']);
    const both = releases(shape('xs:string'), shape('s:kindType'));
    expect(told(both)).toEqual([
      'breaking member-type OutType.kind',
      'safe member-type InType.kind',
    ]);
    expect(told(releases(shape('s:kindType'), shape('xs:string')))).toEqual([
      'safe member-type OutType.kind',
      'breaking member-type InType.kind',
    ]);
  });

  test('an alias that means something else is told once', () => {
    const shape = (base: string): string =>
      operations('outType', 'inType') +
      record('outType', element('count', 's:countType') + element('more', 's:countType')) +
      record('inType', '') +
      `<xs:simpleType name="countType"><xs:restriction base="${base}"/></xs:simpleType>`;
    const both = releases(shape('xs:int'), shape('xs:integer'));
    expect(both.changes).toMatchObject([
      { declaration: 'CountType', kind: 'member-type', before: 'number', after: 'bigint' },
    ]);
    expect(told(releases(shape('xs:int'), shape('xs:short')))).toEqual([]);
  });
});

describe('choices', () => {
  const choice = (branches: string): string =>
    `${operations('outType', 'inType')}${['outType', 'inType', 'idleType']
      .map((name) => `<xs:complexType name="${name}">${branches}</xs:complexType>`)
      .join('')}`;
  const of = (...names: readonly string[]): string =>
    `<xs:choice>${names.map((name) => element(name)).join('')}</xs:choice>`;

  test('a branch that is added is one that readers do not know', () => {
    expect(told(releases(choice(of('a', 'b')), choice(of('a', 'b', 'c'))))).toEqual([
      'safe member-added OutType.c',
      'safe declaration-kind OutType',
      'safe member-added InType.c',
      'warning declaration-kind InType',
      'safe member-added IdleType.c',
      'safe declaration-kind IdleType',
    ]);
  });

  test('a branch that is removed is missed', () => {
    const lines = told(releases(choice(of('a', 'b', 'c')), choice(of('a', 'b'))));
    expect(lines).toContain('breaking member-removed OutType.c');
    expect(lines).toContain('breaking member-removed InType.c');
  });

  test('members that exclude each other now cannot be written together', () => {
    const sequence = `<xs:sequence>${element('a', 'xs:string', OPTIONAL)}${element('b', 'xs:string', OPTIONAL)}</xs:sequence>`;
    const lines = told(releases(choice(sequence), choice(of('a', 'b'))));
    expect(lines).toEqual([
      'breaking declaration-kind OutType',
      'safe declaration-kind InType',
      'safe declaration-kind IdleType',
    ]);
  });
});

describe('declarations', () => {
  const api = operations('itemType', 'itemType');

  test('added and removed', () => {
    const both = releases(
      api + record('itemType', A) + record('lampType', element('watt', 'xs:int')),
      api + record('itemType', A) + enumeration('colourType', ['red']),
    );
    expect(told(both)).toEqual([
      'breaking declaration-removed LampType',
      'safe declaration-added ColourType',
    ]);
  });

  test('renamed: the same members under a similar name', () => {
    const members = A + element('b') + element('c');
    const both = releases(
      operations('itemType', 'itemType') + record('itemType', members),
      operations('itemsType', 'itemsType') + record('itemsType', members),
    );
    expect(both.changes).toMatchObject([
      {
        kind: 'declaration-renamed',
        declaration: 'ItemType',
        impact: 'breaking',
        after: 'ItemsType',
        advice: 'write ItemsType for ItemType',
      },
    ]);
  });

  test('no renaming: other members, or another name', () => {
    const both = releases(
      api + record('itemType', A) + record('lampType', element('b') + element('c')),
      api + record('itemType', A) + record('lampsType', element('d') + element('c')),
    );
    expect(told(both)).toEqual([
      'breaking declaration-removed LampType',
      'safe declaration-added LampsType',
    ]);
    const other = releases(
      api + record('itemType', A) + record('lampType', element('b') + element('c')),
      api + record('itemType', A) + record('chairKind', element('b') + element('c')),
    );
    expect(told(other)).toEqual([
      'breaking declaration-removed LampType',
      'safe declaration-added ChairKind',
    ]);
  });

  test('moved to another module, and what refers to it stays the same', () => {
    const part = element('size', 'xs:int') + element('weight', 'xs:int');
    const parts = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:acme:parts"
      elementFormDefault="qualified">${record('partType', part)}</xs:schema>`;
    const old = api + record('itemType', element('part', 's:partType')) + record('partType', part);
    const now = `<xs:import namespace="urn:acme:parts" schemaLocation="parts.xsd"/>${api}${record('itemType', element('part', 'p:partType'))}`;
    const both = releases(old, {
      'shop.xsd': shop(now, 'xmlns:p="urn:acme:parts"'),
      'parts.xsd': parts,
    });
    expect(both.changes).toMatchObject([
      {
        kind: 'declaration-moved',
        module: 'shop',
        declaration: 'PartType',
        after: 'parts.ts',
        advice: "import it from 'parts.js'",
      },
    ]);
  });

  test('another kind', () => {
    const both = releases(
      api + record('itemType', element('k', 's:kindType')) + enumeration('kindType', ['a']),
      api + record('itemType', element('k', 's:kindType')) + record('kindType', A),
    );
    expect(both.changes).toMatchObject([
      {
        kind: 'declaration-kind',
        declaration: 'KindType',
        impact: 'breaking',
        message: 'enumeration became an interface',
      },
    ]);
  });

  test('an anonymous type that got a name of its own', () => {
    const inner = `<xs:complexType><xs:sequence>${A}</xs:sequence></xs:complexType>`;
    const both = releases(
      api + record('itemType', `<xs:element name="part">${inner}</xs:element>`),
      api + record('itemType', element('part', 's:partType')) + record('partType', A),
    );
    // Its old name, ItemType$part, is gone; nobody has to know that the members are the same.
    expect(told(both)).toEqual([
      'breaking member-type ItemType.part',
      'breaking declaration-removed ItemType$part',
      'safe declaration-added PartType',
    ]);
  });
});

describe('operations and documents', () => {
  const item = record('itemType', A);

  test('functions come and go', () => {
    const extra = payload('delItem', element('id', 'xs:int')) + payload('delItemResponse', '');
    const both = releases(
      operations('itemType', 'itemType') + item,
      operations('itemType', 'itemType') + item + extra,
    );
    const functions = (changes: typeof both.changes): readonly unknown[] =>
      changes.filter(({ kind }) => kind.startsWith('function'));
    expect(functions(both.changes)).toMatchObject([
      { kind: 'function-added', module: 'operations/shop', declaration: 'delItem', impact: 'safe' },
    ]);
    const [old, now] = [both.now.sets[0], both.old.sets[0]];
    expect(old && now && functions(sourceChanges(old, now))).toMatchObject([
      { kind: 'function-removed', declaration: 'delItem', impact: 'breaking' },
    ]);
  });

  test('credentials are sent; what else the envelope has is read and written as a whole', () => {
    const shopFile = shop(operations('itemType', 'itemType') + item);
    const extended = (type: string): string =>
      MESSAGE.replace(
        `<xs:complexType name="${type}"><xs:sequence>`,
        (start) => start + element('more'),
      );
    const of = (type: string): readonly unknown[] =>
      releases({ 'shop.xsd': shopFile }, { 'shop.xsd': shopFile, 'message.xsd': extended(type) })
        .changes;
    expect(of('loginType')).toMatchObject([{ member: 'more', role: 'sent', impact: 'breaking' }]);
    expect(of('headerType')).toMatchObject([{ member: 'more', role: 'both' }]);
  });

  test('without operations programs read and write whole documents', () => {
    const schema = (content: string, name: string): string =>
      `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="${name}"><xs:complexType>
        <xs:sequence>${content}</xs:sequence></xs:complexType></xs:element></xs:schema>`;
    const folder = folderOf({
      'old/note.xsd': schema(A + element('b'), 'note'),
      'now/note.xsd': schema(A + element('b', 'xs:string', OPTIONAL), 'note'),
      'other/note.xsd': schema(A + element('b'), 'letter'),
    });
    const of = (name: string): ReturnType<typeof sourceChanges> => {
      const [old, now] = ['old', name].map((each) => compileAt(join(folder, each)).sets[0]);
      return old && now ? sourceChanges(old, now) : [];
    };
    expect(of('now')).toMatchObject([
      { kind: 'member-optional', declaration: '$Note', role: 'both', impact: 'breaking' },
    ]);
    const places = of('other').map(({ kind, module, declaration }) => [kind, module, declaration]);
    expect(places).toContainEqual(['declaration-removed', 'note.codec', 'noteElement']);
    expect(places).toContainEqual(['declaration-added', 'note.codec', 'letterElement']);
  });
});

describe('the whole', () => {
  test('the same release is no change', () => {
    const webex = join(ROOT, 'schemas/webex');
    expect(compared(webex, '9.0', '9.0').changes).toEqual([]);
  });

  test('ids are distinct, of 12 digits, and the same every time', () => {
    const webex = join(ROOT, 'schemas/webex');
    const { changes } = compared(webex, '5.8', '10.0');
    const ids = changes.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !/^[0-9a-f]{12}$/.test(id))).toEqual([]);
    expect(compared(webex, '5.8', '10.0').changes).toEqual(changes);
  });

  test('a large release is compared quickly', () => {
    const webex = join(ROOT, 'schemas/webex');
    const [old, now] = [compileAt(webex, '5.8').sets[0], compileAt(webex, '10.0').sets[0]];
    if (old === undefined || now === undefined) throw new Error('there is no schema set');
    // Of the processor: others may be at work on the machine.
    const times = Array.from({ length: 5 }, () => {
      const start = process.cpuUsage();
      sourceChanges(old, now);
      const { user, system } = process.cpuUsage(start);
      return (user + system) / 1000;
    });
    expect(Math.min(...times)).toBeLessThan(250);
  });
});
