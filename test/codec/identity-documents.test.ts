// Random documents with keys and references: libxml2 gives the same verdict, issues lead to the
// element in value and document, and secret values stay out of them.
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Codec } from '../../generator/runtime/codec.js';
import { openInline } from '../support/inline.js';
import { element, open, ROOT } from '../support/open.js';
import { oracleOf } from '../support/oracle.js';

const SEED = 20_261_128;
const KEYS = join(ROOT, 'test/cases/keys/schema.xsd');

/** Few enough values that they meet, in several spellings. */
const number = fc.constantFrom('1', '01', '1.0', '2', '+2', '3');
const whole = fc.constantFrom('1', '01', '2', '+2', '3', '4');
const label = fc.constantFrom('pen', 'ink', ' pen');
const optional = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(of, { nil: undefined, freq: 6 });

const article = fc.record({
  number: optional(number),
  lang: fc.option(fc.constantFrom('en', 'de'), { nil: undefined }),
  label: fc.option(label, { nil: undefined }),
});
const position = fc.record({ at: optional(whole), article: fc.option(whole, { nil: undefined }) });
const order = fc.record({
  lang: fc.option(fc.constantFrom('en', 'fr'), { nil: undefined }),
  first: fc.option(whole, { nil: undefined, freq: 2 }),
  label: fc.option(label, { nil: undefined }),
  positions: fc.array(position, { maxLength: 3 }),
});
const shop = fc
  .record({
    articles: fc.array(article, { maxLength: 4 }),
    orders: fc.array(order, { maxLength: 3 }),
  })
  .map(({ articles, orders }) => {
    const inner = [
      ...articles.map(({ label: own, ...rest }) => tag('article', rest, child('label', own))),
      ...orders.map(({ label: own, positions, ...rest }) =>
        tag('order', rest, child('label', own) + positions.map(printed).join('')),
      ),
    ];
    return tag('shop', { xmlns: 'urn:case:keys' }, inner.join('\n'));
  });

type Attributes = Readonly<Record<string, string | undefined>>;

function tag(name: string, attributes: Attributes, content: string): string {
  const list = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${value}"`],
  );
  return `<${name}${list.join('')}>${content}</${name}>`;
}

function child(name: string, text: string | undefined): string {
  return text === undefined ? '' : tag(name, {}, text);
}

function printed({
  at,
  article: of,
}: {
  at: string | undefined;
  article: string | undefined;
}): string {
  return tag('position', { at }, of === undefined ? tag('text', {}, '-') : tag('article', {}, of));
}

test('random documents have the verdict that libxml2 gives', async () => {
  const opened = await open(KEYS);
  const oracle = oracleOf(KEYS);
  const codec = element(opened, '{urn:case:keys}shop');
  const verdicts = { valid: 0, invalid: 0 };
  fc.assert(
    fc.property(shop, (document) => {
      const { issues } = opened.codecs.decode(codec, document);
      expect(issues.length === 0, JSON.stringify(issues)).toBe(oracle.accepts(document));
      verdicts[issues.length === 0 ? 'valid' : 'invalid']++;
    }),
    { seed: SEED, numRuns: 2000 },
  );
  expect(verdicts.valid).toBeGreaterThan(100);
  expect(verdicts.invalid).toBeGreaterThan(100);
});

test('an issue leads to the element in the value and in the document', async () => {
  const opened = await open(KEYS);
  const codec = element(opened, '{urn:case:keys}shop');
  const document = [
    '<?xml version="1.0"?><!-- é -->',
    '<k:shop xmlns:k="urn:case:keys">',
    '  <k:article number="1"/>',
    '  <!-- <article number="1"/> --><k:article number="1.0"><k:label>x</k:label></k:article>',
    '  <k:order><k:position at="1"><k:article>9</k:article></k:position></k:order>',
    '</k:shop>',
  ].join('\n');
  const { issues } = opened.codecs.decode(codec, document);
  const at = (text: string): number =>
    Buffer.from(document.slice(0, document.indexOf(text))).length;
  expect(issues).toEqual([
    {
      code: 'unique',
      path: ['article', 1],
      message: 'expected a value that no other node of {urn:case:keys}article has, found "1.0"',
      source: 'schema.xsd:9',
      offset: at('<k:article number="1.0"'),
      constraint: 'cvc-identity-constraint.4.2.2',
    },
    {
      code: 'reference',
      path: ['order', 0, 'position', 0],
      message:
        'expected a value that {urn:case:keys}article has, as {urn:case:keys}bought demands, found "9"',
      source: 'schema.xsd:13',
      offset: at('<k:position'),
      constraint: 'cvc-identity-constraint.4.3',
    },
  ]);
});

test('issues of mixed content, attributes and wildcards have their place as well', async () => {
  const opened = await openInline(`
    <xs:element name="r"><xs:complexType mixed="true"><xs:sequence>
      <xs:element ref="t:a" minOccurs="0" maxOccurs="unbounded"/>
      <xs:any namespace="##other" processContents="skip" minOccurs="0"/>
    </xs:sequence></xs:complexType></xs:element>
    <xs:element name="a"><xs:complexType><xs:sequence><xs:any processContents="lax" minOccurs="0"/>
    </xs:sequence><xs:attribute name="id" type="xs:ID"/><xs:attribute name="to" type="xs:IDREF"/>
    </xs:complexType></xs:element>`);
  const { decode, types } = opened.codecs;
  const document =
    '<r xmlns="urn:t">text <a id="x"/> more <a to="y"><a id="x"/></a><b xmlns="urn:o" id="x"/></r>';
  const { issues } = decode(element(opened, '{urn:t}r'), document, { types });
  expect(issues.map(({ path, offset, constraint }) => [path, offset, constraint])).toEqual([
    [
      ['$content', 3, 'value', '$content', 0, 'value', 'id'],
      document.indexOf('<a id="x"/></a>'),
      'cvc-id.2',
    ],
    [['$content', 3, 'value', 'to'], document.indexOf('<a to'), 'cvc-id.1'],
  ]);
});

test('what is in a secret member is not shown', async () => {
  const opened = await openInline(`
    <xs:element name="r"><xs:complexType><xs:sequence>
      <xs:element name="user" maxOccurs="9"><xs:complexType><xs:sequence>
        <xs:element name="password" type="xs:string"/></xs:sequence></xs:complexType></xs:element>
    </xs:sequence></xs:complexType>
    <xs:unique name="u"><xs:selector xpath="t:user"/><xs:field xpath="t:password"/></xs:unique>
    </xs:element>`);
  const document =
    '<r xmlns="urn:t"><user><password>hush</password></user><user><password>hush</password></user></r>';
  const known: Codec<unknown> = element(opened, '{urn:t}r');
  const codec: Codec<unknown> = { ...known, secrets: new Set(['password']) };
  for (const mode of ['strict', 'tolerant'] as const) {
    const { value, issues } = opened.codecs.decode(codec, document, { mode } as {
      mode: 'tolerant';
    });
    expect(issues).toHaveLength(1);
    expect(JSON.stringify(issues)).not.toContain('hush');
    if (mode === 'tolerant')
      expect(JSON.stringify(opened.codecs.validate(codec, value))).toMatch(/has"(?!.*hush)/);
  }
});

test('no ENTITY is declared', async () => {
  const opened = await openInline('<xs:element name="r" type="xs:ENTITY"/>');
  const { issues } = opened.codecs.decode(element(opened, '{urn:t}r'), '<r xmlns="urn:t">a</r>');
  expect(issues.map(({ constraint }) => constraint)).toEqual(['cvc-simple-type.2']);
});

test('a large document costs no more for each of its rows', async () => {
  const opened = await open(KEYS);
  const codec = element(opened, '{urn:case:keys}shop');
  const rows = Array.from({ length: 20_000 }, (_, i) => `<article number="${i}"/>`).join('');
  const document = (more: string): string => `<shop xmlns="urn:case:keys">${rows}${more}</shop>`;
  const { decode } = opened.codecs;
  expect(decode(codec, document('')).issues).toEqual([]);
  expect(decode(codec, document('<article number="19999.0"/>')).issues).toHaveLength(1);
});
