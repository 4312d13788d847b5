import { describe, expect, test } from 'vitest';
import {
  acceptedForm,
  basicCredentials,
  contentForm,
  entityTags,
} from '../../generator/mock/resource-headers.js';
import { pathOf, pathPattern } from '../../generator/mock/resource-path.js';
import { basic } from './resources.js';

const both = { xml: 'application/a+xml', json: 'application/a+json' };

describe('Authorization', () => {
  test('of basic authentication is user name and password, colons and all', () => {
    expect(basicCredentials(basic('jäne', 'a:b:'))).toEqual({ username: 'jäne', password: 'a:b:' });
  });

  test.each(['', 'Bearer abc', 'Basic', 'Basic !!', 'Basic YQ=='])('%j says nothing', (header) => {
    expect(basicCredentials({ authorization: header })).toEqual({});
  });
});

describe('If-Match', () => {
  test.each([
    ['"a"', ['a']],
    ['"a", "b,c"', ['a', 'b,c']],
    ['*', ['*']],
    ['W/"a"', []],
    ['a', ['a']],
    ['', []],
  ])('%j means %j', (header, tags) => {
    expect(entityTags({ 'if-match': header })).toEqual(tags);
  });

  test('may be missing', () => {
    expect(entityTags({})).toBeUndefined();
  });
});

describe('media types', () => {
  test.each([
    [undefined, 'xml'],
    ['*/*', 'xml'],
    ['application/a+json', 'json'],
    ['application/a+xml;q=0.5, application/a+json', 'json'],
    ['application/a+xml;q=0, */*', 'json'],
    ['application/*;q=0.2, application/a+json; q=0.1', 'xml'],
    ['text/*', undefined],
    ['APPLICATION/A+JSON', 'json'],
  ])('Accept %j takes %s', (accept, form) => {
    expect(acceptedForm(accept === undefined ? {} : { accept }, both)).toBe(form);
  });

  test('JSON is there for those alone that have it', () => {
    expect(acceptedForm({ accept: 'application/a+json' }, { xml: both.xml })).toBeUndefined();
    expect(contentForm({ 'content-type': both.json }, { xml: both.xml })).toBeUndefined();
    expect(contentForm({ 'content-type': `${both.json}; charset=utf-8` }, both)).toBe('json');
  });
});

describe('paths', () => {
  const thing = pathPattern('/api/things/{kind}/{name}');

  test('give what stands at the names, decoded', () => {
    expect(thing('/api/things/a/b%2Fc')).toEqual({ kind: 'a', name: 'b/c' });
    for (const other of [
      '/api/things/a',
      '/api/things/a/',
      '/api/things//b',
      '/api/things/a/b/c',
      '/x/things/a/b',
      '/api/things/a/%',
    ])
      expect(thing(other)).toBeUndefined();
  });

  test('are made of members, where each has a text', () => {
    expect(pathOf('/things/{kind}/{name}', { kind: 'a b', name: 'ü/' })).toBe(
      '/things/a%20b/%C3%BC%2F',
    );
    expect(pathOf('/things/{name}', { name: '' })).toBeUndefined();
    expect(pathOf('/things/{name}', {})).toBeUndefined();
  });
});
