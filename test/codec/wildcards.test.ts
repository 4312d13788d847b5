// What wildcards take: judged by global declarations where they are given, and written as it was.
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { codecOfRoot } from '../../generator/execute/execute.js';
import { rootOf } from '../../generator/execute/document.js';
import type { Codec } from '../../generator/runtime/codec.js';
import { open, ROOT, type Opened } from '../support/open.js';

const WILD = 'urn:wild';
const HEAD =
  'xmlns="urn:wild" xmlns:w="urn:wild" xmlns:o="urn:other" ' +
  'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';

const cases = new Map<string, Opened>();
beforeAll(async () => {
  for (const name of ['wildcard-judged', 'any-attribute', 'any-type'])
    cases.set(name, await open(join(ROOT, 'test/cases', name, 'schema.xsd')));
});

function codecs(name = 'wildcard-judged'): Opened['codecs'] {
  const opened = cases.get(name);
  if (opened === undefined) throw new Error(`there is no case ${name}`);
  return opened.codecs;
}

function box(): Codec<unknown> {
  const codec = codecs().elements[`{${WILD}}box`];
  if (codec === undefined) throw new Error('there is no box');
  return codec;
}

const inBox = (content: string): string => `<box ${HEAD}>${content}</box>`;

function problems(content: string, withGlobals = true): readonly string[] {
  const { decode, types } = codecs();
  const options = withGlobals ? { types } : {};
  return decode(box(), inBox(content), options).issues.map(({ constraint = '' }) => constraint);
}

describe('an element of a wildcard', () => {
  test('is judged by its form alone where no globals are given', () => {
    expect(problems('<strict><size>many</size><o:own/></strict>', false)).toEqual([]);
    expect(problems('<strict><size>many</size><o:own/></strict>')).toEqual([
      'cvc-datatype-valid.1.2.1',
      'cvc-assess-elt',
    ]);
  });

  test('may be undeclared in a strict place if xsi:type names a type', () => {
    const own = (type: string): string =>
      `<strict><o:own xsi:type="${type}" sum="3"><code>c</code></o:own></strict>`;
    expect(problems(own('w:Whole'))).toEqual([]);
    expect(problems(own('w:Nothing'))).toEqual(['cvc-assess-elt']);
    expect(problems('<strict><o:own xsi:type="w:Word">abcde</o:own></strict>')).toEqual([
      'cvc-maxLength-valid',
    ]);
  });

  test('must not name a type that is none, not even where nothing need be known of it', () => {
    expect(problems('<lax><o:own xsi:type="w:Nothing"/></lax>')).toEqual(['cvc-elt.4.2']);
  });

  test('has issues at its own place, with what stands inside in the message', () => {
    const { decode, types } = codecs();
    const text = inBox('<strict><part><code>x</code><part id="no"><code/></part></part></strict>');
    const [issue] = decode(box(), text, { types }).issues;
    expect(issue?.path).toEqual(['strict', '$content', 0, 'value']);
    expect(issue?.message).toMatch(/^\$content\.1\.value: id: expected a whole number/);
    expect(issue?.offset).toBe(text.indexOf('<code/>'));
  });

  test('is judged in values as in documents, and encode refuses what validate does', () => {
    const { decode, encode, isValid, validate, types } = codecs();
    const read = (content: string): unknown => decode(box(), inBox(content)).value;
    const good = read('<strict><part id="1"><code>x</code></part></strict><lax>a<o:b/></lax>');
    expect(validate(box(), good, { types })).toEqual([]);
    expect(isValid(box(), good, { types })).toBe(true);
    const bad = read('<strict><part id="no"><code>x</code></part></strict>');
    expect(validate(box(), bad)).toEqual([]);
    const [issue] = validate(box(), bad, { types });
    expect(issue).toMatchObject({
      code: 'lexical',
      path: ['strict', '$content', 0, 'value'],
      constraint: 'cvc-datatype-valid.1.2.1',
    });
    expect(isValid(box(), bad, { types })).toBe(false);
    expect(() => encode(box(), bad, { types })).toThrow(/id: expected a whole number/);
    expect(() => encode(box(), bad)).not.toThrow();
  });

  test('is captured and read once, however deep wildcards stand in each other', () => {
    const { decode, types } = codecs();
    const nested = (depth: number): string =>
      '<part><code>x</code>'.repeat(depth) + '</part>'.repeat(depth);
    const issues = (depth: number): number => {
      const bad = nested(depth).replaceAll('<part>', '<part id="x">');
      return decode(box(), inBox(`<strict>${bad}</strict>`), { types }).issues.length;
    };
    // One issue for each element: twice as many if one were read twice at each depth.
    expect(issues(20)).toBe(20);
    expect(issues(400)).toBe(400);
    expect(problems(`<strict>${nested(400)}</strict>`)).toEqual([]);
  });

  test('is limited in depth like any other', () => {
    const deep = '<part><code>x</code>'.repeat(600) + '</part>'.repeat(600);
    expect(() => problems(`<strict>${deep}</strict>`)).toThrow(
      expect.objectContaining({ code: 'limit' }),
    );
  });
});

describe('what a wildcard took', () => {
  const roundTrip = (content: string): unknown => {
    const { decode, encode, types } = codecs();
    const before = decode(box(), inBox(content), { types });
    expect(before.issues).toEqual([]);
    const again = decode(box(), encode(box(), before.value, { types }), { types });
    expect(again).toEqual(before);
    return before.value;
  };

  test.each([
    '<skip><o:a at="p:x" xmlns:p="urn:p">p:y and <o:b>p:z</o:b></o:a></skip>',
    '<skip><o:a xmlns:a0="urn:a0" o:at="a0:x" w:at="y"/></skip>',
    '<skip><o:a xsi:type="w:Word" xsi:nil="true" xml:space="preserve"> \n </o:a></skip>',
    '<skip><a xmlns="">&lt;&amp;]]&gt;<b/> <c>\r\n</c></a></skip>',
    '<lax> a <o:a> <o:b/> </o:a> b </lax>',
  ])('comes back with its names: %s', (content) => {
    roundTrip(content);
  });

  test('keeps the prefixes that its text uses, and no others', () => {
    const value = roundTrip(
      '<skip><o:a xmlns:p="urn:p" xmlns:q="urn:q" at="see p:x">http://q.example/</o:a></skip>',
    );
    expect(value).toHaveProperty('skip.$content.0.value.attributes', {
      at: 'see p:x',
      'xmlns:p': 'urn:p',
    });
  });

  test('can bind no prefix that ends the tag or takes ours', () => {
    const { validate } = codecs();
    const of = (attributes: object): number =>
      validate(box(), {
        skip: {
          $content: [{ name: '{urn:o}a', value: { name: '{urn:o}a', attributes, content: [] } }],
        },
      }).length;
    expect(of({ 'xmlns:p': 'urn:p' })).toBe(0);
    expect(of({ 'xmlns:p><evil': 'urn:p' })).toBe(1);
    expect(of({ 'xmlns:xsi': 'urn:p' })).toBe(1);
    expect(of({ 'xmlns:xml': 'urn:p' })).toBe(1);
    expect(of({ 'xmlns:p': '' })).toBe(1);
  });
});

test('a prefix that the root binds otherwise is another one where an attribute uses it', () => {
  const { decode, encode, elements, types } = codecs('any-attribute');
  const codec = elements['{urn:attributes}all'];
  if (codec === undefined) throw new Error('there is no such element');
  const text =
    '<all xmlns="urn:attributes"><lax xmlns:a="urn:not-ours" xmlns:o="urn:o" o:see="a:thing"/></all>';
  const { value } = decode(codec, text, { types });
  const written = new TextDecoder().decode(encode(codec, value as never, { types }));
  expect(written).toContain('<a:lax');
  expect(written).toMatch(/xmlns:a_="urn:not-ours"/);
  expect(written).toContain('"a_:thing"');
});

describe('a root element that is not declared', () => {
  const root = (type: string, content: string): Uint8Array =>
    new TextEncoder().encode(
      `<o:own xmlns:o="urn:o" xmlns:a="urn:anything" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="${type}">${content}</o:own>`,
    );

  test('is judged by the type that its xsi:type names', () => {
    const all = codecs('any-type');
    const good = root('a:Short', 'abc');
    const codec = codecOfRoot(all, rootOf(good) ?? { name: '' });
    if (codec === undefined) throw new Error('the type is known');
    const { types } = all;
    const { value, issues } = all.decode(codec, good, { types });
    expect(issues).toEqual([]);
    expect(
      all.decode(codec, all.encode(codec, value as never, { types }), { types }).value,
    ).toEqual(value);
    expect(all.decode(codec, root('a:Short', 'abcd'), { types }).issues).toHaveLength(1);
  });

  test('is refused without one', () => {
    expect(codecOfRoot(codecs('any-type'), { name: '{urn:o}own' })).toBeUndefined();
    expect(
      codecOfRoot(codecs('any-type'), { name: '{urn:o}own', type: '{urn:o}None' }),
    ).toBeUndefined();
    expect(
      codecOfRoot(codecs(), { name: `{${WILD}}shape`, type: `{${WILD}}Part` }),
    ).toBeUndefined();
  });
});

test('a nil element of any type may have attributes', () => {
  const { decode, elements, types } = codecs('any-type');
  const bag = elements['{urn:anything}bag'];
  if (bag === undefined) throw new Error('there is no bag');
  const document = `<bag xmlns="urn:anything" ${HEAD.slice(HEAD.indexOf('xmlns:xsi'))}><none xsi:nil="true" kind="x"/></bag>`;
  expect(decode(bag, document, { types })).toEqual({ value: { none: null }, issues: [] });
});
