// Names with a namespace (xs:QName, xs:NOTATION): Clark names as values, prefixes as a document needs them.
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Codec } from '../../generator/runtime/codec.js';
import { open, ROOT, type Opened } from '../support/open.js';

let opened: Opened;
let codec: Codec<unknown>;
beforeAll(async () => {
  opened = await open(join(ROOT, 'test/cases/qname-values/schema.xsd'));
  const found = opened.codecs.elements['{urn:names}names'];
  if (found === undefined) throw new Error('there is no such element');
  codec = found;
});

const read = (content: string, more = ''): ReturnType<Opened['codecs']['decode']> =>
  opened.codecs.decode(codec, `<m:names xmlns:m="urn:names" ${more}>${content}</m:names>`);

const write = (value: object): string =>
  new TextDecoder().decode(opened.codecs.encode(codec, value as never));

describe('a name with a namespace', () => {
  test('is read by the prefixes in scope', () => {
    const { value } = read(
      '<m:one>p:a</m:one><m:one xmlns:p="urn:inner">p:a</m:one><m:one xmlns="urn:d">a</m:one><m:one>a</m:one>',
      'xmlns:p="urn:p" about="p:b"',
    );
    expect(value).toMatchObject({
      about: '{urn:p}b',
      one: ['{urn:p}a', '{urn:inner}a', '{urn:d}a', 'a'],
    });
  });

  test('is written with prefixes that the root declares', () => {
    const text = write({ one: ['{urn:x}a', '{urn:y}a', '{urn:names}a', 'a'], about: '{urn:x}b' });
    expect(text).toContain('xmlns:n="urn:names" xmlns:q0="urn:x" xmlns:q1="urn:y"');
    expect(text).toContain(' about="q0:b"');
    expect(text).toContain(
      '<n:one>q0:a</n:one><n:one>q1:a</n:one><n:one>n:a</n:one><n:one>a</n:one>',
    );
  });

  test('keeps its prefix where a pattern minds it', () => {
    const { value } = read('<m:spelled xmlns:p="urn:p">p:any</m:spelled>');
    expect(value).toMatchObject({ spelled: '{urn:p}p:any' });
    expect(write(value as object)).toContain('<n:spelled>p:any</n:spelled>');
    expect(opened.codecs.isValid(codec, { spelled: '{urn:p}q:any' })).toBe(false);
  });

  test('is compared by its namespace with what the schema fixes, lists and has as a default', () => {
    expect(read('<m:fixed xmlns:z="urn:other">z:always</m:fixed>').issues).toEqual([]);
    expect(read('<m:fixed/>').value).toMatchObject({ fixed: '{urn:other}always' });
    expect(read('<m:fixed xmlns:o="urn:x">o:always</m:fixed>').issues).toHaveLength(1);
    expect(read('<m:kind xmlns:z="urn:other">z:b</m:kind>').issues).toEqual([]);
    expect(read('<m:kind xmlns:o="urn:x">o:b</m:kind>').issues).toHaveLength(1);
    expect(opened.codecs.isValid(codec, { kind: '{urn:other}b' })).toBe(true);
    expect(opened.codecs.isValid(codec, { kind: 'o:b' })).toBe(false);
  });

  test.each(['p:a', '{urn:x}', '{}a', '{urn:x}p:a', 'a b', '{urn:x', '{urn:}x}a'])(
    'is none: %s',
    (name) => {
      const [issue, ...more] = opened.codecs.validate(codec, { one: [name] });
      expect(issue).toMatchObject({ code: 'lexical', path: ['one', 0] });
      expect(more).toEqual([]);
    },
  );

  test('takes no prefix that is taken', () => {
    const { value } = read(
      '<m:spelled xmlns:p="urn:p">p:any</m:spelled>',
      'xmlns:root="urn:r" xmlns:xml="http://www.w3.org/XML/1998/namespace" about="root:x"',
    );
    const text = write(value as object);
    expect(text).toContain('xmlns:q0="urn:r"');
    expect(opened.codecs.decode(codec, text).value).toEqual(value);
  });
});
