import { describe, expect, test } from 'vitest';
import { membersIn } from '../../generator/runtime/resource-path.js';
import { isSameTag, plainTag, quotedTag } from '../../generator/runtime/resource-tag.js';
import { baseUrl } from '../../generator/runtime/resource-url.js';

describe('the endpoint', () => {
  const pattern = 'https://{host}:8443/api/';

  test.each(['dma.example.com', '10.0.0.7', 'dma', 'a-b.c1'])('may stand on %s', (host) => {
    expect(baseUrl(pattern, undefined, { host })).toBe(`https://${host}:8443/api`);
    expect(baseUrl('https://{host}', undefined, { host })).toBe(`https://${host}`);
  });

  test.each(['', 'a/b', 'a#', 'a@b', 'a:1', 'a?b', 'a b', 'a..b', '.a', 'a.', '[::1]', 'a\n'])(
    'may not stand on %j',
    (host) => {
      expect(() => baseUrl(pattern, undefined, { host })).toThrow('host: expected a host name');
    },
  );

  test.each([{}, { host: 7 }])('needs a host: %j', (options) => {
    expect(() => baseUrl(pattern, undefined, options)).toThrow('host: expected a host name');
  });

  test('takes one label where that is all that is open', () => {
    const part = 'https://{site}.example.com/api';
    expect(baseUrl(part, undefined, { site: 'acme' })).toBe('https://acme.example.com/api');
    expect(() => baseUrl(part, undefined, { site: 'a.b' })).toThrow(
      'site: expected letters, digits and hyphens only, found "a.b"',
    );
  });

  test('that the caller gives ends without a slash', () => {
    expect(baseUrl(pattern, 'http://127.0.0.1:9', {})).toBe('http://127.0.0.1:9');
    expect(baseUrl(pattern, 'https://a/b//', {})).toBe('https://a/b');
  });

  test.each(['http://a', 'https://u:p@a', 'https://a/?b', 'https://a/#b', 'a'])(
    'that the caller gives is refused: %s',
    (endpoint) => expect(() => baseUrl(pattern, endpoint, {})).toThrow('endpoint: expected'),
  );
});

test.each([
  ['https://a/api/users/x%2Fy', { uuid: 'x/y' }],
  ['https://a/api/users/7/', { uuid: '7' }],
  ['https://a/api/users/7?z#/users/8', { uuid: '7' }],
  ['https://a/api/users/', {}],
  ['https://a/api/users/7/more', {}],
  ['https://a/api/users/%', {}],
])('in %s stands %j', (url, members) => {
  expect(membersIn('/users/{uuid}', url)).toEqual(members);
});

describe('an entity tag', () => {
  test.each([
    ['abc', '"abc"', 'abc'],
    ['"abc"', '"abc"', 'abc'],
    ['W/"abc"', 'W/"abc"', 'W/"abc"'],
    [' W/abc= ', '"W/abc="', 'W/abc='],
    ['"a é"', '"a é"', 'a é'],
  ])('%s goes as %s and is kept as %s', (text, header, plain) => {
    expect(quotedTag(text)).toBe(header);
    expect(plainTag(text)).toBe(plain);
  });

  test.each(['', ' ', '"', '""', 'a"b', '"a', 'a\r\nb', 'a\x7f', 'ж'])('is not %j', (text) =>
    expect(quotedTag(text)).toBeUndefined(),
  );

  test('is the same with and without quotes, weak or not', () => {
    expect(isSameTag('a', '"a"')).toBe(true);
    expect(isSameTag('a', 'W/"a"')).toBe(true);
    expect(isSameTag('a', '"b"')).toBe(false);
  });
});
