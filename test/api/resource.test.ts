import { describe, expect, test } from 'vitest';
import { jsonKey } from '../../generator/api/json-key.js';
import { compileShelf, shelfApi, SHELF_FILES } from '../support/shelf.js';

const base = shelfApi();
const { members } = base.resources.books;

async function books(changed: Readonly<Record<string, unknown>>): Promise<readonly string[]> {
  return (await compileShelf(shelfApi(changed))).found;
}

async function whole(changed: Readonly<Record<string, unknown>>): Promise<readonly string[]> {
  return (await compileShelf({ ...base, ...changed })).found;
}

describe('an api.json with resources', () => {
  test('is read and bound to the schemas', async () => {
    const { set, found } = await compileShelf();
    expect(found).toEqual([]);
    const [bound, branches] = set.resources ?? [];
    expect(bound?.element.name).toBe('{urn:shelf:book}book-v1');
    expect(bound?.key.map(({ name }) => name)).toEqual(['call-number']);
    expect(bound?.entityTag?.name).toBe('revision');
    expect(bound?.updateValues).toEqual({ lent: [false], state: ['worn'] });
    expect(bound?.list?.document.name).toBe('{urn:shelf:books}book-list');
    expect(branches?.resource.members.readOnly).toEqual([]);
    expect(branches?.list).toBeUndefined();
  });

  test.each<[string, Record<string, unknown>, string]>([
    [
      'a column that is no key',
      { colection: '/books' },
      `"colection": "/books" | API502 unknown key 'colection'`,
    ],
    [
      'a path that leaves the endpoint',
      { collection: '/../admin' },
      `"collection": "/../admin", | API504 expected a path, such as /users, found '/../admin'`,
    ],
    [
      'an item without a member',
      { item: '/books/one' },
      '"item": "/books/one", | API504 expected a path with a member in braces',
    ],
    ['an unknown action', { actions: ['get', 'patch'] }, `"patch" | API504 expected 'list', 'get'`],
    [
      'a repeated action',
      { actions: ['list', 'get', 'create', 'update', 'delete', 'get'] },
      `"get" | API507 the action 'get' stands here again`,
    ],
    [
      'a list without its action',
      { actions: ['get', 'create', 'update'] },
      "API507 'list' needs the action 'list'",
    ],
    [
      'a change of what cannot be read',
      { actions: ['list', 'update'] },
      "API507 the action 'update' needs the action 'get'",
    ],
    [
      'an action without its list',
      { list: undefined },
      "API507 the action 'list' needs the key 'list'",
    ],
    [
      'a member of two sorts',
      { members: { ...members, createOnly: ['revision'] } },
      `"revision" | API507 'revision' stands in 'readOnly' as well`,
    ],
    [
      'an entity tag that may be written',
      { members: { ...members, readOnly: ['link'] } },
      `"entityTag": "revision", | API507 the server makes entity tags: list 'revision' in 'readOnly'`,
    ],
    [
      'values of what cannot be changed',
      { members: { ...members, updateValues: { 'call-number': ['x'] } } },
      `"call-number": [ | API507 no change may set 'call-number'`,
    ],
    [
      'JSON without a media type',
      { mediaTypes: { xml: 'application/xml' } },
      "API507 'json' needs a media type for JSON",
    ],
    [
      'an unknown element of a list',
      { list: { ...(base.resources.books['list'] as object), element: 'books:book-lst' } },
      `"element": "books:book-lst", | API508 the schemas have no global element 'books:book-lst' (did you mean 'book-list'?)`,
    ],
    [
      'rows that are no resources',
      { list: { ...(base.resources.books['list'] as object), rows: 'link' } },
      `"rows": "link", | API508 expected a member that is a list of book-v1`,
    ],
    [
      'an unknown member in the path',
      { item: '/books/{call-numbr}' },
      `API508 the type {urn:shelf:book}Book has no member 'call-numbr' (did you mean 'call-number'?)`,
    ],
    [
      'a member in the path that is no text',
      { item: '/books/{link}' },
      `API508 expected a member with one text or whole number, found 'link'`,
    ],
    [
      'an unknown member',
      { members: { ...members, createRequired: ['title'] } },
      `"title" | API508 the type {urn:shelf:book}Book has no member 'title'`,
    ],
    [
      'a value of another type',
      { members: { ...members, updateValues: { lent: ['no'] } } },
      `"no" | API508 expected true or false, found 'no'`,
    ],
    [
      'a value that the enumeration lacks',
      { members: { ...members, updateValues: { state: ['old'] } } },
      `"old" | API508 expected new or worn, found 'old'`,
    ],
    [
      'a name in JSON that nothing has',
      { json: { names: { lnk: 'links' } } },
      `"lnk": "links" | API508 the documents have no member 'lnk'`,
    ],
    [
      'two members with one name in JSON',
      { json: { names: { 'book-title': 'shelfMark' } } },
      `API507 'book-title' and 'shelf-mark' of {urn:shelf:book}Book are both 'shelfMark' in JSON`,
    ],
  ])('is refused with %s', async (_, changed, expected) => {
    expect((await books(changed)).join('\n')).toContain(expected);
  });

  test.each<[string, Record<string, unknown>, string]>([
    [
      'an error that is no status',
      { errors: { '000045': { name: 'x', meaning: 'x', retry: 'never' } } },
      '"000045": { | API504 expected an HTTP status that means failure',
    ],
    [
      'an operation of no resource',
      { operations: { probe: 'boks.list' } },
      `"probe": "boks.list" | API506 the resource 'boks' is not listed in 'resources' (did you mean 'books'?)`,
    ],
    [
      'an action that a resource has not',
      { operations: { probe: 'branches.list' } },
      `"probe": "branches.list" | API506 the action 'list' is not among the actions of 'branches'`,
    ],
    [
      'a lookup of no resource',
      { operations: { lookups: { 'books.create': { operation: 'books.find' } } } },
      `API506 the action 'find' is not among the actions of 'books'`,
    ],
    [
      'a place in the URL that is an option',
      { endpoint: { url: 'https://{password}.example.com/rest' } },
      `API507 the client has an option called 'password' already`,
    ],
    [
      'resources in one file',
      { resources: { ...base.resources, Books: base.resources.branches } },
      `"Books": { | API507 the resources 'books' and 'Books' cannot be told apart`,
    ],
    [
      'a prefix that is not listed',
      { prefixes: { book: 'urn:shelf:book', books: 'urn:shelf:books' } },
      `"element": "branch:branch", | API506 the prefix 'branch' is not listed in 'prefixes'`,
    ],
  ])('is refused with %s', async (_, changed, expected) => {
    expect((await whole(changed)).join('\n')).toContain(expected);
  });

  test('leaves out what a release does not have, and says so', async () => {
    const { 'branch.xsd': _, ...files } = SHELF_FILES;
    const { set, found } = await compileShelf(base, undefined, { '0.9': files });
    expect(set.model.operations.map(({ service }) => service)).not.toContain('branches');
    expect(found).toEqual([
      `"element": "branch:branch", | API508 the schemas have no global element 'branch:branch'`,
    ]);
  });
});

test.each([
  ['entity-tag', 'entityTag'],
  ['plcm-user-v2', 'plcmUserV2'],
  ['URL', 'uRL'],
  ['a.b_c', 'aBC'],
  ['link', 'links'],
  ['__', '__'],
  ['toString', 'toString'],
])('%s is %s in JSON', (name, key) => {
  expect(jsonKey(name, { names: { link: 'links' } })).toBe(key);
});
