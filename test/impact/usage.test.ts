import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { filesOf } from '../../generator/files.js';
import { usagesIn } from '../../generator/impact/usage.js';
import { ROOT } from '../support/open.js';
import {
  compared,
  element,
  enumeration,
  operations,
  OPTIONAL,
  payload,
  projectOf,
  record,
  releases,
  usages,
  wanted,
} from './releases.js';
import type { Releases } from './releases.js';

const CLIENT = `
import { createClient } from '../generated/acme/client.js';
import * as shop from '../generated/acme/operations/shop.js';
export const client = createClient({ site: 'a', endpoint: 'http://localhost' }, { shop });
`;

/** An item that is sent and received, before and after. */
function items(old: string, now: string, more = ''): Releases {
  const api = operations('itemType', 'itemType');
  return releases(api + record('itemType', old) + more, api + record('itemType', now) + more);
}

const nick = element('nick', 'xs:string', OPTIONAL);
const label = element('label');

describe('a member that is removed', () => {
  const all = (): Releases => items(label + nick, label);

  test('in the request of a composed client and in its reply', async () => {
    const found = await usages(all(), {
      'src/client.ts': CLIENT,
      'src/main.ts': `import { client } from './client.js';
await client.shop.putItem({ item: { label: 'a', nick: 'b' } });
const { value } = await client.shop.getItem({ id: 1 });
console.log(value.item?.label);
console.log(value.item?.nick);
`,
    });
    expect(found).toEqual([
      'src/main.ts:2 member-removed nick',
      'src/main.ts:5 member-removed nick',
    ]);
  });

  test('through functions, renamed imports, namespaces, spread, destructuring and satisfies', async () => {
    const found = await usages(all(), {
      'src/client.ts': CLIENT,
      'src/functions.ts': `import { putItem as send } from '../generated/acme/operations/shop.js';
import { client } from './client.js';
const base = { label: 'a' };
await send(client, {
  item: { ...base, nick: 'b' },
});
`,
      'src/types.ts': `import type { ItemType as Item } from '../generated/acme/shop.js';
import type * as all from '../generated/acme/shop.js';
export function first({ nick: called, label }: Item): string {
  return called ?? label;
}
export function second(item: all.ItemType): string | undefined {
  const { nick } = item;
  return nick;
}
export const third = {
  label: 'a',
  nick: 'b',
} satisfies Item;
export const fourth = (item: Item): string | undefined => item['nick'];
export type Fifth = Item['nick'];
export function sixth(item: Item): void {
  let nick: string | undefined;
  ({ nick } = item);
  console.log(nick);
}
export const other = { nick: 'of something else' };
console.log(other.nick);
`,
    });
    expect(found).toEqual([
      'src/functions.ts:5 member-removed nick',
      'src/types.ts:3 member-removed nick',
      'src/types.ts:7 member-removed nick',
      'src/types.ts:12 member-removed nick',
      'src/types.ts:14 member-removed nick',
      'src/types.ts:15 member-removed nick',
      'src/types.ts:18 member-removed nick',
    ]);
  });

  test('through helpers with type parameters', async () => {
    const found = await usages(all(), {
      'src/main.ts': `import type { ItemType } from '../generated/acme/shop.js';
function keep<T extends ItemType>(item: T): T {
  console.log(item.nick);
  return item;
}
keep({ label: 'a', nick: 'b' });
function pick<T, K extends keyof T>(value: T, key: K): T[K] {
  return value[key];
}
export const picked = (item: ItemType): unknown => pick(item, 'nick');
export const part: Pick<ItemType, 'label'> = { label: 'a' };
`,
    });
    expect(found).toEqual([
      'src/main.ts:3 member-removed nick',
      'src/main.ts:6 member-removed nick',
      // That the text is a key the compiler alone can tell.
      'src/main.ts:10 member-removed nick',
    ]);
  });

  test('in rows of a list and in replies that were asserted to be strict', async () => {
    const found = await usages(all(), {
      'src/client.ts': CLIENT,
      'src/main.ts': `import { assertStrict } from '../generated/acme/client.js';
import { client } from './client.js';
const strict = assertStrict(await client.shop.getItem({ id: 1 }));
console.log(strict.value.item.nick);
const { value } = await client.shop.getItem({ id: 1 }, { strict: true });
console.log(value.item.nick);
`,
    });
    expect(found).toEqual([
      'src/main.ts:4 member-removed nick',
      'src/main.ts:6 member-removed nick',
    ]);
  });
});

describe('members that changed otherwise', () => {
  test('a required one must be written where such a value is written, and only there', async () => {
    const found = await usages(items(label, label + element('weight', 'xs:int')), {
      'src/client.ts': CLIENT,
      'src/main.ts': `import { client } from './client.js';
import type { ItemType } from '../generated/acme/shop.js';
const item: ItemType = { label: 'a' };
await client.shop.putItem({ item });
await client.shop.putItem({ item: { ...item, label: 'b' } });
const { value } = await client.shop.getItem({ id: 1 });
console.log(value.item?.label, { label: 'c' });
`,
    });
    expect(found).toEqual([
      'src/main.ts:3 member-added weight',
      'src/main.ts:5 member-added weight',
    ]);
  });

  test('one that became required is missed where it is not given', async () => {
    const found = await usages(items(label + nick, label + element('nick')), {
      'src/main.ts': `import type { ItemType } from '../generated/acme/shop.js';
export const full: ItemType = { label: 'a', nick: 'b' };
export const bare: ItemType = { label: 'a' };
export const maybe: ItemType = { label: 'a', nick: undefined };
`,
    });
    expect(found).toEqual([
      'src/main.ts:3 member-required nick',
      'src/main.ts:4 member-required nick',
    ]);
  });

  test('one that became optional is read, not written', async () => {
    const found = await usages(items(label + element('nick'), label + nick), {
      'src/main.ts': `import type { ItemType } from '../generated/acme/shop.js';
export const item: ItemType = { label: 'a', nick: 'b' };
console.log(item.nick.length);
`,
    });
    expect(found).toEqual(['src/main.ts:3 member-optional nick']);
  });

  test('another type, and another name', async () => {
    const count = element('count', 'xs:int');
    const found = await usages(
      items(count + element('firstName'), element('count', 'xs:long') + element('first_name')),
      {
        'src/main.ts': `import type { ItemType } from '../generated/acme/shop.js';
export const item: ItemType = {
  count: 1,
  firstName: 'b',
};
export const next = item.count + 1;
`,
      },
    );
    expect(found).toEqual([
      'src/main.ts:3 member-type count',
      'src/main.ts:4 member-renamed firstName',
      'src/main.ts:6 member-type count',
    ]);
  });

  test('a simple type that members are declared with', async () => {
    const alias = (base: string): string =>
      `${operations('itemType', 'itemType')}${record('itemType', element('count', 's:countType'))}
        <xs:simpleType name="countType"><xs:restriction base="${base}"/></xs:simpleType>`;
    const found = await usages(releases(alias('xs:int'), alias('xs:long')), {
      'src/main.ts': `import type { CountType, ItemType } from '../generated/acme/shop.js';
export const read = (item: ItemType): number => item.count;
export const given: CountType = 1;
`,
    });
    expect(found).toEqual([
      'src/main.ts:2 member-type CountType',
      'src/main.ts:3 member-type CountType',
    ]);
  });

  test('members of choices', async () => {
    const choice = (...names: readonly string[]): string =>
      `<xs:choice>${names.map((name) => element(name)).join('')}</xs:choice>`;
    const found = await usages(items(choice('a', 'b', 'c'), choice('a', 'b')), {
      'src/main.ts': `import type { ItemType } from '../generated/acme/shop.js';
export const one: ItemType = { a: 'x' };
export const two: ItemType = { c: 'x' };
export const three = (item: ItemType): string | undefined => item.a ?? item.c;
`,
    });
    expect(found).toEqual(['src/main.ts:3 member-removed c', 'src/main.ts:4 member-removed c']);
  });
});

describe('enumerations', () => {
  const kinds = (old: readonly string[], now: readonly string[]): Releases => {
    const api = operations('itemType', 'itemType');
    const item = record('itemType', element('kind', 's:kindType', OPTIONAL));
    return releases(
      api + item + enumeration('kindType', old),
      api + item + enumeration('kindType', now),
    );
  };

  test('values that are gone, as literals and through the constant', async () => {
    const found = await usages(kinds(['round', 'flat', 'tall'], ['round', 'tall']), {
      'src/client.ts': CLIENT,
      'src/main.ts': `import { client } from './client.js';
import { KindType } from '../generated/acme/shop.js';
await client.shop.putItem({ item: { kind: 'flat' } });
await client.shop.putItem({ item: { kind: 'tall' } });
await client.shop.putItem({ item: { kind: KindType.flat } });
const { value } = await client.shop.getItem({ id: 1 });
if (value.item?.kind === 'round') console.log('flat');
else if (value.item?.kind === 'flat') console.log('flat');
export const kind: KindType = 'flat';
export const text: string = 'flat';
`,
    });
    expect(found).toEqual([
      'src/main.ts:3 values-removed KindType',
      'src/main.ts:5 values-removed KindType',
      'src/main.ts:8 values-removed KindType',
      'src/main.ts:9 values-removed KindType',
    ]);
  });

  test('values that are new, where all are told apart', async () => {
    const found = await usages(kinds(['round', 'flat'], ['round', 'flat', 'tall']), {
      'src/main.ts': `import type { ItemType, KindType } from '../generated/acme/shop.js';
export function all(kind: KindType): number {
  switch (kind) {
    case 'round':
      return 1;
    case 'flat':
      return 2;
  }
}
export function some({ kind }: ItemType): number {
  switch (kind) {
    case 'round':
      return 1;
    default:
      return 0;
  }
}
export function proven(kind: KindType): number {
  switch (kind) {
    case 'round':
    case 'flat':
      return 1;
    default: {
      const rest: never = kind;
      throw new Error(rest);
    }
  }
}
export const widths: Record<KindType, number> = { round: 1, flat: 2 };
`,
    });
    expect(found).toEqual([
      "src/main.ts:2 compiler Function lacks ending return statement and return type does not include 'undefined'.",
      'src/main.ts:3 values-added KindType',
      'src/main.ts:19 values-added KindType',
      "src/main.ts:24 compiler Type '\"tall\"' is not assignable to type 'never'.",
      'src/main.ts:29 values-added KindType',
    ]);
  });
});

describe('declarations and functions', () => {
  test('what is removed, and what is renamed', async () => {
    const api = operations('itemType', 'itemType');
    const item = record('itemType', label);
    const parts = element('one') + element('two') + element('three');
    const found = await usages(
      releases(
        api + item + record('lampType', nick) + record('shelfType', parts),
        api + item + record('shelvesType', parts),
      ),
      {
        'src/main.ts': `import type { LampType, ShelfType } from '../generated/acme/shop.js';
export const lamp: LampType = {};
export const shelf = (value: ShelfType): string => value.one;
`,
      },
    );
    expect(found).toEqual([
      'src/main.ts:1 declaration-removed LampType',
      'src/main.ts:1 declaration-renamed ShelfType',
      'src/main.ts:2 declaration-removed LampType',
      'src/main.ts:3 declaration-renamed ShelfType',
    ]);
  });

  test('functions of operations that are gone, whichever way they are called', async () => {
    const api = operations('itemType', 'itemType') + record('itemType', label);
    const more = payload('delItem', element('id', 'xs:int')) + payload('delItemResponse', '');
    const found = await usages(releases(api + more, api), {
      'src/client.ts': CLIENT,
      'src/main.ts': `import { client } from './client.js';
import { delItem } from '../generated/acme/operations/shop.js';
await client.shop.delItem({ id: 1 });
await delItem(client, { id: 1 });
await client.shop.putItem({ item: { label: 'a' } });
`,
    });
    expect(found).toEqual([
      'src/main.ts:2 function-removed delItem',
      'src/main.ts:3 function-removed delItem',
      'src/main.ts:4 function-removed delItem',
    ]);
  });
});

test('codecs go with their types, and their types with the new release', async () => {
  const api = operations('itemType', 'itemType') + record('itemType', label + nick);
  const now = operations('itemType', 'itemType') + record('itemType', label);
  const found = await usages(releases(api + record('lampType', nick), now), {
    'src/main.ts': `import { ItemTypeCodec, LampTypeCodec } from '../generated/acme/shop.codec.js';
import { decode } from '../generated/acme/runtime/document.js';
import { messageElement } from '../generated/acme/message.codec.js';
console.log(LampTypeCodec);
console.log(decode(messageElement, '<a/>', { mode: 'tolerant' }).value.body);
export const nick = (item: ReturnType<typeof ItemTypeCodec.read>): unknown => item?.nick;
`,
  });
  expect(found).toEqual([
    'src/main.ts:1 declaration-removed LampType',
    'src/main.ts:4 declaration-removed LampType',
    'src/main.ts:6 member-removed nick',
  ]);
});

describe('projects', () => {
  const change = (): Releases => items(label + nick, label);
  const USER = `import type { ItemType } from '../generated/acme/shop.js';
export const nick = (item: ItemType): string | undefined => item.nick;
`;

  const ask = async (both: Releases, config: string): ReturnType<typeof usagesIn> =>
    usagesIn(config, both.changes, wanted(both), filesOf(both.now, undefined));

  test('nothing that changed is used: an empty list, and errors that were there are no news', async () => {
    const found = await usages(change(), {
      'src/main.ts': `import type { ItemType } from '../generated/acme/shop.js';
export const label = (item: ItemType): number => item.label;
export const more = missing;
`,
    });
    expect(found).toEqual([]);
  });

  test('a usage says where and what to do', async () => {
    const both = change();
    const folder = projectOf(both, { 'src/main.ts': USER });
    const found = await ask(both, join(folder, 'tsconfig.json'));
    expect(found).toEqual([
      {
        file: expect.stringMatching(/src\/main\.ts$/),
        line: 2,
        column: 66,
        expression: 'export const nick = (item: ItemType): string | undefined => item.nick;',
        change: both.changes[0]?.id,
        advice: 'leave nick out',
      },
    ]);
  });

  test('extended configurations, paths and comments in them', async () => {
    const found = await usages(change(), {
      'base.json': `{
        // What all have in common.
        "compilerOptions": { "strict": true, "module": "preserve", "noEmit": true, "lib": ["es2023", "dom", "dom.iterable"], "types": [] },
      }`,
      'tsconfig.json': `{ "extends": "./base.json",
        "compilerOptions": { "paths": { "#acme/*": ["./generated/acme/*"] } }, "include": ["src"] }`,
      'src/main.ts': USER.replace('../generated/acme/shop.js', '#acme/shop'),
    });
    expect(found).toEqual(['src/main.ts:2 member-removed nick']);
  });

  test('a project without files, one that refers to others, a broken one and none', async () => {
    const both = change();
    const folder = projectOf(both, {
      'src/main.ts': USER,
      'empty.json': '{ "include": ["nowhere"] }',
      'solution.json': '{ "files": [], "references": [{ "path": "." }] }',
      'broken.json': '{ "include": ',
      'lost.json': '{ "extends": "./missing.json", "include": ["src"] }',
    });
    const problem = async (name: string): Promise<string> => {
      const found = await ask(both, join(folder, name));
      return 'problem' in found ? found.problem : JSON.stringify(found);
    };
    expect(await problem('empty.json')).toMatch(/empty\.json names no TypeScript files$/);
    expect(await problem('solution.json')).toMatch(/give one of the projects that it refers to$/);
    expect(await problem('broken.json')).toMatch(/broken\.json cannot be read: /);
    expect(await problem('nothing.json')).toMatch(/nothing\.json cannot be read: /);
    expect(await problem('lost.json')).toMatch(/lost\.json cannot be used: .*missing\.json/);
  });

  test('a project that uses no such client', async () => {
    const both = change();
    const folder = projectOf(both, {
      'src/main.ts': "export const nothing = 'at all';",
      'tsconfig.json': '{ "files": ["src/main.ts"] }',
    });
    expect(await ask(both, join(folder, 'tsconfig.json'))).toEqual({
      problem:
        'the project uses no generated client of acme: no folder of its source files has a manifest.json of that API',
    });
  });

  test('a client of another release', async () => {
    const both = change();
    const folder = projectOf({ ...both, old: both.now }, { 'src/main.ts': USER });
    const found = await ask(both, join(folder, 'tsconfig.json'));
    expect(found).toMatchObject({
      problem: expect.stringMatching(
        /generated\/acme was generated from release 2\.0, and what changed since 1\.0 is asked for/,
      ),
    });
  });
});

describe('a large API', () => {
  const webex = join(ROOT, 'schemas/webex');

  test('a program that needs nothing of what changed', async () => {
    const both = compared(webex, '5.9', '9.0');
    const found = await usages(both, {
      'src/main.ts': `import { createClient, isApiError } from '../generated/webex/client.js';
import * as user from '../generated/webex/operations/user.js';
const client = createClient({ siteName: 'acme', webExID: 'a', password: 'b' }, { user });
try {
  const { issues, meta } = await client.user.setUser({
    webExId: 'hostid',
    personalMeetingRoom: { hostPIN: '0427' },
  });
  console.log(meta.server, issues.length);
  for await (const { webExId, firstName } of client.user.lstsummaryUser.all({}))
    console.log(webExId, firstName);
} catch (error) {
  if (!isApiError(error)) throw error;
  console.error(error.errorId, error.reason);
}
`,
    });
    expect(found).toEqual([]);
  });

  test('a program that has something for each value of an enumeration that grew', async () => {
    const both = compared(webex, '5.8', '10.0');
    const found = await usages(both, {
      'src/main.ts': `import type { TimeZoneType } from '../generated/webex/common.js';
export function isFar(zone: TimeZoneType | undefined): boolean {
  switch (zone) {
    case 'GMT-12:00, Dateline (Eniwetok)':
      return true;
  }
  return false;
}
`,
    });
    expect(found).toEqual(['src/main.ts:3 values-added TimeZoneType']);
  });
});
